#include <locale.h>
#include <sqlite3.h>

#include "book/mb-edit.h"

/* One committed edit against the same SQL by hand, in turn, each on a copy of the same book: edit-bench COPY COPY RUNS.
 * Prints a line of two times in microseconds for each turn: the book's, and by hand. */

typedef struct {
  sqlite3 *handle;
  sqlite3_stmt *begin, *update, *history, *commit;
  gint64 id;
  void *changeset; /* of the size that the book writes */
  int size;
} Hand;

static void
check (sqlite3 *handle, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (handle));
}

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement;

  check (handle, sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL));
  return statement;
}

static void
run (sqlite3_stmt *statement)
{
  check (sqlite3_db_handle (statement), sqlite3_step (statement));
  sqlite3_reset (statement);
}

static void
open_by_hand (Hand *self, const char *path)
{
  check (NULL, sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  check (self->handle, sqlite3_exec (self->handle,
                                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                                     NULL, NULL, NULL));
  self->begin = prepare (self->handle, "BEGIN IMMEDIATE");
  self->update = prepare (self->handle, "UPDATE person SET name = ?1 WHERE id = ?2");
  self->history = prepare (self->handle,
                           "INSERT INTO history (uuid, time, author, verb, record_type, record, field, title, count, "
                           "state, changeset) VALUES (?1, ?2, ?3, 1, 'person', ?4, 'name', ?5, 1, 0, ?6)");
  self->commit = prepare (self->handle, "COMMIT");
}

static void
close_by_hand (Hand *self)
{
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->update);
  sqlite3_finalize (self->history);
  sqlite3_finalize (self->commit);
  sqlite3_close (self->handle);
  g_free (self->changeset);
}

static gint64
edit_by_hand (Hand *self, const char *name)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autofree char *uuid = g_uuid_string_random ();

  run (self->begin);
  sqlite3_bind_text (self->update, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->update, 2, self->id);
  run (self->update);
  sqlite3_bind_text (self->history, 1, uuid, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->history, 2, g_get_real_time ());
  sqlite3_bind_text (self->history, 3, g_get_real_name (), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->history, 4, self->id);
  sqlite3_bind_text (self->history, 5, name, -1, SQLITE_STATIC);
  sqlite3_bind_blob (self->history, 6, self->changeset, self->size, SQLITE_STATIC);
  run (self->history);
  run (self->commit);
  return g_get_monotonic_time () - begin;
}

static gint64
edit_in_book (MbBook *book, MbRecord *person, const char *name)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  if (!mb_book_set_field (book, person, "name", g_variant_new_string (name), &error))
    g_error ("%s", error->message);
  return g_get_monotonic_time () - begin;
}

static gint64
read_integer (const char *path, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  gint64 found;

  check (NULL, sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL));
  statement = prepare (handle, sql);
  check (handle, sqlite3_step (statement));
  found = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return found;
}

static void
measure (MbBook *book, MbRecord *person, Hand *hand, guint runs)
{
  for (guint i = 0; i < runs; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ada Lovelace the %uth", 1000 + i);
      gint64 in_book, by_hand;

      if (i % 2 == 0)
        {
          in_book = edit_in_book (book, person, name);
          by_hand = edit_by_hand (hand, name);
        }
      else
        {
          by_hand = edit_by_hand (hand, name);
          in_book = edit_in_book (book, person, name);
        }
      g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", in_book, by_hand);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbRecord) person = NULL;
  Hand hand = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      g_printerr ("Usage: edit-bench COPY COPY RUNS\n");
      return 2;
    }
  hand.id = read_integer (argv[1], "SELECT id FROM person ORDER BY slug LIMIT 1 "
                                   "OFFSET (SELECT count(*) / 2 FROM person)");
  book = mb_book_open (argv[1], MB_OPEN_NONE, &error);
  person = book != NULL ? mb_book_get_record (book, MB_RECORD_PERSON, hand.id, &error) : NULL;
  if (person == NULL)
    g_error ("%s", error->message);

  /* The first of each only warms, and shows how much the book writes. */
  edit_in_book (book, person, "Ada Lovelace the first");
  hand.size = read_integer (argv[1], "SELECT length(changeset) FROM history ORDER BY number DESC LIMIT 1");
  hand.changeset = g_malloc0 (hand.size);
  open_by_hand (&hand, argv[2]);
  edit_by_hand (&hand, "Ada Lovelace the first");
  measure (book, person, &hand, atoi (argv[3]));
  close_by_hand (&hand);
  return 0;
}
