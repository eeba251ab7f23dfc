#include "config.h"

#include "mb-project.h"

#include <glib/gi18n-lib.h>

/**
 * MbProject:
 *
 * An idea of a cohort, whether it ran or not.
 */
struct _MbProject {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbProject, mb_project, MB_TYPE_RECORD)

static const MbChoice statuses[] = {
  { "proposed", NC_("project status", "Proposed") },
  { "accepted", NC_("project status", "Accepted") },
  { "withdrawn", NC_("project status", "Withdrawn") },
  { NULL },
};

/* Who did not finish stays private. */
static const MbChoice outcomes[] = {
  { "unknown", NC_("project outcome", "Unknown"), TRUE },
  { "in-progress", NC_("project outcome", "In progress") },
  { "completed", NC_("project outcome", "Completed") },
  { "not-completed", NC_("project outcome", "Not completed"), TRUE },
  { NULL },
};

static const MbField fields[] = {
  { "title", N_("Title"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "cohort", N_("Cohort"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_COHORT },
  { "url", N_("Link"), MB_FIELD_LINK, 0 },
  { "status", N_("Status"), MB_FIELD_CHOICE, MB_FIELD_LISTED,
    .choices = statuses, .context = "project status" },
  { "skills", N_("Skills"), MB_FIELD_WORDS, MB_FIELD_SEARCHED,
    .group = N_("Demands") },
  { "difficulty", N_("Difficulty"), MB_FIELD_TEXT, MB_FIELD_LISTED,
    .group = N_("Demands") },
  { "hours", N_("Hours"), MB_FIELD_INTEGER, MB_FIELD_LISTED,
    .minimum = 0, .maximum = 100000, .group = N_("Demands") },
  { "outcome", N_("Outcome"), MB_FIELD_CHOICE, MB_FIELD_LISTED,
    .choices = outcomes, .context = "project outcome" },
  { "notes", N_("Notes"), MB_FIELD_LONG_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED },
  { "slug", N_("Website ID"), MB_FIELD_TEXT, MB_FIELD_UNIQUE | MB_FIELD_IDENTITY,
    .json = "id", .pattern = "[a-z0-9]+(-[a-z0-9]+)*", .hint = N_("use small letters, digits and hyphens"),
    .group = N_("Website") },
};

const MbRecordType mb_project_record_type = {
  .kind = MB_RECORD_PROJECT,
  .name = "project",
  .label = NC_("record", "Project"),
  .plural = NC_("record", "Projects"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "title" },
  .slug_from = { "cohort.slug", "title" },
  .slug_joins = TRUE,
  .sort = "title",
  .get_type = mb_project_get_type,
};

static void
mb_project_class_init (MbProjectClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_project_record_type);
}

static void
mb_project_init (MbProject *self)
{
}
