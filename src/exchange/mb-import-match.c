#include "config.h"

#include "mb-import-match.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"

/* A record of the book. */
typedef struct {
  gint64 id;    /* 0: more than one */
  gint64 owner;
} Known;

struct _MbImportMatch {
  MbImportPlan *plan;
  MbBook *book;
  GHashTable *by_slug[MB_N_RECORD_KINDS]; /* slug → Known */
  GHashTable *handles;                    /* in small letters → Known */
  GHashTable *former_handles;
};

/* Reading the book */

static void
learn (GHashTable *table, char *key, gint64 id, gint64 owner)
{
  Known *known = g_hash_table_lookup (table, key);

  if (known != NULL)
    {
      /* A former handle of two people tells neither. */
      if (known->id != id)
        known->id = 0;
      g_free (key);
      return;
    }
  known = g_new (Known, 1);
  known->id = id;
  known->owner = owner;
  g_hash_table_insert (table, key, known);
}

typedef struct {
  MbImportMatch *match;
  MbRecordKind kind;
  gboolean has_owner;
} Learning;

static void
learn_record (MbCursor *cursor, gpointer data)
{
  Learning *learning = data;
  const char *slug = mb_cursor_get_text (cursor, 0);

  if (slug != NULL)
    learn (learning->match->by_slug[learning->kind], g_strdup (slug), mb_cursor_get_id (cursor),
           learning->has_owner ? mb_cursor_get_integer (cursor, 1) : 0);
}

static void
learn_person (MbCursor *cursor, gpointer data)
{
  Learning *learning = data;
  gint64 id = mb_cursor_get_id (cursor);
  const char *handle = mb_cursor_get_text (cursor, 1);

  if (mb_cursor_get_text (cursor, 0) != NULL)
    learn (learning->match->by_slug[MB_RECORD_PERSON], g_strdup (mb_cursor_get_text (cursor, 0)), id, 0);
  if (handle != NULL)
    learn (learning->match->handles, g_ascii_strdown (handle, -1), id, 0);
  if (mb_cursor_is_set (cursor, 2))
    {
      g_auto (GStrv) former = mb_cursor_dup_words (cursor, 2);
      for (guint i = 0; former[i] != NULL; i++)
        learn (learning->match->former_handles, g_ascii_strdown (former[i], -1), id, 0);
    }
}

static gboolean
learn_kind (MbImportMatch *self, MbRecordKind kind, const char *owner, GCancellable *cancellable, GError **error)
{
  static const char *const person[] = { "slug", "handle", "former-handles", NULL };
  const char *const other[] = { "slug", owner, NULL };
  Learning learning = { self, kind, owner != NULL };

  self->by_slug[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (kind == MB_RECORD_PERSON)
    return mb_rows_each (self->book, kind, person, NULL, cancellable, learn_person, &learning, error);
  return mb_rows_each (self->book, kind, other, NULL, cancellable, learn_record, &learning, error);
}

static gint64
recall (GHashTable *table, const char *key)
{
  const Known *known = g_hash_table_lookup (table, key);

  return known != NULL ? known->id : 0;
}

/* Finding the entries in it */

static void
match_by_slug (MbImportMatch *self, MbRecordKind kind)
{
  GPtrArray *entries = self->plan->entries[kind];

  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);
      const Known *known = g_hash_table_lookup (self->by_slug[kind], entry->slug);

      if (known == NULL)
        continue;
      mb_import_plan_claim (self->plan, entry, known->id);
      entry->owner_id = known->owner;
    }
}

static gboolean
refuse_handle (MbImportMatch *self, MbImportEntry *entry, MbImportEntry *other, GError **error)
{
  g_autofree char *path = mb_import_entry_dup_path (other, NULL);
  g_autofree char *sentence = g_strdup_printf (_("the book knows this handle as that of the person who is at %s "
                                                 "in the file; they would be one person."), path);

  return mb_import_plan_refuse (self->plan, entry, "github", error, sentence);
}

static char *
dup_handle (MbImportEntry *entry)
{
  GVariant *value = entry->values[mb_json_layout_find (mb_json_layout_get (MB_RECORD_PERSON), "handle")];

  return value != NULL ? g_ascii_strdown (g_variant_get_string (value, NULL), -1) : NULL;
}

static gboolean
names_handle (MbImportEntry *entry)
{
  g_autofree char *handle = dup_handle (entry);

  return handle != NULL;
}

static gboolean
match_by_handle (MbImportMatch *self, MbImportEntry *entry, GError **error)
{
  g_autofree char *handle = dup_handle (entry);
  MbImportEntry *other;
  gint64 id;

  if (handle == NULL)
    return TRUE;
  id = recall (self->handles, handle);
  if (id == 0)
    {
      id = recall (self->former_handles, handle);
      if (id == 0 || mb_import_plan_find (self->plan, MB_RECORD_PERSON, id) != NULL)
        return TRUE;
    }
  other = mb_import_plan_find (self->plan, MB_RECORD_PERSON, id);
  /* Whom the book has under this handle has another in the file, and left this one. */
  if (other != NULL)
    return names_handle (other) || refuse_handle (self, entry, other, error);
  mb_import_plan_claim (self->plan, entry, id);
  return TRUE;
}

/* Somebody whom the book knows by a handle that the file calls a former one. */
static void
match_by_former_handle (MbImportMatch *self, MbImportEntry *entry)
{
  GVariant *value = entry->values[mb_json_layout_find (mb_json_layout_get (MB_RECORD_PERSON), "former-handles")];
  g_autofree const char **former = value != NULL ? g_variant_get_strv (value, NULL) : NULL;

  for (guint i = 0; former != NULL && former[i] != NULL && entry->id == 0; i++)
    {
      g_autofree char *handle = g_ascii_strdown (former[i], -1);
      gint64 id = recall (self->handles, handle);

      if (id != 0 && mb_import_plan_find (self->plan, MB_RECORD_PERSON, id) == NULL)
        mb_import_plan_claim (self->plan, entry, id);
    }
}

static gboolean
match_people (MbImportMatch *self, GError **error)
{
  GPtrArray *entries = self->plan->entries[MB_RECORD_PERSON];

  match_by_slug (self, MB_RECORD_PERSON);
  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);
      if (entry->id == 0 && !match_by_handle (self, entry, error))
        return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);
      if (entry->id == 0)
        match_by_former_handle (self, entry);
    }
  return TRUE;
}

/* There is at most one, in the file and in the book. */
static void
learn_organization (MbCursor *cursor, gpointer data)
{
  MbImportEntry *entry = g_ptr_array_index (((MbImportMatch *) data)->plan->entries[MB_RECORD_ORGANIZATION], 0);

  if (entry->id == 0)
    mb_import_plan_claim (((MbImportMatch *) data)->plan, entry, mb_cursor_get_id (cursor));
}

static gboolean
match_organization (MbImportMatch *self, GCancellable *cancellable, GError **error)
{
  static const char *const nothing[] = { NULL };

  return self->plan->entries[MB_RECORD_ORGANIZATION]->len == 0 ||
         mb_rows_each (self->book, MB_RECORD_ORGANIZATION, nothing, NULL, cancellable, learn_organization, self, error);
}

/**
 * mb_import_match_resolve:
 * @self: a match
 * @kind: a kind of record
 * @slug: an id that the file refers to; lives as long as the plan
 *
 * Finds what the file refers to: an entry of the file, else a record of the
 * book.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL when there is nothing
 *   of that id
 */
MbImportEntry *
mb_import_match_resolve (MbImportMatch *self, MbRecordKind kind, const char *slug)
{
  MbImportEntry *entry = g_hash_table_lookup (self->plan->by_slug[kind], slug);
  const Known *known;

  if (entry != NULL)
    return entry;
  known = g_hash_table_lookup (self->by_slug[kind], slug);
  if (known == NULL)
    return NULL;

  entry = mb_import_plan_find (self->plan, kind, known->id);
  if (entry != NULL)
    return entry;
  entry = mb_import_plan_add_entry (self->plan, kind, -1, slug);
  entry->owner_id = known->owner;
  mb_import_plan_claim (self->plan, entry, known->id);
  return entry;
}

static char *
dup_unknown_sentence (MbRecordKind kind, const char *slug)
{
  return g_strdup_printf (_("the id “%s” stands neither in “%s” of the file nor in the book."), slug,
                          mb_json_layout_get (kind)->list);
}

/**
 * mb_import_match_resolve_place:
 * @self: a match
 * @kind: a kind of record
 * @place: where an id stands
 * @error: return location for an error
 *
 * Reads a reference.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL with
 *   %MB_ERROR_INPUT
 */
MbImportEntry *
mb_import_match_resolve_place (MbImportMatch *self, MbRecordKind kind, const MbJsonPlace *place, GError **error)
{
  const char *slug = mb_json_place_get_text (place, error);
  g_autofree char *sentence = NULL;
  MbImportEntry *entry;

  if (slug == NULL)
    return NULL;
  entry = mb_import_match_resolve (self, kind, slug);
  if (entry != NULL)
    return entry;
  sentence = dup_unknown_sentence (kind, slug);
  mb_json_place_refuse (place, error, sentence);
  return NULL;
}

static gboolean
resolve_owner (MbImportMatch *self, MbImportEntry *entry, const MbJsonKey *key, GError **error)
{
  g_autofree char *sentence = NULL;

  if (entry->owner_slug == NULL)
    return TRUE;
  entry->owner = mb_import_match_resolve (self, key->field->target, entry->owner_slug);
  if (entry->owner != NULL)
    return TRUE;
  sentence = dup_unknown_sentence (key->field->target, entry->owner_slug);
  return mb_import_plan_refuse (self->plan, entry, key->key, error, sentence);
}

/* What a record cannot be without has to stand in the file when the book does not have it. */
static gboolean
check_required (MbImportMatch *self, MbImportEntry *entry, guint index, const MbJsonKey *key, GError **error)
{
  g_autofree char *sentence = NULL;

  if (entry->id != 0 || !(key->field->flags & MB_FIELD_REQUIRED) || (entry->named & (G_GUINT64_CONSTANT (1) << index)))
    return TRUE;
  sentence = g_strdup_printf (_("the key “%s” is missing, and the book does not have this record yet."), key->key);
  return mb_import_plan_refuse (self->plan, entry, NULL, error, sentence);
}

static gboolean
check_entries (MbImportMatch *self, MbRecordKind kind, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);
  GPtrArray *entries = self->plan->entries[kind];

  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);
      for (guint k = 0; entry->index >= 0 && k < layout->n_keys; k++)
        {
          const MbJsonKey *key = &layout->keys[k];
          if (!check_required (self, entry, k, key, error))
            return FALSE;
          if (key->field->kind == MB_FIELD_REFERENCE && !resolve_owner (self, entry, key, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
match_all (MbImportMatch *self, GCancellable *cancellable, GError **error)
{
  if (!learn_kind (self, MB_RECORD_PERSON, NULL, cancellable, error) ||
      !learn_kind (self, MB_RECORD_PROGRAM, NULL, cancellable, error) ||
      !learn_kind (self, MB_RECORD_COHORT, "program", cancellable, error) ||
      !learn_kind (self, MB_RECORD_PROJECT, "cohort", cancellable, error))
    return FALSE;

  match_by_slug (self, MB_RECORD_PROGRAM);
  match_by_slug (self, MB_RECORD_COHORT);
  match_by_slug (self, MB_RECORD_PROJECT);
  if (!match_people (self, error) || !match_organization (self, cancellable, error))
    return FALSE;

  return check_entries (self, MB_RECORD_ORGANIZATION, error) &&
         check_entries (self, MB_RECORD_PROGRAM, error) &&
         check_entries (self, MB_RECORD_COHORT, error) &&
         check_entries (self, MB_RECORD_PERSON, error) &&
         check_entries (self, MB_RECORD_PROJECT, error);
}

/**
 * mb_import_match_new:
 * @plan: what a file says
 * @book: a book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the entries of a file in the book: by id, people also by their handle
 * and by former ones.
 *
 * Returns: (transfer full) (nullable): the match, or %NULL with
 *   %MB_ERROR_INPUT, the book's error or %G_IO_ERROR_CANCELLED
 */
MbImportMatch *
mb_import_match_new (MbImportPlan *plan, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbImportMatch) self = g_new0 (MbImportMatch, 1);

  self->plan = plan;
  self->book = g_object_ref (book);
  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->former_handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return match_all (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * mb_import_match_free:
 * @self: (transfer full): a match
 *
 * Frees the match.
 */
void
mb_import_match_free (MbImportMatch *self)
{
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    g_clear_pointer (&self->by_slug[i], g_hash_table_unref);
  g_hash_table_unref (self->handles);
  g_hash_table_unref (self->former_handles);
  g_object_unref (self->book);
  g_free (self);
}
