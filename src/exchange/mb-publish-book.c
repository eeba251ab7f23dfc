#include "config.h"

#include "mb-publish-book.h"

#include <string.h>

#include "book/mb-match.h"
#include "book/mb-rows.h"

/* Programs */

enum { PROGRAM_NAME, PROGRAM_SHORT_NAME, PROGRAM_SLUG, PROGRAM_PURPOSE, PROGRAM_DOCS };

static const char *const program_fields[] = { "name", "short-name", "slug", "purpose", "docs", NULL };

static void
free_program (gpointer data)
{
  MbKnownProgram *program = data;

  g_free (program->name);
  g_free (program->short_name);
  g_free (program->slug);
  g_free (program->purpose);
  g_free (program->docs);
  g_free (program);
}

static void
keep (MbPublishBook *self, GPtrArray *list, gpointer record)
{
  g_ptr_array_add (list, record);
  /* Each of them begins with its id. */
  g_hash_table_insert (self->by_id, record, record);
}

static void
read_program (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  MbKnownProgram *program = g_new0 (MbKnownProgram, 1);
  const char *short_name = mb_cursor_get_text (cursor, PROGRAM_SHORT_NAME);

  program->id = mb_cursor_get_id (cursor);
  program->name = g_strdup (mb_cursor_get_text (cursor, PROGRAM_NAME));
  program->short_name = g_strdup (short_name != NULL ? short_name : program->name);
  program->slug = g_strdup (mb_cursor_get_text (cursor, PROGRAM_SLUG));
  program->purpose = g_strdup (mb_cursor_get_text (cursor, PROGRAM_PURPOSE));
  program->docs = g_strdup (mb_cursor_get_text (cursor, PROGRAM_DOCS));
  keep (self, self->programs, program);
}

/* Cohorts */

enum { COHORT_PROGRAM, COHORT_YEAR, COHORT_TERM, COHORT_STATUS, COHORT_SLUG, COHORT_PAGE, COHORT_REPORTED };

static const char *const cohort_fields[] = { "program", "year", "term", "status", "slug", "page", "reported", NULL };

static void
free_cohort (gpointer data)
{
  MbKnownCohort *cohort = data;

  g_free (cohort->term);
  g_free (cohort->slug);
  g_free (cohort->page);
  g_free (cohort);
}

static void
read_cohort (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  MbKnownCohort *cohort = g_new0 (MbKnownCohort, 1);
  const MbRecordType *type = mb_record_type_get (MB_RECORD_COHORT);
  const char *status = mb_cursor_get_text (cursor, COHORT_STATUS);

  cohort->id = mb_cursor_get_id (cursor);
  cohort->program = mb_publish_book_get_program (self, mb_cursor_get_integer (cursor, COHORT_PROGRAM));
  cohort->year = (int) mb_cursor_get_integer (cursor, COHORT_YEAR);
  cohort->term = g_strdup (mb_cursor_get_text (cursor, COHORT_TERM));
  cohort->status = status != NULL ? mb_field_find_choice (mb_record_type_find_field (type, "status"), status) : NULL;
  cohort->slug = g_strdup (mb_cursor_get_text (cursor, COHORT_SLUG));
  cohort->page = g_strdup (mb_cursor_get_text (cursor, COHORT_PAGE));
  cohort->reported = mb_cursor_get_integer (cursor, COHORT_REPORTED);
  keep (self, self->cohorts, cohort);
}

enum { PARTICIPATION_COHORT, PARTICIPATION_ROLE, PARTICIPATION_PERSON };

static const char *const participation_fields[] = { "cohort", "role", "person", NULL };

static void
count_mentee (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  gint64 id = mb_cursor_get_integer (cursor, PARTICIPATION_COHORT);
  MbKnownCohort *cohort = g_hash_table_lookup (self->by_id, &id);
  const char *nick = mb_cursor_get_text (cursor, PARTICIPATION_ROLE);
  MbRole role;

  if (cohort != NULL && nick != NULL && mb_role_from_nick (nick, &role) && role == MB_ROLE_MENTEE &&
      mb_cursor_get_integer (cursor, PARTICIPATION_PERSON) != 0)
    cohort->n_mentees++;
}

static int
compare_cohorts (gconstpointer a, gconstpointer b)
{
  const MbKnownCohort *left = *(const MbKnownCohort *const *) a;
  const MbKnownCohort *right = *(const MbKnownCohort *const *) b;

  return left->year != right->year ? right->year - left->year : g_strcmp0 (left->slug, right->slug);
}

/* People */

enum { MEMBER_NAME, MEMBER_HANDLE, MEMBER_FORMER };

static const char *const member_fields[] = { "name", "handle", "former-handles", NULL };

static void
free_member (gpointer data)
{
  MbKnownMember *member = data;

  g_free (member->name);
  g_free (member->handle);
  g_strfreev (member->former);
  g_free (member);
}

static void
know_handle (MbPublishBook *self, const char *handle, MbKnownMember *member, gboolean is_former)
{
  g_autofree char *folded = g_utf8_casefold (handle, -1);

  /* Whose it is goes before whose it was. */
  if (!is_former || !g_hash_table_contains (self->by_handle, folded))
    g_hash_table_insert (self->by_handle, g_steal_pointer (&folded), member);
}

static void
read_member (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  MbKnownMember *member = g_new0 (MbKnownMember, 1);
  const char *name = mb_cursor_get_text (cursor, MEMBER_NAME);
  const char *handle = mb_cursor_get_text (cursor, MEMBER_HANDLE);

  member->id = mb_cursor_get_id (cursor);
  member->name = g_strdup (name != NULL ? name : handle != NULL ? handle : "");
  member->handle = g_strdup (handle);
  member->former = mb_cursor_dup_words (cursor, MEMBER_FORMER);
  if (handle != NULL)
    know_handle (self, handle, member, FALSE);
  keep (self, self->members, member);
}

static void
know_former_handles (MbPublishBook *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      MbKnownMember *member = self->members->pdata[i];

      for (guint j = 0; member->former != NULL && member->former[j] != NULL; j++)
        know_handle (self, member->former[j], member, TRUE);
    }
}

/* Projects */

enum { PROJECT_COHORT, PROJECT_TITLE, PROJECT_URL, PROJECT_STATUS };

static const char *const project_fields[] = { "cohort", "title", "url", "status", NULL };

static void
free_project (gpointer data)
{
  MbKnownProject *project = data;

  g_free (project->title);
  g_free (project->url);
  g_free (project->status);
  for (guint role = 0; role < G_N_ELEMENTS (project->members); role++)
    g_ptr_array_unref (project->members[role]);
  g_free (project);
}

static void
index_project (GHashTable *index, char *key, MbKnownProject *project)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, project);
  g_free (key);
}

static void
read_project (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  MbKnownProject *project = g_new0 (MbKnownProject, 1);

  project->id = mb_cursor_get_id (cursor);
  project->cohort = mb_publish_book_get_cohort (self, mb_cursor_get_integer (cursor, PROJECT_COHORT));
  project->title = g_strdup (mb_cursor_get_text (cursor, PROJECT_TITLE));
  project->url = g_strdup (mb_cursor_get_text (cursor, PROJECT_URL));
  project->status = g_strdup (mb_cursor_get_text (cursor, PROJECT_STATUS));
  for (guint role = 0; role < G_N_ELEMENTS (project->members); role++)
    project->members[role] = g_ptr_array_new ();
  keep (self, self->projects, project);
  index_project (self->by_title, mb_publish_dup_folded (project->title), project);
  if (project->url != NULL)
    index_project (self->by_address, g_utf8_casefold (project->url, -1), project);
}

enum { SEAT_PERSON, SEAT_PROJECT, SEAT_ROLE };

static const char *const seat_fields[] = { "person", "project", "role", NULL };
static const char *const seat_order[] = { "person.name", "person.handle", NULL };

static void
read_seat (MbCursor *cursor, gpointer data)
{
  MbPublishBook *self = data;
  gint64 project_id = mb_cursor_get_integer (cursor, SEAT_PROJECT);
  MbKnownProject *project = g_hash_table_lookup (self->by_id, &project_id);
  const MbKnownMember *member = mb_publish_book_get_member (self, mb_cursor_get_integer (cursor, SEAT_PERSON));
  const char *nick = mb_cursor_get_text (cursor, SEAT_ROLE);
  MbRole role;

  if (project != NULL && member != NULL && nick != NULL && mb_role_from_nick (nick, &role))
    g_ptr_array_add (project->members[role], (gpointer) member);
}

/* Figures */

static gboolean
is_observed (const MbRetention *retention)
{
  return retention->figures[MB_UNIT_PARTICIPATIONS].state == MB_FIGURE_KNOWN;
}

/* Of the other cohorts nothing can be told: they are left out of numerator and denominator alike. */
static MbInsights *
make_insights (MbFacts *facts, MbInsights *all)
{
  g_autoptr (MbScope) scope = mb_scope_copy (mb_insights_get_scope (all));
  GArray *retentions = mb_insights_get_retentions (all, MB_GROUPING_COHORT);
  g_autoptr (GArray) observed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < retentions->len; i++)
    {
      const MbRetention *retention = &g_array_index (retentions, MbRetention, i);

      if (is_observed (retention))
        g_array_append_val (observed, retention->key);
    }
  mb_scope_limit_cohorts (scope, (const gint64 *) (gpointer) observed->data, observed->len);
  return mb_insights_new (facts, scope);
}

static gboolean
has_all_names (MbPublishBook *self)
{
  g_autoptr (GArray) ids = mb_insights_list_cohorts (self->insights);

  for (guint i = 0; i < ids->len; i++)
    {
      const MbKnownCohort *cohort = mb_publish_book_get_cohort (self, g_array_index (ids, gint64, i));

      if (cohort != NULL && !mb_known_cohort_has_all_names (cohort))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_figures (MbPublishBook *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) facts = mb_facts_new (book, NULL, cancellable, error);
  g_autoptr (MbScope) scope = NULL;

  if (facts == NULL)
    return FALSE;
  scope = mb_scope_new ();
  self->all = mb_insights_new (facts, scope);
  self->insights = make_insights (facts, self->all);
  self->has_all_names = has_all_names (self);
  self->impact = mb_impact_new (book, MB_IMPACT_OWN, error);
  return self->impact != NULL;
}

static gboolean
read_records (MbPublishBook *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const by_slug[] = { "slug", "name", NULL };
  static const char *const by_name[] = { "name", "handle", NULL };
  static const char *const by_title[] = { "cohort.slug", "title", NULL };

  if (!mb_rows_each (book, MB_RECORD_PROGRAM, program_fields, by_slug, cancellable, read_program, self, error) ||
      !mb_rows_each (book, MB_RECORD_COHORT, cohort_fields, NULL, cancellable, read_cohort, self, error) ||
      !mb_rows_each (book, MB_RECORD_PARTICIPATION, participation_fields, NULL, cancellable, count_mentee, self,
                     error) ||
      !mb_rows_each (book, MB_RECORD_PERSON, member_fields, by_name, cancellable, read_member, self, error) ||
      !mb_rows_each (book, MB_RECORD_PROJECT, project_fields, by_title, cancellable, read_project, self, error) ||
      !mb_rows_each (book, MB_RECORD_SEAT, seat_fields, seat_order, cancellable, read_seat, self, error))
    return FALSE;
  g_ptr_array_sort (self->cohorts, compare_cohorts);
  know_former_handles (self);
  return TRUE;
}

/**
 * mb_publish_book_new:
 * @book: a book, within a snapshot
 * @cancellable: (nullable): a cancellable
 * @error: return location for an `MB_ERROR` or %G_IO_ERROR_CANCELLED
 *
 * Reads all that pages tell of a book.
 *
 * Returns: (transfer full) (nullable): what was read
 */
MbPublishBook *
mb_publish_book_new (MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbPublishBook) self = g_new0 (MbPublishBook, 1);

  self->programs = g_ptr_array_new_with_free_func (free_program);
  self->cohorts = g_ptr_array_new_with_free_func (free_cohort);
  self->members = g_ptr_array_new_with_free_func (free_member);
  self->projects = g_ptr_array_new_with_free_func (free_project);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_handle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!read_records (self, book, cancellable, error) || !read_figures (self, book, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_publish_book_get_insights:
 * @self: what was read
 * @metric: a figure
 *
 * Returns: (transfer none): the figures that it is taken from: who was a
 *   mentor is known of all cohorts, what became of mentees only of those that
 *   were observed
 */
MbInsights *
mb_publish_book_get_insights (MbPublishBook *self, MbMetric metric)
{
  switch ((guint) metric)
    {
    case MB_METRIC_MENTORS:
    case MB_METRIC_RETURNING_MENTORS:
    case MB_METRIC_REPEATED_MENTORS:
    case MB_METRIC_FORMER_MENTEES:
      return self->all;
    default:
      return self->insights;
    }
}

/**
 * mb_publish_book_free:
 * @self: (transfer full): what was read
 *
 * Frees it.
 */
void
mb_publish_book_free (MbPublishBook *self)
{
  g_clear_pointer (&self->impact, mb_impact_free);
  g_clear_pointer (&self->insights, mb_insights_free);
  g_clear_pointer (&self->all, mb_insights_free);
  g_hash_table_unref (self->by_address);
  g_hash_table_unref (self->by_title);
  g_hash_table_unref (self->by_handle);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->projects);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->cohorts);
  g_ptr_array_unref (self->programs);
  g_free (self);
}
