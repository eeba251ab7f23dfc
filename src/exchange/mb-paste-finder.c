#include "config.h"

#include "mb-paste-finder.h"

#include "book/mb-rows.h"
#include "mb-name-index.h"
#include "mb-people-index.h"

#define MOST_KEYS 6

struct _MbPasteFinder {
  MbBook *book;
  const MbRecordType *type;
  MbNameIndex *index;
  const MbField *keys[MOST_KEYS]; /* what together names a record whose title is joined of several fields */
  const MbField *extra;           /* nullable: what tells those apart that share their keys: the term of a cohort */
  GHashTable *by_keys;            /* their values → GArray of gint64 */
};

/* Records that have no name of their own are known by what they join: a participation by person, cohort and role. */

static void
find_keys (MbPasteFinder *self)
{
  const MbField *role = mb_record_type_find_field (self->type, "role");
  guint n = 0;

  if (self->type->title_joiner == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    self->keys[n++] = mb_record_type_find_field (self->type, self->type->title[i]);
  self->keys[n] = role;
  self->extra = mb_record_type_find_field (self->type, "term");
}

static void
append_key (GString *key, const MbField *field, GVariant *value)
{
  g_autofree char *text = mb_field_format (field, value);
  g_autofree char *folded = mb_field_is_text (field) && field->kind != MB_FIELD_CHOICE ? mb_people_fold_name (text) : NULL;

  g_string_append_printf (key, "%s\n", folded != NULL ? folded : text);
}

static void
learn (MbPasteFinder *self, const char *key, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->by_keys, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->by_keys, g_strdup (key), ids);
    }
  g_array_append_val (ids, id);
}

static void
learn_keys (MbCursor *cursor, gpointer data)
{
  MbPasteFinder *self = data;
  g_autoptr (GString) key = g_string_new (NULL);
  guint n = 0;

  for (; self->keys[n] != NULL; n++)
    {
      g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, n);

      append_key (key, self->keys[n], value);
    }
  learn (self, key->str, mb_cursor_get_id (cursor));
  if (self->extra != NULL)
    {
      g_autoptr (GVariant) value = mb_cursor_dup_value (cursor, n);

      append_key (key, self->extra, value);
      learn (self, key->str, mb_cursor_get_id (cursor));
    }
}

static gboolean
read_keys (MbPasteFinder *self, GCancellable *cancellable, GError **error)
{
  const char *names[MOST_KEYS + 2] = { NULL };
  guint n = 0;

  find_keys (self);
  for (; self->keys[n] != NULL; n++)
    names[n] = self->keys[n]->name;
  if (self->extra != NULL)
    names[n] = self->extra->name;
  return names[0] == NULL ||
         mb_rows_each (self->book, self->type->kind, names, NULL, cancellable, learn_keys, self, error);
}

/* What names nobody in the book yet is told from others by the row that adds it. */
static char *
dup_keys (MbPasteFinder *self, MbPasteRow *row, gboolean with_extra)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; self->keys[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->keys[i]->name);

      if (value == NULL)
        return NULL;
      if (value->value == NULL)
        g_string_append_printf (key, "%p\n", value->names);
      else
        append_key (key, self->keys[i], value->value);
    }
  if (with_extra && self->extra != NULL)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->extra->name);

      append_key (key, self->extra, value != NULL ? value->value : NULL);
    }
  return key->len > 0 ? g_string_free_and_steal (g_steal_pointer (&key)) : NULL;
}

/**
 * mb_paste_finder_new:
 * @book: a book
 * @kind: a kind of records
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads what the records of a kind are known by.
 *
 * Returns: (transfer full) (nullable): a new finder, or %NULL with @error of the domain %MB_ERROR
 *   or %G_IO_ERROR_CANCELLED
 */
MbPasteFinder *
mb_paste_finder_new (MbBook *book, MbRecordKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbPasteFinder) self = g_new0 (MbPasteFinder, 1);

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self->book = g_object_ref (book);
  self->type = mb_record_type_get (kind);
  self->by_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->index = mb_name_index_new (book, kind, cancellable, error);
  if (self->index == NULL || !read_keys (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_paste_finder_free:
 * @self: (transfer full): a finder
 *
 * Frees a finder.
 */
void
mb_paste_finder_free (MbPasteFinder *self)
{
  g_clear_pointer (&self->index, mb_name_index_free);
  g_hash_table_unref (self->by_keys);
  g_object_unref (self->book);
  g_free (self);
}

/**
 * mb_paste_finder_names_alone:
 * @field: a field
 *
 * Returns: whether a value of it says alone which record is meant
 */
gboolean
mb_paste_finder_names_alone (const MbField *field)
{
  return (field->flags & MB_FIELD_UNIQUE) && (field->flags & MB_FIELD_IDENTITY) && mb_field_is_text (field);
}

static void
add_ids (GArray *ids, GArray *found)
{
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const gint64 id = g_array_index (found, gint64, i);
      gboolean is_new = TRUE;

      for (guint j = 0; j < ids->len; j++)
        is_new = is_new && g_array_index (ids, gint64, j) != id;
      if (is_new)
        g_array_append_val (ids, id);
    }
}

static GArray *
find_former_handle (MbPasteFinder *self, const MbPasteValue *value)
{
  const MbField *former = mb_record_type_find_field (self->type, "former-handles");

  if (former == NULL || !g_str_equal (value->field->name, "handle"))
    return NULL;
  return mb_name_index_find_by_field (self->index, former, value->after);
}

static void
find_by_identity (MbPasteFinder *self, MbPasteRow *row, GArray *ids)
{
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      GArray *found = NULL;

      if (!mb_paste_finder_names_alone (value->field))
        continue;
      found = mb_name_index_find_by_field (self->index, value->field, value->after);
      add_ids (ids, found != NULL ? found : find_former_handle (self, value));
    }
}

/* Two projects of the same title in different cohorts are two projects. */
static gboolean
belongs (MbPasteFinder *self, MbPasteRow *row, gint64 id)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, self->type->kind, id, NULL);

  for (guint i = 0; record != NULL && i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (value->field->kind != MB_FIELD_REFERENCE || !(value->field->flags & MB_FIELD_REQUIRED))
        continue;
      if (value->value == NULL ||
          mb_record_get_integer (record, value->field->name) != g_variant_get_int64 (value->value))
        return FALSE;
    }
  return record != NULL;
}

static void
find_by_title (MbPasteFinder *self, MbPasteRow *row, GArray *ids)
{
  GArray *found = NULL;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (self->type->title) && self->type->title[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, self->type->title[i]);

      if (value != NULL)
        found = mb_name_index_find_by_field (self->index, value->field, value->after);
    }
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (belongs (self, row, g_array_index (found, gint64, i)))
      g_array_append_val (ids, g_array_index (found, gint64, i));
}

static gboolean
has_no_extra (MbPasteFinder *self, gint64 id)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, self->type->kind, id, NULL);
  const char *text = record != NULL ? mb_record_get_text (record, self->extra->name) : NULL;

  return text == NULL || *text == '\0';
}

/* A row that says a term is the cohort of that term, or the one of which none is known. */
static GArray *
find_by_keys (MbPasteFinder *self, MbPasteRow *row)
{
  const gboolean says_extra = self->extra != NULL && mb_paste_row_find_value (row, self->extra->name) != NULL;
  g_autofree char *keys = dup_keys (self, row, says_extra);
  g_autofree char *fewer = dup_keys (self, row, FALSE);
  GArray *found = keys != NULL ? g_hash_table_lookup (self->by_keys, keys) : NULL;

  if (found != NULL || !says_extra || fewer == NULL)
    return found;
  found = g_hash_table_lookup (self->by_keys, fewer);
  return found != NULL && found->len == 1 && has_no_extra (self, g_array_index (found, gint64, 0)) ? found : NULL;
}

/**
 * mb_paste_finder_find:
 * @self: a finder
 * @row: a row with its values
 * @ids: (element-type gint64): an empty array for the records that it may be
 *
 * Finds the record that a row is: by its identities, former handles too, else
 * by its title, without regard to case and accents.
 *
 * Returns: how it was found
 */
MbPasteFound
mb_paste_finder_find (MbPasteFinder *self, MbPasteRow *row, GArray *ids)
{
  g_return_val_if_fail (self != NULL && row != NULL && ids != NULL, MB_PASTE_FOUND_NONE);

  find_by_identity (self, row, ids);
  if (ids->len == 0 && self->keys[0] != NULL)
    add_ids (ids, find_by_keys (self, row));
  if (ids->len > 0)
    return MB_PASTE_FOUND_BY_IDENTITY;
  if (self->type->title_joiner == NULL)
    find_by_title (self, row, ids);
  return ids->len > 0 ? MB_PASTE_FOUND_BY_NAME : MB_PASTE_FOUND_NONE;
}

/**
 * mb_paste_finder_find_called:
 * @self: a finder
 * @name: a title, a short title or an identity, in any case
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the ids of what is called so
 */
GArray *
mb_paste_finder_find_called (MbPasteFinder *self, const char *name)
{
  return mb_name_index_find (self->index, name);
}

/* A title, and what it belongs to: two projects of the same title in different cohorts are two projects. */
static char *
dup_title_key (MbPasteRow *row)
{
  g_autofree char *folded = mb_people_fold_name (mb_paste_row_get_title (row));
  GString *key = g_string_new (folded);

  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (value->field->kind == MB_FIELD_REFERENCE)
        g_string_append_printf (key, "\n%" G_GINT64_FORMAT " %p",
                                value->value != NULL ? g_variant_get_int64 (value->value) : 0,
                                value->value != NULL ? NULL : (gpointer) value->names);
    }
  return g_string_free (key, FALSE);
}

/**
 * mb_paste_finder_dup_key:
 * @self: a finder
 * @row: a row with its values and title
 * @id: the record that it is; 0: a new one
 *
 * Returns: (transfer full): what another row of the same record has too: its identity where it has
 *   one, else what joins it, else its title
 */
char *
mb_paste_finder_dup_key (MbPasteFinder *self, MbPasteRow *row, gint64 id)
{
  g_autofree char *folded = NULL;
  g_autofree char *keys = NULL;

  if (id != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  for (guint i = 0; i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);

      if (mb_paste_finder_names_alone (value->field))
        return g_strconcat (value->field->name, ":", folded = mb_people_fold_name (value->after), NULL);
    }
  keys = dup_keys (self, row, TRUE);
  return keys != NULL ? g_steal_pointer (&keys) : dup_title_key (row);
}
