#include "config.h"

#include "mb-program.h"

#include <glib/gi18n-lib.h>

/**
 * MbProgram:
 *
 * A mentorship program: Google Summer of Code, Hacktoberfest, and so on. Its
 * cohorts are its editions.
 */
struct _MbProgram {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbProgram, mb_program, MB_TYPE_RECORD)

static const MbChoice statuses[] = {
  { "active", NC_("program status", "Active") },
  { "paused", NC_("program status", "Paused") },
  { "ended", NC_("program status", "Ended") },
  { NULL },
};

static const MbField fields[] = {
  { "name", N_("Name"), MB_FIELD_TEXT, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "short-name", N_("Short name"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "slug", N_("Website ID"), MB_FIELD_TEXT, MB_FIELD_UNIQUE | MB_FIELD_IDENTITY,
    .json = "id", .pattern = "[a-z0-9]+(-[a-z0-9]+)*", .hint = N_("use small letters, digits and hyphens"),
    .group = N_("Website") },
  { "purpose", N_("Purpose"), MB_FIELD_LONG_TEXT, MB_FIELD_SEARCHED },
  { "website", N_("Website"), MB_FIELD_LINK, MB_FIELD_LISTED,
    .group = N_("Website") },
  { "docs", N_("Docs page"), MB_FIELD_PAGE, 0,
    .group = N_("Website") },
  { "cadence", N_("Cadence"), MB_FIELD_TEXT, MB_FIELD_LISTED },
  { "status", N_("Status"), MB_FIELD_CHOICE, MB_FIELD_LISTED,
    .choices = statuses, .context = "program status" },
  { "mentee-limit", N_("Times one may be a mentee"), MB_FIELD_INTEGER, MB_FIELD_PRIVATE,
    .minimum = 1, .maximum = 1000 },
  { "notes", N_("Notes"), MB_FIELD_LONG_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED },
};

const MbRecordType mb_program_record_type = {
  .kind = MB_RECORD_PROGRAM,
  .name = "program",
  .label = NC_("record", "Program"),
  .plural = NC_("record", "Programs"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "name" },
  .short_title = { "short-name", "name" },
  .slug_from = { "short-name", "name" },
  .sort = "name",
  .get_type = mb_program_get_type,
};

static void
mb_program_class_init (MbProgramClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_program_record_type);
}

static void
mb_program_init (MbProgram *self)
{
}
