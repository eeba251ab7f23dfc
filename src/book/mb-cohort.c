#include "config.h"

#include "mb-cohort.h"

#include <glib/gi18n-lib.h>

/**
 * MbCohort:
 *
 * One edition of a program.
 */
struct _MbCohort {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbCohort, mb_cohort, MB_TYPE_RECORD)

static const MbChoice statuses[] = {
  { "planned", NC_("cohort status", "Planned") },
  { "open", NC_("cohort status", "Open") },
  { "in-progress", NC_("cohort status", "In progress") },
  { "completed", NC_("cohort status", "Completed") },
  { "cancelled", NC_("cohort status", "Cancelled") },
  { "not-accepted", NC_("cohort status", "Not accepted") },
  { "unknown", NC_("cohort status", "Unknown") },
  { NULL },
};

static const MbField fields[] = {
  { "program", N_("Program"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED | MB_FIELD_RECURS,
    .target = MB_RECORD_PROGRAM },
  { "year", N_("Year"), MB_FIELD_INTEGER, MB_FIELD_REQUIRED | MB_FIELD_IDENTITY | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .minimum = 1970, .maximum = 2200 },
  { "term", N_("Term"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LISTED | MB_FIELD_RECURS },
  { "status", N_("Status"), MB_FIELD_CHOICE, MB_FIELD_LISTED,
    .choices = statuses, .context = "cohort status" },
  { "starts-on", N_("Start"), MB_FIELD_DATE, MB_FIELD_LISTED | MB_FIELD_RECURS,
    .group = N_("Dates") },
  { "ends-on", N_("End"), MB_FIELD_DATE, MB_FIELD_LISTED | MB_FIELD_RECURS,
    .group = N_("Dates") },
  { "host", N_("Hosted by"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_RECURS },
  { "reported", N_("Reported headcount"), MB_FIELD_INTEGER, MB_FIELD_LISTED,
    .minimum = 0, .maximum = 10000000, .group = N_("Numbers") },
  { "ideas", N_("Ideas proposed"), MB_FIELD_INTEGER, 0,
    .minimum = 0, .maximum = 10000000, .group = N_("Funnel") },
  { "selected-ideas", N_("Ideas selected"), MB_FIELD_INTEGER, 0,
    .minimum = 0, .maximum = 10000000, .group = N_("Funnel") },
  { "applications", N_("Applications"), MB_FIELD_INTEGER, 0,
    .minimum = 0, .maximum = 10000000, .group = N_("Funnel") },
  { "selected", N_("Applicants selected"), MB_FIELD_INTEGER, 0,
    .minimum = 0, .maximum = 10000000, .group = N_("Funnel") },
  { "notes", N_("Notes"), MB_FIELD_LONG_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED },
  { "slug", N_("Website ID"), MB_FIELD_TEXT, MB_FIELD_UNIQUE | MB_FIELD_IDENTITY,
    .json = "id", .pattern = "[a-z0-9]+(-[a-z0-9]+)*", .hint = N_("use small letters, digits and hyphens"),
    .group = N_("Website") },
  { "page", N_("Page"), MB_FIELD_PAGE, MB_FIELD_PRIVATE | MB_FIELD_RECURS },
};

const MbRecordType mb_cohort_record_type = {
  .kind = MB_RECORD_COHORT,
  .name = "cohort",
  .label = NC_("record", "Cohort"),
  .plural = NC_("record", "Cohorts"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "program", "year" },
  .title_joiner = " ",
  .slug_from = { "program.slug", "year" },
  .slug_joins = TRUE,
  .sort = "year",
  .sort_descending = TRUE,
  .get_type = mb_cohort_get_type,
};

static void
mb_cohort_class_init (MbCohortClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_cohort_record_type);
}

static void
mb_cohort_init (MbCohort *self)
{
}
