#include "config.h"

#include "mb-published-figure.h"

#include <glib/gi18n-lib.h>

/**
 * MbPublishedFigure:
 *
 * A number that somebody published, to compare with what the book says.
 */
struct _MbPublishedFigure {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbPublishedFigure, mb_published_figure, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "metric", N_("Metric"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "value", N_("Value"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "page", N_("Page"), MB_FIELD_PAGE, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "published-on", N_("Published on"), MB_FIELD_DATE, MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "cohorts", N_("Cohorts"), MB_FIELD_WORDS, MB_FIELD_PRIVATE,
    .hint = N_("website IDs of the cohorts it is of; none for all") },
};

const MbRecordType mb_published_figure_record_type = {
  .kind = MB_RECORD_PUBLISHED_FIGURE,
  .name = "published-figure",
  .label = NC_("record", "Published figure"),
  .plural = NC_("record", "Published Figures"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "metric", "value" },
  .title_joiner = " · ",
  .sort = "metric",
  .get_type = mb_published_figure_get_type,
};

static void
mb_published_figure_class_init (MbPublishedFigureClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_published_figure_record_type);
}

static void
mb_published_figure_init (MbPublishedFigure *self)
{
}
