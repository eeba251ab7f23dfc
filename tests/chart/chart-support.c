#include "config.h"

#include "chart-support.h"

#include <math.h>

#define CHARACTER 8.0
#define LINE 16.0

MbChartData *
chart_support_years (guint n_years, guint n_series, gint64 factor)
{
  MbChartData *data = mb_chart_data_new (MB_CHART_STACKED, "Participants");

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strdup_printf ("Program %u", i + 1);

      mb_chart_data_add_series (data, i + 1, name, i);
    }
  for (guint i = 0; i < n_years; i++)
    {
      mb_chart_data_add_year (data, 2000 + (int) i);
      for (guint j = 0; j < n_series; j++)
        mb_chart_data_set_value (data, i, j, (i + 1) * (j + 1) * factor);
    }
  mb_chart_data_set_caption (data, "Of 5 cohorts. As of 2025-10-31.");
  return data;
}

static void
measure (const char *text, MbChartFont font, double room, double *width, double *height, gpointer data)
{
  double length = (double) g_utf8_strlen (text, -1) * CHARACTER;
  double lines = room > 0 ? ceil (length / room) : 1;

  *width = room > 0 ? MIN (length, room) : length;
  *height = MAX (lines, 1) * LINE;
}

MbChartFrame
chart_support_frame (double width, double height)
{
  return (MbChartFrame) { .width = width, .height = height, .shown = MB_CHART_SHOW_ALL, .measure = measure };
}

MbChartLabel *
chart_support_find (MbChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_str_equal (g_array_index (layout->labels, MbChartLabel, i).text, text))
      return &g_array_index (layout->labels, MbChartLabel, i);
  return NULL;
}

MbChartSegment
chart_support_segment (MbChartLayout *layout, guint category, guint series)
{
  MbChartSegment segment = { .category = category, .series = series };

  g_assert_true (mb_chart_layout_find_box (layout, category, series, &segment.box));
  return segment;
}
