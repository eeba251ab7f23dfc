#include "config.h"

#include "mb-change-private.h"

#include <glib/gi18n-lib.h>

/**
 * MbChange:
 *
 * One line of a book's history: who changed what, and when.
 */
struct _MbChange {
  GObject parent_instance;

  gint64 number;
  char *uuid;
  GDateTime *time;
  char *author;
  MbVerb verb;
  const MbRecordType *type;
  gint64 record;
  char *field;
  char *title;
  guint count;
  MbChangeState state;
};

G_DEFINE_FINAL_TYPE (MbChange, mb_change, G_TYPE_OBJECT)

static void
mb_change_finalize (GObject *object)
{
  MbChange *self = MB_CHANGE (object);

  g_free (self->uuid);
  g_date_time_unref (self->time);
  g_free (self->author);
  g_free (self->field);
  g_free (self->title);
  G_OBJECT_CLASS (mb_change_parent_class)->finalize (object);
}

static void
mb_change_class_init (MbChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_change_finalize;
}

static void
mb_change_init (MbChange *self)
{
}

/* A book may be a stranger's: a time no calendar has reads as the first second of 1970. */
static GDateTime *
read_time (gint64 microseconds)
{
  GDateTime *time = g_date_time_new_from_unix_utc_usec (microseconds);

  return time != NULL ? time : g_date_time_new_from_unix_utc (0);
}

MbChange *
mb_change_new (const MbChangeFacts *facts)
{
  MbChange *self = g_object_new (MB_TYPE_CHANGE, NULL);

  self->number = facts->number;
  self->uuid = g_strdup (facts->uuid);
  self->time = read_time (facts->time);
  self->author = facts->author != NULL ? g_utf8_make_valid (facts->author, -1) : g_strdup ("");
  self->verb = facts->verb;
  self->type = facts->type;
  self->record = facts->record;
  self->field = g_strdup (facts->field);
  self->title = facts->title != NULL ? g_utf8_make_valid (facts->title, -1) : NULL;
  self->count = facts->count;
  self->state = facts->state;
  return self;
}

/**
 * mb_change_get_number:
 * @self: a change
 *
 * The change's place in the history; later changes have greater numbers.
 *
 * Returns: the number, from 1
 */
gint64
mb_change_get_number (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), 0);

  return self->number;
}

/**
 * mb_change_get_uuid:
 * @self: a change
 *
 * What names the change in every copy of the book (RFC 9562).
 *
 * Returns: (transfer none): the uuid
 */
const char *
mb_change_get_uuid (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  return self->uuid;
}

/**
 * mb_change_get_time:
 * @self: a change
 *
 * When it was made.
 *
 * Returns: (transfer none): the time, in UTC
 */
GDateTime *
mb_change_get_time (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  return self->time;
}

/**
 * mb_change_get_author:
 * @self: a change
 *
 * Who made it.
 *
 * Returns: (transfer none): the name; empty when it is not known
 */
const char *
mb_change_get_author (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  return self->author;
}

/**
 * mb_change_get_verb:
 * @self: a change
 *
 * What it did.
 *
 * Returns: the verb
 */
MbVerb
mb_change_get_verb (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), MB_VERB_EDIT);

  return self->verb;
}

/**
 * mb_change_get_state:
 * @self: a change
 *
 * Where it stands on the line of undo and redo.
 *
 * Returns: the state
 */
MbChangeState
mb_change_get_state (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), MB_CHANGE_SEALED);

  return self->state;
}

/**
 * mb_change_get_record_type:
 * @self: a change
 *
 * The type of the record that the change's first step was about.
 *
 * Returns: (transfer none) (nullable): the type
 */
const MbRecordType *
mb_change_get_record_type (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  return self->type;
}

/**
 * mb_change_get_record:
 * @self: a change
 *
 * The record that the change's first step was about.
 *
 * Returns: its id; 0: there is none
 */
gint64
mb_change_get_record (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), 0);

  return self->record;
}

/**
 * mb_change_get_title:
 * @self: a change
 *
 * What it was about: the record's title at that time, a file's name, or two
 * names on two lines for %MB_VERB_MERGE.
 *
 * Returns: (transfer none) (nullable): the title
 */
const char *
mb_change_get_title (MbChange *self)
{
  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  return self->title;
}

static char *
dup_name (MbChange *self)
{
  if (self->title != NULL && *self->title != '\0')
    return g_strdup_printf (C_("change", "“%s”"), self->title);
  if (self->type != NULL)
    return g_strdup (mb_record_type_get_label (self->type));
  return g_strdup (C_("change", "the book"));
}

static char *
dup_merge_name (MbChange *self, const char *title)
{
  if (title != NULL && *title != '\0')
    return g_strdup_printf (C_("change", "“%s”"), title);
  return g_strdup (self->type != NULL ? mb_record_type_get_label (self->type) : C_("change", "the book"));
}

/* The title has two lines: who is gone, and who stayed. */
static char *
dup_merge_label (MbChange *self)
{
  g_auto (GStrv) titles = g_strsplit (self->title != NULL ? self->title : "", "\n", 2);
  g_autofree char *gone = dup_merge_name (self, titles[0]);
  g_autofree char *stayed = dup_merge_name (self, titles[0] != NULL ? titles[1] : NULL);

  /* Translators: what was made one, as in “Merge “Ada” into “Ada Lovelace””. */
  return g_strdup_printf (C_("change", "Merge %s into %s"), gone, stayed);
}

static char *
dup_edit_label (MbChange *self, const char *name)
{
  const MbField *field = self->type != NULL ? mb_record_type_find_field (self->type, self->field) : NULL;

  if (self->count > 1)
    return g_strdup_printf (ngettext ("Edit %u value", "Edit %u values", self->count), self->count);
  if (field == NULL)
    return g_strdup_printf (C_("change", "Edit %s"), name);
  return g_strdup_printf (C_("change", "Edit %s of %s"), mb_field_get_label (field), name);
}

static gboolean
is_of_finding (MbChange *self)
{
  return self->type != NULL && self->type->kind == MB_RECORD_FINDING;
}

static char *
dup_plain_label (MbChange *self, const char *name)
{
  if (is_of_finding (self) && self->verb == MB_VERB_ADD)
    return g_strdup (C_("change", "Dismiss a finding"));
  if (is_of_finding (self) && self->verb == MB_VERB_DELETE)
    return g_strdup (C_("change", "Take back a dismissal"));
  switch (self->verb)
    {
    case MB_VERB_ADD:
      return g_strdup_printf (C_("change", "Add %s"), name);
    case MB_VERB_DELETE:
      return g_strdup_printf (C_("change", "Delete %s"), name);
    case MB_VERB_IMPORT:
      return g_strdup_printf (C_("change", "Import %s"), name);
    case MB_VERB_START:
      return g_strdup_printf (C_("change", "Start with %s"), name);
    case MB_VERB_MERGE:
      return dup_merge_label (self);
    case MB_VERB_EDIT:
    default:
      return dup_edit_label (self, name);
    }
}

/**
 * mb_change_dup_label:
 * @self: a change
 *
 * Says what the change did, in the user's language: “Edit Name of “Ada””.
 *
 * Returns: (transfer full): the label
 */
char *
mb_change_dup_label (MbChange *self)
{
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;
  guint more;

  g_return_val_if_fail (MB_IS_CHANGE (self), NULL);

  name = dup_name (self);
  plain = dup_plain_label (self, name);
  if (self->count <= 1 || (self->verb != MB_VERB_ADD && self->verb != MB_VERB_DELETE))
    return g_steal_pointer (&plain);

  more = self->count - 1;
  return g_strdup_printf (ngettext ("%s and %u more record", "%s and %u more records", more), plain, more);
}
