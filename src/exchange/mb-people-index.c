#include "config.h"

#include "mb-people-index.h"

#include "book/mb-rows.h"

struct _MbPeopleIndex {
  GPtrArray *people;
  GHashTable *handles; /* in small letters → GPtrArray of MbKnownPerson */
  GHashTable *former_handles;
  GHashTable *names;   /* folded */
};

static void
person_free (gpointer data)
{
  MbKnownPerson *person = data;

  g_free (person->name);
  g_free (person->handle);
  g_free (person);
}

/**
 * mb_people_fold_name:
 * @name: a name
 *
 * Returns: (transfer full): the name in small letters, without accents and with
 *   single spaces
 */
char *
mb_people_fold_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *parted = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *small = g_utf8_casefold (parted, -1);
  GString *folded = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isspace (letter))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
        }
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (folded, letter);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static void
learn (GHashTable *table, char *key, MbKnownPerson *person)
{
  GPtrArray *people = g_hash_table_lookup (table, key);

  if (people == NULL)
    {
      people = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), people);
    }
  if (!g_ptr_array_find (people, person, NULL))
    g_ptr_array_add (people, person);
  g_free (key);
}

static void
learn_person (MbCursor *cursor, gpointer data)
{
  MbPeopleIndex *self = data;
  MbKnownPerson *person = g_new0 (MbKnownPerson, 1);

  person->id = mb_cursor_get_id (cursor);
  person->name = g_strdup (mb_cursor_get_text (cursor, 0));
  person->handle = g_strdup (mb_cursor_get_text (cursor, 1));
  g_ptr_array_add (self->people, person);
  if (person->name != NULL)
    learn (self->names, mb_people_fold_name (person->name), person);
  if (person->handle != NULL)
    learn (self->handles, g_ascii_strdown (person->handle, -1), person);
  if (mb_cursor_is_set (cursor, 2))
    {
      g_auto (GStrv) former = mb_cursor_dup_words (cursor, 2);
      for (guint i = 0; former[i] != NULL; i++)
        learn (self->former_handles, g_ascii_strdown (former[i], -1), person);
    }
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * mb_people_index_new:
 * @book: a book
 * @error: return location for an error
 *
 * Reads the people of a book.
 *
 * Returns: (transfer full) (nullable): a new index, or %NULL with @error of the
 *   domain %MB_ERROR
 */
MbPeopleIndex *
mb_people_index_new (MbBook *book, GError **error)
{
  static const char *const fields[] = { "name", "handle", "former-handles", NULL };
  static const char *const order[] = { "name", "handle", NULL };
  g_autoptr (MbPeopleIndex) self = g_new0 (MbPeopleIndex, 1);

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->handles = table_new ();
  self->former_handles = table_new ();
  self->names = table_new ();
  if (!mb_rows_each (book, MB_RECORD_PERSON, fields, order, NULL, learn_person, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_people_index_free:
 * @self: an index
 *
 * Frees an index.
 */
void
mb_people_index_free (MbPeopleIndex *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->former_handles);
  g_hash_table_unref (self->handles);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static const GPtrArray *
recall_handle (GHashTable *table, const char *handle)
{
  g_autofree char *key = g_ascii_strdown (handle, -1);

  return g_hash_table_lookup (table, key);
}

/**
 * mb_people_index_find_handle:
 * @self: an index
 * @handle: a handle in any case
 *
 * Returns: (transfer none) (nullable) (element-type MbKnownPerson): who has
 *   that handle now
 */
const GPtrArray *
mb_people_index_find_handle (MbPeopleIndex *self, const char *handle)
{
  return recall_handle (self->handles, handle);
}

/**
 * mb_people_index_find_former:
 * @self: an index
 * @handle: a handle in any case
 *
 * Returns: (transfer none) (nullable) (element-type MbKnownPerson): who had
 *   that handle formerly
 */
const GPtrArray *
mb_people_index_find_former (MbPeopleIndex *self, const char *handle)
{
  return recall_handle (self->former_handles, handle);
}

/**
 * mb_people_index_find_name:
 * @self: an index
 * @name: a name in any case, with or without accents
 *
 * Returns: (transfer none) (nullable) (element-type MbKnownPerson): who has
 *   that name
 */
const GPtrArray *
mb_people_index_find_name (MbPeopleIndex *self, const char *name)
{
  g_autofree char *key = mb_people_fold_name (name);

  return g_hash_table_lookup (self->names, key);
}
