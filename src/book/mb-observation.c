#include "config.h"

#include "mb-observation.h"

#include <glib/gi18n-lib.h>

/**
 * MbObservation:
 *
 * On this date this person was, or was not, an active contributor, says this
 * source.
 */
struct _MbObservation {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbObservation, mb_observation, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_PERSON },
  { "on", N_("Date"), MB_FIELD_DATE, MB_FIELD_REQUIRED | MB_FIELD_LISTED },
  { "active", N_("Active contributor"), MB_FIELD_YES_NO, MB_FIELD_REQUIRED | MB_FIELD_LISTED },
  { "source", N_("Source"), MB_FIELD_TEXT, MB_FIELD_PRIVATE | MB_FIELD_LISTED },
};

const MbRecordType mb_observation_record_type = {
  .kind = MB_RECORD_OBSERVATION,
  .name = "observation",
  .label = NC_("record", "Observation"),
  .plural = NC_("record", "Observations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "person", "on" },
  .title_joiner = " · ",
  .sort = "on",
  .sort_descending = TRUE,
  .get_type = mb_observation_get_type,
};

static void
mb_observation_class_init (MbObservationClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_observation_record_type);
}

static void
mb_observation_init (MbObservation *self)
{
}
