#include "config.h"

#include <math.h>

#include "chart-support.h"
#include "chart/mb-chart-scale.h"
#include "chart/mb-chart-style.h"

/* Scale */

static void
check_scale (gint64 greatest, guint most, gint64 step, guint n_steps)
{
  MbChartScale scale = mb_chart_scale_new (greatest, most);

  g_assert_cmpint (scale.step, ==, step);
  g_assert_cmpuint (scale.n_steps, ==, n_steps);
}

static void
test_scale_is_round (void)
{
  check_scale (0, 5, 1, 1);
  check_scale (1, 5, 1, 1);
  check_scale (5, 5, 1, 5);
  check_scale (6, 5, 2, 3);
  check_scale (41, 5, 10, 5);
  check_scale (41, 4, 20, 3);
  check_scale (1000000, 5, 200000, 5);
  check_scale (1000001, 5, 500000, 3);
  check_scale (7, 0, 10, 1);
}

static void
test_scale_holds_everything (void)
{
  for (gint64 greatest = 0; greatest < G_MAXINT64 / 20; greatest = greatest * 3 + 1)
    for (guint most = 1; most < 12; most++)
      {
        MbChartScale scale = mb_chart_scale_new (greatest, most);

        g_assert_cmpuint (scale.n_steps, <=, most);
        g_assert_cmpint (mb_chart_scale_get_top (&scale), >=, greatest);
      }
  g_assert_cmpint (mb_chart_scale_new (G_MAXINT64, 3).step, >, 0);
}

static void
test_percent (void)
{
  MbChartScale scale = mb_chart_scale_percent (6);

  g_assert_cmpint (mb_chart_scale_get_tick (&scale, 1), ==, 25);
  g_assert_cmpint (mb_chart_scale_get_top (&scale), ==, 100);
  g_assert_cmpint (mb_chart_scale_percent (1).step, ==, 100);
}

/* Data */

static void
test_totals_are_of_what_is_shown (void)
{
  g_autoptr (MbChartData) data = chart_support_years (2, 3, 10);
  g_autofree char *all = mb_chart_data_dup_label (data, 0, MB_CHART_ALL, MB_CHART_SHOW_ALL);
  g_autofree char *some = mb_chart_data_dup_label (data, 0, MB_CHART_ALL, 0x5);
  g_autofree char *none = mb_chart_data_dup_label (data, 0, MB_CHART_ALL, 0);

  g_assert_cmpstr (all, ==, "60");
  g_assert_cmpstr (some, ==, "40");
  g_assert_cmpstr (none, ==, "");
}

static void
test_words (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_SHARES, "Retention");
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *early = NULL;

  mb_chart_data_add_series (data, 0, "Active", 0);
  mb_chart_data_add_category (data, 1, "Camp 2023");
  mb_chart_data_add_category (data, 2, "Camp 2026");
  mb_chart_data_set_share (data, 0, 0, 3, 5);
  mb_chart_data_set_words (data, 0, 0, "3 of 5 (60%), 1 unknown");
  mb_chart_data_set_words (data, 1, 0, "Too early (4)");
  mb_chart_data_set_note (data, 1, "Too early");
  label = mb_chart_data_dup_label (data, 0, MB_CHART_ALL, MB_CHART_SHOW_ALL);
  spoken = mb_chart_data_dup_spoken (data, 0, MB_CHART_ALL, MB_CHART_SHOW_ALL);
  early = mb_chart_data_dup_spoken (data, 1, MB_CHART_ALL, MB_CHART_SHOW_ALL);
  g_assert_cmpstr (label, ==, "3 of 5");
  g_assert_cmpstr (spoken, ==, "Camp 2023: 3 of 5 (60%), 1 unknown");
  g_assert_cmpstr (early, ==, "Camp 2026: Too early (4)");
}

static void
test_spoken_segment (void)
{
  g_autoptr (MbChartData) data = chart_support_years (2, 2, 3);
  g_autofree char *segment = mb_chart_data_dup_spoken (data, 1, 1, MB_CHART_SHOW_ALL);
  g_autofree char *column = mb_chart_data_dup_spoken (data, 1, MB_CHART_ALL, MB_CHART_SHOW_ALL);
  g_autofree char *description = mb_chart_data_dup_description (data, MB_CHART_SHOW_ALL);

  g_assert_cmpstr (segment, ==, "2001, Program 2: 12");
  g_assert_cmpstr (column, ==, "2001: 18");
  g_assert_cmpstr (description, ==,
                   "2000: 9; Program 1 3; Program 2 6\n2001: 18; Program 1 6; Program 2 12\n"
                   "Of 5 cohorts. As of 2025-10-31.");
}

static void
test_names_of_strangers (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STACKED, "Title");
  g_autofree char *endless = g_strnfill (5000, 'x');
  guint i;

  i = mb_chart_data_add_series (data, 1, "  two\n\tlines\r\n ", 0);
  g_assert_cmpstr (mb_chart_data_get_series_name (data, i), ==, "two lines");
  i = mb_chart_data_add_series (data, 2, "a\x01\u202E\u2066z", 0);
  g_assert_cmpstr (mb_chart_data_get_series_name (data, i), ==, "az");
  i = mb_chart_data_add_series (data, 3, "\xff\xfe", 0);
  g_assert_true (g_utf8_validate (mb_chart_data_get_series_name (data, i), -1, NULL));
  i = mb_chart_data_add_series (data, 4, endless, 0);
  g_assert_cmpint (g_utf8_strlen (mb_chart_data_get_series_name (data, i), -1), <=, 120);
  i = mb_chart_data_add_series (data, 5, NULL, 0);
  g_assert_cmpstr (mb_chart_data_get_series_name (data, i), ==, "");
}

static void
test_empty (void)
{
  g_autoptr (MbChartData) data = mb_chart_data_new (MB_CHART_STACKED, "Title");

  g_assert_true (mb_chart_data_is_empty (data));
  mb_chart_data_add_series (data, 1, "One", 0);
  mb_chart_data_add_year (data, 2020);
  g_assert_true (mb_chart_data_is_empty (data));
  mb_chart_data_set_value (data, 0, 0, 0);
  g_assert_false (mb_chart_data_is_empty (data));
}

/* Colours */

typedef struct {
  double l, a, b;
} Lab;

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* How people see a colour who see all, no red, no green, no blue (after Machado, Oliveira and Fernandes). */
static Lab
see (MbChartColor color, guint eye)
{
  static const double eyes[4][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
  };
  double in[3] = { get_linear (color.red), get_linear (color.green), get_linear (color.blue) };
  double rgb[3], l, m, s;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (eyes[eye][i][0] * in[0] + eyes[eye][i][1] * in[1] + eyes[eye][i][2] * in[2], 0.0, 1.0);
  l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
  return (Lab) { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static double
get_distance (Lab x, Lab y)
{
  return sqrt ((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

/* The eight colours of Okabe and Ito are 0.076 apart at the least. */
static void
check_palette (const MbChartStyle *style)
{
  for (guint i = 0; i < MB_CHART_N_COLORS; i++)
    {
      g_assert_cmpfloat (mb_chart_color_get_contrast (&style->series[i], &style->background), >=, 3.0);
      for (guint j = 0; j < i; j++)
        for (guint eye = 0; eye < 4; eye++)
          g_assert_cmpfloat (get_distance (see (style->series[i], eye), see (style->series[j], eye)), >=, 0.08);
    }
  g_assert_cmpfloat (mb_chart_color_get_contrast (&style->text, &style->background), >=, 7.0);
  g_assert_cmpfloat (mb_chart_color_get_contrast (&style->dim, &style->background), >=, 4.5);
}

static void
test_colors_can_be_told_apart (void)
{
  for (guint dark = 0; dark < 2; dark++)
    for (guint high = 0; high < 2; high++)
      check_palette (mb_chart_style_get (dark, high));
}

static void
test_ink_can_be_read (void)
{
  for (guint dark = 0; dark < 2; dark++)
    for (guint i = 0; i <= MB_CHART_N_COLORS; i++)
      {
        MbChartColor ground = mb_chart_style_get_series (mb_chart_style_get (dark, FALSE), i);
        MbChartColor ink = mb_chart_color_get_ink (&ground);

        g_assert_cmpfloat (mb_chart_color_get_contrast (&ground, &ink), >=, 4.5);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/round", test_scale_is_round);
  g_test_add_func ("/chart/scale/holds-everything", test_scale_holds_everything);
  g_test_add_func ("/chart/scale/percent", test_percent);
  g_test_add_func ("/chart/data/totals", test_totals_are_of_what_is_shown);
  g_test_add_func ("/chart/data/words", test_words);
  g_test_add_func ("/chart/data/spoken", test_spoken_segment);
  g_test_add_func ("/chart/data/strangers", test_names_of_strangers);
  g_test_add_func ("/chart/data/empty", test_empty);
  g_test_add_func ("/chart/colors/apart", test_colors_can_be_told_apart);
  g_test_add_func ("/chart/colors/ink", test_ink_can_be_read);
  return g_test_run ();
}
