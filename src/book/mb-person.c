#include "config.h"

#include "mb-person.h"

#include <glib/gi18n-lib.h>

/**
 * MbPerson:
 *
 * One human, known by the GitHub handle, which is compared without case.
 */
struct _MbPerson {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbPerson, mb_person, MB_TYPE_RECORD)

static const MbField fields[] = {
  { "name", N_("Name"), MB_FIELD_TEXT, MB_FIELD_SEARCHED | MB_FIELD_LISTED },
  { "handle", N_("GitHub handle"), MB_FIELD_TEXT, MB_FIELD_UNIQUE | MB_FIELD_IDENTITY | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .json = "github", .pattern = "[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}",
    .hint = N_("use up to 39 letters, digits and single hyphens, without @") },
  { "former-handles", N_("Former handles"), MB_FIELD_WORDS, MB_FIELD_SEARCHED },
  { "links", N_("Links"), MB_FIELD_WORDS, MB_FIELD_PRIVATE },
  { "mail", N_("Mail address"), MB_FIELD_MAIL, MB_FIELD_PRIVATE },
  { "notes", N_("Notes"), MB_FIELD_LONG_TEXT, MB_FIELD_PRIVATE | MB_FIELD_SEARCHED },
  { "slug", N_("Website ID"), MB_FIELD_TEXT, MB_FIELD_UNIQUE | MB_FIELD_IDENTITY,
    .json = "id", .pattern = "[a-z0-9]+(-[a-z0-9]+)*", .hint = N_("use small letters, digits and hyphens"),
    .group = N_("Website") },
};

const MbRecordType mb_person_record_type = {
  .kind = MB_RECORD_PERSON,
  .name = "person",
  .label = NC_("record", "Person"),
  .plural = NC_("record", "People"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "name", "handle" },
  .told_by = { "participation", "observation" },
  .slug_from = { "handle", "name" },
  .sort = "name",
  .get_type = mb_person_get_type,
};

static void
mb_person_class_init (MbPersonClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_person_record_type);
}

static void
mb_person_init (MbPerson *self)
{
}
