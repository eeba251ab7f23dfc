#include "config.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"
#include "mb-paste-planning.h"

/* Columns that name other records: each adds a participation, a seat or an admin, unless the book has it. */

typedef struct {
  const MbPasteRelation *relation;
  GHashTable *keys;
} Learning;

static char *
dup_key (const char *owner, const char *other, const char *role)
{
  return g_strconcat (owner, " ", other, " ", role != NULL ? role : "", NULL);
}

static char *
dup_id (gint64 id, MbPasteRow *row)
{
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup_printf ("%p", row);
}

static void
learn_relation (MbCursor *cursor, gpointer data)
{
  Learning *learning = data;
  g_autofree char *owner = dup_id (mb_cursor_get_integer (cursor, 0), NULL);
  g_autofree char *other = dup_id (mb_cursor_get_integer (cursor, 1), NULL);
  const char *role = learning->relation->role != NULL ? mb_cursor_get_text (cursor, 2) : NULL;

  g_hash_table_add (learning->keys, dup_key (owner, other, role));
}

/* What there is in the book, and by and by what the rows add. */
static GHashTable *
get_related (MbPastePlanning *self, const MbPasteRelation *relation, GError **error)
{
  const char *fields[] = { relation->owner_field, relation->other_field, relation->role != NULL ? "role" : NULL, NULL };
  g_autoptr (GHashTable) keys = NULL;
  Learning learning = { relation };

  if (self->related[relation->kind] != NULL)
    return self->related[relation->kind];
  learning.keys = keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!mb_rows_each (self->book, relation->kind, fields, NULL, self->cancellable, learn_relation, &learning, error))
    return NULL;
  return self->related[relation->kind] = g_steal_pointer (&keys);
}

static gboolean
add_one (MbPastePlanning *self, MbPasteRow *row, const MbPasteRelation *relation, MbPasteRow *other, GError **error)
{
  const MbRecordType *type = mb_record_type_get (relation->kind);
  GHashTable *related = get_related (self, relation, error);
  g_autofree char *owner_id = dup_id (mb_paste_row_get_record (row), row);
  g_autofree char *other_id = dup_id (mb_paste_row_get_record (other), other);
  g_autoptr (MbPasteRow) follower = NULL;

  if (related == NULL)
    return FALSE;
  if (!g_hash_table_add (related, dup_key (owner_id, other_id, relation->role)))
    return TRUE;
  follower = mb_paste_row_new (type, mb_paste_row_get_line (row));
  mb_paste_row_set_title (follower, mb_paste_row_get_title (other));
  mb_paste_row_add_named (follower, mb_record_type_find_field (type, relation->other_field), other);
  if (relation->role != NULL)
    mb_paste_row_add_value (follower, mb_record_type_find_field (type, "role"), g_variant_new_string (relation->role),
                            relation->role);
  mb_paste_row_set_state (follower, MB_PASTE_NEW);
  mb_paste_row_add_follower (row, follower, mb_record_type_find_field (type, relation->owner_field), _(relation->label));
  return TRUE;
}

static gboolean
add_people (MbPastePlanning *self, MbPasteRow *row, const MbPasteRelation *relation, const char *cell, GError **error)
{
  g_autoptr (GPtrArray) people = mb_paste_mentions_list (self, cell, mb_paste_row_get_line (row), error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      MbPasteRow *person = people->pdata[i];

      if (mb_paste_row_get_state (person) == MB_PASTE_TROUBLE)
        mb_paste_row_add_remark (row, mb_paste_row_get_remark (person));
      else if (mb_paste_row_get_state (person) == MB_PASTE_DOUBTFUL)
        mb_paste_cells_remark (row, _("%s: it is doubtful who “%s” is; they were left out."), _(relation->label),
                               mb_paste_row_get_title (person));
      else if (!add_one (self, row, relation, person, error))
        return FALSE;
    }
  return people != NULL;
}

static gboolean
add_called (MbPastePlanning *self, MbPasteRow *row, const MbPasteRelation *relation, const char *name, GError **error)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (relation->kind), relation->other_field);
  MbPasteFinder *finder = mb_paste_planning_get_finder (self, field->target, error);
  GArray *ids = finder != NULL ? mb_paste_finder_find_called (finder, name) : NULL;
  g_autoptr (MbPasteRow) other = NULL;

  if (finder == NULL)
    return FALSE;
  if (ids == NULL || ids->len > 1)
    {
      mb_paste_cells_remark (row,
                             ids == NULL ? _("%s: nothing in the book is called “%s”.")
                                         : _("%s: several in the book are called “%s”."),
                             _(relation->label), name);
      return TRUE;
    }
  other = mb_paste_mentions_new (self, field->target, g_array_index (ids, gint64, 0), error);
  return other != NULL && add_one (self, row, relation, other, error);
}

static gboolean
add_cell (MbPastePlanning *self, MbPasteRow *row, const MbPasteRelation *relation, const char *cell, GError **error)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (relation->kind), relation->other_field);
  g_auto (GStrv) names = NULL;

  if (field->target == MB_RECORD_PERSON)
    return add_people (self, row, relation, cell, error);
  names = g_strsplit_set (cell, ",;|\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0' && !add_called (self, row, relation, names[i], error))
      return FALSE;
  return TRUE;
}

gboolean
mb_paste_relations_add (MbPastePlanning *self, MbPasteRow *row, char **cells, GError **error)
{
  const guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MbPasteColumn *column = &g_array_index (self->columns, MbPasteColumn, i);
      g_autofree char *cell = NULL;

      if (column->target->relation == NULL)
        continue;
      cell = mb_paste_cells_dup (cells, n_cells, column->index);
      if (*cell != '\0' && !add_cell (self, row, column->target->relation, cell, error))
        return FALSE;
    }
  return TRUE;
}
