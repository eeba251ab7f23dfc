#include "config.h"

#include "mb-left-out.h"

#include <glib/gi18n-lib.h>

#include "book/mb-cursor.h"
#include "mb-json-layout.h"

#define MOST_LINES 100

static const MbRecordKind exported[] = {
  MB_RECORD_ORGANIZATION, MB_RECORD_PROGRAM,     MB_RECORD_COHORT,    MB_RECORD_PERSON,
  MB_RECORD_PROJECT,      MB_RECORD_OBSERVATION, MB_RECORD_MILESTONE,
};

/* Any text may leave; who a reference names and which choice is made is refused when it is wrong. */
static gboolean
can_break_rules (const MbField *field)
{
  return field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_DATE || field->kind == MB_FIELD_LINK ||
         field->kind == MB_FIELD_PAGE || field->kind == MB_FIELD_MAIL;
}

static void
add_line (MbLeftOut *self, MbBook *book, MbRecordKind kind, gint64 id, const char *reason)
{
  g_autoptr (MbRecord) record = NULL;
  g_autofree char *title = NULL;

  if (self->count++ >= MOST_LINES)
    return;
  record = mb_book_get_record (book, kind, id, NULL);
  title = record != NULL ? mb_record_dup_title (record) : g_strdup ("");
  g_ptr_array_add (self->lines, g_strdup_printf ("%s: %s", title, reason));
}

static void
look_at_row (MbLeftOut *self, MbBook *book, const MbJsonLayout *layout, MbCursor *cursor)
{
  for (guint i = 0; i < layout->n_keys; i++)
    {
      const MbField *field = layout->keys[i].field;
      g_autoptr (GVariant) value = NULL;
      g_autoptr (GError) reason = NULL;

      if (!can_break_rules (field) || !mb_cursor_is_set (cursor, i))
        continue;
      value = mb_cursor_dup_value (cursor, i);
      if (value != NULL && !mb_field_check (field, value, &reason))
        add_line (self, book, layout->type->kind, mb_cursor_get_id (cursor), reason->message);
    }
}

static gboolean
look_at_kind (MbLeftOut *self, MbBook *book, MbRecordKind kind, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);
  g_autoptr (MbCursor) cursor = mb_cursor_new (book, kind, layout->names, NULL, error);
  g_autoptr (GError) reason = NULL;

  if (cursor == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    look_at_row (self, book, layout, cursor);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * mb_left_out_new:
 * @book: a book
 * @error: return location for an error
 *
 * Finds the public values that an export of the book leaves out.
 *
 * Returns: (transfer full) (nullable): what they are, or %NULL with an error
 *   of the domain %MB_ERROR
 */
MbLeftOut *
mb_left_out_new (MbBook *book, GError **error)
{
  g_autoptr (MbLeftOut) self = g_new0 (MbLeftOut, 1);

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (exported); i++)
    if (!look_at_kind (self, book, exported[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_left_out_free:
 * @self: (transfer full): what was left out
 *
 * Frees it.
 */
void
mb_left_out_free (MbLeftOut *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * mb_left_out_dup_summary:
 * @self: what was left out
 *
 * Says how many values were left out.
 *
 * Returns: (transfer full) (nullable): a sentence without its full stop, or
 *   %NULL when there are none
 */
char *
mb_left_out_dup_summary (MbLeftOut *self)
{
  if (self->count == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u value breaks a rule of its field and was left out",
                                    "%u values break a rule of their field and were left out", self->count),
                          self->count);
}
