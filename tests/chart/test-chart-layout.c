#include "config.h"

#include <math.h>
#include <string.h>

#include "chart-support.h"

static MbChartLayout *
lay_out (MbChartData *data, double width, double height)
{
  MbChartFrame frame = chart_support_frame (width, height);

  return mb_chart_layout_new (data, &frame);
}

static gboolean
is_within (const cairo_rectangle_t *box, double width, double height)
{
  return box->x >= -0.5 && box->y >= -0.5 && box->x + box->width <= width + 0.5 && box->y + box->height <= height + 0.5;
}

static void
check_is_within (MbChartLayout *layout)
{
  for (guint i = 0; i < layout->segments->len; i++)
    g_assert_true (is_within (&g_array_index (layout->segments, MbChartSegment, i).box, layout->width, layout->height));
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const MbChartLabel *label = &g_array_index (layout->labels, MbChartLabel, i);

      if (!is_within (&label->box, layout->width, layout->height))
        g_error ("“%s” is outside at %g, %g, %g wide, %g high", label->text, label->box.x, label->box.y,
                 label->box.width, label->box.height);
    }
}

static void
test_columns_are_as_high_as_their_values (void)
{
  g_autoptr (MbChartData) data = chart_support_years (3, 2, 10);
  g_autoptr (MbChartLayout) layout = lay_out (data, 800, 400);
  double unit = layout->plot.height / 100; /* the greatest is 90 */

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 2; j++)
      {
        double height = chart_support_segment (layout, i, j).box.height;

        g_assert_cmpfloat (fabs (height - (i + 1) * (j + 1) * 10 * unit), <=, 1.0);
      }
  /* One stands on the other. */
  g_assert_cmpfloat (chart_support_segment (layout, 2, 1).box.y + chart_support_segment (layout, 2, 1).box.height, ==,
                     chart_support_segment (layout, 2, 0).box.y);
}

static gboolean
has_label (MbChartLayout *layout, const char *part)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (strstr (g_array_index (layout->labels, MbChartLabel, i).text, part) != NULL)
      return TRUE;
  return FALSE;
}

/* A picture that leaves something out says so; beside the legend of the window everybody sees it. */
static void
test_what_is_hidden_is_said (void)
{
  g_autoptr (MbChartData) data = chart_support_years (3, 3, 10);
  MbChartFrame frame = chart_support_frame (800, 0);
  g_autofree char *words = g_strdup_printf ("Without %s.", mb_chart_data_get_series_name (data, 1));
  g_autoptr (MbChartLayout) whole = NULL, picture = NULL, part = NULL;

  frame.alone = TRUE;
  whole = mb_chart_layout_new (data, &frame);
  frame.shown = ~(MbChartMask) 2;
  picture = mb_chart_layout_new (data, &frame);
  frame.alone = FALSE;
  part = mb_chart_layout_new (data, &frame);
  g_assert_false (has_label (whole, "Without"));
  g_assert_true (has_label (picture, words));
  g_assert_false (has_label (part, "Without"));
}

static void
test_everything_is_within (void)
{
  static const double widths[] = { 240, 360, 960, 4000 };
  static const guint years[] = { 1, 2, 12, 40 };
  static const guint series[] = { 1, 8, 30 };
  static const gint64 factors[] = { 0, 1, 1000000 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint y = 0; y < G_N_ELEMENTS (years); y++)
      for (guint s = 0; s < G_N_ELEMENTS (series); s++)
        for (guint f = 0; f < G_N_ELEMENTS (factors); f++)
          for (guint rtl = 0; rtl < 2; rtl++)
            {
              g_autoptr (MbChartData) data = chart_support_years (years[y], series[s], factors[f]);
              MbChartFrame frame = chart_support_frame (widths[w], 0);
              g_autoptr (MbChartLayout) layout = NULL;

              frame.rtl = rtl;
              frame.alone = TRUE;
              layout = mb_chart_layout_new (data, &frame);
              check_is_within (layout);
              g_assert_cmpuint (layout->columns->len, ==, years[y]);
              g_assert_cmpfloat (layout->plot.height, >=, 40);
            }
}

/* However wide the numbers are. */
static void
test_scale_has_room (void)
{
  for (guint height = 100; height < 700; height += 20)
    for (gint64 factor = 1; factor < G_MAXINT64 / 1000000; factor *= 1000)
      {
        g_autoptr (MbChartData) data = chart_support_years (5, 2, factor);
        g_autoptr (MbChartLayout) layout = lay_out (data, 800, height);

        for (guint i = 0; i < layout->grid->len; i++)
          {
            const MbChartLabel *label = &g_array_index (layout->labels, MbChartLabel, i);

            g_assert_cmpfloat (label->box.width, >=, 8 * strlen (label->text));
          }
      }
}

static void
test_right_to_left_is_mirrored (void)
{
  g_autoptr (MbChartData) data = chart_support_years (5, 3, 1);
  MbChartFrame frame = chart_support_frame (800, 400);
  g_autoptr (MbChartLayout) left = mb_chart_layout_new (data, &frame);
  g_autoptr (MbChartLayout) right = NULL;

  frame.rtl = TRUE;
  right = mb_chart_layout_new (data, &frame);
  g_assert_cmpuint (left->labels->len, ==, right->labels->len);
  for (guint i = 0; i < left->segments->len; i++)
    {
      const cairo_rectangle_t *box = &g_array_index (left->segments, MbChartSegment, i).box;
      const cairo_rectangle_t *mirrored = &g_array_index (right->segments, MbChartSegment, i).box;

      g_assert_cmpfloat (800 - box->x - box->width, ==, mirrored->x);
      g_assert_cmpfloat (box->y, ==, mirrored->y);
    }
  g_assert_cmpfloat (800 - left->plot.x - left->plot.width, ==, right->plot.x);
  g_assert_cmpfloat (chart_support_find (left, "0")->align, ==, 1);
  g_assert_cmpfloat (chart_support_find (right, "0")->align, ==, 0);
}

static void
test_years_are_thinned (void)
{
  g_autoptr (MbChartData) data = chart_support_years (40, 1, 1);
  g_autoptr (MbChartLayout) layout = lay_out (data, 360, 300);
  g_autoptr (MbChartLayout) wide = lay_out (data, 4000, 300);

  g_assert_nonnull (chart_support_find (layout, "2039"));
  g_assert_null (chart_support_find (layout, "2038"));
  g_assert_nonnull (chart_support_find (wide, "2038"));
  g_assert_nonnull (chart_support_find (wide, "2000"));
}

static MbChartData *
make_cohorts (guint n, const char *name)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_SHARES, "Retention");

  mb_chart_data_add_series (data, 0, "Active", 0);
  for (guint i = 0; i < n; i++)
    {
      mb_chart_data_add_category (data, i, name);
      mb_chart_data_set_share (data, i, 0, i + 1, n);
    }
  return data;
}

static void
test_long_names_are_broken_or_turned (void)
{
  g_autoptr (MbChartData) data = make_cohorts (6, "Summer Camp 2022");
  g_autoptr (MbChartLayout) wide = lay_out (data, 900, 400);
  g_autoptr (MbChartLayout) middle = lay_out (data, 480, 400);
  g_autoptr (MbChartLayout) narrow = lay_out (data, 240, 400);

  g_assert_cmpfloat (chart_support_find (wide, "Summer Camp 2022")->box.height, ==, 16);
  g_assert_cmpfloat (chart_support_find (middle, "Summer Camp 2022")->box.height, >, 16);
  g_assert_false (chart_support_find (middle, "Summer Camp 2022")->turned);
  g_assert_true (chart_support_find (narrow, "Summer Camp 2022")->turned);
}

static void
test_values_are_turned_or_left_out (void)
{
  g_autoptr (MbChartData) data = make_cohorts (6, "A");
  g_autoptr (MbChartData) many = make_cohorts (40, "A");
  g_autoptr (MbChartLayout) wide = lay_out (data, 900, 400);
  g_autoptr (MbChartLayout) narrow = lay_out (data, 240, 400);
  g_autoptr (MbChartLayout) crowded = lay_out (many, 360, 400);

  g_assert_false (chart_support_find (wide, "3 of 6")->turned);
  g_assert_true (chart_support_find (narrow, "3 of 6")->turned);
  g_assert_null (chart_support_find (crowded, "3 of 40"));
}

static void
test_note_stands_in_the_place_of_the_column (void)
{
  g_autoptr (MbChartData) data = make_cohorts (2, "Camp");
  g_autoptr (MbChartLayout) layout = NULL;

  mb_chart_data_add_category (data, 9, "Camp 2026");
  mb_chart_data_set_note (data, 2, "Too early");
  layout = lay_out (data, 900, 400);
  g_assert_cmpuint (layout->tracks->len, ==, 2);
  g_assert_cmpint (chart_support_find (layout, "Too early")->ink, ==, MB_CHART_INK_DIM);
  g_assert_cmpfloat (chart_support_find (layout, "Too early")->box.y, >, layout->plot.y + layout->plot.height / 2);
}

static void
test_little_is_not_nothing (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STACKED, "Title");
  g_autoptr (MbChartLayout) layout = NULL;
  cairo_rectangle_t box;

  mb_chart_data_add_series (data, 1, "One", 0);
  mb_chart_data_add_series (data, 2, "Two", 1);
  mb_chart_data_add_year (data, 2020);
  mb_chart_data_set_value (data, 0, 0, 1000000);
  mb_chart_data_set_value (data, 0, 1, 1);
  layout = lay_out (data, 400, 300);
  g_assert_cmpfloat (chart_support_segment (layout, 0, 1).box.height, >=, 1);
  mb_chart_data_set_value (data, 0, 1, 0);
  mb_chart_layout_free (g_steal_pointer (&layout));
  layout = lay_out (data, 400, 300);
  g_assert_false (mb_chart_layout_find_box (layout, 0, 1, &box));
}

static void
test_hidden_series (void)
{
  g_autoptr (MbChartData) data = chart_support_years (3, 2, 10);
  MbChartFrame frame = chart_support_frame (800, 0);
  g_autoptr (MbChartLayout) layout = NULL;
  cairo_rectangle_t box;

  frame.alone = TRUE;
  frame.shown = 0x1;
  layout = mb_chart_layout_new (data, &frame);
  g_assert_false (mb_chart_layout_find_box (layout, 0, 1, &box));
  g_assert_nonnull (chart_support_find (layout, "Program 1"));
  g_assert_null (chart_support_find (layout, "Program 2"));
  g_assert_nonnull (chart_support_find (layout, "30"));
  g_assert_null (chart_support_find (layout, "90"));
}

static void
test_pointing (void)
{
  g_autoptr (MbChartData) data = chart_support_years (3, 2, 10);
  g_autoptr (MbChartLayout) layout = lay_out (data, 800, 400);
  cairo_rectangle_t box = chart_support_segment (layout, 1, 1).box;
  guint category, series;

  g_assert_true (mb_chart_layout_find (layout, box.x + 2, box.y + 2, &category, &series));
  g_assert_cmpuint (category, ==, 1);
  g_assert_cmpuint (series, ==, 1);
  g_assert_true (mb_chart_layout_find (layout, box.x + 2, 2, &category, &series));
  g_assert_cmpuint (category, ==, 1);
  g_assert_cmpuint (series, ==, MB_CHART_ALL);
  g_assert_true (mb_chart_layout_find (layout, box.x + 2, 398, &category, &series));
  g_assert_false (mb_chart_layout_find (layout, 2, 200, &category, &series));
}

static void
test_steps (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STEPS, "Funnel");
  g_autoptr (MbChartLayout) wide = NULL;
  g_autoptr (MbChartLayout) narrow = NULL;

  mb_chart_data_add_series (data, 0, "Ideas", 0);
  mb_chart_data_add_category (data, 0, "Ideas proposed");
  mb_chart_data_add_category (data, 1, "Ideas selected");
  mb_chart_data_set_value (data, 0, 0, 24);
  mb_chart_data_set_share (data, 1, 0, 12, 24);
  mb_chart_data_set_note (data, 1, "in 1 of 2 cohorts");
  wide = lay_out (data, 900, 0);
  narrow = lay_out (data, 360, 0);

  g_assert_cmpfloat (fabs (chart_support_segment (wide, 0, 0).box.width -
                           2 * chart_support_segment (wide, 1, 0).box.width), <=, 1);
  g_assert_cmpfloat (chart_support_find (wide, "Ideas proposed")->box.x, <, chart_support_segment (wide, 0, 0).box.x);
  g_assert_cmpfloat (chart_support_find (narrow, "Ideas proposed")->box.y, <,
                     chart_support_segment (narrow, 0, 0).box.y);
  g_assert_nonnull (chart_support_find (wide, "12 of 24"));
  g_assert_nonnull (chart_support_find (wide, "in 1 of 2 cohorts"));
  check_is_within (wide);
  check_is_within (narrow);
}

static void
test_nothing (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STACKED, "Title");
  g_autoptr (MbChartLayout) layout = lay_out (data, 400, 0);

  g_assert_cmpuint (layout->columns->len, ==, 0);
  g_assert_cmpfloat (layout->height, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/heights", test_columns_are_as_high_as_their_values);
  g_test_add_func ("/chart/layout/within", test_everything_is_within);
  g_test_add_func ("/chart/layout/scale", test_scale_has_room);
  g_test_add_func ("/chart/layout/rtl", test_right_to_left_is_mirrored);
  g_test_add_func ("/chart/layout/years", test_years_are_thinned);
  g_test_add_func ("/chart/layout/names", test_long_names_are_broken_or_turned);
  g_test_add_func ("/chart/layout/values", test_values_are_turned_or_left_out);
  g_test_add_func ("/chart/layout/note", test_note_stands_in_the_place_of_the_column);
  g_test_add_func ("/chart/layout/little", test_little_is_not_nothing);
  g_test_add_func ("/chart/layout/hidden", test_hidden_series);
  g_test_add_func ("/chart/layout/hidden-is-said", test_what_is_hidden_is_said);
  g_test_add_func ("/chart/layout/pointing", test_pointing);
  g_test_add_func ("/chart/layout/steps", test_steps);
  g_test_add_func ("/chart/layout/nothing", test_nothing);
  return g_test_run ();
}
