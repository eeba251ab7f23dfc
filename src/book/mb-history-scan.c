#include "config.h"

#include "mb-history-scan.h"

#include <string.h>

#include "mb-changeset.h"

/* Records of records: what is wanted of a seat is the person's name and the project's, whose cohort … */
#define MAX_DEPTH 4

/* The record of the filter and, as the history is read on from its beginning, all that ever referred to it. */
typedef struct {
  GHashTable *ids;
  gboolean touched;
} Circle;

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static gboolean
is_reference_to (const MbRecordType *type, const MbField *field, const MbRecordType *target)
{
  if (field->kind == MB_FIELD_REFERENCE)
    return field->target == target->kind;
  /* Sources and findings name a record of any type. */
  return field->kind == MB_FIELD_INTEGER && g_str_equal (field->name, "record") &&
         mb_record_type_find_field (type, "record-type") != NULL;
}

static void
add_referring_rows (GHashTable *ids, MbDatabase *database, const MbRecordType *type, const MbField *field, gint64 id)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  g_autofree char *column = mb_field_dup_column (field);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table, column);
  g_autoptr (MbStatement) statement = mb_database_statement (database, sql, NULL);

  if (statement == NULL)
    return;
  sqlite3_bind_int64 (statement, 1, id);
  while (sqlite3_step (statement) == SQLITE_ROW)
    add_id (ids, sqlite3_column_int64 (statement, 0));
}

static void
circle_init (Circle *self, MbDatabase *database, const MbHistoryFilter *filter)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_id (self->ids, filter->record);
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint i = 0; i < type->n_fields; i++)
        if (is_reference_to (type, &type->fields[i], filter->type))
          add_referring_rows (self->ids, database, type, &type->fields[i], filter->record);
    }
}

static gboolean
is_value (sqlite3_value *value, gint64 id)
{
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER && sqlite3_value_int64 (value) == id;
}

static gboolean
refers (const MbChangesetRow *row, const MbHistoryFilter *filter)
{
  for (guint i = 0; i < row->type->n_fields && (int) i + 1 < row->n_columns; i++)
    {
      sqlite3_value *old = NULL, *new = NULL;

      if (!is_reference_to (row->type, &row->type->fields[i], filter->type))
        continue;
      if (row->operation != SQLITE_INSERT)
        sqlite3changeset_old (row->iterator, i + 1, &old);
      if (row->operation != SQLITE_DELETE)
        sqlite3changeset_new (row->iterator, i + 1, &new);
      if (is_value (old, filter->record) || is_value (new, filter->record))
        return TRUE;
    }
  return FALSE;
}

typedef struct {
  Circle *circle;
  const MbHistoryFilter *filter;
} CircleLook;

static gboolean
look_at_row (const MbChangesetRow *row, gpointer data)
{
  CircleLook *look = data;

  if (refers (row, look->filter))
    add_id (look->circle->ids, row->id);
  look->circle->touched = look->circle->touched || g_hash_table_contains (look->circle->ids, &row->id);
  return TRUE;
}

static gboolean
touches (Circle *circle, const MbHistoryFilter *filter, sqlite3_stmt *statement, int column)
{
  CircleLook look = { circle, filter };

  circle->touched = FALSE;
  mb_changeset_each (sqlite3_column_blob (statement, column), sqlite3_column_bytes (statement, column), look_at_row, &look);
  return circle->touched;
}

/* Texts stand in a changeset as they are. Only letters of ASCII are compared without case. */
static gboolean
has_bytes (const guint8 *bytes, gsize length, const char *text, gsize text_length)
{
  const guint8 first = g_ascii_tolower (text[0]), other = g_ascii_toupper (text[0]);

  for (gsize i = 0; i + text_length <= length; i++)
    if ((bytes[i] == first || bytes[i] == other) &&
        g_ascii_strncasecmp ((const char *) bytes + i, text, text_length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
column_has (sqlite3_stmt *statement, int column, const char *text)
{
  return has_bytes (sqlite3_column_blob (statement, column), sqlite3_column_bytes (statement, column), text, strlen (text));
}

static gboolean
says (sqlite3_stmt *statement, const char *text)
{
  return text == NULL || *text == '\0' || column_has (statement, 4, text) || column_has (statement, 5, text) ||
         column_has (statement, 3, text);
}

static void
append_line (GArray *lines, sqlite3_stmt *statement)
{
  MbHistoryLine line = {
    .number = sqlite3_column_int64 (statement, 0),
    .time = sqlite3_column_int64 (statement, 1),
    .state = CLAMP (sqlite3_column_int (statement, 2), 0, 3),
  };

  g_array_append_val (lines, line);
}

static void
reverse (GArray *lines)
{
  for (guint i = 0; i < lines->len / 2; i++)
    {
      MbHistoryLine *a = &g_array_index (lines, MbHistoryLine, i);
      MbHistoryLine *b = &g_array_index (lines, MbHistoryLine, lines->len - 1 - i);
      MbHistoryLine kept = *a;

      *a = *b;
      *b = kept;
    }
}

GArray *
mb_history_scan (MbDatabase *database, const MbHistoryFilter *filter, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MbHistoryLine));
  /* A filter looks into the changesets, from the first on; without one they are not read. */
  const char *sql = filter != NULL ? "SELECT number, time, state, changeset, title, author FROM history ORDER BY number"
                                   : "SELECT number, time, state FROM history ORDER BY number";
  g_autoptr (MbStatement) statement = mb_database_statement (database, sql, error);
  Circle circle = { NULL };
  int code = SQLITE_DONE;

  if (statement == NULL)
    return NULL;
  if (filter != NULL && filter->type != NULL)
    circle_init (&circle, database, filter);
  while (!g_cancellable_is_cancelled (cancellable) &&
         (code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    if (filter == NULL ||
        ((circle.ids == NULL || touches (&circle, filter, statement, 3)) && says (statement, filter->text)))
      append_line (lines, statement);
  g_clear_pointer (&circle.ids, g_hash_table_unref);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (code != SQLITE_DONE)
    return NULL;
  reverse (lines);
  return g_steal_pointer (&lines);
}

/* Records that are gone */

typedef struct {
  GHashTable *wanted; /* ids */
  GHashTable *found;  /* id → MbTouch */
  GHashTable *more;   /* ids that the titles of those need */
} GoneLook;

static void
want_more (GoneLook *look, MbTouch *touch)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);

  for (guint i = 0; i < type->n_fields; i++)
    {
      GVariant *value = type->fields[i].kind == MB_FIELD_REFERENCE ? mb_touch_get_value (touch, type->fields[i].name) : NULL;
      gint64 id = value != NULL ? g_variant_get_int64 (value) : 0;

      if (id != 0 && !g_hash_table_contains (look->found, &id))
        add_id (look->more, id);
    }
}

static gboolean
keep_if_wanted (const MbChangesetRow *row, gpointer data)
{
  GoneLook *look = data;

  /* Who was edited has but some values in the changeset. */
  if (row->operation != SQLITE_UPDATE && g_hash_table_contains (look->wanted, &row->id))
    {
      MbTouch *touch = mb_changeset_read_row (row);

      want_more (look, touch);
      g_hash_table_replace (look->found, g_memdup2 (&row->id, sizeof row->id), touch);
    }
  return TRUE;
}

static void
look_through (MbDatabase *database, GoneLook *look)
{
  g_autoptr (MbStatement) statement =
    mb_database_statement (database, "SELECT changeset FROM history ORDER BY number", NULL);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    mb_changeset_each (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0), keep_if_wanted, look);
}

GHashTable *
mb_history_scan_gone (MbDatabase *database, GHashTable *ids)
{
  GoneLook look = { .found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref) };
  g_autoptr (GHashTable) wanted = g_hash_table_ref (ids);

  for (guint depth = 0; depth < MAX_DEPTH && g_hash_table_size (wanted) > 0; depth++)
    {
      g_autoptr (GHashTable) more = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      look.wanted = wanted;
      look.more = more;
      look_through (database, &look);
      g_hash_table_unref (wanted);
      wanted = g_steal_pointer (&more);
    }
  return look.found;
}
