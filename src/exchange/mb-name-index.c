#include "config.h"

#include "mb-name-index.h"

#include "book/mb-rows.h"
#include "mb-people-index.h"

#define MOST_PATHS 24

/* One way to write a name: a path of the cursor, and which field of the type it stands for. */
typedef struct {
  char *path;
  const MbField *field;
  gboolean is_words;
} Path;

struct _MbNameIndex {
  const MbRecordType *type;
  Path paths[MOST_PATHS];
  guint n_paths;
  GHashTable *names;     /* folded → GArray of gint64 */
  GHashTable *by_fields; /* “field:folded” → the same */
};

/* What is read */

static void
add_path (MbNameIndex *self, const MbField *field, const char *below)
{
  Path *path = &self->paths[self->n_paths];
  g_autofree char *name = below != NULL ? g_strconcat (field->name, ".", below, NULL) : g_strdup (field->name);

  for (guint i = 0; i < self->n_paths; i++)
    if (g_str_equal (self->paths[i].path, name))
      return;
  if (self->n_paths == MOST_PATHS)
    return;
  path->path = g_steal_pointer (&name);
  path->field = field;
  path->is_words = field->kind == MB_FIELD_WORDS;
  self->n_paths++;
}

/* Titles are made of texts and numbers, and of what a reference leads to. */
static void
add_title_field (MbNameIndex *self, const char *name)
{
  const MbField *field = mb_record_type_find_field (self->type, name);
  const MbRecordType *target;

  if (field->kind != MB_FIELD_REFERENCE)
    {
      add_path (self, field, NULL);
      return;
    }
  target = mb_record_type_get (field->target);
  for (guint i = 0; i < G_N_ELEMENTS (target->title) && target->title[i] != NULL; i++)
    if (mb_record_type_find_field (target, target->title[i])->kind != MB_FIELD_REFERENCE)
      add_path (self, field, target->title[i]);
  for (guint i = 0; i < G_N_ELEMENTS (target->short_title) && target->short_title[i] != NULL; i++)
    add_path (self, field, target->short_title[i]);
}

static void
add_paths (MbNameIndex *self)
{
  const MbRecordType *type = self->type;
  const MbField *former = mb_record_type_find_field (type, "former-handles");

  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    add_title_field (self, type->title[i]);
  for (guint i = 0; i < G_N_ELEMENTS (type->short_title) && type->short_title[i] != NULL; i++)
    add_title_field (self, type->short_title[i]);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MB_FIELD_UNIQUE) && mb_field_is_text (&type->fields[i]))
      add_path (self, &type->fields[i], NULL);
  if (former != NULL)
    add_path (self, former, NULL);
}

/* Learning */

static void
learn (GHashTable *table, char *key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (table, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (table, g_strdup (key), ids);
    }
  if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
    g_array_append_val (ids, id);
  g_free (key);
}

static char *
dup_field_key (const MbField *field, const char *text)
{
  g_autofree char *folded = mb_people_fold_name (text);

  return g_strconcat (field->name, ":", folded, NULL);
}

static gboolean
is_title_field (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return FALSE;
}

static void
learn_text (MbNameIndex *self, const Path *path, gint64 id, const char *text)
{
  if (path->field->kind != MB_FIELD_REFERENCE)
    learn (self->by_fields, dup_field_key (path->field, text), id);
  if (self->type->title_joiner == NULL || !is_title_field (self->type, path->field))
    learn (self->names, mb_people_fold_name (text), id);
}

static void
learn_words (MbNameIndex *self, MbCursor *cursor, guint column)
{
  g_auto (GStrv) words = mb_cursor_dup_words (cursor, column);

  for (guint i = 0; words[i] != NULL; i++)
    learn_text (self, &self->paths[column], mb_cursor_get_id (cursor), words[i]);
}

/* Every way to write the title, whose first part begins with @begun: “GSoC 2024”, “Google Summer of Code 2024”. */
static void
learn_joined (MbNameIndex *self, MbCursor *cursor, guint part, const char *begun)
{
  const char *name = part < G_N_ELEMENTS (self->type->title) ? self->type->title[part] : NULL;

  if (name == NULL)
    {
      learn (self->names, mb_people_fold_name (begun), mb_cursor_get_id (cursor));
      return;
    }
  for (guint i = 0; i < self->n_paths; i++)
    if (g_str_equal (self->paths[i].field->name, name) && mb_cursor_is_set (cursor, i))
      {
        g_autofree char *joined = g_strconcat (begun, part > 0 ? self->type->title_joiner : "",
                                               mb_cursor_get_text (cursor, i), NULL);

        learn_joined (self, cursor, part + 1, joined);
      }
}

static void
learn_record (MbCursor *cursor, gpointer data)
{
  MbNameIndex *self = data;

  for (guint i = 0; i < self->n_paths; i++)
    if (!mb_cursor_is_set (cursor, i))
      continue;
    else if (self->paths[i].is_words)
      learn_words (self, cursor, i);
    else
      learn_text (self, &self->paths[i], mb_cursor_get_id (cursor), mb_cursor_get_text (cursor, i));
  if (self->type->title_joiner != NULL)
    learn_joined (self, cursor, 0, "");
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

/**
 * mb_name_index_new:
 * @book: a book
 * @kind: a kind of records
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads what the records of a kind are called.
 *
 * Returns: (transfer full) (nullable): a new index, or %NULL with @error of the
 *   domain %MB_ERROR or %G_IO_ERROR_CANCELLED
 */
MbNameIndex *
mb_name_index_new (MbBook *book, MbRecordKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbNameIndex) self = g_new0 (MbNameIndex, 1);
  const char *paths[MOST_PATHS + 1] = { NULL };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self->type = mb_record_type_get (kind);
  self->names = table_new ();
  self->by_fields = table_new ();
  add_paths (self);
  for (guint i = 0; i < self->n_paths; i++)
    paths[i] = self->paths[i].path;
  if (!mb_rows_each (book, kind, paths, NULL, cancellable, learn_record, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_name_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
mb_name_index_free (MbNameIndex *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_paths; i++)
    g_free (self->paths[i].path);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->by_fields);
  g_free (self);
}

/**
 * mb_name_index_find:
 * @self: an index
 * @name: a title, a short title or an identity, in any case
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the ids of what is called so
 */
GArray *
mb_name_index_find (MbNameIndex *self, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  folded = mb_people_fold_name (name);
  return g_hash_table_lookup (self->names, folded);
}

/**
 * mb_name_index_find_by_field:
 * @self: an index
 * @field: a field of a title or an identity
 * @text: a text, in any case
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the ids of those whose field has that text
 */
GArray *
mb_name_index_find_by_field (MbNameIndex *self, const MbField *field, const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && field != NULL && text != NULL, NULL);

  key = dup_field_key (field, text);
  return g_hash_table_lookup (self->by_fields, key);
}
