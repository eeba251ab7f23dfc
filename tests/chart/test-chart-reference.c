#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>

#include "chart-support.h"
#include "chart/mb-chart-picture.h"

/* Charts as somebody looked at them and found them right, in tests/chart/pictures. They are compared by blocks, for
 * letters differ a little from system to system. With MENTORBOOK_KEEP_PICTURES=FOLDER the pictures are written there
 * instead: look at them before they take the place of the former. */

#define BLOCK 8
#define MOST_DIFFERENCE 2.0      /* of 255, on the average */
#define BAD_BLOCK 40.0           /* of 255 */
#define MOST_BAD_BLOCKS 0.01
#define SAME_HEIGHT 4            /* another font gives other heights: then there is nothing to compare */

typedef struct {
  const char *name;
  MbChartData *(*make) (void);
  guint width;
  MbChartBackground background;
} Reference;

static MbChartData *
make_participants (void)
{
  return chart_support_years (5, 5, 2);
}

static MbChartData *
make_one_year (void)
{
  return chart_support_years (1, 1, 7);
}

static MbChartData *
make_forty_years (void)
{
  return chart_support_years (40, 8, 1000);
}

static MbChartData *
make_retention (void)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_SHARES, "Retention by Cohort");

  mb_chart_data_add_series (data, 0, "Active", 0);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Summer Camp %u", 2018 + i);

      mb_chart_data_add_category (data, i, name);
      if (i == 7)
        mb_chart_data_set_note (data, i, "Too early");
      else
        mb_chart_data_set_share (data, i, 0, i, 7);
    }
  mb_chart_data_set_caption (data, "Of 8 cohorts. As of 2025-10-31.");
  return data;
}

static MbChartData *
make_funnel (void)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_STEPS, "קרן");

  mb_chart_data_add_series (data, 0, "Ideas", 0);
  mb_chart_data_add_series (data, 1, "Applicants", 1);
  mb_chart_data_add_category (data, 0, "Ideas proposed");
  mb_chart_data_add_category (data, 1, "Ideas selected");
  mb_chart_data_add_category (data, 2, "Applications");
  mb_chart_data_set_value (data, 0, 0, 24);
  mb_chart_data_set_share (data, 1, 0, 10, 24);
  mb_chart_data_set_value (data, 2, 1, 60);
  mb_chart_data_set_note (data, 2, "in 1 of 2 cohorts");
  return data;
}

static const Reference references[] = {
  { "participants-light", make_participants, 480, MB_CHART_WHITE },
  { "participants-dark", make_participants, 480, MB_CHART_DARK },
  { "participants-narrow", make_participants, 300, MB_CHART_WHITE },
  { "one-year", make_one_year, 300, MB_CHART_WHITE },
  { "forty-years", make_forty_years, 480, MB_CHART_WHITE },
  { "retention", make_retention, 480, MB_CHART_WHITE },
  { "retention-narrow", make_retention, 300, MB_CHART_WHITE },
  { "funnel-right-to-left", make_funnel, 480, MB_CHART_WHITE },
};

static char *
draw (const Reference *reference, const char *folder)
{
  const MbChartPicture picture = { MB_CHART_PNG, reference->width, reference->background, 0 };
  g_autoptr (MbChartData) data = reference->make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mb_chart_picture_draw (&picture, data, &error);
  g_autofree char *name = g_strconcat (reference->name, ".png", NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* The average of a colour in a block. */
static double
average (cairo_surface_t *surface, int block_x, int block_y, guint shift)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0;

  for (int y = block_y * BLOCK; y < (block_y + 1) * BLOCK; y++)
    for (int x = block_x * BLOCK; x < (block_x + 1) * BLOCK; x++)
      sum += ((const guint32 *) (gconstpointer) (data + (gsize) y * stride))[x] >> shift & 0xff;
  return sum / (BLOCK * BLOCK);
}

static void
compare (cairo_surface_t *found, cairo_surface_t *expected, const char *name)
{
  int columns = cairo_image_surface_get_width (found) / BLOCK;
  int rows = MIN (cairo_image_surface_get_height (found), cairo_image_surface_get_height (expected)) / BLOCK;
  double sum = 0;
  int bad = 0;

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      {
        double difference = 0;

        for (guint shift = 0; shift < 24; shift += 8)
          difference = MAX (difference, fabs (average (found, x, y, shift) - average (expected, x, y, shift)));
        sum += difference;
        bad += difference > BAD_BLOCK;
      }
  g_test_message ("%s: %.2f on the average, %d of %d blocks differ", name, sum / (rows * columns), bad, rows * columns);
  g_assert_cmpfloat (sum / (rows * columns), <=, MOST_DIFFERENCE);
  g_assert_cmpfloat ((double) bad / (rows * columns), <=, MOST_BAD_BLOCKS);
}

static void
test_reference (gconstpointer data)
{
  const Reference *reference = data;
  g_autofree char *folder = g_dir_make_tmp ("mentorbook-chart-XXXXXX", NULL);
  g_autofree char *path = draw (reference, folder);
  g_autofree char *kept = g_strdup_printf ("%s/chart/pictures/%s.png", g_getenv ("G_TEST_SRCDIR"), reference->name);
  cairo_surface_t *found = cairo_image_surface_create_from_png (path);
  cairo_surface_t *expected = cairo_image_surface_create_from_png (kept);

  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (found), ==, cairo_image_surface_get_width (expected));
  if (ABS (cairo_image_surface_get_height (found) - cairo_image_surface_get_height (expected)) > SAME_HEIGHT)
    g_test_skip ("The letters are of another font than in the picture that was kept.");
  else
    compare (found, expected, reference->name);
  cairo_surface_destroy (found);
  cairo_surface_destroy (expected);
  g_remove (path);
  g_rmdir (folder);
}

static int
keep (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *path = draw (&references[i], folder);

      g_print ("# %s\n", path);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("MENTORBOOK_KEEP_PICTURES") != NULL)
    return keep (g_getenv ("MENTORBOOK_KEEP_PICTURES"));
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/reference/", references[i].name, NULL);

      g_test_add_data_func (path, &references[i], test_reference);
    }
  return g_test_run ();
}
