#include "config.h"

#include "mb-roster.h"

#include "mb-book-private.h"
#include "mb-roster-item-private.h"
#include "mb-sql.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define KINDS (BIT (MB_RECORD_PERSON) | BIT (MB_RECORD_PROJECT) | BIT (MB_RECORD_PARTICIPATION) | BIT (MB_RECORD_SEAT))

/* Mentees, mentors, projects. */
typedef enum {
  MENTEES,
  MENTORS,
  PROJECTS,
  N_LISTS,
} List;

struct _MbRoster {
  GObject parent_instance;

  MbBook *book;
  gint64 cohort;
  GListStore *lists[N_LISTS];
  GError *error;
};

G_DEFINE_FINAL_TYPE (MbRoster, mb_roster, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mb_roster_dispose (GObject *object)
{
  g_clear_object (&MB_ROSTER (object)->book);
  G_OBJECT_CLASS (mb_roster_parent_class)->dispose (object);
}

static void
mb_roster_finalize (GObject *object)
{
  MbRoster *self = MB_ROSTER (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_object_unref (self->lists[i]);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (mb_roster_parent_class)->finalize (object);
}

static void
mb_roster_class_init (MbRosterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_roster_dispose;
  object_class->finalize = mb_roster_finalize;

  /**
   * MbRoster::changed:
   * @self: the roster
   *
   * The book changed and the roster was read again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
mb_roster_init (MbRoster *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->lists[i] = g_list_store_new (MB_TYPE_ROSTER_ITEM);
}

/* Reading */

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static GPtrArray *
items_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* What one reading finds. Each participation is in one of two lists, and also known by its person and role. */
typedef struct {
  MbDatabase *database;
  gint64 cohort;
  GPtrArray *lists[N_LISTS];
  GHashTable *of_person[PROJECTS]; /* by list: id of the person → MbRosterItem */
  GHashTable *of_project;
} Reading;

static void
reading_init (Reading *self, MbDatabase *database, gint64 cohort)
{
  self->database = database;
  self->cohort = cohort;
  for (guint i = 0; i < N_LISTS; i++)
    self->lists[i] = items_new ();
  for (guint i = 0; i < PROJECTS; i++)
    self->of_person[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->of_project = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
reading_clear (Reading *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->lists[i]);
  for (guint i = 0; i < PROJECTS; i++)
    g_hash_table_unref (self->of_person[i]);
  g_hash_table_unref (self->of_project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static List
list_of_role (const char *role)
{
  return g_strcmp0 (role, "mentor") == 0 ? MENTORS : MENTEES;
}

static void
remember (GHashTable *items, gint64 id, MbRosterItem *item)
{
  g_hash_table_insert (items, g_memdup2 (&id, sizeof id), item);
}

static MbStatement *
statement_new (Reading *self, const char *sql, GError **error)
{
  MbStatement *statement = mb_database_statement (self->database, sql, error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, self->cohort);
  return statement;
}

static gboolean
read_people (Reading *self, GError **error)
{
  g_autofree char *title = mb_sql_dup_title (mb_record_type_get (MB_RECORD_PERSON), "p", FALSE);
  g_autofree char *sql =
    g_strdup_printf ("SELECT t.id, t.person, %s, t.role, t.status FROM participation AS t "
                     "JOIN person AS p ON p.id = t.person WHERE t.cohort = ?1 ORDER BY mb_sort_key(%s), t.id",
                     title, title);
  g_autoptr (MbStatement) statement = statement_new (self, sql, error);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = mb_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      const List list = list_of_role (text_at (statement, 3));
      const gint64 person = sqlite3_column_int64 (statement, 1);
      MbRosterItem *item = mb_roster_item_new (MB_RECORD_PARTICIPATION, sqlite3_column_int64 (statement, 0), person,
                                               text_at (statement, 2), text_at (statement, 3), text_at (statement, 4));

      g_ptr_array_add (self->lists[list], item);
      remember (self->of_person[list], person, item);
    }
  return code == SQLITE_DONE;
}

static gboolean
read_projects (Reading *self, GError **error)
{
  g_autofree char *title = mb_sql_dup_title (mb_record_type_get (MB_RECORD_PROJECT), "t", FALSE);
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, %s, t.status FROM project AS t WHERE t.cohort = ?1 "
                                          "ORDER BY mb_sort_key(%s), t.id", title, title);
  g_autoptr (MbStatement) statement = statement_new (self, sql, error);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = mb_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      const gint64 id = sqlite3_column_int64 (statement, 0);
      MbRosterItem *item = mb_roster_item_new (MB_RECORD_PROJECT, id, 0, text_at (statement, 1), NULL,
                                               text_at (statement, 2));

      g_ptr_array_add (self->lists[PROJECTS], item);
      remember (self->of_project, id, item);
    }
  return code == SQLITE_DONE;
}

static void
add_seat_to (GHashTable *items, gint64 id, const MbRosterSeat *seat)
{
  MbRosterItem *item = g_hash_table_lookup (items, &id);

  if (item != NULL)
    mb_roster_item_add_seat (item, seat);
}

/* In one order for both: below a project its people by name, below a person the projects by title. */
static gboolean
read_seats (Reading *self, const char *order, gboolean of_projects, GError **error)
{
  g_autofree char *person = mb_sql_dup_title (mb_record_type_get (MB_RECORD_PERSON), "p", FALSE);
  g_autofree char *project = mb_sql_dup_title (mb_record_type_get (MB_RECORD_PROJECT), "j", FALSE);
  g_autofree char *sql =
    g_strdup_printf ("SELECT t.id, t.person, t.project, t.role, %s AS named, %s AS titled FROM project AS j "
                     "JOIN seat AS t ON t.project = j.id JOIN person AS p ON p.id = t.person WHERE j.cohort = ?1 "
                     "ORDER BY mb_sort_key(%s), t.id", person, project, order);
  g_autoptr (MbStatement) statement = statement_new (self, sql, error);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = mb_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      const MbRosterSeat seat = {
        .id = sqlite3_column_int64 (statement, 0),
        .person = sqlite3_column_int64 (statement, 1),
        .project = sqlite3_column_int64 (statement, 2),
        .role = g_intern_string (text_at (statement, 3)),
        .person_title = (char *) text_at (statement, 4),
        .project_title = (char *) text_at (statement, 5),
      };

      if (of_projects)
        add_seat_to (self->of_project, seat.project, &seat);
      else
        add_seat_to (self->of_person[list_of_role (seat.role)], seat.person, &seat);
    }
  return code == SQLITE_DONE;
}

static gboolean
read_all (Reading *self, GError **error)
{
  return read_people (self, error) && read_projects (self, error) && read_seats (self, "named", TRUE, error) &&
         read_seats (self, "titled", FALSE, error);
}

/* Showing */

static GHashTable *
index_items (GListStore *store)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      MbRosterItem *item = g_list_model_get_item (G_LIST_MODEL (store), i);
      remember (items, mb_roster_item_get_id (item), item);
    }
  return items;
}

/* A line that was there stays the object it was, and reads as it does now. */
static void
keep_items (GPtrArray *items, GHashTable *known)
{
  for (guint i = 0; i < items->len; i++)
    {
      const gint64 id = mb_roster_item_get_id (items->pdata[i]);
      MbRosterItem *before = g_hash_table_lookup (known, &id);

      if (before == NULL)
        continue;
      mb_roster_item_become (before, items->pdata[i]);
      g_object_unref (items->pdata[i]);
      items->pdata[i] = g_object_ref (before);
    }
}

static gboolean
has_at (GListStore *store, guint position, MbRosterItem *item)
{
  g_autoptr (MbRosterItem) there = g_list_model_get_item (G_LIST_MODEL (store), position);

  return there == item;
}

static void
splice_difference (GListStore *store, GPtrArray *items)
{
  const guint before = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint first = 0, last = 0;

  while (first < MIN (before, items->len) && has_at (store, first, items->pdata[first]))
    first++;
  while (last < MIN (before, items->len) - first && has_at (store, before - 1 - last, items->pdata[items->len - 1 - last]))
    last++;
  if (first + last < MAX (before, items->len))
    g_list_store_splice (store, first, before - first - last, items->pdata + first, items->len - first - last);
}

static void
show (MbRoster *self, Reading *reading)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr (GHashTable) known = index_items (self->lists[i]);

      keep_items (reading->lists[i], known);
      splice_difference (self->lists[i], reading->lists[i]);
    }
}

static void
read_again (MbRoster *self)
{
  g_auto (Reading) reading = { 0 };

  g_clear_error (&self->error);
  reading_init (&reading, mb_book_get_database (self->book), self->cohort);
  if (read_all (&reading, &self->error))
    show (self, &reading);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
book_changed (MbRoster *self, guint64 kinds)
{
  if (kinds & KINDS)
    read_again (self);
}

/**
 * mb_roster_new:
 * @book: a book
 * @cohort: the id of a cohort
 *
 * Reads who is in a cohort, and follows the book from then on.
 *
 * Returns: (transfer full): the roster
 */
MbRoster *
mb_roster_new (MbBook *book, gint64 cohort)
{
  MbRoster *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_ROSTER, NULL);
  self->book = g_object_ref (book);
  self->cohort = cohort;
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  read_again (self);
  return self;
}

/**
 * mb_roster_get_book:
 * @self: a roster
 *
 * Returns: (transfer none): the book
 */
MbBook *
mb_roster_get_book (MbRoster *self)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), NULL);

  return self->book;
}

/**
 * mb_roster_get_cohort:
 * @self: a roster
 *
 * Returns: the id of the cohort
 */
gint64
mb_roster_get_cohort (MbRoster *self)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), 0);

  return self->cohort;
}

/**
 * mb_roster_get_people:
 * @self: a roster
 * @role: a role as the book stores it
 *
 * Returns: (transfer none): the participations in that role with the seats of
 *   each, a list of #MbRosterItem
 */
GListModel *
mb_roster_get_people (MbRoster *self, const char *role)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), NULL);

  return G_LIST_MODEL (self->lists[list_of_role (role)]);
}

/**
 * mb_roster_get_projects:
 * @self: a roster
 *
 * Returns: (transfer none): the projects with the seats of each, a list of
 *   #MbRosterItem
 */
GListModel *
mb_roster_get_projects (MbRoster *self)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), NULL);

  return G_LIST_MODEL (self->lists[PROJECTS]);
}

/**
 * mb_roster_find:
 * @self: a roster
 * @kind: %MB_RECORD_PARTICIPATION or %MB_RECORD_PROJECT
 * @id: the id of such a record
 *
 * Looks for the line of a record.
 *
 * Returns: (transfer none) (nullable): the line
 */
MbRosterItem *
mb_roster_find (MbRoster *self, MbRecordKind kind, gint64 id)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), NULL);

  for (guint list = 0; list < N_LISTS; list++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lists[list])); i++)
      {
        g_autoptr (MbRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->lists[list]), i);

        if (mb_roster_item_get_kind (item) == kind && mb_roster_item_get_id (item) == id)
          return item; /* the list holds it */
      }
  return NULL;
}

/**
 * mb_roster_get_error:
 * @self: a roster
 *
 * Returns: (transfer none) (nullable): why the last reading failed, in the
 *   domain %MB_ERROR; the lists are as they were before it
 */
const GError *
mb_roster_get_error (MbRoster *self)
{
  g_return_val_if_fail (MB_IS_ROSTER (self), NULL);

  return self->error;
}
