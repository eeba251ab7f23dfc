#include "config.h"

#include "mb-migrations.h"

#include <glib/gi18n-lib.h>

#include "mb-book-file.h"
#include "mb-history.h"
#include "mb-schema.h"

/* One step brings a book from the version before @version to it. A released
 * step is never changed again. Changesets of older versions can still be
 * applied after columns were appended; after any other step they cannot, and
 * the step seals the history before it. */
typedef struct {
  int version;
  gboolean seals_history;
  gboolean makes_search_anew;
  const char *sql;
} MbMigration;

static const MbMigration migrations[] = {
  /* Where a cohort's own page lies, which the reports are written to. */
  { .version = 2, .sql = "ALTER TABLE cohort ADD COLUMN page TEXT" },
  /* The search takes ł for l, and its like. */
  { .version = 3, .makes_search_anew = TRUE, .sql = "" },
  /* Which cohorts a published figure is of, to be held against the book. */
  { .version = 4, .sql = "ALTER TABLE published_figure ADD COLUMN cohorts TEXT" },
};

static gboolean
keep_copy (MbDatabase *database, const char *path, int version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d", path, version);

  /* A copy that lies there may be of another book that had this name. */
  for (guint n = 2; g_file_test (copy, G_FILE_TEST_EXISTS); n++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.version-%d-%u", path, version, n);
    }
  return mb_book_file_backup (database, copy, NULL, NULL, NULL, error);
}

static gboolean
run_step (MbDatabase *database, const MbMigration *step, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  return mb_database_exec (database, step->sql, error) &&
         (!step->makes_search_anew || mb_schema_make_search_anew (database, error)) &&
         (!step->seals_history || mb_history_seal (database, error)) && mb_database_exec (database, stamp, error);
}

static gboolean
run_steps (MbDatabase *database, int version, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    if (migrations[i].version > version && !run_step (database, &migrations[i], error))
      return FALSE;
  return mb_database_exec (database, "COMMIT", error);
}

gboolean
mb_migrations_run (MbDatabase *database, const char *path, int version, GError **error)
{
  if (!keep_copy (database, path, version, error) || !mb_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (database, version, error))
    return TRUE;
  if (!sqlite3_get_autocommit (mb_database_get_handle (database)))
    mb_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}
