#include "config.h"

#include <glib/gprintf.h>
#include <sqlite3.h>

#include "insight/mb-insights.h"

/* insights-bench BOOK RUNS prints in turn how many milliseconds all figures of a book take, and how many SQLite takes
 * to answer the main questions by itself. It reads the table once for each, which is faster than by way of its
 * indexes. */

static const char *const QUESTIONS[] = {
  /* The retention of each cohort. */
  "SELECT p.cohort, count(*), sum(o.active), count(o.active) FROM participation AS p NOT INDEXED "
  "LEFT JOIN (SELECT person, active, max(\"on\") FROM observation NOT INDEXED GROUP BY person) AS o "
  "ON o.person = p.person WHERE p.role = 'mentee' GROUP BY p.cohort",
  /* Mentors, and those of two or more years. */
  "SELECT count(*), sum(years >= 2) FROM (SELECT count(DISTINCT c.year) AS years FROM participation AS p NOT INDEXED "
  "JOIN cohort AS c ON c.id = p.cohort WHERE p.role = 'mentor' GROUP BY p.person)",
  /* Mentees who became mentors. */
  "SELECT count(*), sum(mentor > mentee) FROM (SELECT min(iif(p.role = 'mentee', c.year, NULL)) AS mentee, "
  "max(iif(p.role = 'mentor', c.year, NULL)) AS mentor FROM participation AS p NOT INDEXED "
  "JOIN cohort AS c ON c.id = p.cohort GROUP BY p.person) WHERE mentee IS NOT NULL",
};

static void
ask (sqlite3 *database, const char *question)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, question, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  while (sqlite3_step (statement) == SQLITE_ROW)
    continue;
  sqlite3_finalize (statement);
}

static void
make_figures (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbFacts) facts = mb_facts_new (book, NULL, NULL, &error);
  g_autoptr (MbScope) scope = mb_scope_new ();

  if (facts == NULL)
    g_error ("%s", error->message);
  mb_insights_free (mb_insights_new (facts, scope));
}

static void
print_since (gint64 begin)
{
  g_print ("%.2f\n", (g_get_monotonic_time () - begin) / 1000.0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = argc == 3 ? mb_book_open (argv[1], MB_OPEN_READ_ONLY, &error) : NULL;
  guint64 runs;
  sqlite3 *database = NULL;

  if (book == NULL || !g_ascii_string_to_unsigned (argv[2], 10, 1, 1000, &runs, NULL))
    {
      g_printerr ("Usage: insights-bench BOOK RUNS\n");
      return 2;
    }
  if (sqlite3_open_v2 (argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));

  for (guint i = 0; i < runs; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      make_figures (book);
      print_since (begin);
      begin = g_get_monotonic_time ();
      for (guint question = 0; question < G_N_ELEMENTS (QUESTIONS); question++)
        ask (database, QUESTIONS[question]);
      print_since (begin);
    }
  sqlite3_close (database);
  return 0;
}
