#include "config.h"

#include "mb-proposal-index.h"

#include <string.h>

#include "book/mb-rows.h"
#include "mb-page-words.h"

struct _MbProposalIndex {
  GHashTable *ids;     /* key → gint64, 0 where there are several */
  GHashTable *slugs;   /* of cohorts → gint64 */
  GHashTable *mentees; /* cohort gint64 → GArray of gint64 */
  GHashTable *years;   /* “person|role|year” */
};

/* Keys */

/**
 * mb_subject_dup_ref:
 * @self: a subject
 *
 * Names a record within keys.
 *
 * Returns: (transfer full): “b12” for record 12 of the book, “n3” for the
 *   fourth new one
 */
char *
mb_subject_dup_ref (MbSubject *self)
{
  return self->id != 0 ? g_strdup_printf ("b%" G_GINT64_FORMAT, self->id) : g_strdup_printf ("n%u", self->serial);
}

/**
 * mb_proposal_key_for_cohort:
 * @program: the ref of its program
 * @year: its year
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_cohort (const char *program, int year)
{
  return g_strdup_printf ("cohort|%s|%d", program, year);
}

/**
 * mb_proposal_key_for_project:
 * @cohort: the ref of its cohort
 * @title: its title
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_project (const char *cohort, const char *title)
{
  g_autofree char *folded = mb_page_fold (title);

  return g_strdup_printf ("project|%s|%s", cohort, folded);
}

/**
 * mb_proposal_key_for_url:
 * @cohort: the ref of its cohort
 * @url: its link
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_url (const char *cohort, const char *url)
{
  return g_strdup_printf ("url|%s|%s", cohort, url);
}

/**
 * mb_proposal_key_for_relation:
 * @kind: the type of the record
 * @owner: the ref of the cohort, project or program
 * @person: the ref of the person
 * @role: in which role
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_relation (MbRecordKind kind, const char *owner, const char *person, MbRole role)
{
  return g_strdup_printf ("%s|%s|%s|%d", mb_record_type_get (kind)->name, owner, person, (int) role);
}

/**
 * mb_proposal_key_for_dated:
 * @person: the ref of the person
 * @on: the date of an observation
 *
 * Observations of one month are one: a page names the month where the book
 * has its last day.
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_dated (const char *person, const char *on)
{
  return g_strdup_printf ("observation|%s|%.7s", person, on);
}

/**
 * mb_proposal_key_for_milestone:
 * @cohort: the ref of the cohort
 * @label: the label
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_milestone (const char *cohort, const char *label)
{
  g_autofree char *folded = mb_page_fold (label);

  return g_strdup_printf ("milestone|%s|%s", cohort, folded);
}

/**
 * mb_proposal_key_for_days:
 * @cohort: the ref of the cohort
 * @starts_on: (nullable): the first day
 * @ends_on: (nullable): the last day
 *
 * What is on the same days is the same milestone, whatever it is called.
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_days (const char *cohort, const char *starts_on, const char *ends_on)
{
  return g_strdup_printf ("days|%s|%s|%s", cohort, starts_on != NULL ? starts_on : "", ends_on != NULL ? ends_on : "");
}

static int
compare_refs (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/**
 * mb_proposal_key_for_figure:
 * @metric: the metric
 * @value: (nullable): the value: a share is another figure than a count
 * @on: (nullable): the date
 * @cohorts: (element-type utf8): the refs of its cohorts; they are sorted
 *
 * Returns: (transfer full): the key
 */
char *
mb_proposal_key_for_figure (const char *metric, const char *value, const char *on, GPtrArray *cohorts)
{
  g_autofree char *folded = mb_page_fold (metric);
  GString *key = g_string_new (NULL);

  g_string_printf (key, "figure|%s|%s|%.7s", folded, value != NULL && strchr (value, '%') != NULL ? "share" : "count",
                   on != NULL ? on : "");
  g_ptr_array_sort (cohorts, compare_refs);
  for (guint i = 0; i < cohorts->len; i++)
    g_string_append_printf (key, "|%s", (const char *) cohorts->pdata[i]);
  return g_string_free_and_steal (key);
}

/* The book */

static char *
dup_ref (gint64 id)
{
  return g_strdup_printf ("b%" G_GINT64_FORMAT, id);
}

static void
learn (MbProposalIndex *self, char *key, gint64 id)
{
  gint64 *known = g_hash_table_lookup (self->ids, key);

  if (known == NULL)
    {
      g_hash_table_insert (self->ids, key, g_memdup2 (&id, sizeof id));
      return;
    }
  *known = 0;
  g_free (key);
}

static void
learn_cohort (MbCursor *cursor, gpointer data)
{
  MbProposalIndex *self = data;
  gint64 id = mb_cursor_get_id (cursor);
  g_autofree char *program = dup_ref (mb_cursor_get_integer (cursor, 0));

  learn (self, mb_proposal_key_for_cohort (program, (int) mb_cursor_get_integer (cursor, 1)), id);
  if (mb_cursor_get_text (cursor, 2) != NULL)
    g_hash_table_insert (self->slugs, g_strdup (mb_cursor_get_text (cursor, 2)), g_memdup2 (&id, sizeof id));
}

static void
learn_project (MbCursor *cursor, gpointer data)
{
  MbProposalIndex *self = data;
  g_autofree char *cohort = dup_ref (mb_cursor_get_integer (cursor, 0));

  if (mb_cursor_get_text (cursor, 1) != NULL)
    learn (self, mb_proposal_key_for_project (cohort, mb_cursor_get_text (cursor, 1)), mb_cursor_get_id (cursor));
  if (mb_cursor_get_text (cursor, 2) != NULL)
    learn (self, mb_proposal_key_for_url (cohort, mb_cursor_get_text (cursor, 2)), mb_cursor_get_id (cursor));
}

static void
learn_mentee (MbProposalIndex *self, gint64 cohort, gint64 person)
{
  GArray *mentees = g_hash_table_lookup (self->mentees, &cohort);

  if (mentees == NULL)
    {
      mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->mentees, g_memdup2 (&cohort, sizeof cohort), mentees);
    }
  g_array_append_val (mentees, person);
}

static char *
dup_year_key (gint64 person, MbRole role, int year)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%d", person, (int) role, year);
}

typedef struct {
  MbProposalIndex *index;
  MbRecordKind kind;
} Learning;

static void
learn_relation (MbCursor *cursor, gpointer data)
{
  Learning *learning = data;
  gint64 owner_id = mb_cursor_get_integer (cursor, 0);
  gint64 person_id = mb_cursor_get_integer (cursor, 1);
  g_autofree char *owner = dup_ref (owner_id);
  g_autofree char *person = dup_ref (person_id);
  MbRole role = MB_ROLE_MENTEE;

  if (learning->kind != MB_RECORD_ADMIN &&
      (mb_cursor_get_text (cursor, 2) == NULL || !mb_role_from_nick (mb_cursor_get_text (cursor, 2), &role)))
    return;
  learn (learning->index, mb_proposal_key_for_relation (learning->kind, owner, person, role),
         mb_cursor_get_id (cursor));
  if (learning->kind != MB_RECORD_PARTICIPATION)
    return;
  g_hash_table_add (learning->index->years,
                    dup_year_key (person_id, role, (int) mb_cursor_get_integer (cursor, 3)));
  if (role == MB_ROLE_MENTEE)
    learn_mentee (learning->index, owner_id, person_id);
}

static void
learn_observation (MbCursor *cursor, gpointer data)
{
  g_autofree char *person = dup_ref (mb_cursor_get_integer (cursor, 0));

  if (mb_cursor_get_text (cursor, 1) != NULL)
    learn (data, mb_proposal_key_for_dated (person, mb_cursor_get_text (cursor, 1)), mb_cursor_get_id (cursor));
}

static void
learn_milestone (MbCursor *cursor, gpointer data)
{
  g_autofree char *cohort = dup_ref (mb_cursor_get_integer (cursor, 0));
  g_autofree char *starts_on = g_strdup (mb_cursor_get_text (cursor, 2));

  if (mb_cursor_get_text (cursor, 1) != NULL)
    learn (data, mb_proposal_key_for_milestone (cohort, mb_cursor_get_text (cursor, 1)), mb_cursor_get_id (cursor));
  if (starts_on != NULL)
    learn (data, mb_proposal_key_for_days (cohort, starts_on, mb_cursor_get_text (cursor, 3)),
           mb_cursor_get_id (cursor));
}

static void
learn_figure (MbCursor *cursor, gpointer data)
{
  MbProposalIndex *self = data;
  g_autoptr (GPtrArray) refs = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) slugs = mb_cursor_is_set (cursor, 3) ? mb_cursor_dup_words (cursor, 3) : NULL;

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      const gint64 *id = g_hash_table_lookup (self->slugs, slugs[i]);

      g_ptr_array_add (refs, id != NULL ? dup_ref (*id) : g_strdup (slugs[i]));
    }
  if (mb_cursor_get_text (cursor, 0) != NULL)
    {
      g_autofree char *metric = g_strdup (mb_cursor_get_text (cursor, 0));
      g_autofree char *value = g_strdup (mb_cursor_get_text (cursor, 1));

      learn (self, mb_proposal_key_for_figure (metric, value, mb_cursor_get_text (cursor, 2), refs),
             mb_cursor_get_id (cursor));
    }
}

static gboolean
learn_relations (MbProposalIndex *self, MbBook *book, MbRecordKind kind, const char *const *fields,
                 GCancellable *cancellable, GError **error)
{
  Learning learning = { self, kind };

  return mb_rows_each (book, kind, fields, NULL, cancellable, learn_relation, &learning, error);
}

static gboolean
learn_all (MbProposalIndex *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const cohort[] = { "program", "year", "slug", NULL };
  static const char *const project[] = { "cohort", "title", "url", NULL };
  static const char *const participation[] = { "cohort", "person", "role", "cohort.year", NULL };
  static const char *const seat[] = { "project", "person", "role", NULL };
  static const char *const admin[] = { "program", "person", NULL };
  static const char *const observation[] = { "person", "on", NULL };
  static const char *const milestone[] = { "cohort", "label", "starts-on", "ends-on", NULL };
  static const char *const figure[] = { "metric", "value", "published-on", "cohorts", NULL };

  return mb_rows_each (book, MB_RECORD_COHORT, cohort, NULL, cancellable, learn_cohort, self, error) &&
         mb_rows_each (book, MB_RECORD_PROJECT, project, NULL, cancellable, learn_project, self, error) &&
         learn_relations (self, book, MB_RECORD_PARTICIPATION, participation, cancellable, error) &&
         learn_relations (self, book, MB_RECORD_SEAT, seat, cancellable, error) &&
         learn_relations (self, book, MB_RECORD_ADMIN, admin, cancellable, error) &&
         mb_rows_each (book, MB_RECORD_OBSERVATION, observation, NULL, cancellable, learn_observation, self, error) &&
         mb_rows_each (book, MB_RECORD_MILESTONE, milestone, NULL, cancellable, learn_milestone, self, error) &&
         mb_rows_each (book, MB_RECORD_PUBLISHED_FIGURE, figure, NULL, cancellable, learn_figure, self, error);
}

/**
 * mb_proposal_index_new:
 * @book: a book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads what the book has.
 *
 * Returns: (transfer full) (nullable): the index, or %NULL with the book's
 *   error or %G_IO_ERROR_CANCELLED
 */
MbProposalIndex *
mb_proposal_index_new (MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbProposalIndex) self = g_new0 (MbProposalIndex, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mentees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return learn_all (self, book, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * mb_proposal_index_free:
 * @self: (transfer full): an index
 *
 * Frees the index.
 */
void
mb_proposal_index_free (MbProposalIndex *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->slugs);
  g_hash_table_unref (self->mentees);
  g_hash_table_unref (self->years);
  g_free (self);
}

/**
 * mb_proposal_index_find:
 * @self: an index
 * @key: a key
 *
 * Looks a record of the book up.
 *
 * Returns: its id; 0: there is none, or more than one
 */
gint64
mb_proposal_index_find (MbProposalIndex *self, const char *key)
{
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  return id != NULL ? *id : 0;
}

/**
 * mb_proposal_index_list_mentees:
 * @self: an index
 * @cohort: a cohort of the book
 *
 * Whom the book names as mentees of a cohort.
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the people; %NULL:
 *   nobody
 */
GArray *
mb_proposal_index_list_mentees (MbProposalIndex *self, gint64 cohort)
{
  return g_hash_table_lookup (self->mentees, &cohort);
}

/**
 * mb_proposal_index_has_year:
 * @self: an index
 * @person: a person of the book
 * @role: a role
 * @year: a year
 *
 * Whether the book has the person in that role in any cohort of the year.
 *
 * Returns: whether it has
 */
gboolean
mb_proposal_index_has_year (MbProposalIndex *self, gint64 person, MbRole role, int year)
{
  g_autofree char *key = dup_year_key (person, role, year);

  return g_hash_table_contains (self->years, key);
}
