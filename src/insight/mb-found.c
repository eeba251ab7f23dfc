#include "config.h"

#include "mb-found.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-cursor.h"
#include "book/mb-edit.h"
#include "book/mb-match.h"

G_DEFINE_FINAL_TYPE (MbFound, mb_found, G_TYPE_OBJECT)

static void
mb_found_finalize (GObject *object)
{
  MbFound *self = MB_FOUND (object);

  g_array_unref (self->records);
  g_free (self->sentence);
  g_free (self->reason);
  g_free (self->folded);
  g_clear_pointer (&self->fix, mb_fix_free);
  G_OBJECT_CLASS (mb_found_parent_class)->finalize (object);
}

static void
mb_found_class_init (MbFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_found_finalize;
}

static void
mb_found_init (MbFound *self)
{
  self->records = g_array_new (FALSE, FALSE, sizeof (MbRecordRef));
}

/**
 * mb_found_new:
 * @rule: (transfer none): the name of the rule, which lives as long as the program
 * @severity: how much it matters
 *
 * Returns: (transfer full): a finding without sentence and records
 */
MbFound *
mb_found_new (const char *rule, MbSeverity severity)
{
  MbFound *self = g_object_new (MB_TYPE_FOUND, NULL);

  self->rule = rule;
  self->severity = severity;
  return self;
}

/**
 * mb_found_add:
 * @self: a finding
 * @kind: the kind of a record
 * @id: its id
 *
 * Adds a record that the finding is about; the first is the one to be opened.
 */
void
mb_found_add (MbFound *self, MbRecordKind kind, gint64 id)
{
  MbRecordRef record = { kind, id };

  g_array_append_val (self->records, record);
}

/**
 * mb_found_set_detail:
 * @self: a finding
 * @detail: what it says of its records
 *
 * Makes another finding of it than what the same rule may find of the same
 * records besides.
 */
void
mb_found_set_detail (MbFound *self, const char *detail)
{
  self->detail = g_str_hash (detail);
}

/**
 * mb_found_offer:
 * @self: a finding without a fix
 * @label: what the fix does, as it stands on a button
 *
 * Offers to mend it.
 *
 * Returns: (transfer none): the fix, which is still to be told what to do
 */
MbFix *
mb_found_offer (MbFound *self, const char *label)
{
  self->fix = mb_fix_new (label);
  return self->fix;
}

/**
 * mb_found_get_key:
 * @self: a finding
 *
 * A number by which the same rule finds the same again: of one record its id,
 * of several one that hangs on all of them and on no order.
 *
 * Returns: the number
 */
gint64
mb_found_get_key (const MbFound *self)
{
  gint64 key = self->detail;

  for (guint i = 0; i < self->records->len; i++)
    key ^= g_array_index (self->records, MbRecordRef, i).id;
  return key;
}

/**
 * mb_found_dup_id:
 * @self: a finding
 *
 * Names the finding as long as it is one: also tomorrow, and in another
 * program.
 *
 * Returns: (transfer full): the name of the rule, a colon and hexadecimal digits
 */
char *
mb_found_dup_id (const MbFound *self)
{
  return g_strdup_printf ("%s:%016" G_GINT64_MODIFIER "x", self->rule, (guint64) mb_found_get_key (self));
}

/**
 * mb_found_is_about:
 * @self: a finding
 * @kind: the kind of a record
 * @id: its id
 *
 * Returns: whether the record is among those that the finding is about
 */
gboolean
mb_found_is_about (const MbFound *self, MbRecordKind kind, gint64 id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const MbRecordRef *record = &g_array_index (self->records, MbRecordRef, i);

      if (record->id == id && record->kind == kind)
        return TRUE;
    }
  return FALSE;
}

/**
 * mb_found_is_same:
 * @self: a finding
 * @other: a finding
 *
 * Returns: whether both say the same, and an admin thinks the same of them
 */
gboolean
mb_found_is_same (const MbFound *self, const MbFound *other)
{
  return g_str_equal (self->rule, other->rule) && self->severity == other->severity &&
         mb_found_get_key (self) == mb_found_get_key (other) && g_str_equal (self->sentence, other->sentence) &&
         self->dismissed == other->dismissed && g_strcmp0 (self->reason, other->reason) == 0;
}

/**
 * mb_found_fold:
 * @self: a finding whose sentence is said
 *
 * Works out what mb_found_matches() compares with: of many findings better in
 * a worker thread.
 */
void
mb_found_fold (MbFound *self)
{
  g_autofree char *text =
    g_strjoin ("\n", self->sentence, self->rule, mb_severity_get_label (self->severity), self->reason, NULL);

  g_free (self->folded);
  self->folded = mb_match_dup_folded (text);
}

/**
 * mb_found_matches:
 * @self: a finding
 * @words: words as mb_match_dup_words() gives them
 *
 * Returns: whether each of the words stands in the finding
 */
gboolean
mb_found_matches (MbFound *self, const char *const *words)
{
  if (self->folded == NULL)
    mb_found_fold (self);
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

static const char *
get_record_type (const MbFound *self)
{
  const MbRecordRef *first = &g_array_index (self->records, MbRecordRef, 0);

  return mb_record_type_get (first->kind)->name;
}

static MbRecord *
make_finding (const MbFound *self, const char *reason)
{
  MbRecord *finding = mb_record_new (MB_RECORD_FINDING);

  mb_record_set_text (finding, "rule", self->rule);
  mb_record_set_text (finding, "severity", mb_severity_get_nick (self->severity));
  mb_record_set_text (finding, "record-type", get_record_type (self));
  mb_record_set_integer (finding, "record", mb_found_get_key (self));
  mb_record_set (finding, "dismissed", g_variant_new_boolean (TRUE));
  mb_record_set_text (finding, "reason", reason);
  return finding;
}

/**
 * mb_found_dismiss:
 * @self: a finding
 * @book: the book it is of
 * @reason: why it is none
 * @error: return location for an error
 *
 * Dismisses the finding and keeps the reason in the book: one edit, which can
 * be undone.
 *
 * Returns: whether it was kept; otherwise @error is the book's
 */
gboolean
mb_found_dismiss (MbFound *self, MbBook *book, const char *reason, GError **error)
{
  g_autoptr (MbRecord) finding = NULL;

  g_return_val_if_fail (self->records->len > 0, FALSE);

  if (self->dismissed && !mb_found_take_back (self, book, error))
    return FALSE;
  finding = make_finding (self, reason);
  if (!mb_book_add_record (book, finding, error))
    return FALSE;
  self->dismissed = TRUE;
  g_set_str (&self->reason, reason);
  g_clear_pointer (&self->folded, g_free);
  return TRUE;
}

/* The ids of the records that dismiss the finding. */
static GArray *
list_dismissals (const MbFound *self, MbBook *book, GError **error)
{
  static const char *const fields[] = { "rule", "record", NULL };
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, MB_RECORD_FINDING, fields, NULL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  if (cursor == NULL)
    return NULL;
  while (mb_cursor_next (cursor, &local_error))
    {
      gint64 id = mb_cursor_get_id (cursor);

      if (g_strcmp0 (mb_cursor_get_text (cursor, 0), self->rule) == 0 &&
          mb_cursor_get_integer (cursor, 1) == mb_found_get_key (self))
        g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * mb_found_take_back:
 * @self: a finding that was dismissed
 * @book: the book it is of
 * @error: return location for an error
 *
 * Makes it a finding again.
 *
 * Returns: whether it is; otherwise @error is the book's
 */
gboolean
mb_found_take_back (MbFound *self, MbBook *book, GError **error)
{
  g_autoptr (GArray) ids = list_dismissals (self, book, error);
  g_autoptr (MbEdit) edit = ids != NULL ? mb_edit_begin (book, MB_VERB_DELETE, error) : NULL;

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MbRecord) record =
        mb_book_get_record (book, MB_RECORD_FINDING, g_array_index (ids, gint64, i), error);

      if (record == NULL || !mb_edit_delete (edit, record, error))
        return FALSE;
    }
  if (!mb_edit_commit (edit, error))
    return FALSE;
  self->dismissed = FALSE;
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->folded, g_free);
  return TRUE;
}

/**
 * mb_severity_get_nick:
 * @severity: a severity
 *
 * Returns: (transfer none): what programs and the book call it
 */
const char *
mb_severity_get_nick (MbSeverity severity)
{
  static const char *const nicks[] = { "error", "warning", "hint" };

  return nicks[severity];
}

/**
 * mb_severity_get_label:
 * @severity: a severity
 *
 * Returns: (transfer none): what people call it
 */
const char *
mb_severity_get_label (MbSeverity severity)
{
  switch (severity)
    {
    case MB_SEVERITY_ERROR:
      return C_("severity", "Error");
    case MB_SEVERITY_WARNING:
      return C_("severity", "Warning");
    case MB_SEVERITY_HINT:
    default:
      return C_("severity", "Hint");
    }
}
