#include "config.h"

#include "mb-finding.h"

#include <glib/gi18n-lib.h>

/**
 * MbFinding:
 *
 * Something the checks found, kept when an admin dismissed it and said why.
 */
struct _MbFinding {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbFinding, mb_finding, MB_TYPE_RECORD)

static const MbChoice severities[] = {
  { "error", NC_("severity", "Error") },
  { "warning", NC_("severity", "Warning") },
  { "hint", NC_("severity", "Hint") },
  { NULL },
};

static const MbField fields[] = {
  { "rule", N_("Rule"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "severity", N_("Severity"), MB_FIELD_CHOICE, MB_FIELD_PRIVATE | MB_FIELD_LISTED,
    .choices = severities, .context = "severity" },
  { "record-type", N_("Record type"), MB_FIELD_TEXT, MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "record", N_("Record"), MB_FIELD_INTEGER, MB_FIELD_PRIVATE | MB_FIELD_HIDDEN },
  { "dismissed", N_("Dismissed"), MB_FIELD_YES_NO, MB_FIELD_PRIVATE | MB_FIELD_LISTED },
  { "reason", N_("Reason"), MB_FIELD_LONG_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
};

const MbRecordType mb_finding_record_type = {
  .kind = MB_RECORD_FINDING,
  .name = "finding",
  .label = NC_("record", "Finding"),
  .plural = NC_("record", "Findings"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "rule" },
  .sort = "rule",
  .get_type = mb_finding_get_type,
};

static void
mb_finding_class_init (MbFindingClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_finding_record_type);
}

static void
mb_finding_init (MbFinding *self)
{
}
