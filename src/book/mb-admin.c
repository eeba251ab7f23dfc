#include "config.h"

#include "mb-admin.h"

#include <glib/gi18n-lib.h>

/**
 * MbAdmin:
 *
 * A person who looks after a program.
 */
struct _MbAdmin {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbAdmin, mb_admin, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "program", N_("Program"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_LISTED,
    .target = MB_RECORD_PROGRAM },
  { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_LISTED,
    .target = MB_RECORD_PERSON },
};

const MbRecordType mb_admin_record_type = {
  .kind = MB_RECORD_ADMIN,
  .name = "admin",
  .label = NC_("record", "Program admin"),
  .plural = NC_("record", "Program Admins"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "person", "program" },
  .title_joiner = " · ",
  .sort = "program",
  .get_type = mb_admin_get_type,
};

static void
mb_admin_class_init (MbAdminClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_admin_record_type);
}

static void
mb_admin_init (MbAdmin *self)
{
}
