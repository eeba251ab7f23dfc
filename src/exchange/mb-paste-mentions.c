#include "config.h"

#include "mb-paste-planning.h"
#include "mb-people-index.h"

/* Records that a row names in passing: who they are is found once, and who is new is new once, in however many rows. */

static MbPasteRow *
read_record (MbPastePlanning *self, MbRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (MbPasteRow) row = NULL;
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, id, error);
  g_autofree char *title = NULL;

  if (record == NULL)
    return NULL;
  row = mb_paste_row_new (mb_record_type_get (kind), 0);
  title = mb_record_dup_title (record);
  mb_paste_row_set_title (row, title);
  mb_paste_row_set_record (row, record, FALSE);
  return g_steal_pointer (&row);
}

MbPasteRow *
mb_paste_mentions_new (MbPastePlanning *self, MbRecordKind kind, gint64 id, GError **error)
{
  MbPasteRow *row = g_hash_table_lookup (self->records, &id);

  if (row != NULL && mb_paste_row_get_record_type (row)->kind == kind)
    return g_object_ref (row);
  row = read_record (self, kind, id, error);
  if (row != NULL)
    g_hash_table_replace (self->records, g_memdup2 (&id, sizeof id), g_object_ref (row));
  return row;
}

/* By handle or by name. The same name with another handle is somebody else. */
static char *
dup_new_key (MbPasteRow *person, const char *field)
{
  const MbPasteValue *value = mb_paste_row_find_value (person, field);
  g_autofree char *folded = value != NULL ? mb_people_fold_name (value->after) : NULL;

  return folded != NULL ? g_strconcat (field, ":", folded, NULL) : NULL;
}

static MbPasteRow *
find_new (MbPastePlanning *self, MbPasteRow *person)
{
  g_autofree char *handle = dup_new_key (person, "handle");
  g_autofree char *name = dup_new_key (person, "name");
  MbPasteRow *found = handle != NULL ? g_hash_table_lookup (self->new_people, handle) : NULL;

  if (found == NULL && handle == NULL && name != NULL)
    found = g_hash_table_lookup (self->new_people, name);
  return found;
}

static void
learn_new (MbPastePlanning *self, MbPasteRow *person)
{
  static const char *const fields[] = { "handle", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *key = dup_new_key (person, fields[i]);

      if (key != NULL && !g_hash_table_contains (self->new_people, key))
        g_hash_table_insert (self->new_people, key, g_object_ref (person));
      else
        g_free (key);
    }
}

static MbPasteRow *
decide_person (MbPastePlanning *self, MbPasteRow *person, GError **error)
{
  MbPasteRow *known;

  if (!mb_paste_decide (self, person, TRUE, error))
    return NULL;
  if (mb_paste_row_get_state (person) != MB_PASTE_NEW)
    return g_object_ref (person);
  known = find_new (self, person);
  if (known == NULL)
    learn_new (self, person);
  return g_object_ref (known != NULL ? known : person);
}

static MbPasteRow *
read_person (MbPastePlanning *self, GPtrArray *told, guint line, GError **error)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  g_autoptr (MbPasteRow) person = mb_paste_row_new (type, line);
  g_autofree char *title = NULL;
  gboolean understood = TRUE;

  for (guint i = 0; i < told->len; i += 2)
    understood = mb_paste_cells_read_one (person, told->pdata[i], told->pdata[i + 1]) && understood;
  title = mb_paste_cells_dup_title (type, person);
  mb_paste_row_set_title (person, title);
  if (understood)
    return decide_person (self, person, error);
  mb_paste_row_set_state (person, MB_PASTE_TROUBLE);
  return g_steal_pointer (&person);
}

static char *
dup_told (GPtrArray *told)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < told->len; i += 2)
    g_string_append_printf (key, "%s\n%s\n", ((const MbField *) told->pdata[i])->name,
                            (const char *) told->pdata[i + 1]);
  return g_string_free (key, FALSE);
}

MbPasteRow *
mb_paste_mentions_find (MbPastePlanning *self, GPtrArray *told, guint line, GError **error)
{
  g_autofree char *key = dup_told (told);
  MbPasteRow *person = g_hash_table_lookup (self->people, key);

  if (person != NULL)
    return person;
  person = read_person (self, told, line, error);
  if (person != NULL)
    g_hash_table_insert (self->people, g_steal_pointer (&key), person);
  return person;
}

/* What an entry of a list tells: field and text in turns. A word that looks like a name, “Maria”, is no handle unless
 * the book has it. */
void
mb_paste_mentions_tell (MbPastePlanning *self, const MbPeopleEntry *entry, GPtrArray *told)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  const gboolean is_name =
      entry->is_either && entry->name == NULL && mb_book_find_handle (self->book, entry->handle) == 0;
  const char *name = is_name ? entry->handle : entry->name;

  if (name != NULL)
    {
      g_ptr_array_add (told, (gpointer) mb_record_type_find_field (type, "name"));
      g_ptr_array_add (told, (gpointer) name);
    }
  if (entry->handle != NULL && !is_name)
    {
      g_ptr_array_add (told, (gpointer) mb_record_type_find_field (type, "handle"));
      g_ptr_array_add (told, entry->handle);
    }
}

static MbPasteRow *
find_entry (MbPastePlanning *self, const MbPeopleEntry *entry, guint line, GError **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  mb_paste_mentions_tell (self, entry, told);
  return mb_paste_mentions_find (self, told, line, error);
}

GPtrArray *
mb_paste_mentions_list (MbPastePlanning *self, const char *cell, guint line, GError **error)
{
  gboolean left_out;
  g_autoptr (GPtrArray) entries = mb_people_text_read (cell, &left_out);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      MbPasteRow *person = find_entry (self, entries->pdata[i], line, error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (people, g_object_ref (person));
    }
  return g_steal_pointer (&people);
}
