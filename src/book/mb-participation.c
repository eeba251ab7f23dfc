#include "config.h"

#include "mb-participation.h"

#include <glib/gi18n-lib.h>

/**
 * MbParticipation:
 *
 * A person in a cohort as mentee or mentor; one for each person, cohort and
 * role, however many projects.
 */
struct _MbParticipation {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbParticipation, mb_participation, MB_TYPE_RECORD)

static const MbChoice roles[] = {
  { "mentee", NC_("role", "Mentee") },
  { "mentor", NC_("role", "Mentor") },
  { NULL },
};

static const MbChoice statuses[] = {
  { "unknown", NC_("participation status", "Unknown") },
  { "active", NC_("participation status", "Active") },
  { "completed", NC_("participation status", "Completed") },
  { "not-completed", NC_("participation status", "Not completed") },
  { "withdrawn", NC_("participation status", "Withdrawn") },
  { NULL },
};

static const MbField fields[] = {
  { "person", N_("Person"), MB_FIELD_REFERENCE,
    MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED | MB_FIELD_RECURS,
    .target = MB_RECORD_PERSON },
  { "cohort", N_("Cohort"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_COHORT },
  { "role", N_("Role"), MB_FIELD_CHOICE,
    MB_FIELD_REQUIRED | MB_FIELD_IDENTITY | MB_FIELD_LISTED | MB_FIELD_RECURS,
    .choices = roles, .context = "role" },
  { "status", N_("Status"), MB_FIELD_CHOICE, MB_FIELD_PRIVATE | MB_FIELD_LISTED,
    .choices = statuses, .context = "participation status" },
};

const MbRecordType mb_participation_record_type = {
  .kind = MB_RECORD_PARTICIPATION,
  .name = "participation",
  .label = NC_("record", "Participation"),
  .plural = NC_("record", "Participations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "person", "cohort" },
  .title_joiner = " · ",
  .sort = "person",
  .get_type = mb_participation_get_type,
};

static void
mb_participation_class_init (MbParticipationClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_participation_record_type);
}

static void
mb_participation_init (MbParticipation *self)
{
}
