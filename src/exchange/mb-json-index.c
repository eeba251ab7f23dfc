#include "config.h"

#include "mb-json-index.h"

#include <string.h>

#include "book/mb-rows.h"

/**
 * mb_json_index_get_order:
 * @kind: a kind of record that has a list in the JSON
 *
 * The fields by which its records are sorted there.
 *
 * Returns: (transfer none) (array zero-terminated=1): names for a cursor
 */
const char *const *
mb_json_index_get_order (MbRecordKind kind)
{
  static const char *const by_slug[] = { "slug", NULL };
  static const char *const cohorts[] = { "year", "slug", NULL };
  static const char *const projects[] = { "cohort.year", "cohort.slug", "slug", NULL };

  if (kind == MB_RECORD_COHORT)
    return cohorts;
  return kind == MB_RECORD_PROJECT ? projects : by_slug;
}

static int
find_rank (MbJsonIndex *self, MbRecordKind kind, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->lists[kind].ranks, &id)) - 1;
}

/**
 * mb_json_index_get_slug:
 * @self: an index
 * @kind: a kind of record
 * @id: the id of a record in the book
 *
 * The record's id in the JSON.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL when it does not
 *   stand there
 */
const char *
mb_json_index_get_slug (MbJsonIndex *self, MbRecordKind kind, gint64 id)
{
  int rank = find_rank (self, kind, id);

  return rank >= 0 ? g_ptr_array_index (self->lists[kind].slugs, rank) : NULL;
}

/* The keys of the hash table are the ids in the array, which no longer grows. */
static void
number_list (MbIdList *list)
{
  list->ranks = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < list->ids->len; i++)
    g_hash_table_insert (list->ranks, &g_array_index (list->ids, gint64, i), GINT_TO_POINTER (i + 1));
}

typedef struct {
  MbJsonIndex *index;
  MbIdList *list;
  gboolean has_owner;
  MbRecordKind owner_kind;
} ListRead;

/* Records without an id of their own, or of a record without one, are left out. */
static void
read_list_row (MbCursor *cursor, gpointer data)
{
  ListRead *read = data;
  gint64 id = mb_cursor_get_id (cursor);
  const char *slug = mb_cursor_get_text (cursor, 0);

  if (slug == NULL || *slug == '\0')
    return;
  if (read->has_owner && find_rank (read->index, read->owner_kind, mb_cursor_get_integer (cursor, 1)) < 0)
    return;
  g_array_append_val (read->list->ids, id);
  g_ptr_array_add (read->list->slugs, g_string_chunk_insert (read->index->strings, slug));
}

static gboolean
read_list (MbJsonIndex *self, MbBook *book, MbRecordKind kind, const char *owner, MbRecordKind owner_kind,
           GCancellable *cancellable, GError **error)
{
  const char *const fields[] = { "slug", owner, NULL };
  ListRead read = { self, &self->lists[kind], owner != NULL, owner_kind };

  if (!mb_rows_each (book, kind, fields, mb_json_index_get_order (kind), cancellable, read_list_row, &read, error))
    return FALSE;
  number_list (&self->lists[kind]);
  return TRUE;
}

typedef struct {
  MbJsonIndex *index;
  MbRecordKind owner_kind;
  gboolean has_role;
  MbLinks *links;
} LinksRead;

static void
read_link (MbCursor *cursor, gpointer data)
{
  LinksRead *read = data;
  int owner = find_rank (read->index, read->owner_kind, mb_cursor_get_integer (cursor, 0));
  int person = find_rank (read->index, MB_RECORD_PERSON, mb_cursor_get_integer (cursor, 1));
  MbRole role = MB_ROLE_MENTEE;

  if (owner >= 0 && person >= 0 && (!read->has_role || mb_role_from_nick (mb_cursor_get_text (cursor, 2), &role)))
    mb_links_add (read->links, owner, role, person);
}

static gboolean
read_links (MbJsonIndex *self, MbBook *book, MbRecordKind kind, const char *owner, MbRecordKind owner_kind,
            gboolean has_role, MbLinks *links, GCancellable *cancellable, GError **error)
{
  const char *const fields[] = { owner, "person", has_role ? "role" : NULL, NULL };
  LinksRead read = { self, owner_kind, has_role, links };

  if (!mb_rows_each (book, kind, fields, NULL, cancellable, read_link, &read, error))
    return FALSE;
  mb_links_sort (links);
  return TRUE;
}

static void
read_project (MbCursor *cursor, gpointer data)
{
  MbJsonIndex *self = data;
  int project = find_rank (self, MB_RECORD_PROJECT, mb_cursor_get_id (cursor));
  int cohort = find_rank (self, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));

  if (project >= 0 && cohort >= 0)
    mb_links_add (&self->projects, cohort, MB_ROLE_MENTEE, project);
}

static gboolean
read_projects (MbJsonIndex *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const fields[] = { "cohort", NULL };

  if (!mb_rows_each (book, MB_RECORD_PROJECT, fields, NULL, cancellable, read_project, self, error))
    return FALSE;
  mb_links_sort (&self->projects);
  return TRUE;
}

static int
compare_slugs (gconstpointer a, gconstpointer b, gpointer slugs)
{
  return strcmp (g_ptr_array_index ((GPtrArray *) slugs, *(const guint *) a),
                 g_ptr_array_index ((GPtrArray *) slugs, *(const guint *) b));
}

/* Cohorts stand by year, but the lists of their ids are sorted as the ids are. */
static void
turn_participations (MbJsonIndex *self)
{
  guint n_cohorts = self->lists[MB_RECORD_COHORT].ids->len;
  MbLinks *links = &self->participations;
  g_autofree guint *place = g_new (guint, MAX (n_cohorts, 1));

  self->by_slug = g_new (guint, MAX (n_cohorts, 1));
  for (guint i = 0; i < n_cohorts; i++)
    self->by_slug[i] = i;
  g_sort_array (self->by_slug, n_cohorts, sizeof (guint), compare_slugs, self->lists[MB_RECORD_COHORT].slugs);
  for (guint i = 0; i < n_cohorts; i++)
    place[self->by_slug[i]] = i;

  for (guint i = 0; i < links->links->len; i++)
    {
      guint cohort, person;
      MbRole role;

      mb_links_get (links, i, &cohort, &role, &person);
      mb_links_add (&self->paths, person, role, place[cohort]);
    }
  mb_links_sort (&self->paths);
}

/* A date the website can read; anything else counts as not set. */
static const char *
take_date (MbJsonIndex *self, MbRecordKind kind, const char *field, MbCursor *cursor, guint column)
{
  const char *text = mb_cursor_get_text (cursor, column);
  g_autoptr (GVariant) value = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  value = mb_cursor_dup_value (cursor, column);
  if (!mb_field_check (mb_record_type_find_field (mb_record_type_get (kind), field), value, NULL))
    return NULL;
  return g_string_chunk_insert_const (self->strings, text);
}

static void
read_observation (MbCursor *cursor, gpointer data)
{
  MbJsonIndex *self = data;
  int person = find_rank (self, MB_RECORD_PERSON, mb_cursor_get_integer (cursor, 0));
  MbOnDate observation = { .owner = person };

  observation.starts_on = take_date (self, MB_RECORD_OBSERVATION, "on", cursor, 1);
  if (person < 0 || observation.starts_on == NULL || !mb_cursor_is_set (cursor, 2))
    return;
  observation.active = mb_cursor_get_integer (cursor, 2) != 0;
  g_array_append_val (self->observations, observation);
}

static void
read_milestone (MbCursor *cursor, gpointer data)
{
  MbJsonIndex *self = data;
  int cohort = find_rank (self, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  const char *label = mb_cursor_get_text (cursor, 1);
  MbOnDate milestone = { .owner = cohort };

  if (cohort < 0)
    return;
  milestone.label = g_string_chunk_insert_const (self->strings, label != NULL ? label : "");
  milestone.starts_on = take_date (self, MB_RECORD_MILESTONE, "starts-on", cursor, 2);
  milestone.ends_on = take_date (self, MB_RECORD_MILESTONE, "ends-on", cursor, 3);
  g_array_append_val (self->milestones, milestone);
}

static gboolean
read_on_dates (MbJsonIndex *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const observation[] = { "person", "on", "active", NULL };
  static const char *const milestone[] = { "cohort", "label", "starts-on", "ends-on", NULL };

  if (!mb_rows_each (book, MB_RECORD_OBSERVATION, observation, NULL, cancellable, read_observation, self, error) ||
      !mb_rows_each (book, MB_RECORD_MILESTONE, milestone, NULL, cancellable, read_milestone, self, error))
    return FALSE;
  mb_on_dates_sort (self->observations);
  mb_on_dates_sort (self->milestones);
  return TRUE;
}

static MbJsonIndex *
make_empty (void)
{
  MbJsonIndex *self = g_new0 (MbJsonIndex, 1);
  MbLinks *const links[] = { &self->admins, &self->participations, &self->projects, &self->paths, &self->seats };

  self->strings = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    {
      self->lists[i].ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->lists[i].slugs = g_ptr_array_new ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    mb_links_init (links[i]);
  self->observations = mb_on_dates_new ();
  self->milestones = mb_on_dates_new ();
  return self;
}

/**
 * mb_json_index_new:
 * @book: a book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads who stands in the JSON.
 *
 * Returns: (transfer full) (nullable): the index, or %NULL with the book's
 *   error or %G_IO_ERROR_CANCELLED
 */
MbJsonIndex *
mb_json_index_new (MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbJsonIndex) self = make_empty ();

  if (!read_list (self, book, MB_RECORD_PERSON, NULL, 0, cancellable, error) ||
      !read_list (self, book, MB_RECORD_PROGRAM, NULL, 0, cancellable, error) ||
      !read_list (self, book, MB_RECORD_COHORT, "program", MB_RECORD_PROGRAM, cancellable, error) ||
      !read_list (self, book, MB_RECORD_PROJECT, "cohort", MB_RECORD_COHORT, cancellable, error))
    return NULL;
  if (!read_links (self, book, MB_RECORD_ADMIN, "program", MB_RECORD_PROGRAM, FALSE, &self->admins,
                   cancellable, error) ||
      !read_links (self, book, MB_RECORD_PARTICIPATION, "cohort", MB_RECORD_COHORT, TRUE, &self->participations,
                   cancellable, error) ||
      !read_links (self, book, MB_RECORD_SEAT, "project", MB_RECORD_PROJECT, TRUE, &self->seats,
                   cancellable, error))
    return NULL;
  if (!read_projects (self, book, cancellable, error) || !read_on_dates (self, book, cancellable, error))
    return NULL;

  turn_participations (self);
  return g_steal_pointer (&self);
}

/**
 * mb_json_index_free:
 * @self: (transfer full): an index
 *
 * Frees the index.
 */
void
mb_json_index_free (MbJsonIndex *self)
{
  MbLinks *const links[] = { &self->admins, &self->participations, &self->projects, &self->paths, &self->seats };

  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    {
      g_array_unref (self->lists[i].ids);
      g_ptr_array_unref (self->lists[i].slugs);
      g_clear_pointer (&self->lists[i].ranks, g_hash_table_unref);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    mb_links_clear (links[i]);
  g_array_unref (self->observations);
  g_array_unref (self->milestones);
  g_string_chunk_free (self->strings);
  g_free (self->by_slug);
  g_free (self);
}
