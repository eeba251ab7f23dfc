#include "config.h"

#include "mb-import-plan.h"

#include <glib/gi18n-lib.h>

#include "book/mb-error.h"

/* Keys that the exporter makes of other records, or that are read with their relations. */
static const char *const other_keys[MB_N_RECORD_KINDS][12] = {
  [MB_RECORD_PROGRAM] = { "admins" },
  [MB_RECORD_COHORT] = { "participants", "participantsSource", "named", "mentors", "mentees", "projects",
                         "milestones" },
  [MB_RECORD_PERSON] = { "mentee", "mentor", "observations" },
  [MB_RECORD_PROJECT] = { "mentors", "mentees" },
};

static void
free_entry (gpointer data)
{
  MbImportEntry *entry = data;
  guint n_keys = mb_json_layout_get (entry->kind)->n_keys;

  if (entry->values != NULL)
    for (guint i = 0; i < n_keys; i++)
      g_clear_pointer (&entry->values[i], g_variant_unref);
  g_free (entry->values);
  g_free (entry);
}

/**
 * mb_import_plan_add_entry:
 * @self: a plan
 * @kind: a kind of record
 * @index: its index in the file's list, or -1
 * @slug: (nullable): its id in the file, which lives as long as the plan
 *
 * Adds an entry.
 *
 * Returns: (transfer none): the entry
 */
MbImportEntry *
mb_import_plan_add_entry (MbImportPlan *self, MbRecordKind kind, int index, const char *slug)
{
  MbImportEntry *entry = g_new0 (MbImportEntry, 1);

  entry->kind = kind;
  entry->serial = self->entries[kind]->len;
  entry->index = index;
  entry->slug = slug;
  if (index >= 0)
    entry->values = g_new0 (GVariant *, mb_json_layout_get (kind)->n_keys);
  g_ptr_array_add (self->entries[kind], entry);
  if (slug != NULL)
    g_hash_table_insert (self->by_slug[kind], (char *) slug, entry);
  return entry;
}

/**
 * mb_import_plan_claim:
 * @self: a plan
 * @entry: one of its entries, without a record so far
 * @id: a record of the book that no other entry is
 *
 * Notes that the entry is that record.
 */
void
mb_import_plan_claim (MbImportPlan *self, MbImportEntry *entry, gint64 id)
{
  entry->id = id;
  g_hash_table_insert (self->by_id[entry->kind], &entry->id, entry);
}

/**
 * mb_import_plan_find:
 * @self: a plan
 * @kind: a kind of record
 * @id: a record of the book
 *
 * Finds the entry that is a record.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL
 */
MbImportEntry *
mb_import_plan_find (MbImportPlan *self, MbRecordKind kind, gint64 id)
{
  return g_hash_table_lookup (self->by_id[kind], &id);
}

/**
 * mb_import_entry_dup_path:
 * @entry: an entry that stands in the file
 * @key: (nullable): one of its keys
 *
 * The path to an entry in its file.
 *
 * Returns: (transfer full): the path
 */
char *
mb_import_entry_dup_path (MbImportEntry *entry, const char *key)
{
  g_autofree char *path = NULL;

  if (entry->kind == MB_RECORD_ORGANIZATION)
    path = g_strdup ("organization");
  else
    path = g_strdup_printf ("%s[%d]", mb_json_layout_get (entry->kind)->list, entry->index);
  return key != NULL ? g_strdup_printf ("%s.%s", path, key) : g_steal_pointer (&path);
}

/**
 * mb_import_plan_refuse:
 * @self: a plan
 * @entry: an entry that stands in the file
 * @key: (nullable): the key that is wrong
 * @error: return location for an error
 * @sentence: what is wrong
 *
 * Sets @error to %MB_ERROR_INPUT with file, path and sentence.
 *
 * Returns: %FALSE
 */
gboolean
mb_import_plan_refuse (MbImportPlan *self, MbImportEntry *entry, const char *key, GError **error,
                       const char *sentence)
{
  g_autofree char *path = mb_import_entry_dup_path (entry, key);

  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, "%s: %s: %s", mb_json_reader_get_name (self->reader), path, sentence);
  return FALSE;
}

/* Values */

static GVariant *
read_words (const MbJsonPlace *place, GError **error)
{
  g_auto (GStrv) words = mb_json_place_dup_words (place, error);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;

  if (words == NULL)
    return NULL;
  /* As the book keeps them: one to a line, none empty. */
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (kept, g_strdelimit (words[i], "\n\r", ' '));
  array = g_strv_builder_end (kept);
  return g_variant_ref_sink (g_variant_new_strv ((const char *const *) array, -1));
}

static GVariant *
read_text (const MbJsonPlace *place, GError **error)
{
  const char *text = mb_json_place_get_text (place, error);

  return text != NULL ? g_variant_ref_sink (g_variant_new_string (text)) : NULL;
}

static GVariant *
read_typed (const MbJsonPlace *place, const MbField *field, GError **error)
{
  gint64 number;
  gboolean flag;

  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return read_words (place, error);
    case MB_FIELD_INTEGER:
      if (!mb_json_place_get_integer (place, &number, error))
        return NULL;
      return g_variant_ref_sink (g_variant_new_int64 (number));
    case MB_FIELD_YES_NO:
      if (!mb_json_place_get_boolean (place, &flag, error))
        return NULL;
      return g_variant_ref_sink (g_variant_new_boolean (flag));
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_DATE:
    case MB_FIELD_CHOICE:
    case MB_FIELD_REFERENCE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return read_text (place, error);
    }
}

static gboolean
is_empty (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return *g_variant_get_string (value, NULL) == '\0';
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY) && g_variant_n_children (value) == 0;
}

/**
 * mb_import_plan_read_value:
 * @place: where the value stands
 * @field: the field it is of
 * @value: (out) (transfer full) (nullable): the value; %NULL when the file
 *   does not say: null for a number that was not measured, an empty text, an
 *   empty list
 * @error: return location for an error
 *
 * Reads a value and holds it against the rules of its field.
 *
 * Returns: whether it keeps them; otherwise @error is %MB_ERROR_INPUT with
 *   the path
 */
gboolean
mb_import_plan_read_value (const MbJsonPlace *place, const MbField *field, GVariant **value, GError **error)
{
  g_autoptr (GVariant) read = NULL;
  g_autoptr (GError) local_error = NULL;

  *value = NULL;
  if (mb_json_place_is_null (place) && (field->kind == MB_FIELD_INTEGER || field->kind == MB_FIELD_YES_NO))
    return TRUE;
  read = read_typed (place, field, error);
  if (read == NULL)
    return FALSE;
  if (is_empty (read))
    return TRUE;
  if (field->kind != MB_FIELD_REFERENCE && !mb_field_check (field, read, &local_error))
    return mb_json_place_refuse (place, error, local_error->message);
  *value = g_steal_pointer (&read);
  return TRUE;
}

/**
 * mb_import_plan_hint:
 * @self: a plan
 * @place: where an object stands
 * @context: what the object is
 * @known: (array zero-terminated=1): the keys that are known there
 *
 * Reports keys that are not known, each of them once for a @context, however
 * many records have it. They are no error: a file may come from a newer
 * version.
 */
void
mb_import_plan_hint (MbImportPlan *self, const MbJsonPlace *place, const char *context, const char *const *known)
{
  g_auto (GStrv) keys = mb_json_place_dup_keys (place);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      MbJsonPlace member;
      g_autofree char *path = NULL;

      if (g_strv_contains (known, keys[i]) ||
          !g_hash_table_add (self->hinted, g_strdup_printf ("%s.%s", context, keys[i])))
        continue;
      mb_json_place_get_member (place, keys[i], &member);
      path = mb_json_place_dup_path (&member);
      mb_import_report_take_hint (self->report,
                                  g_strdup_printf (_("%s: this key is not known and was left out"), path));
    }
}

/* The keys of a record's object, or of a group inside it. */
static char **
dup_known_keys (const MbJsonLayout *layout, const char *group)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; i < layout->n_keys; i++)
    if (layout->keys[i].group == group)
      g_strv_builder_add (known, layout->keys[i].key);
    else if (group == NULL)
      g_strv_builder_add (known, layout->keys[i].group);
  if (group == NULL)
    for (const char *const *other = other_keys[layout->type->kind]; *other != NULL; other++)
      g_strv_builder_add (known, *other);
  return g_strv_builder_end (known);
}

/* Records */

typedef struct {
  MbImportPlan *plan;
  const MbJsonLayout *layout;
  GStrv known;
  GHashTable *handles; /* of the file, in small letters, with the entry */
} ListRead;

/* The object of a group, where the record has one. */
static gboolean
enter_group (const MbJsonPlace *place, const char *group, MbJsonPlace *inside, gboolean *is_there, GError **error)
{
  *is_there = mb_json_place_get_member (place, group, inside);
  return !*is_there || mb_json_place_check_object (inside, error);
}

static gboolean
read_key (MbImportEntry *entry, const MbJsonPlace *place, const MbJsonLayout *layout, guint index, GError **error)
{
  const MbJsonKey *key = &layout->keys[index];
  MbJsonPlace group, member;
  gboolean is_there = TRUE;

  if (key->group != NULL && !enter_group (place, key->group, &group, &is_there, error))
    return FALSE;
  if (!is_there || !mb_json_place_get_member (key->group != NULL ? &group : place, key->key, &member))
    return TRUE;

  entry->named |= G_GUINT64_CONSTANT (1) << index;
  if (!mb_import_plan_read_value (&member, key->field, &entry->values[index], error))
    return FALSE;
  if (key->field->kind != MB_FIELD_REFERENCE || entry->values[index] == NULL)
    return TRUE;

  /* What it belongs to is known by its id in the file until both are found. */
  g_clear_pointer (&entry->values[index], g_variant_unref);
  entry->owner_slug = mb_json_place_get_text (&member, NULL);
  return TRUE;
}

static gboolean
read_keys (MbImportPlan *self, MbImportEntry *entry, const MbJsonPlace *place, const MbJsonLayout *layout,
           const char *const *known, GError **error)
{
  const char *group = NULL;

  mb_import_plan_hint (self, place, layout->type->name, known);
  for (guint i = 0; i < layout->n_keys; i++)
    {
      MbJsonPlace inside;
      gboolean is_there;

      if (!read_key (entry, place, layout, i, error))
        return FALSE;
      if (layout->keys[i].group == group || layout->keys[i].group == NULL)
        continue;
      group = layout->keys[i].group;
      if (enter_group (place, group, &inside, &is_there, NULL) && is_there)
        {
          g_auto (GStrv) known_inside = dup_known_keys (layout, group);
          mb_import_plan_hint (self, &inside, group, (const char *const *) known_inside);
        }
    }
  return TRUE;
}

/* The id of a record, which stands in the file once. */
static const char *
read_id (MbImportPlan *self, const MbJsonPlace *place, const MbJsonLayout *layout, GError **error)
{
  const MbField *field = layout->keys[0].field;
  g_autoptr (GVariant) value = NULL;
  MbJsonPlace member;
  const char *slug;
  MbImportEntry *other;

  if (!mb_json_place_get_member (place, layout->keys[0].key, &member))
    {
      mb_json_place_refuse (place, error, _("the key “id” is missing."));
      return NULL;
    }
  if (!mb_import_plan_read_value (&member, field, &value, error))
    return NULL;
  if (value == NULL)
    {
      mb_json_place_refuse (&member, error, _("an id is needed."));
      return NULL;
    }

  slug = mb_json_place_get_text (&member, NULL);
  other = g_hash_table_lookup (self->by_slug[layout->type->kind], slug);
  if (other != NULL)
    {
      g_autofree char *path = mb_import_entry_dup_path (other, layout->keys[0].key);
      g_autofree char *sentence = g_strdup_printf (_("the id “%s” stands already at %s."), slug, path);
      mb_json_place_refuse (&member, error, sentence);
      return NULL;
    }
  return slug;
}

static gboolean
check_handle (ListRead *read, MbImportEntry *entry, GError **error)
{
  int index = mb_json_layout_find (read->layout, "handle");
  g_autofree char *handle = NULL;
  MbImportEntry *other;

  if (read->layout->type->kind != MB_RECORD_PERSON || entry->values[index] == NULL)
    return TRUE;
  handle = g_ascii_strdown (g_variant_get_string (entry->values[index], NULL), -1);
  other = g_hash_table_lookup (read->handles, handle);
  if (other != NULL)
    {
      const char *key = read->layout->keys[index].key;
      g_autofree char *path = mb_import_entry_dup_path (other, key);
      g_autofree char *sentence = g_strdup_printf (_("the handle “%s” stands already at %s; handles are compared "
                                                     "without regard to case."), handle, path);
      return mb_import_plan_refuse (read->plan, entry, key, error, sentence);
    }
  g_hash_table_insert (read->handles, g_steal_pointer (&handle), entry);
  return TRUE;
}

static gboolean
read_record (ListRead *read, const MbJsonPlace *place, GError **error)
{
  const char *slug;
  MbImportEntry *entry;

  if (!mb_json_place_check_object (place, error))
    return FALSE;
  slug = read_id (read->plan, place, read->layout, error);
  if (slug == NULL)
    return FALSE;
  entry = mb_import_plan_add_entry (read->plan, read->layout->type->kind, place->index, slug);
  return read_keys (read->plan, entry, place, read->layout, (const char *const *) read->known, error) &&
         check_handle (read, entry, error);
}

static gboolean
read_list (MbImportPlan *self, const MbJsonPlace *root, MbRecordKind kind, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);
  g_autoptr (GHashTable) handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) known = dup_known_keys (layout, NULL);
  ListRead read = { self, layout, known, handles };
  MbJsonPlace list;
  guint length;

  if (!mb_json_place_get_member (root, layout->list, &list))
    return TRUE;
  if (!mb_json_place_check_list (&list, error))
    return FALSE;

  length = mb_json_place_get_length (&list);
  for (guint i = 0; i < length; i++)
    {
      MbJsonPlace place;
      mb_json_place_get_element (&list, i, &place);
      if (!read_record (&read, &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_organization (MbImportPlan *self, const MbJsonPlace *root, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (MB_RECORD_ORGANIZATION);
  g_auto (GStrv) known = dup_known_keys (layout, NULL);
  MbJsonPlace place;
  MbImportEntry *entry;

  if (!mb_json_place_get_member (root, layout->type->name, &place))
    return TRUE;
  if (!mb_json_place_check_object (&place, error))
    return FALSE;
  entry = mb_import_plan_add_entry (self, MB_RECORD_ORGANIZATION, 0, NULL);
  return read_keys (self, entry, &place, layout, (const char *const *) known, error);
}

static gboolean
read_all (MbImportPlan *self, GError **error)
{
  static const char *const known[] = { "organization", "programs", "cohorts", "people", "projects", "impact",
                                       "insights", "$schema", NULL };
  MbJsonPlace root;

  mb_json_reader_get_root (self->reader, &root);
  if (!mb_json_place_check_object (&root, error))
    return FALSE;
  mb_import_plan_hint (self, &root, "", known);
  return read_organization (self, &root, error) &&
         read_list (self, &root, MB_RECORD_PROGRAM, error) &&
         read_list (self, &root, MB_RECORD_COHORT, error) &&
         read_list (self, &root, MB_RECORD_PERSON, error) &&
         read_list (self, &root, MB_RECORD_PROJECT, error);
}

/**
 * mb_import_plan_new:
 * @reader: a JSON text, which has to live as long as the plan
 * @report: what to say
 * @error: return location for an error
 *
 * Reads what a file says of each record, without looking at a book. How the
 * records belong together is read later: a file may refer to records that
 * only the book has.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with
 *   %MB_ERROR_INPUT, which names the path
 */
MbImportPlan *
mb_import_plan_new (MbJsonReader *reader, MbImportReport *report, GError **error)
{
  g_autoptr (MbImportPlan) self = g_new0 (MbImportPlan, 1);

  self->reader = reader;
  self->report = report;
  self->hinted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    {
      self->entries[i] = g_ptr_array_new_with_free_func (free_entry);
      self->by_slug[i] = g_hash_table_new (g_str_hash, g_str_equal);
      self->by_id[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
    }
  return read_all (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * mb_import_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees the plan.
 */
void
mb_import_plan_free (MbImportPlan *self)
{
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    {
      g_hash_table_unref (self->by_slug[i]);
      g_hash_table_unref (self->by_id[i]);
      g_ptr_array_unref (self->entries[i]);
    }
  g_hash_table_unref (self->hinted);
  g_free (self);
}
