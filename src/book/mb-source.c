#include "config.h"

#include "mb-source.h"

#include <glib/gi18n-lib.h>

/**
 * MbSource:
 *
 * Where a value of any record was read.
 */
struct _MbSource {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbSource, mb_source, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "record-type", N_("Record type"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "record", N_("Record"), MB_FIELD_INTEGER, MB_FIELD_REQUIRED | MB_FIELD_PRIVATE | MB_FIELD_HIDDEN },
  { "field", N_("Field"), MB_FIELD_TEXT, MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "value", N_("Value"), MB_FIELD_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "page", N_("Page"), MB_FIELD_PAGE, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "line", N_("Line"), MB_FIELD_INTEGER, MB_FIELD_PRIVATE | MB_FIELD_LISTED,
    .minimum = 1, .maximum = 100000000 },
};

const MbRecordType mb_source_record_type = {
  .kind = MB_RECORD_SOURCE,
  .name = "source",
  .label = NC_("record", "Source"),
  .plural = NC_("record", "Sources"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "page", "value" },
  .title_joiner = " · ",
  .sort = "page",
  .get_type = mb_source_get_type,
};

static void
mb_source_class_init (MbSourceClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_source_record_type);
}

static void
mb_source_init (MbSource *self)
{
}
