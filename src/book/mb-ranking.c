#include "config.h"

#include "mb-ranking.h"

#include "mb-sql.h"

/* How far titles are made of other titles: participation, cohort, program. */
#define MOST_STEPS 3

static void append_title (GString *sql, const MbRecordType *type, guint steps);

/* Tables are called after their depth, so that a title may hold another of the same type. */
static void
append_field (GString *sql, const MbField *field, guint steps)
{
  g_autofree char *column = mb_sql_dup_quoted_column (field);

  if (field->kind != MB_FIELD_REFERENCE)
    g_string_append_printf (sql, ", t%u.%s", steps, column);
  else if (steps > 0)
    {
      g_autofree char *table = mb_record_type_dup_table (mb_record_type_get (field->target));

      g_string_append (sql, ", (SELECT ");
      append_title (sql, mb_record_type_get (field->target), steps - 1);
      g_string_append_printf (sql, " FROM \"%s\" AS t%u WHERE t%u.id = t%u.%s)", table, steps - 1, steps - 1, steps,
                              column);
    }
}

/* Everything a record is called, one a line: unset values are left out. */
static void
append_title (GString *sql, const MbRecordType *type, guint steps)
{
  g_string_append (sql, "concat_ws(char(10)");
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    append_field (sql, mb_record_type_find_field (type, type->title[i]), steps);
  for (guint i = 0; i < G_N_ELEMENTS (type->short_title) && type->short_title[i] != NULL; i++)
    append_field (sql, mb_record_type_find_field (type, type->short_title[i]), steps);
  g_string_append_c (sql, ')');
}

static char *
dup_sql (const MbRecordType *type)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  append_title (sql, type, MOST_STEPS);
  g_string_append_printf (sql, " FROM \"%s\" AS t%u WHERE t%u.id = ?", table, MOST_STEPS, MOST_STEPS);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

/* A record that was deleted meanwhile suits nothing. */
static gboolean
read_match (MbDatabase *database, sqlite3_stmt *statement, gint64 id, char **words, MbMatch *match, GError **error)
{
  int code;

  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, id);
  code = mb_database_step (database, statement, error);
  *match = MB_MATCH_ELSEWHERE;
  if (code == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *match = mb_match_text ((const char *) sqlite3_column_text (statement, 0), (const char *const *) words);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* Of ids that suit equally well those that come first stay first. Where enough titles begin with what was typed nothing
 * further is read. Counts, of MB_N_MATCHES places, tells how many of the result suit so well. */
GArray *
mb_ranking_read_best (const MbSearch *search, MbDatabase *database, GArray *ids, guint n, guint *counts, GError **error)
{
  g_auto (GStrv) words = mb_match_dup_words (search->search);
  g_autofree char *sql = dup_sql (search->type);
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, sql, error);
  GArray *best[MB_N_MATCHES];
  gboolean done = statement != NULL;

  for (guint i = 0; i < MB_N_MATCHES; i++)
    best[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; done && i < ids->len && best[MB_MATCH_BEGINNING]->len < n; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      MbMatch match;

      done = read_match (database, statement, id, words, &match, error);
      if (done && best[match]->len < n)
        g_array_append_val (best[match], id);
    }
  for (guint i = 0; i < MB_N_MATCHES; i++)
    {
      counts[i] = MIN (best[i]->len, i > 0 ? n - best[0]->len : n);
      if (i > 0)
        {
          g_array_append_vals (best[0], best[i]->data, counts[i]);
          g_array_unref (best[i]);
        }
    }
  if (!done)
    g_clear_pointer (&best[0], g_array_unref);
  return best[0];
}
