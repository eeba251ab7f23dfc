#include "config.h"

#include "mb-edit.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-history.h"
#include "mb-record-private.h"
#include "mb-rules.h"
#include "mb-sql.h"

struct _MbEdit {
  MbBook *book;
  MbDatabase *database;
  sqlite3_session *session;
  GHashTable *inserted; /* records that become the book's when the edit is committed, as long as anybody holds them */
  gboolean ended;

  /* What the history will say. */
  MbVerb verb;
  const MbRecordType *type;
  gint64 record;
  const char *field;
  char *title;
  guint count;
};

static gboolean
begin_recording (MbEdit *self, GError **error)
{
  int code = sqlite3session_create (mb_database_get_handle (self->database), "main", &self->session);

  for (guint kind = 0; code == SQLITE_OK && kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autofree char *table = mb_record_type_dup_table (mb_record_type_get (kind));
      code = sqlite3session_attach (self->session, table);
    }
  if (code != SQLITE_OK)
    mb_database_set_error (self->database, code, error);
  return code == SQLITE_OK;
}

/* Ids are random, so an import touches pages all over the file; with SQLite's two megabytes of cache it would read most
 * of them again and again. The bound is only reached by who needs it. */
static void
enlarge_cache (MbEdit *self)
{
  if (self->verb == MB_VERB_IMPORT || self->verb == MB_VERB_START)
    mb_database_exec (self->database, "PRAGMA cache_size = -65536", NULL);
}

/**
 * mb_edit_begin:
 * @book: a book of which no edit is open
 * @verb: what the edit does, for its label
 * @error: return location for an error
 *
 * Begins an edit. Nobody else can write to the book until it ends.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL with
 *   %MB_ERROR_READ_ONLY, %MB_ERROR_BUSY or another error of the domain
 *   %MB_ERROR
 */
MbEdit *
mb_edit_begin (MbBook *book, MbVerb verb, GError **error)
{
  MbEdit *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (!mb_book_get_editing (book), NULL);

  if (!mb_book_begin_writing (book, error))
    return NULL;

  self = g_new0 (MbEdit, 1);
  self->book = g_object_ref (book);
  self->database = mb_book_get_database (book);
  self->inserted = g_hash_table_new (NULL, NULL);
  self->verb = verb;
  mb_book_set_editing (book, TRUE);
  enlarge_cache (self);
  if (!begin_recording (self, error))
    g_clear_pointer (&self, mb_edit_free);
  return self;
}

/**
 * mb_edit_set_title:
 * @self: an edit
 * @title: a name
 *
 * Names what the edit is about where its first step does not say it best: a
 * file's name for an import.
 */
void
mb_edit_set_title (MbEdit *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->title, title);
}

/* The first step names the edit. */
static void
note_step (MbEdit *self, const MbRecordType *type, gint64 id, const char *field)
{
  if (self->count++ > 0)
    return;
  self->type = type;
  self->record = id;
  self->field = field;
}

static char *
read_title (MbEdit *self, const MbRecordType *type, gint64 id)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *title = mb_sql_dup_title (type, "t", FALSE);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" AS t WHERE t.id = ?1", title, table);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, sql, NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
}

static gint64
random_id (void)
{
  gint64 id;

  do
    {
      sqlite3_randomness (sizeof id, &id);
      id &= G_MAXINT64;
    }
  while (id == 0);
  return id;
}

static gboolean
check_record (MbEdit *self, MbRecord *record, GError **error)
{
  const MbRecordType *type = mb_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (!mb_rules_check_field (self->database, type, &type->fields[i], 0, mb_record_get (record, type->fields[i].name), error))
      return FALSE;
  return TRUE;
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
insert_row (MbEdit *self, MbRecord *record, gint64 id, GError **error)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  g_autofree char *sql = dup_insert (type);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  for (guint i = 0; i < type->n_fields; i++)
    mb_sql_bind_value (&type->fields[i], statement, i + 2, mb_record_get (record, type->fields[i].name));
  return mb_database_step (self->database, statement, error) == SQLITE_DONE;
}

static gboolean
delete_row (MbEdit *self, const MbRecordType *type, gint64 id, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return mb_database_step (self->database, statement, error) == SQLITE_DONE;
}

static void
forget_inserted (gpointer data, GObject *where_it_was)
{
  g_hash_table_remove (data, where_it_was);
}

/* Weakly: an import of half a million records would otherwise keep them all. */
static void
hold_inserted (MbEdit *self, MbRecord *record)
{
  g_hash_table_add (self->inserted, record);
  g_object_weak_ref (G_OBJECT (record), forget_inserted, self->inserted);
}

static GPtrArray *
take_inserted (MbEdit *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  MbRecord *record;

  g_hash_table_iter_init (&iter, self->inserted);
  while (g_hash_table_iter_next (&iter, (gpointer *) &record, NULL))
    {
      g_ptr_array_add (records, g_object_ref (record));
      g_object_weak_unref (G_OBJECT (record), forget_inserted, self->inserted);
    }
  g_hash_table_remove_all (self->inserted);
  return records;
}

/**
 * mb_edit_insert:
 * @self: an edit
 * @record: a record that is in no book
 * @error: return location for an error
 *
 * Adds a record. It has its id at once; the book's it is when the edit is
 * committed.
 *
 * Returns: whether it was added; otherwise @error is %MB_ERROR_REFUSED when an
 *   identity, a reference or a choice breaks a rule, or another error of the
 *   domain %MB_ERROR
 */
gboolean
mb_edit_insert (MbEdit *self, MbRecord *record, GError **error)
{
  const MbRecordType *type;
  gint64 id;

  g_return_val_if_fail (self != NULL && !self->ended, FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record) && mb_record_get_book (record) == NULL, FALSE);

  type = mb_record_get_record_type (record);
  if (!check_record (self, record, error))
    return FALSE;
  id = random_id ();
  if (!insert_row (self, record, id, error))
    return FALSE;
  if (!mb_rules_check_only_one (self->database, type, id, error) || !mb_rules_give_slug (self->database, type, id, error))
    {
      delete_row (self, type, id, NULL);
      return FALSE;
    }
  note_step (self, type, id, NULL);
  mb_record_attach (record, self->book, id);
  hold_inserted (self, record);
  return TRUE;
}

static gboolean
update_row (MbEdit *self, const MbRecordType *type, gint64 id, const MbField *field, GVariant *value, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET %s = ?1 WHERE id = ?2 AND %s IS NOT ?1", table, column, column);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  mb_sql_bind_value (field, statement, 1, value);
  sqlite3_bind_int64 (statement, 2, id);
  return mb_database_step (self->database, statement, error) == SQLITE_DONE;
}

static gboolean
row_exists (MbEdit *self, const MbRecordType *type, gint64 id, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  code = mb_database_step (self->database, statement, error);
  if (code == SQLITE_DONE)
    g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND,
                 C_("record", "%s: the record was deleted meanwhile. Undo brings it back."), mb_record_type_get_label (type));
  return code == SQLITE_ROW;
}

/* So that a refused value leaves what the edit did before as it was. */
static gboolean
set_within_savepoint (MbEdit *self, const MbRecordType *type, gint64 id, const MbField *field, GVariant *value, GError **error)
{
  sqlite3 *handle = mb_database_get_handle (self->database);
  gboolean done;

  if (!mb_database_exec (self->database, "SAVEPOINT one_field", error))
    return FALSE;
  done = update_row (self, type, id, field, value, error);
  if (done && sqlite3_changes (handle) > 0)
    {
      note_step (self, type, id, field->name);
      done = mb_rules_check_only_one (self->database, type, id, error) && mb_rules_give_slug (self->database, type, id, error);
    }
  if (!done && !sqlite3_get_autocommit (handle))
    mb_database_exec (self->database, "ROLLBACK TO one_field", NULL);
  if (!sqlite3_get_autocommit (handle))
    mb_database_exec (self->database, "RELEASE one_field", NULL);
  return done;
}

/**
 * mb_edit_set_by_id:
 * @self: an edit
 * @kind: which type of record
 * @id: its id
 * @field: the name of a field
 * @value: (nullable): the value, sunk if it is floating; %NULL: not set
 * @error: return location for an error
 *
 * Sets one field of a record without its object, for bulk work.
 *
 * Returns: whether it was set; otherwise @error is %MB_ERROR_REFUSED when an
 *   identity, a reference or a choice breaks a rule, %MB_ERROR_NOT_FOUND when
 *   the record is not in the book, or another error of the domain %MB_ERROR
 */
gboolean
mb_edit_set_by_id (MbEdit *self, MbRecordKind kind, gint64 id, const char *field, GVariant *value, GError **error)
{
  const MbRecordType *type = mb_record_type_get (kind);
  const MbField *described = mb_record_type_find_field (type, field);
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_return_val_if_fail (self != NULL && !self->ended, FALSE);
  g_return_val_if_fail (described != NULL, FALSE);

  return row_exists (self, type, id, error) &&
         mb_rules_check_field (self->database, type, described, id, owned, error) &&
         set_within_savepoint (self, type, id, described, owned, error);
}

/**
 * mb_edit_set:
 * @self: an edit
 * @record: a record of the book
 * @field: the name of a field
 * @value: (nullable): the value, sunk if it is floating; %NULL: not set
 * @error: return location for an error
 *
 * Sets one field of a record. The record itself shows the value when the edit
 * is committed.
 *
 * Returns: whether it was set; otherwise @error is as mb_edit_set_by_id() has it
 */
gboolean
mb_edit_set (MbEdit *self, MbRecord *record, const char *field, GVariant *value, GError **error)
{
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);

  return mb_edit_set_by_id (self, mb_record_get_kind (record), mb_record_get_id (record), field, value, error);
}

typedef struct {
  MbRecordKind kind;
  gint64 id;
} Dependent;

/* The record and, after it, everything that goes with it; incomplete where that is more than the most. */
static GArray *
list_dependents (MbBook *book, MbRecordKind kind, gint64 id, guint most)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Dependent));
  Dependent first = { kind, id };

  g_array_append_val (found, first);
  for (guint i = 0; i < found->len && found->len <= most; i++)
    {
      Dependent at = g_array_index (found, Dependent, i);

      for (guint other = 0; other < MB_N_RECORD_KINDS; other++)
        {
          const MbRecordType *type = mb_record_type_get (other);

          for (guint f = 0; f < type->n_fields; f++)
            {
              const MbField *field = &type->fields[f];
              g_autoptr (GArray) ids = NULL;

              if (field->kind != MB_FIELD_REFERENCE || field->target != at.kind || (field->flags & MB_FIELD_KEEPS))
                continue;
              ids = mb_book_list_referring (book, other, field->name, at.id);
              for (guint n = 0; n < ids->len; n++)
                {
                  Dependent next = { other, g_array_index (ids, gint64, n) };
                  g_array_append_val (found, next);
                }
            }
        }
    }
  return found;
}

/**
 * mb_book_count_dependents:
 * @book: a book
 * @record: a record of it
 *
 * Counts what would be deleted with a record, itself left out.
 *
 * Returns: how many records
 */
guint
mb_book_count_dependents (MbBook *book, MbRecord *record)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), 0);
  g_return_val_if_fail (MB_IS_RECORD (record), 0);

  found = list_dependents (book, mb_record_get_kind (record), mb_record_get_id (record), G_MAXUINT);
  return found->len - 1;
}

/**
 * mb_book_count_dependents_up_to:
 * @book: a book
 * @kind: the type of a record
 * @id: its id
 * @most: how many are more than one wants to know about
 *
 * Counts what would be deleted with a record as mb_book_count_dependents()
 * does, but stops when it has found more than @most.
 *
 * Returns: how many records, or some number above @most
 */
guint
mb_book_count_dependents_up_to (MbBook *book, MbRecordKind kind, gint64 id, guint most)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), 0);

  found = list_dependents (book, kind, id, most);
  return found->len - 1;
}

/* Sources and findings speak of records of any type, so no foreign key can delete them. */
static gboolean
delete_what_speaks_of (MbEdit *self, const Dependent *about, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM source WHERE record_type = ?1 AND record = ?2",
    "DELETE FROM finding WHERE record_type = ?1 AND record = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (MbStatement) statement = mb_database_statement (self->database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_text (statement, 1, mb_record_type_get (about->kind)->name, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, about->id);
      if (mb_database_step (self->database, statement, error) != SQLITE_DONE)
        return FALSE;
    }
  return TRUE;
}

/**
 * mb_edit_delete:
 * @self: an edit
 * @record: a record of the book
 * @error: return location for an error
 *
 * Deletes a record and everything that cannot be without it: a program with
 * its cohorts, their projects, participations, seats and milestones, and the
 * sources of them all. One that an earlier step deleted already is no error.
 *
 * Returns: whether it was deleted; otherwise @error is of the domain %MB_ERROR
 */
gboolean
mb_edit_delete (MbEdit *self, MbRecord *record, GError **error)
{
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);

  return mb_edit_delete_by_id (self, mb_record_get_kind (record), mb_record_get_id (record), error);
}

/**
 * mb_edit_delete_by_id:
 * @self: an edit
 * @kind: which type of record
 * @id: its id
 * @error: return location for an error
 *
 * Deletes a record without its object, for bulk work.
 *
 * Returns: as mb_edit_delete() has it
 */
gboolean
mb_edit_delete_by_id (MbEdit *self, MbRecordKind kind, gint64 id, GError **error)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (self != NULL && !self->ended, FALSE);

  if (self->count == 0 && self->title == NULL)
    self->title = read_title (self, type, id);
  found = list_dependents (self->book, kind, id, G_MAXUINT);
  for (guint i = 0; i < found->len; i++)
    if (!delete_what_speaks_of (self, &g_array_index (found, Dependent, i), error))
      return FALSE;
  if (!delete_row (self, type, id, error))
    return FALSE;
  if (sqlite3_changes (mb_database_get_handle (self->database)) > 0)
    {
      note_step (self, type, id, NULL);
      self->count += found->len - 1;
    }
  return TRUE;
}

/**
 * mb_edit_get_count:
 * @self: an edit
 *
 * Returns: how many values it set to others, and records it added and deleted,
 *   so far
 */
guint
mb_edit_get_count (MbEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->count;
}

/**
 * mb_edit_has_changes:
 * @self: an edit
 *
 * Whether the book would differ. Setting a field to what it was is no change.
 *
 * Returns: whether it would
 */
gboolean
mb_edit_has_changes (MbEdit *self)
{
  g_return_val_if_fail (self != NULL && !self->ended, FALSE);

  return !sqlite3session_isempty (self->session);
}

static void
end (MbEdit *self)
{
  self->ended = TRUE;
  mb_database_exec (self->database, "PRAGMA cache_size = -2000", NULL);
  g_clear_pointer (&self->session, sqlite3session_delete);
  mb_book_set_editing (self->book, FALSE);
}

/* The records that were inserted are in no book again, so that they can be mended and added anew. */
static void
roll_back (MbEdit *self)
{
  g_autoptr (GPtrArray) records = take_inserted (self);

  end (self);
  mb_book_stop_writing (self->book);
  for (guint i = 0; i < records->len; i++)
    mb_record_attach (g_ptr_array_index (records, i), NULL, 0);
}

static gboolean
append_to_history (MbEdit *self, const void *changeset, int size, GError **error)
{
  g_autofree char *title = self->title != NULL   ? g_strdup (self->title)
                           : self->type != NULL ? read_title (self, self->type, self->record)
                                                : NULL;
  MbChangeFacts facts = {
    .author = mb_book_get_author (self->book),
    .verb = self->verb,
    .type = self->type,
    .record = self->record,
    .field = self->field,
    .title = title,
    .count = self->count,
  };

  return mb_history_append (self->database, &facts, changeset, size, error);
}

static gboolean
store (MbEdit *self, void **changeset, int *size, GError **error)
{
  int code = sqlite3session_changeset (self->session, size, changeset);

  if (code != SQLITE_OK)
    {
      mb_database_set_error (self->database, code, error);
      return FALSE;
    }
  return append_to_history (self, *changeset, *size, error) && mb_database_exec (self->database, "COMMIT", error);
}

static void
adopt_inserted (MbEdit *self)
{
  g_autoptr (GPtrArray) records = take_inserted (self);

  for (guint i = 0; i < records->len; i++)
    mb_book_adopt (self->book, g_ptr_array_index (records, i));
}

/**
 * mb_edit_commit:
 * @self: an edit
 * @error: return location for an error
 *
 * Ends the edit and keeps what it did, as one line of the history. When it
 * returns %TRUE the change is on the disk. An edit that changed nothing
 * leaves no line.
 *
 * Returns: whether it was kept; otherwise the book is as before the edit and
 *   @error is %MB_ERROR_NO_SPACE or another error of the domain %MB_ERROR
 */
gboolean
mb_edit_commit (MbEdit *self, GError **error)
{
  void *changeset = NULL;
  int size = 0;

  g_return_val_if_fail (self != NULL && !self->ended, FALSE);

  if (!mb_edit_has_changes (self))
    {
      roll_back (self);
      return TRUE;
    }
  if (!store (self, &changeset, &size, error))
    {
      sqlite3_free (changeset);
      roll_back (self);
      return FALSE;
    }
  end (self);
  adopt_inserted (self);
  mb_book_announce (self->book, changeset, size);
  sqlite3_free (changeset);
  return TRUE;
}

/**
 * mb_edit_free:
 * @self: (transfer full): an edit
 *
 * Frees an edit. One that was not committed leaves the book as it was.
 */
void
mb_edit_free (MbEdit *self)
{
  if (!self->ended)
    roll_back (self);
  g_hash_table_unref (self->inserted);
  g_object_unref (self->book);
  g_free (self->title);
  g_free (self);
}

/**
 * mb_book_add_record:
 * @book: a book
 * @record: a record that is in no book
 * @error: return location for an error
 *
 * Adds one record in an edit of its own.
 *
 * Returns: whether it was added; otherwise @error is as mb_edit_insert() and
 *   mb_edit_commit() have it
 */
gboolean
mb_book_add_record (MbBook *book, MbRecord *record, GError **error)
{
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_ADD, error);

  return edit != NULL && mb_edit_insert (edit, record, error) && mb_edit_commit (edit, error);
}

/**
 * mb_book_set_field:
 * @book: a book
 * @record: a record of it
 * @field: the name of a field
 * @value: (nullable): the value, sunk if it is floating; %NULL: not set
 * @error: return location for an error
 *
 * Sets one field in an edit of its own.
 *
 * Returns: whether it was set; otherwise @error is as mb_edit_set() and
 *   mb_edit_commit() have it
 */
gboolean
mb_book_set_field (MbBook *book, MbRecord *record, const char *field, GVariant *value, GError **error)
{
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_EDIT, error);

  return edit != NULL && mb_edit_set (edit, record, field, owned, error) && mb_edit_commit (edit, error);
}

/**
 * mb_book_delete_record:
 * @book: a book
 * @record: a record of it
 * @error: return location for an error
 *
 * Deletes one record, and what goes with it, in an edit of its own.
 *
 * Returns: whether it was deleted; otherwise @error is as mb_edit_delete() and
 *   mb_edit_commit() have it
 */
gboolean
mb_book_delete_record (MbBook *book, MbRecord *record, GError **error)
{
  g_autoptr (MbEdit) edit = mb_edit_begin (book, MB_VERB_DELETE, error);

  return edit != NULL && mb_edit_delete (edit, record, error) && mb_edit_commit (edit, error);
}
