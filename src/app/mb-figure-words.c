#include "config.h"

#include "mb-figure-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <stdio.h>

/* Two names can be read where a number would do. */
#define MOST_NAMED_PROGRAMS 2

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/**
 * mb_words_dup_date:
 * @date: a date as records have it: a year, a month or a day
 *
 * Returns: (transfer full): the date as people read it
 */
char *
mb_words_dup_date (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  int year = 0, month = 1, day = 1;
  const int n = sscanf (date, "%d-%d-%d", &year, &month, &day);

  time = n >= 2 ? g_date_time_new_utc (year, month, day, 0, 0, 0) : NULL;
  if (!time)
    return g_strdup (date);
  /* Translators: a month and a day as g_date_time_format() writes them: “October 2025”, “17 October 2025”. */
  return g_date_time_format (time, n == 2 ? _("%B %Y") : _("%-d %B %Y"));
}

/* The scope */

static char *
dup_programs (MbOverview *overview, GHashTable *ids)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  const guint n = g_hash_table_size (ids);

  if (n > MOST_NAMED_PROGRAMS)
    return g_strdup_printf (ngettext ("%u program", "%u programs", n), n);
  for (guint i = 0; i < overview->programs->len; i++)
    {
      const MbProgramTitle *program = overview->programs->pdata[i];

      if (g_hash_table_contains (ids, &program->id))
        g_strv_builder_add (names, program->title);
    }
  list = g_strv_builder_end (names);
  return g_strjoinv (C_("list", ", "), list);
}

static char *
dup_years (int first, int last)
{
  /* Translators: the first and the last of some years. */
  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf (C_("years", "%d–%d"), first, last);
}

/* The programs and years of the cohorts that the scope names. */
static void
append_cohorts (GString *words, MbOverview *overview)
{
  MbFacts *facts = mb_insights_get_facts (overview->insights);
  g_autoptr (GHashTable) programs = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *program_words = NULL;
  g_autofree char *year_words = NULL;
  int first = 0, last = 0;

  for (guint i = 0; i < facts->cohorts->len; i++)
    {
      MbCohortFact *cohort = &g_array_index (facts->cohorts, MbCohortFact, i);

      if (mb_insights_get_cohort_place (overview->insights, i) == MB_COHORT_OUT)
        continue;
      g_hash_table_add (programs, &cohort->program_id);
      first = first == 0 ? cohort->year : first;
      last = cohort->year;
    }
  if (first == 0)
    {
      g_string_append (words, _("No cohorts"));
      return;
    }
  program_words = dup_programs (overview, programs);
  year_words = dup_years (first, last);
  g_string_append_printf (words, "%s · %s", program_words, year_words);
}

static void
append_date (GString *words, const char *as_of)
{
  g_autofree char *date = as_of ? mb_words_dup_date (as_of) : NULL;
  /* Translators: a date. */
  g_autofree char *text = date ? g_strdup_printf (_("as of %s"), date) : g_strdup (_("nobody observed yet"));

  g_string_append_printf (words, " · %s", text);
}

/* Where they count as participants only, and where nobody would know that there are any. */
static void
append_running (GString *words, MbInsights *insights)
{
  const guint n_early = mb_insights_count_cohorts (insights, MB_COHORT_EARLY);
  g_autofree char *early = NULL;

  if (mb_insights_get_scope (insights)->exclude_running)
    g_string_append_printf (words, " · %s", _("without cohorts that still run"));
  if (n_early == 0)
    return;
  early = g_strdup_printf (ngettext ("too early for %u cohort", "too early for %u cohorts", n_early), n_early);
  g_string_append_printf (words, " · %s", early);
}

/**
 * mb_words_dup_scope:
 * @overview: figures
 *
 * Says of what figures are: of which programs and years, and on which date.
 *
 * Returns: (transfer full): the words
 */
char *
mb_words_dup_scope (MbOverview *overview)
{
  g_autoptr (GString) words = g_string_new (NULL);

  /* Where the first word is Latin, the rest would stand on its wrong side: a mark says which way the line goes. */
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    g_string_append (words, "\u200f");
  append_cohorts (words, overview);
  append_date (words, mb_insights_get_as_of (overview->insights));
  append_running (words, overview->insights);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* Figures */

/**
 * mb_figure_words_dup_main:
 * @figure: a figure
 *
 * Gives what one looks for first: the percentage, or the number of what only
 * counts, or why there is none.
 *
 * Returns: (transfer full): the words
 */
char *
mb_figure_words_dup_main (const MbFigure *figure)
{
  char *percent;

  switch (figure->state)
    {
    case MB_FIGURE_UNKNOWN:
      return g_strdup (C_("figure", "Unknown"));
    case MB_FIGURE_TOO_EARLY:
      return g_strdup (C_("figure", "Too early"));
    case MB_FIGURE_NO_DATA:
      return g_strdup (C_("figure", "No data"));
    case MB_FIGURE_KNOWN:
    default:
      percent = mb_figure_dup_percent (figure);
      return percent ? percent : dup_number (figure->k);
    }
}

static char *
dup_counted (MbUnit unit, gint64 n)
{
  const gulong plural = (gulong) n;
  g_autofree char *number = dup_number (n);

  return unit == MB_UNIT_PEOPLE ? g_strdup_printf (ngettext ("%s person", "%s people", plural), number)
                                : g_strdup_printf (ngettext ("%s participation", "%s participations", plural), number);
}

static char *
dup_share (const MbFigure *figure)
{
  /* The published way: people of participations. */
  const gboolean is_mixed = figure->metric == MB_METRIC_CONVERSIONS && figure->unit == MB_UNIT_PARTICIPATIONS;
  g_autofree char *k = is_mixed ? dup_counted (MB_UNIT_PEOPLE, figure->k) : dup_number (figure->k);
  g_autofree char *n = NULL;

  if (mb_metric_is_count (figure->metric))
    return dup_counted (figure->unit, figure->k);
  n = dup_counted (figure->unit, figure->n);
  /* Translators: how many of how many, as in “23 of 46 participations”. */
  return g_strdup_printf (C_("figure", "%s of %s"), k, n);
}

/**
 * mb_figure_words_dup_detail:
 * @figure: a figure
 *
 * Gives what a percentage is of, with the unit, and how many are unknown.
 *
 * Returns: (transfer full) (nullable): the words; %NULL where there is nobody
 */
char *
mb_figure_words_dup_detail (const MbFigure *figure)
{
  g_autofree char *share = NULL;
  g_autofree char *unknown = NULL;

  if (figure->state == MB_FIGURE_NO_DATA)
    return NULL;
  if (figure->state != MB_FIGURE_KNOWN)
    return dup_counted (figure->unit, figure->unknown);
  share = dup_share (figure);
  if (figure->unknown == 0)
    return g_steal_pointer (&share);
  unknown = dup_number (figure->unknown);
  /* Translators: a figure, and of how many it is not known: “23 of 46 participations, 1 unknown”. */
  return g_strdup_printf (C_("figure", "%s, %s unknown"), share, unknown);
}

/**
 * mb_figure_words_count:
 * @figure: a figure
 * @part: which records behind it
 *
 * Returns: how many records there are
 */
gint64
mb_figure_words_count (const MbFigure *figure, MbPart part)
{
  switch (part)
    {
    case MB_PART_K:
      return figure->k;
    case MB_PART_N:
      return figure->n;
    case MB_PART_UNKNOWN:
    default:
      return figure->unknown;
    }
}

/**
 * mb_figure_words_dup_part:
 * @figure: a figure
 * @part: which records behind it
 *
 * Gives what the list of these records is called where one chooses it.
 *
 * Returns: (transfer full): the words
 */
char *
mb_figure_words_dup_part (const MbFigure *figure, MbPart part)
{
  g_autofree char *number = dup_number (mb_figure_words_count (figure, part));

  if (part == MB_PART_K)
    /* Translators: those who are counted in a figure, as in “The 23”. */
    return g_strdup_printf (C_("figure", "The %s"), number);
  if (part == MB_PART_N)
    /* Translators: all of whom they are a part, as in “All 46”. */
    return g_strdup_printf (C_("figure", "All %s"), number);
  /* Translators: how many of whom it is not known, as in “1 unknown”. */
  return g_strdup_printf (C_("figure", "%s unknown"), number);
}
