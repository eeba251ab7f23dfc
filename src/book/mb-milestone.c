#include "config.h"

#include "mb-milestone.h"

#include <glib/gi18n-lib.h>

/**
 * MbMilestone:
 *
 * A dated step of a cohort: applications open, evaluation, results.
 */
struct _MbMilestone {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbMilestone, mb_milestone, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "label", N_("Label"), MB_FIELD_TEXT,
    MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED | MB_FIELD_RECURS },
  { "cohort", N_("Cohort"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_COHORT },
  { "starts-on", N_("Start"), MB_FIELD_DATE, MB_FIELD_LISTED | MB_FIELD_RECURS },
  { "ends-on", N_("End"), MB_FIELD_DATE, MB_FIELD_LISTED | MB_FIELD_RECURS },
};

const MbRecordType mb_milestone_record_type = {
  .kind = MB_RECORD_MILESTONE,
  .name = "milestone",
  .label = NC_("record", "Milestone"),
  .plural = NC_("record", "Milestones"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "label" },
  .sort = "starts-on",
  .get_type = mb_milestone_get_type,
};

static void
mb_milestone_class_init (MbMilestoneClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_milestone_record_type);
}

static void
mb_milestone_init (MbMilestone *self)
{
}
