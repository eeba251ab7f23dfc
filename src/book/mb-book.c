#include "config.h"

#include "mb-book-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mb-book-file.h"
#include "mb-history.h"
#include "mb-record-private.h"
#include "mb-schema.h"
#include "mb-sql.h"

/**
 * MbBook:
 *
 * An organisation's mentorship history: one SQLite file.
 *
 * A book belongs to the thread that opened it. Every change goes through
 * #MbEdit, mb_book_undo() or mb_book_redo(); each is one transaction and one
 * line of the book's history. Changes by other programs are noticed and
 * announced like its own while a main loop runs and mb_book_watch() was called.
 */
struct _MbBook {
  GObject parent_instance;

  char *path;
  char *author;
  gboolean read_only;
  MbDatabase *database;
  GHashTable *live[MB_N_RECORD_KINDS]; /* id → MbRecord, held weakly */
  char *select[MB_N_RECORD_KINDS];     /* SQL that reads one record */
  gboolean editing;
  guint snapshot_depth;
  gboolean snapshot_is_ours; /* and not the transaction of an edit */

  GFileMonitor *monitor;
  gint64 data_version;

  GMutex reader_lock;
  MbDatabase *reader;
  MbOrders *orders;
};

G_DEFINE_FINAL_TYPE (MbBook, mb_book, G_TYPE_OBJECT)

typedef enum {
  PROP_PATH = 1,
  PROP_READ_ONLY,
  PROP_AUTHOR,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPERTIES,
} MbBookProperty;

static GParamSpec *properties[N_PROPERTIES];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ALL_KINDS (((guint64) 1 << MB_N_RECORD_KINDS) - 1)

/* A record that somebody holds; the table holds it weakly. */
typedef struct {
  gint64 id;
  MbRecord *record;
  GHashTable *live;
} LiveRecord;

static void
forget_record (gpointer data, GObject *where_it_was)
{
  LiveRecord *entry = data;

  g_hash_table_remove (entry->live, &entry->id);
}

static void
release_live (GHashTable *live)
{
  GHashTableIter iter;
  LiveRecord *entry;

  g_hash_table_iter_init (&iter, live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    {
      g_object_weak_unref (G_OBJECT (entry->record), forget_record, entry);
      mb_record_attach (entry->record, NULL, entry->id);
    }
  g_hash_table_unref (live);
}

static void
mb_book_dispose (GObject *object)
{
  MbBook *self = MB_BOOK (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    g_clear_pointer (&self->live[kind], release_live);
  G_OBJECT_CLASS (mb_book_parent_class)->dispose (object);
}

static void
mb_book_finalize (GObject *object)
{
  MbBook *self = MB_BOOK (object);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    g_free (self->select[kind]);
  g_clear_pointer (&self->reader, mb_database_close);
  g_clear_pointer (&self->database, mb_database_close);
  g_mutex_clear (&self->reader_lock);
  mb_orders_free (self->orders);
  g_free (self->path);
  g_free (self->author);
  G_OBJECT_CLASS (mb_book_parent_class)->finalize (object);
}

static void
mb_book_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbBook *self = MB_BOOK (object);

  switch ((MbBookProperty) id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_UNDO_LABEL:
      g_value_take_string (value, mb_book_dup_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_take_string (value, mb_book_dup_redo_label (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_book_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MbBook *self = MB_BOOK (object);

  switch ((MbBookProperty) id)
    {
    case PROP_AUTHOR:
      mb_book_set_author (self, g_value_get_string (value));
      break;
    case PROP_PATH:
    case PROP_READ_ONLY:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_book_class_init (MbBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mb_book_dispose;
  object_class->finalize = mb_book_finalize;
  object_class->get_property = mb_book_get_property;
  object_class->set_property = mb_book_set_property;

  /**
   * MbBook:path:
   *
   * Where the book's file lies.
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  /**
   * MbBook:read-only:
   *
   * Whether the book was opened for reading alone.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  /**
   * MbBook:author:
   *
   * Who the history says made the changes that follow.
   */
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, readable | G_PARAM_WRITABLE);
  /**
   * MbBook:undo-label:
   *
   * What an undo would take back, in the user's language; %NULL when there is
   * nothing.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  /**
   * MbBook:redo-label:
   *
   * What a redo would bring again, in the user's language; %NULL when there is
   * nothing.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * MbBook::changed:
   * @self: the book
   * @kinds: a bit, `1 << kind`, for each #MbRecordKind of which records changed
   *
   * The book changed, by this object, another thread or another program.
   * Records that are held have their new values already.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static char *
dup_select (const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *columns = mb_sql_dup_columns (type);

  return g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?1", columns, table);
}

static void
mb_book_init (MbBook *self)
{
  g_mutex_init (&self->reader_lock);
  self->orders = mb_orders_new ();
  self->author = g_strdup (g_get_real_name ());
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      self->live[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
      self->select[kind] = dup_select (mb_record_type_get (kind));
    }
}

static gint64
read_data_version (MbBook *self)
{
  return mb_database_read_integer (self->database, "PRAGMA data_version", 0);
}

/**
 * mb_book_create:
 * @path: where the book shall lie, in a folder that exists
 * @error: return location for an error
 *
 * Makes a new, empty book and opens it. The file appears when it is whole.
 *
 * Returns: (transfer full) (nullable): the book, or %NULL with an error of
 *   the domain %MB_ERROR: %MB_ERROR_FAILED when there is a file already,
 *   %MB_ERROR_NO_SPACE, %MB_ERROR_READ_ONLY, %MB_ERROR_NOT_FOUND
 */
MbBook *
mb_book_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!mb_book_file_create (path, error))
    return NULL;
  return mb_book_open (path, MB_OPEN_NONE, error);
}

/**
 * mb_book_open:
 * @path: where the book's file lies
 * @flags: how to open it
 * @error: return location for an error
 *
 * Opens a book. One of an older version is brought to this one first, and a
 * copy of it kept beside it; any other file is left as it is.
 *
 * Returns: (transfer full) (nullable): the book, or %NULL with an error of
 *   the domain %MB_ERROR: %MB_ERROR_NOT_FOUND, %MB_ERROR_NOT_A_BOOK,
 *   %MB_ERROR_NEWER, %MB_ERROR_DAMAGED, %MB_ERROR_READ_ONLY,
 *   %MB_ERROR_NO_SPACE or %MB_ERROR_BUSY
 */
MbBook *
mb_book_open (const char *path, MbOpenFlags flags, GError **error)
{
  g_autoptr (MbBook) self = NULL;
  g_autoptr (MbDatabase) database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  database = mb_book_file_open (path, flags & MB_OPEN_READ_ONLY, error);
  if (database == NULL)
    return NULL;

  self = g_object_new (MB_TYPE_BOOK, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & MB_OPEN_READ_ONLY) != 0;
  self->database = g_steal_pointer (&database);
  self->data_version = read_data_version (self);
  return g_steal_pointer (&self);
}

/**
 * mb_book_get_sqlite_version:
 *
 * Tells the version of the SQLite that keeps the books.
 *
 * Returns: the version, such as "3.46.1"
 */
const char *
mb_book_get_sqlite_version (void)
{
  return sqlite3_libversion ();
}

/**
 * mb_book_get_path:
 * @self: a book
 *
 * Where the book's file lies.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
mb_book_get_path (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return self->path;
}

/**
 * mb_book_dup_name:
 * @self: a book
 *
 * What the book is called: its file's name without the ending.
 *
 * Returns: (transfer full): the name
 */
char *
mb_book_dup_name (MbBook *self)
{
  g_autofree char *base = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  base = g_path_get_basename (self->path);
  shown = g_filename_display_name (base);
  if (g_str_has_suffix (shown, ".mentorbook"))
    shown[strlen (shown) - strlen (".mentorbook")] = '\0';
  return g_steal_pointer (&shown);
}

/**
 * mb_book_get_read_only:
 * @self: a book
 *
 * Whether the book was opened for reading alone.
 *
 * Returns: whether it was
 */
gboolean
mb_book_get_read_only (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), TRUE);

  return self->read_only;
}

/**
 * mb_book_get_author:
 * @self: a book
 *
 * Who the history says makes the changes.
 *
 * Returns: (transfer none): the name; empty when it is not known
 */
const char *
mb_book_get_author (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return self->author;
}

/**
 * mb_book_set_author:
 * @self: a book
 * @author: (nullable): a name
 *
 * Says who makes the changes that follow.
 */
void
mb_book_set_author (MbBook *self, const char *author)
{
  g_return_if_fail (MB_IS_BOOK (self));

  if (g_set_str (&self->author, author != NULL ? author : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

MbDatabase *
mb_book_get_database (MbBook *self)
{
  return self->database;
}

MbOrders *
mb_book_get_orders (MbBook *self)
{
  return self->orders;
}

void
mb_book_set_editing (MbBook *self, gboolean editing)
{
  self->editing = editing;
}

gboolean
mb_book_get_editing (MbBook *self)
{
  return self->editing;
}

/* Reads the record's row into it; FALSE without error when there is none. */
static gboolean
load (MbBook *self, MbRecord *record, MbRecordKind kind, gint64 id, GError **error)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autoptr (MbStatement) statement = mb_database_statement (self->database, self->select[kind], error);
  g_autofree GVariant **values = NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (mb_database_step (self->database, statement, error) != SQLITE_ROW)
    return FALSE;

  values = g_new0 (GVariant *, type->n_fields);
  for (guint i = 0; i < type->n_fields; i++)
    values[i] = mb_sql_read_value (&type->fields[i], statement, i);
  mb_record_take_values (record, values);
  return TRUE;
}

static MbRecord *
find_live (MbBook *self, MbRecordKind kind, gint64 id)
{
  LiveRecord *entry = g_hash_table_lookup (self->live[kind], &id);

  return entry != NULL ? entry->record : NULL;
}

void
mb_book_adopt (MbBook *self, MbRecord *record)
{
  LiveRecord *entry = g_new0 (LiveRecord, 1);

  entry->id = mb_record_get_id (record);
  entry->record = record;
  entry->live = self->live[mb_record_get_kind (record)];
  g_hash_table_insert (entry->live, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (record), forget_record, entry);
}

/**
 * mb_book_get_record:
 * @self: a book
 * @kind: which type of record
 * @id: its id
 * @error: return location for an error
 *
 * Gives the record with that id. As long as anybody holds it, it is the same
 * object, and it notifies its properties when the book changes.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with
 *   %MB_ERROR_NOT_FOUND when there is none, or another error of the domain
 *   %MB_ERROR
 */
MbRecord *
mb_book_get_record (MbBook *self, MbRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GError) reason = NULL;
  MbRecord *known;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);

  known = find_live (self, kind, id);
  if (known != NULL && !mb_record_is_deleted (known))
    return g_object_ref (known);

  record = mb_record_new (kind);
  if (!load (self, record, kind, id, &reason))
    {
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      else
        g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, C_("record", "%s: the record is no longer in the book."),
                     mb_record_type_get_label (mb_record_type_get (kind)));
      return NULL;
    }
  mb_record_attach (record, self, id);
  mb_book_adopt (self, record);
  return g_steal_pointer (&record);
}

/**
 * mb_book_get_organization:
 * @self: a book
 * @error: return location for an error
 *
 * Gives the organisation whose book it is.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with
 *   %MB_ERROR_NOT_FOUND when nobody has said yet
 */
MbRecord *
mb_book_get_organization (MbBook *self, GError **error)
{
  gint64 id;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  id = mb_database_read_integer (self->database, "SELECT id FROM organization ORDER BY id LIMIT 1", 0);
  if (id != 0)
    return mb_book_get_record (self, MB_RECORD_ORGANIZATION, id, error);
  g_set_error_literal (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("The book does not say yet whose it is."));
  return NULL;
}

/**
 * mb_book_find:
 * @self: a book
 * @kind: which type of record
 * @field: the name of a field whose values are texts
 * @text: the value
 *
 * Finds a record by a field, without regard to the case of ASCII letters.
 *
 * Returns: the record's id, or 0 when there is none
 */
gint64
mb_book_find (MbBook *self, MbRecordKind kind, const char *field, const char *text)
{
  const MbRecordType *type = mb_record_type_get (kind);
  const MbField *described = mb_record_type_find_field (type, field);
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (MbStatement) statement = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);
  g_return_val_if_fail (described != NULL && mb_field_is_text (described), 0);

  column = mb_sql_dup_quoted_column (described);
  sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s = ?1 COLLATE NOCASE ORDER BY id LIMIT 1", table, column);
  statement = mb_database_statement (self->database, sql, NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * mb_book_find_titled:
 * @self: a book
 * @kind: which type of record
 * @title: what the record is called in lists
 *
 * Finds a record by its title, as mb_record_dup_title() writes it, without
 * regard to the case of ASCII letters.
 *
 * Returns: the record's id, or 0 when there is none
 */
gint64
mb_book_find_titled (MbBook *self, MbRecordKind kind, const char *title)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *expression = mb_sql_dup_title (type, "t", FALSE);
  g_autofree char *sql = NULL;
  g_autoptr (MbStatement) statement = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);
  g_return_val_if_fail (title != NULL, 0);

  sql = g_strdup_printf ("SELECT id FROM \"%s\" AS t WHERE %s = ?1 COLLATE NOCASE ORDER BY id LIMIT 1", table, expression);
  statement = mb_database_statement (self->database, sql, NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, title, -1, SQLITE_TRANSIENT);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * mb_book_find_handle:
 * @self: a book
 * @handle: a GitHub handle
 *
 * Finds the person known by a handle, now or formerly, without regard to case.
 *
 * Returns: the person's id, or 0 when nobody is
 */
gint64
mb_book_find_handle (MbBook *self, const char *handle)
{
  g_autoptr (MbStatement) statement = NULL;
  gint64 id;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  id = mb_book_find (self, MB_RECORD_PERSON, "handle", handle);
  if (id != 0)
    return id;
  statement = mb_database_statement (self->database,
                                     "SELECT id FROM person WHERE former_handles IS NOT NULL AND "
                                     "instr(char(10) || lower(former_handles) || char(10), char(10) || lower(?1) || char(10)) "
                                     "ORDER BY id LIMIT 1", NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, handle, -1, SQLITE_TRANSIENT);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * mb_book_count:
 * @self: a book
 * @kind: which type of record
 *
 * Counts the records of a type.
 *
 * Returns: how many there are
 */
gint64
mb_book_count (MbBook *self, MbRecordKind kind)
{
  g_autofree char *table = mb_record_type_dup_table (mb_record_type_get (kind));
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  return mb_database_read_integer (self->database, sql, 0);
}

/**
 * mb_book_list_referring:
 * @self: a book
 * @kind: which type of record
 * @field: the name of a reference of it
 * @id: what the reference names
 *
 * Lists the records that refer to another.
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
mb_book_list_referring (MbBook *self, MbRecordKind kind, const char *field, gint64 id)
{
  const MbRecordType *type = mb_record_type_get (kind);
  const MbField *described = mb_record_type_find_field (type, field);
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (MbStatement) statement = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);
  g_return_val_if_fail (described != NULL, NULL);

  column = mb_sql_dup_quoted_column (described);
  sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s = ?1 ORDER BY id", table, column);
  statement = mb_database_statement (self->database, sql, NULL);
  if (statement == NULL)
    return g_steal_pointer (&ids);
  sqlite3_bind_int64 (statement, 1, id);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 referring = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, referring);
    }
  return g_steal_pointer (&ids);
}

static void
refresh (MbBook *self, MbRecordKind kind, gint64 id)
{
  MbRecord *known = find_live (self, kind, id);
  g_autoptr (MbRecord) record = known != NULL ? g_object_ref (known) : NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  if (load (self, record, kind, id, &error))
    mb_record_mark_deleted (record, FALSE);
  else if (error == NULL)
    mb_record_mark_deleted (record, TRUE);
  else
    g_warning ("%s", error->message);
}

static GPtrArray *
list_live (MbBook *self, MbRecordKind kind)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  LiveRecord *entry;

  g_hash_table_iter_init (&iter, self->live[kind]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    g_ptr_array_add (held, g_object_ref (entry->record));
  return held;
}

static guint64
targets_of (const MbRecordType *type)
{
  guint64 kinds = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_REFERENCE)
      kinds |= (guint64) 1 << type->fields[i].target;
  return kinds;
}

/* A record whose title is made from another's reads otherwise when that one changed. */
static guint64
with_referring (guint64 kinds)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    if (targets_of (mb_record_type_get (kind)) & kinds)
      kinds |= (guint64) 1 << kind;
  return kinds;
}

static void
emit_changed (MbBook *self, guint64 kinds)
{
  guint64 affected = with_referring (kinds);

  mb_orders_forget (self->orders, kinds);
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (!(targets_of (mb_record_type_get (kind)) & affected))
        continue;
      records = list_live (self, kind);
      for (guint i = 0; i < records->len; i++)
        mb_record_notify_fields (g_ptr_array_index (records, i), affected);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kinds);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

typedef struct {
  MbBook *book;
  guint64 kinds;
} Announcement;

static void
announce_one (MbRecordKind kind, gint64 id, gpointer data)
{
  Announcement *announcement = data;

  announcement->kinds |= (guint64) 1 << kind;
  refresh (announcement->book, kind, id);
}

void
mb_book_announce (MbBook *self, const void *changeset, int size)
{
  Announcement announcement = { self, 0 };
  g_autoptr (MbBook) held = g_object_ref (self);

  mb_history_each_touched (changeset, size, announce_one, &announcement);
  emit_changed (self, announcement.kinds);
}

void
mb_book_announce_all (MbBook *self)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = list_live (self, kind);

      for (guint i = 0; i < records->len; i++)
        refresh (self, kind, mb_record_get_id (g_ptr_array_index (records, i)));
    }
  emit_changed (self, ALL_KINDS);
}

void
mb_book_look (MbBook *self)
{
  g_autoptr (MbBook) held = g_object_ref (self);
  gint64 version;

  /* Within an edit or a snapshot the connection sees one moment; what came meanwhile is announced at the next look. */
  if (self->editing || self->snapshot_depth > 0)
    return;
  version = read_data_version (self);
  if (version == self->data_version)
    return;
  self->data_version = version;
  mb_book_announce_all (self);
}

/**
 * mb_book_watch:
 * @self: a book
 *
 * Begins to announce what other programs and threads change, within a second,
 * while a main loop runs. More than one call does no harm.
 */
void
mb_book_watch (MbBook *self)
{
  g_autofree char *log = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (MB_IS_BOOK (self));

  if (self->monitor != NULL)
    return;
  log = g_strconcat (self->path, "-wal", NULL);
  file = g_file_new_for_path (log);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, 100);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (mb_book_look), self, G_CONNECT_SWAPPED);
}

/**
 * mb_book_begin_snapshot:
 * @self: a book
 * @error: return location for an error
 *
 * Holds the book still for this object: until mb_book_end_snapshot()
 * everything read is of one moment, whatever others write meanwhile. Begun
 * twice it wants to be ended twice. Within an edit it is the edit's moment.
 *
 * Returns: whether it could; otherwise @error is of the domain %MB_ERROR
 */
gboolean
mb_book_begin_snapshot (MbBook *self, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);

  if (self->snapshot_depth == 0)
    {
      self->snapshot_is_ours = !self->editing;
      if (self->snapshot_is_ours &&
          !mb_database_exec (self->database, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", error))
        return FALSE;
    }
  self->snapshot_depth++;
  return TRUE;
}

/**
 * mb_book_end_snapshot:
 * @self: a book
 *
 * Ends what mb_book_begin_snapshot() began.
 */
void
mb_book_end_snapshot (MbBook *self)
{
  g_return_if_fail (MB_IS_BOOK (self));
  g_return_if_fail (self->snapshot_depth > 0);

  if (--self->snapshot_depth == 0 && self->snapshot_is_ours)
    mb_database_exec (self->database, "COMMIT", NULL);
}

/* Begins a transaction that will write; waits a little for other writers. */
gboolean
mb_book_begin_writing (MbBook *self, GError **error)
{
  g_autofree char *name = NULL;

  if (!self->read_only)
    return mb_database_exec (self->database, "BEGIN IMMEDIATE", error);
  name = mb_book_dup_name (self);
  g_set_error (error, MB_ERROR, MB_ERROR_READ_ONLY, _("The book “%s” was opened for reading only. Nothing was changed."), name);
  return FALSE;
}

/* After some errors SQLite has ended the transaction by itself. */
void
mb_book_stop_writing (MbBook *self)
{
  if (!sqlite3_get_autocommit (mb_database_get_handle (self->database)))
    mb_database_exec (self->database, "ROLLBACK", NULL);
}

MbDatabase *
mb_book_lock_reader (MbBook *self, GError **error)
{
  g_mutex_lock (&self->reader_lock);
  if (self->reader == NULL)
    self->reader = mb_database_open (self->path, MB_DATABASE_READ_ONLY, error);
  if (self->reader == NULL)
    g_mutex_unlock (&self->reader_lock);
  return self->reader;
}

void
mb_book_unlock_reader (MbBook *self)
{
  g_mutex_unlock (&self->reader_lock);
}

/**
 * mb_book_backup:
 * @self: a book
 * @path: where the copy shall lie; a file there is replaced when the copy is whole
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told how far it is, in pages
 * @data: for @progress
 * @error: return location for an error
 *
 * Copies the whole book with SQLite's backup, as it is at one moment, while
 * others may go on writing.
 *
 * Returns: whether the copy lies there; otherwise @error is of the domain
 *   %MB_ERROR or %G_IO_ERROR_CANCELLED, and a former file at @path is unchanged
 */
gboolean
mb_book_backup (MbBook *self, const char *path, GCancellable *cancellable, MbProgressFunc progress, gpointer data,
                GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return mb_book_file_backup (self->database, path, cancellable, progress, data, error);
}

/**
 * mb_book_verify:
 * @self: a book
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Reads the whole file and looks for damage.
 *
 * Returns: whether it is sound; otherwise @error is %MB_ERROR_DAMAGED or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_book_verify (MbBook *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);

  return mb_book_file_verify (self->database, self->path, cancellable, error);
}
