#include "config.h"

#include "mb-json-records.h"

#include "book/mb-rows.h"
#include "insight/mb-impact.h"
#include "mb-json-index.h"
#include "mb-json-insights.h"
#include "mb-json-layout.h"

#define REPORT_EVERY 1000

typedef struct {
  MbBook *book;
  MbJsonIndex *index;
  MbJsonWriter *writer;
  GCancellable *cancellable;
  MbProgressFunc progress;
  gpointer data;
  gint64 done;
  gint64 total;
  guint next_observation;
  guint next_milestone;
} Export;

/* Whether a value of the field can be one that the website must not see or cannot read. */
static gboolean
needs_look (const MbField *field)
{
  return field->kind != MB_FIELD_TEXT && field->kind != MB_FIELD_LONG_TEXT && field->kind != MB_FIELD_WORDS &&
         field->kind != MB_FIELD_YES_NO;
}

static gboolean
may_leave (const MbField *field, MbCursor *cursor, guint column)
{
  g_autoptr (GVariant) value = NULL;

  if (!mb_cursor_is_set (cursor, column))
    return FALSE;
  if (!needs_look (field))
    return TRUE;
  value = mb_cursor_dup_value (cursor, column);
  return mb_field_is_public (field, value) && mb_field_check (field, value, NULL);
}

static void
write_text (Export *self, const MbJsonKey *key, const char *text)
{
  gboolean is_set = text != NULL && *text != '\0';

  /* What a record cannot be without always has its key. */
  if (is_set || (key->field->flags & MB_FIELD_REQUIRED))
    mb_json_writer_add_text (self->writer, key->key, is_set ? text : "");
}

static void
write_words (Export *self, const MbJsonKey *key, MbCursor *cursor, guint column)
{
  mb_json_writer_begin_array (self->writer, key->key);
  if (mb_cursor_is_set (cursor, column))
    {
      g_auto (GStrv) words = mb_cursor_dup_words (cursor, column);
      for (guint i = 0; words[i] != NULL; i++)
        mb_json_writer_add_text (self->writer, NULL, words[i]);
    }
  mb_json_writer_end_array (self->writer);
}

static void
write_value (Export *self, const MbJsonKey *key, MbCursor *cursor, guint column)
{
  const MbField *field = key->field;
  gboolean is_set = may_leave (field, cursor, column);

  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      write_words (self, key, cursor, column);
      break;
    case MB_FIELD_INTEGER:
      if (is_set)
        mb_json_writer_add_integer (self->writer, key->key, mb_cursor_get_integer (cursor, column));
      else
        mb_json_writer_add_null (self->writer, key->key);
      break;
    case MB_FIELD_YES_NO:
      if (is_set)
        mb_json_writer_add_boolean (self->writer, key->key, mb_cursor_get_integer (cursor, column) != 0);
      else
        mb_json_writer_add_null (self->writer, key->key);
      break;
    case MB_FIELD_REFERENCE:
      write_text (self, key,
                  mb_json_index_get_slug (self->index, field->target, mb_cursor_get_integer (cursor, column)));
      break;
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_DATE:
    case MB_FIELD_CHOICE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      write_text (self, key, is_set ? mb_cursor_get_text (cursor, column) : NULL);
      break;
    }
}

static void
write_ids (Export *self, const char *key, MbLinks *links, guint owner, MbRole role, MbRecordKind kind)
{
  guint count = mb_links_count (links, owner, role);

  mb_json_writer_begin_array (self->writer, key);
  for (guint i = 0; i < count; i++)
    mb_json_writer_add_text (self->writer, NULL,
                             g_ptr_array_index (self->index->lists[kind].slugs, mb_links_take (links)));
  mb_json_writer_end_array (self->writer);
}

static void
write_path (Export *self, const char *key, guint person, MbRole role)
{
  MbLinks *paths = &self->index->paths;
  guint count = mb_links_count (paths, person, role);

  mb_json_writer_begin_array (self->writer, key);
  for (guint i = 0; i < count; i++)
    mb_json_writer_add_text (self->writer, NULL,
                             g_ptr_array_index (self->index->lists[MB_RECORD_COHORT].slugs,
                                                self->index->by_slug[mb_links_take (paths)]));
  mb_json_writer_end_array (self->writer);
}

static const MbOnDate *
take_on_date (GArray *array, guint *next, guint owner)
{
  const MbOnDate *on_date;

  if (*next >= array->len)
    return NULL;
  on_date = &g_array_index (array, MbOnDate, *next);
  if (on_date->owner != owner)
    return NULL;
  (*next)++;
  return on_date;
}

static void
write_observations (Export *self, guint person)
{
  const MbOnDate *observation;

  mb_json_writer_begin_array (self->writer, "observations");
  while ((observation = take_on_date (self->index->observations, &self->next_observation, person)) != NULL)
    {
      mb_json_writer_begin_object (self->writer, NULL);
      mb_json_writer_add_text (self->writer, "on", observation->starts_on);
      mb_json_writer_add_boolean (self->writer, "active", observation->active);
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_array (self->writer);
}

static void
write_milestones (Export *self, guint cohort)
{
  const MbOnDate *milestone;

  mb_json_writer_begin_array (self->writer, "milestones");
  while ((milestone = take_on_date (self->index->milestones, &self->next_milestone, cohort)) != NULL)
    {
      mb_json_writer_begin_object (self->writer, NULL);
      mb_json_writer_add_text (self->writer, "label", milestone->label);
      if (milestone->starts_on != NULL)
        mb_json_writer_add_text (self->writer, "startsOn", milestone->starts_on);
      if (milestone->ends_on != NULL)
        mb_json_writer_add_text (self->writer, "endsOn", milestone->ends_on);
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_array (self->writer);
}

/* The reported headcount, else the names; what the number is stands beside it. */
static void
write_participants (Export *self, gboolean is_reported, gint64 reported, guint named)
{
  if (is_reported || named > 0)
    mb_json_writer_add_integer (self->writer, "participants", is_reported ? reported : named);
  else
    mb_json_writer_add_null (self->writer, "participants");
  mb_json_writer_add_text (self->writer, "participantsSource", is_reported ? "reported" : named > 0 ? "named" : "none");
}

static void
write_headcount (Export *self, const MbJsonKey *key, MbCursor *cursor, guint column, guint rank)
{
  guint named = mb_links_count (&self->index->participations, rank, MB_ROLE_MENTEE);

  write_participants (self, may_leave (key->field, cursor, column), mb_cursor_get_integer (cursor, column), named);
  write_value (self, key, cursor, column);
  mb_json_writer_add_integer (self->writer, "named", named);
}

/* Mentees sort before mentors but stand after them: a bookmark goes back. */
static void
write_people (Export *self, MbLinks *links, guint owner)
{
  MbLinks bookmark = *links;

  write_ids (self, "mentors", links, owner, MB_ROLE_MENTOR, MB_RECORD_PERSON);
  write_ids (self, "mentees", &bookmark, owner, MB_ROLE_MENTEE, MB_RECORD_PERSON);
}

static void
write_cohort_members (Export *self, guint rank)
{
  write_people (self, &self->index->participations, rank);
  write_ids (self, "projects", &self->index->projects, rank, MB_ROLE_MENTEE, MB_RECORD_PROJECT);
  write_milestones (self, rank);
}


static void
write_relations (Export *self, MbRecordKind kind, guint rank)
{
  if (kind == MB_RECORD_PROGRAM)
    write_ids (self, "admins", &self->index->admins, rank, MB_ROLE_MENTEE, MB_RECORD_PERSON);
  if (kind == MB_RECORD_PROJECT)
    write_people (self, &self->index->seats, rank);
  if (kind == MB_RECORD_PERSON)
    {
      write_path (self, "mentee", rank, MB_ROLE_MENTEE);
      write_path (self, "mentor", rank, MB_ROLE_MENTOR);
      write_observations (self, rank);
    }
}

static void
write_fields (Export *self, const MbJsonLayout *layout, MbCursor *cursor, guint rank)
{
  const char *group = NULL;

  for (guint i = 0; i < layout->n_keys; i++)
    {
      const MbJsonKey *key = &layout->keys[i];

      if (group != NULL && key->group != group)
        mb_json_writer_end_object (self->writer);
      if (key->group != NULL && key->group != group)
        mb_json_writer_begin_object (self->writer, key->group);
      group = key->group;

      if (layout->type->kind == MB_RECORD_COHORT && g_str_equal (key->key, "reported"))
        {
          write_headcount (self, key, cursor, i, rank);
          write_cohort_members (self, rank);
        }
      else
        {
          write_value (self, key, cursor, i);
        }
    }
  if (group != NULL)
    mb_json_writer_end_object (self->writer);
}

static void
advance (Export *self)
{
  if (self->progress != NULL && (++self->done % REPORT_EVERY == 0 || self->done == self->total))
    self->progress (self->done, self->total, self->data);
}

typedef struct {
  Export *export;
  const MbJsonLayout *layout;
  guint next;
} ListWrite;

static void
write_record (MbCursor *cursor, gpointer data)
{
  ListWrite *write = data;
  Export *self = write->export;
  GArray *ids = self->index->lists[write->layout->type->kind].ids;
  guint rank = write->next;

  /* Both were read in the same order; rows between are those without an id. */
  if (rank >= ids->len || g_array_index (ids, gint64, rank) != mb_cursor_get_id (cursor) ||
      mb_json_writer_has_failed (self->writer))
    return;
  write->next++;

  mb_json_writer_begin_object (self->writer, NULL);
  write_fields (self, write->layout, cursor, rank);
  write_relations (self, write->layout->type->kind, rank);
  mb_json_writer_end_object (self->writer);
  advance (self);
}

static gboolean
write_list (Export *self, MbRecordKind kind, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);
  ListWrite write = { self, layout, 0 };
  gboolean written;

  mb_json_writer_begin_array (self->writer, layout->list);
  written = mb_rows_each (self->book, kind, layout->names, mb_json_index_get_order (kind), self->cancellable,
                          write_record, &write, error);
  mb_json_writer_end_array (self->writer);
  return written;
}

static void
write_organization_fields (MbCursor *cursor, gpointer data)
{
  ListWrite *write = data;

  if (write->next++ == 0)
    write_fields (write->export, write->layout, cursor, 0);
}

static gboolean
write_organization (Export *self, GError **error)
{
  ListWrite write = { self, mb_json_layout_get (MB_RECORD_ORGANIZATION), 0 };
  gboolean written;

  mb_json_writer_begin_object (self->writer, "organization");
  written = mb_rows_each (self->book, MB_RECORD_ORGANIZATION, write.layout->names, NULL, self->cancellable,
                          write_organization_fields, &write, error);
  if (write.next == 0)
    {
      mb_json_writer_add_text (self->writer, "name", "");
      mb_json_writer_begin_object (self->writer, "support");
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_object (self->writer);
  return written;
}

static const char *
get_program (Export *self, const MbImpactCell *cell)
{
  return mb_json_index_get_slug (self->index, MB_RECORD_PROGRAM, cell->program);
}

/* The sum of what is listed: a program without an id stands nowhere, and its numbers neither. */
static gint64
sum_cells (Export *self, const MbImpactYear *year)
{
  gint64 total = 0;

  for (guint i = 0; i < year->cells->len; i++)
    if (get_program (self, &g_array_index (year->cells, MbImpactCell, i)) != NULL)
      total += g_array_index (year->cells, MbImpactCell, i).participants;
  return total;
}

static void
write_cells (Export *self, const MbImpactYear *year)
{
  mb_json_writer_begin_array (self->writer, "programs");
  for (guint i = 0; i < year->cells->len; i++)
    {
      const MbImpactCell *cell = &g_array_index (year->cells, MbImpactCell, i);
      const char *program = get_program (self, cell);

      if (program == NULL)
        continue;
      mb_json_writer_begin_object (self->writer, NULL);
      mb_json_writer_add_text (self->writer, "program", program);
      mb_json_writer_add_integer (self->writer, "participants", cell->participants);
      mb_json_writer_end_object (self->writer);
    }
  mb_json_writer_end_array (self->writer);
}

static gint64
write_year (Export *self, const MbImpactYear *year, MbImpactScope scope)
{
  gint64 total = sum_cells (self, year);

  mb_json_writer_begin_object (self->writer, NULL);
  mb_json_writer_add_integer (self->writer, "year", year->year);
  mb_json_writer_add_integer (self->writer, "total", total);
  if (scope == MB_IMPACT_OWN && year->people >= 0)
    mb_json_writer_add_integer (self->writer, "people", year->people);
  else if (scope == MB_IMPACT_OWN)
    mb_json_writer_add_null (self->writer, "people");
  write_cells (self, year);
  mb_json_writer_end_object (self->writer);
  return total;
}

static gboolean
write_table (Export *self, MbImpactScope scope, GError **error)
{
  g_autoptr (MbImpact) impact = mb_impact_new (self->book, scope, error);
  gint64 total = 0;

  if (impact == NULL)
    return FALSE;
  mb_json_writer_begin_array (self->writer, "years");
  for (guint i = 0; i < impact->years->len; i++)
    total += write_year (self, g_ptr_array_index (impact->years, i), scope);
  mb_json_writer_end_array (self->writer);
  mb_json_writer_add_integer (self->writer, "total", total);
  return TRUE;
}

static gboolean
write_impact (Export *self, GError **error)
{
  gboolean written;

  mb_json_writer_begin_object (self->writer, "impact");
  written = write_table (self, MB_IMPACT_OWN, error);
  mb_json_writer_begin_object (self->writer, "published");
  written = written && write_table (self, MB_IMPACT_PUBLISHED, error);
  mb_json_writer_end_object (self->writer);
  mb_json_writer_end_object (self->writer);
  return written;
}

static gboolean
write_all (Export *self, GError **error)
{
  static const MbRecordKind kinds[] = { MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT };

  self->index = mb_json_index_new (self->book, self->cancellable, error);
  if (self->index == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->total += self->index->lists[kinds[i]].ids->len;

  mb_json_writer_begin_object (self->writer, NULL);
  if (!write_organization (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!write_list (self, kinds[i], error))
      return FALSE;
  if (!write_impact (self, error) ||
      !mb_json_insights_write_all (self->writer, "insights", self->index, self->book, self->cancellable, error))
    return FALSE;
  mb_json_writer_end_object (self->writer);
  return TRUE;
}

/**
 * mb_json_records_write:
 * @book: a book, of which a snapshot is held
 * @writer: where it goes
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are written
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes all that the website may see of a book. What the writer could not
 * write it says at its end.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_json_records_write (MbBook *book, MbJsonWriter *writer, GCancellable *cancellable, MbProgressFunc progress,
                       gpointer data, GError **error)
{
  Export self = { .book = book, .writer = writer, .cancellable = cancellable, .progress = progress, .data = data };
  gboolean written = write_all (&self, error);

  g_clear_pointer (&self.index, mb_json_index_free);
  return written;
}
