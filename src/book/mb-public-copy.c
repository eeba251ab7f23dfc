#include "config.h"

#include "mb-public-copy.h"

#include <glib/gi18n-lib.h>

#include "mb-book-file.h"
#include "mb-book-private.h"
#include "mb-cursor.h"
#include "mb-sql.h"

/* Records copied between two reports of progress. */
#define REPORT_EVERY 500

/* The copy is a new book into which the public values are put: nothing private was ever in its file, neither in a row
 * nor in a page that is free again nor in what the search knows. */

/* Without what it needs, or without anything public, a record is not there at all: a source, a finding. */
static gboolean
is_left_out (const MbRecordType *type)
{
  gboolean has_public = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const gboolean private = (type->fields[i].flags & MB_FIELD_PRIVATE) != 0;

      if (private && (type->fields[i].flags & MB_FIELD_REQUIRED))
        return TRUE;
      has_public = has_public || !private;
    }
  return !has_public;
}

/* Words */

static void
add_words (GString *list, const char *words)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? C_("list", ", ") : "", words);
}

static char *
dup_private_choices (const MbField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const MbChoice *choice = field->choices; choice != NULL && choice->nick != NULL; choice++)
    if (choice->private)
      add_words (list, mb_choice_get_label (field, choice));
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static char *
dup_private_fields (const MbRecordType *type)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];
      g_autofree char *choices = dup_private_choices (field);

      if (field->flags & MB_FIELD_PRIVATE)
        add_words (list, mb_field_get_label (field));
      else if (*choices != '\0')
        {
          /* Translators: a field and those of its choices that are private: “Outcome (Unknown, Not completed)”. */
          g_autofree char *words = g_strdup_printf (C_("left out", "%1$s (%2$s)"), mb_field_get_label (field), choices);
          add_words (list, words);
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

/**
 * mb_public_copy_dup_left_out:
 *
 * Says what a public copy leaves out, from the tables of fields: “People:
 * Links, Mail address, Notes”.
 *
 * Returns: (transfer full) (array zero-terminated=1): lines
 */
char **
mb_public_copy_dup_left_out (void)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autofree char *fields = dup_private_fields (type);

      if (is_left_out (type))
        add_words (whole, mb_record_type_get_plural (type));
      else if (*fields != '\0')
        /* Translators: a type of records and its fields: “People: Links, Notes”. */
        g_strv_builder_take (lines, g_strdup_printf (C_("left out", "%1$s: %2$s"), mb_record_type_get_plural (type), fields));
    }
  if (whole->len > 0)
    /* Translators: %s is types of records: “All of: Sources, Findings”. */
    g_strv_builder_take (lines, g_strdup_printf (_("All of: %s"), whole->str));
  g_strv_builder_add (lines, _("The history: nothing can be undone in the copy"));
  return g_strv_builder_end (lines);
}

/* Copying */

typedef struct {
  MbBook *book;
  MbDatabase *target;
  GCancellable *cancellable;
  MbProgressFunc progress;
  gpointer data;
  gint64 done;
  gint64 total;
} Copy;

static const char **
list_fields (const MbRecordType *type)
{
  const char **names = g_new0 (const char *, type->n_fields + 1);

  for (guint i = 0; i < type->n_fields; i++)
    names[i] = type->fields[i].name;
  return names;
}

static char *
dup_insert (const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *columns = mb_sql_dup_columns (type);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id, %s) VALUES (?1", table, columns);
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static gboolean
may_leave (const MbField *field, GVariant *value)
{
  if (field->kind == MB_FIELD_REFERENCE && is_left_out (mb_record_type_get (field->target)))
    return FALSE;
  return mb_field_is_public (field, value);
}

static gboolean
copy_record (Copy *self, const MbRecordType *type, MbCursor *cursor, MbStatement *statement, GError **error)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  sqlite3_bind_int64 (statement, 1, mb_cursor_get_id (cursor));
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, i);

      if (value != NULL && may_leave (&type->fields[i], value))
        mb_sql_bind_value (&type->fields[i], statement, i + 2, value);
    }
  return mb_database_step (self->target, statement, error) == SQLITE_DONE;
}

static gboolean
report (Copy *self, GError **error)
{
  if (++self->done % REPORT_EVERY != 0)
    return TRUE;
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
copy_type (Copy *self, const MbRecordType *type, GError **error)
{
  g_autofree const char **fields = list_fields (type);
  g_autofree char *sql = dup_insert (type);
  g_autoptr (MbCursor) cursor = mb_cursor_new (self->book, type->kind, fields, NULL, error);
  g_autoptr (MbStatement) statement = cursor != NULL ? mb_database_statement (self->target, sql, error) : NULL;
  g_autoptr (GError) reason = NULL;

  if (statement == NULL)
    return FALSE;
  while (mb_cursor_next (cursor, &reason))
    if (!copy_record (self, type, cursor, statement, error) || !report (self, error))
      return FALSE;
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
fill (MbDatabase *target, gpointer data, GError **error)
{
  Copy *self = data;

  self->target = target;
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    if (!is_left_out (mb_record_type_get (kind)) && !copy_type (self, mb_record_type_get (kind), error))
      return FALSE;
  return TRUE;
}

static gint64
count_records (MbBook *book)
{
  gint64 count = 0;

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    if (!is_left_out (mb_record_type_get (kind)))
      count += mb_book_count (book, kind);
  return count;
}

/**
 * mb_book_backup_public:
 * @self: a book
 * @path: where the copy shall lie; a file there is replaced when the copy is whole
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told how far it is, in records
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes a book with what is public of this one, as it is at one moment: no
 * private value, no record of which nothing is public, and an empty history.
 * mb_public_copy_dup_left_out() says what that leaves out. Nothing of it was
 * ever in the new file.
 *
 * Returns: whether the copy lies there; otherwise @error is of the domain
 *   %MB_ERROR or %G_IO_ERROR_CANCELLED, and a former file at @path is unchanged
 */
gboolean
mb_book_backup_public (MbBook *self, const char *path, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                       GError **error)
{
  Copy copy = { self, NULL, cancellable, progress, data, 0, 0 };
  gboolean done;

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!mb_book_begin_snapshot (self, error))
    return FALSE;
  copy.total = count_records (self);
  done = mb_book_file_make_copy (path, fill, &copy, cancellable, error);
  mb_book_end_snapshot (self);
  return done;
}
