#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MB_CHART_ALL:
 *
 * In the place of a series: the whole column.
 */
#define MB_CHART_ALL G_MAXUINT

/**
 * MB_CHART_NONE:
 *
 * In the place of a category or series: none.
 */
#define MB_CHART_NONE (G_MAXUINT - 1)

/**
 * MB_CHART_MOST_SERIES:
 *
 * How many series a chart has at most.
 */
#define MB_CHART_MOST_SERIES 64

/**
 * MbChartForm:
 * @MB_CHART_STACKED: columns of segments that stand on each other, their sum above
 * @MB_CHART_SHARES: columns on a scale from 0 to 100 %, “k of n” above
 * @MB_CHART_STEPS: bars that lie below each other, as long as their value: a funnel
 *
 * What a chart looks like.
 */
typedef enum {
  MB_CHART_STACKED,
  MB_CHART_SHARES,
  MB_CHART_STEPS,
} MbChartForm;

/**
 * MbChartMask:
 *
 * Which series are shown: a bit for each.
 */
typedef guint64 MbChartMask;

#define MB_CHART_SHOW_ALL (~(MbChartMask) 0)

/**
 * MbChartData:
 *
 * What a chart shows: categories (the columns), series (the segments of each),
 * and a value where both meet. Once made and given on it is not changed any
 * more, so that it may go from thread to thread.
 */
typedef struct _MbChartData MbChartData;

#define MB_TYPE_CHART_DATA (mb_chart_data_get_type ())
GType        mb_chart_data_get_type          (void);

MbChartData *mb_chart_data_new               (MbChartForm form, const char *title);
MbChartData *mb_chart_data_ref               (MbChartData *self);
void         mb_chart_data_unref             (MbChartData *self);

/* Making it */
void         mb_chart_data_set_title         (MbChartData *self, const char *title);
void         mb_chart_data_set_caption       (MbChartData *self, const char *caption);
guint        mb_chart_data_add_year          (MbChartData *self, int year);
guint        mb_chart_data_add_category      (MbChartData *self, gint64 id, const char *name);
guint        mb_chart_data_add_series        (MbChartData *self, gint64 id, const char *name, guint color);
void         mb_chart_data_set_value         (MbChartData *self, guint category, guint series, gint64 value);
void         mb_chart_data_set_share         (MbChartData *self, guint category, guint series, gint64 k, gint64 n);
void         mb_chart_data_set_words         (MbChartData *self, guint category, guint series, const char *words);
void         mb_chart_data_set_note          (MbChartData *self, guint category, const char *note);

/* Asking it */
MbChartForm  mb_chart_data_get_form          (MbChartData *self);
const char  *mb_chart_data_get_title         (MbChartData *self);
const char  *mb_chart_data_get_caption       (MbChartData *self);
gboolean     mb_chart_data_has_years         (MbChartData *self);
gboolean     mb_chart_data_is_empty          (MbChartData *self);

guint        mb_chart_data_get_n_categories  (MbChartData *self);
gint64       mb_chart_data_get_category_id   (MbChartData *self, guint category);
const char  *mb_chart_data_get_category_name (MbChartData *self, guint category);
const char  *mb_chart_data_get_note          (MbChartData *self, guint category);

guint        mb_chart_data_get_n_series      (MbChartData *self);
gint64       mb_chart_data_get_series_id     (MbChartData *self, guint series);
const char  *mb_chart_data_get_series_name   (MbChartData *self, guint series);
guint        mb_chart_data_get_color         (MbChartData *self, guint series);

gint64       mb_chart_data_get_value         (MbChartData *self, guint category, guint series);
double       mb_chart_data_get_share         (MbChartData *self, guint category, guint series);
gint64       mb_chart_data_get_total         (MbChartData *self, guint category, MbChartMask shown);

/* In words */
char        *mb_chart_data_dup_label         (MbChartData *self, guint category, guint series, MbChartMask shown);
char        *mb_chart_data_dup_spoken        (MbChartData *self, guint category, guint series, MbChartMask shown);
char        *mb_chart_data_dup_description   (MbChartData *self, MbChartMask shown);

gboolean     mb_chart_mask_shows             (MbChartMask mask, guint series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbChartData, mb_chart_data_unref)

G_END_DECLS
