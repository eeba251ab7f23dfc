#include "config.h"

#include "mb-json-insights.h"

#include <string.h>

typedef struct {
  MbJsonWriter *writer;
  MbJsonIndex *index;
  MbInsights *insights;
} Output;

static const MbFigure *
get_figure (Output *self, MbMetric metric, MbUnit unit)
{
  return mb_insights_get_figure (self->insights, metric, unit);
}

static void
write_k_of_n (Output *self, const MbFigure *figure)
{
  mb_json_writer_add_integer (self->writer, "k", figure->k);
  mb_json_writer_add_integer (self->writer, "n", figure->n);
}

static void
write_share (Output *self, const char *key, const MbFigure *figure)
{
  mb_json_writer_begin_object (self->writer, key);
  write_k_of_n (self, figure);
  mb_json_writer_add_integer (self->writer, "unknown", figure->unknown);
  mb_json_writer_end_object (self->writer);
}

static int
compare_slugs (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Lists of ids are sorted as the ids are. */
static void
write_cohorts (Output *self, const char *key, GArray *ids)
{
  g_autoptr (GPtrArray) slugs = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const char *slug = mb_json_index_get_slug (self->index, MB_RECORD_COHORT, g_array_index (ids, gint64, i));

      if (slug != NULL)
        g_ptr_array_add (slugs, (char *) slug);
    }
  g_ptr_array_sort (slugs, compare_slugs);

  mb_json_writer_begin_array (self->writer, key);
  for (guint i = 0; i < slugs->len; i++)
    mb_json_writer_add_text (self->writer, NULL, slugs->pdata[i]);
  mb_json_writer_end_array (self->writer);
}

static void
write_years (Output *self, const char *key, gint64 person, MbRole role)
{
  g_autoptr (GArray) years = mb_insights_list_years (self->insights, person, role);

  mb_json_writer_begin_array (self->writer, key);
  for (guint i = 0; i < years->len; i++)
    mb_json_writer_add_integer (self->writer, NULL, g_array_index (years, int, i));
  mb_json_writer_end_array (self->writer);
}

static void
write_counts (Output *self, MbMetric metric)
{
  mb_json_writer_add_integer (self->writer, "participations", get_figure (self, metric, MB_UNIT_PARTICIPATIONS)->k);
  mb_json_writer_add_integer (self->writer, "people", get_figure (self, metric, MB_UNIT_PEOPLE)->k);
}

static void
write_mentees (Output *self)
{
  mb_json_writer_begin_object (self->writer, "mentees");
  write_counts (self, MB_METRIC_MENTEES);
  mb_json_writer_end_object (self->writer);
  mb_json_writer_begin_object (self->writer, "active");
  write_counts (self, MB_METRIC_ACTIVE);
  mb_json_writer_add_integer (self->writer, "unknown", get_figure (self, MB_METRIC_ACTIVE, MB_UNIT_PEOPLE)->unknown);
  mb_json_writer_end_object (self->writer);
}

/* A part that has no id of its own stands nowhere else either. */
static void
write_retention_of_part (Output *self, const char *key, MbRecordKind kind, const MbRetention *retention)
{
  const char *slug = key != NULL ? mb_json_index_get_slug (self->index, kind, retention->key) : NULL;

  if (key != NULL && slug == NULL)
    return;
  mb_json_writer_begin_object (self->writer, NULL);
  if (key != NULL)
    mb_json_writer_add_text (self->writer, key, slug);
  else
    mb_json_writer_add_integer (self->writer, "year", retention->key);
  mb_json_writer_add_text (self->writer, "state",
                           mb_figure_state_get_nick (retention->figures[MB_UNIT_PARTICIPATIONS].state));
  write_share (self, "byParticipations", &retention->figures[MB_UNIT_PARTICIPATIONS]);
  write_share (self, "byPeople", &retention->figures[MB_UNIT_PEOPLE]);
  mb_json_writer_end_object (self->writer);
}

static void
write_retentions (Output *self, const char *list, MbGrouping grouping, const char *key, MbRecordKind kind)
{
  GArray *retentions = mb_insights_get_retentions (self->insights, grouping);

  mb_json_writer_begin_array (self->writer, list);
  for (guint i = 0; i < retentions->len; i++)
    {
      guint place = grouping == MB_GROUPING_YEAR ? retentions->len - 1 - i : i; /* the latest first */
      write_retention_of_part (self, key, kind, &g_array_index (retentions, MbRetention, place));
    }
  mb_json_writer_end_array (self->writer);
}

static void
write_retention (Output *self)
{
  mb_json_writer_begin_object (self->writer, "retention");
  write_share (self, "byParticipations", get_figure (self, MB_METRIC_RETENTION, MB_UNIT_PARTICIPATIONS));
  write_share (self, "byPeople", get_figure (self, MB_METRIC_RETENTION, MB_UNIT_PEOPLE));
  write_retentions (self, "byYear", MB_GROUPING_YEAR, NULL, MB_RECORD_COHORT);
  write_retentions (self, "byCohort", MB_GROUPING_COHORT, "cohort", MB_RECORD_COHORT);
  write_retentions (self, "byProgram", MB_GROUPING_PROGRAM, "program", MB_RECORD_PROGRAM);
  mb_json_writer_end_object (self->writer);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* The people behind a figure, by their ranks. */
static GArray *
list_people (Output *self, MbMetric metric)
{
  MbRecordKind kind;
  g_autoptr (GArray) ids =
    mb_insights_list (self->insights, get_figure (self, metric, MB_UNIT_PEOPLE), MB_PART_K, &kind);
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ids->len; i++)
    {
      guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->index->lists[kind].ranks,
                                                          &g_array_index (ids, gint64, i)));
      if (rank-- > 0)
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  return ranks;
}

static gint64
begin_person (Output *self, guint rank)
{
  const MbIdList *people = &self->index->lists[MB_RECORD_PERSON];

  mb_json_writer_begin_object (self->writer, NULL);
  mb_json_writer_add_text (self->writer, "person", g_ptr_array_index (people->slugs, rank));
  return g_array_index (people->ids, gint64, rank);
}

static void
write_mentors (Output *self)
{
  g_autoptr (GArray) ranks = list_people (self, MB_METRIC_MENTORS);

  mb_json_writer_begin_object (self->writer, "mentors");
  mb_json_writer_add_integer (self->writer, "people", get_figure (self, MB_METRIC_MENTORS, MB_UNIT_PEOPLE)->k);
  mb_json_writer_begin_object (self->writer, "returning");
  write_k_of_n (self, get_figure (self, MB_METRIC_RETURNING_MENTORS, MB_UNIT_PEOPLE));
  mb_json_writer_end_object (self->writer);

  mb_json_writer_begin_array (self->writer, "list");
  for (guint i = 0; i < ranks->len; i++)
    {
      gint64 person = begin_person (self, g_array_index (ranks, guint, i));
      g_autoptr (GArray) path = mb_insights_list_path (self->insights, person, MB_ROLE_MENTOR);

      write_years (self, "years", person, MB_ROLE_MENTOR);
      write_cohorts (self, "cohorts", path);
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_array (self->writer);
  mb_json_writer_end_object (self->writer);
}

static void
write_conversions (Output *self)
{
  g_autoptr (GArray) ranks = list_people (self, MB_METRIC_CONVERSIONS);

  mb_json_writer_begin_object (self->writer, "conversions");
  write_k_of_n (self, get_figure (self, MB_METRIC_CONVERSIONS, MB_UNIT_PEOPLE));
  mb_json_writer_begin_array (self->writer, "list");
  for (guint i = 0; i < ranks->len; i++)
    {
      gint64 person = begin_person (self, g_array_index (ranks, guint, i));
      MbActivity activity = mb_insights_get_activity (self->insights, person);

      write_years (self, "menteeYears", person, MB_ROLE_MENTEE);
      write_years (self, "mentorYears", person, MB_ROLE_MENTOR);
      if (activity == MB_ACTIVITY_UNKNOWN)
        mb_json_writer_add_null (self->writer, "active");
      else
        mb_json_writer_add_boolean (self->writer, "active", activity == MB_ACTIVITY_ACTIVE);
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_array (self->writer);
  mb_json_writer_end_object (self->writer);
}

static void
write_insights (Output *self, const char *key)
{
  const char *as_of = mb_insights_get_as_of (self->insights);
  g_autoptr (GArray) cohorts = mb_insights_list_cohorts (self->insights);

  mb_json_writer_begin_object (self->writer, key);
  if (as_of != NULL)
    mb_json_writer_add_text (self->writer, "asOf", as_of);
  write_cohorts (self, "scope", cohorts);
  write_mentees (self);
  write_retention (self);
  write_mentors (self);
  write_conversions (self);
  /* Who did not finish is nobody else's business: how many is all that is told. */
  write_share (self, "completed", get_figure (self, MB_METRIC_COMPLETED, MB_UNIT_PARTICIPATIONS));
  mb_json_writer_end_object (self->writer);
}

/**
 * mb_json_insights_write_all:
 * @writer: where they go
 * @key: (nullable): the key they stand under
 * @index: who stands in the JSON
 * @book: the book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes the figures of all cohorts in the JSON but the running ones.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_json_insights_write_all (MbJsonWriter *writer, const char *key, MbJsonIndex *index, MbBook *book,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) facts = mb_facts_new (book, NULL, cancellable, error);
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbInsights) insights = NULL;
  GArray *ids = index->lists[MB_RECORD_COHORT].ids;
  Output output = { writer, index, NULL };

  if (facts == NULL)
    return FALSE;
  mb_scope_limit_cohorts (scope, (const gint64 *) (gpointer) ids->data, ids->len);
  output.insights = insights = mb_insights_new (facts, scope);
  write_insights (&output, key);
  return TRUE;
}

/**
 * mb_json_insights_to_string:
 * @insights: figures
 * @book: the book they are of
 * @error: return location for an error
 *
 * Gives figures of any scope as the website's JSON has them.
 *
 * Returns: (transfer full) (nullable): the JSON, or %NULL with the book's
 *   error
 */
char *
mb_json_insights_to_string (MbInsights *insights, MbBook *book, GError **error)
{
  g_autoptr (MbJsonIndex) index = mb_json_index_new (book, NULL, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MbJsonWriter) writer = mb_json_writer_new (stream, NULL);
  Output output = { writer, index, insights };

  if (index == NULL)
    return NULL;
  write_insights (&output, NULL);
  if (!mb_json_writer_finish (writer, error) || !g_output_stream_write_all (stream, "", 1, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}
