#include "config.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"
#include "mb-import-match.h"
#include "mb-json-scanner.h"

typedef struct {
  MbImportPlan *plan;
  MbBook *book;
  const MbJsonLayout *layout;
} Comparing;

static gboolean
contains_handle (char **handles, const char *handle)
{
  for (guint i = 0; handles[i] != NULL; i++)
    if (g_ascii_strcasecmp (handles[i], handle) == 0)
      return TRUE;
  return FALSE;
}

/* A handle that the book knows as a former one is older than the one it has. */
static void
keep_newer_handle (MbImportEntry *entry, guint handle, char **former)
{
  if (entry->values[handle] != NULL && contains_handle (former, g_variant_get_string (entry->values[handle], NULL)))
    g_clear_pointer (&entry->values[handle], g_variant_unref);
}

/* Former handles are gathered: people are found by them. */
static void
unite_former_handles (MbImportEntry *entry, guint index, const char *handle, char **former)
{
  g_autoptr (GStrvBuilder) united = g_strv_builder_new ();
  g_autofree const char **added = NULL;
  g_auto (GStrv) all = NULL;

  if (entry->values[index] == NULL)
    return;
  added = g_variant_get_strv (entry->values[index], NULL);
  g_strv_builder_addv (united, (const char **) former);
  for (guint i = 0; added[i] != NULL; i++)
    if (!contains_handle (former, added[i]) && (handle == NULL || g_ascii_strcasecmp (added[i], handle) != 0))
      g_strv_builder_add (united, added[i]);

  all = g_strv_builder_end (united);
  g_variant_unref (entry->values[index]);
  entry->values[index] = g_variant_ref_sink (g_variant_new_strv ((const char *const *) all, -1));
}

static void
compare_handles (Comparing *self, MbImportEntry *entry, MbCursor *cursor)
{
  guint handle = mb_json_layout_find (self->layout, "handle");
  guint index = mb_json_layout_find (self->layout, "former-handles");
  g_auto (GStrv) former = mb_cursor_dup_words (cursor, index);

  keep_newer_handle (entry, handle, former);
  unite_former_handles (entry, index,
                        entry->values[handle] != NULL ? g_variant_get_string (entry->values[handle], NULL)
                                                      : mb_cursor_get_text (cursor, handle),
                        former);
}

static char *
dup_shown (const MbField *field, GVariant *value)
{
  g_autofree char *display = mb_field_dup_display (field, value);

  return mb_json_dup_excerpt (display, -1, 60);
}

static void
report_change (Comparing *self, MbImportEntry *entry, const MbField *field, GVariant *before, const char *after)
{
  g_autoptr (MbRecord) record = NULL;
  g_autofree char *title = NULL;
  g_autofree char *old = NULL;

  if (mb_import_report_is_full (self->plan->report))
    {
      mb_import_report_skip_line (self->plan->report);
      return;
    }
  record = mb_book_get_record (self->book, entry->kind, entry->id, NULL);
  title = record != NULL ? mb_record_dup_title (record) : g_strdup (entry->slug);
  old = before != NULL ? dup_shown (field, before) : NULL;
  if (old != NULL)
    mb_import_report_take_line (self->plan->report,
                                /* Translators: a record, its field, the old and the new value. */
                                g_strdup_printf (_("%s: %s “%s” → “%s”"), title, mb_field_get_label (field), old,
                                                 after));
  else
    mb_import_report_take_line (self->plan->report,
                                /* Translators: a record, its field and the new value. */
                                g_strdup_printf (_("%s: %s set to “%s”"), title, mb_field_get_label (field), after));
}

/* Whether the value is one to set; otherwise it is dropped. */
static gboolean
compare_value (Comparing *self, MbImportEntry *entry, MbCursor *cursor, guint index)
{
  const MbField *field = self->layout->keys[index].field;
  g_autoptr (GVariant) before = NULL;
  g_autofree char *after = NULL;

  if (entry->values[index] == NULL)
    return FALSE;
  before = mb_cursor_dup_value (cursor, index);
  if (before != NULL && g_variant_equal (before, entry->values[index]))
    {
      g_clear_pointer (&entry->values[index], g_variant_unref);
      return FALSE;
    }
  after = dup_shown (field, entry->values[index]);
  report_change (self, entry, field, before, after);
  return TRUE;
}

static gboolean
compare_owner (Comparing *self, MbImportEntry *entry, MbCursor *cursor, guint index)
{
  if (entry->owner == NULL || entry->owner->id == mb_cursor_get_integer (cursor, index))
    return FALSE;
  entry->moves = TRUE;
  report_change (self, entry, self->layout->keys[index].field, NULL, entry->owner->slug);
  return TRUE;
}

static void
compare_row (MbCursor *cursor, gpointer data)
{
  Comparing *self = data;
  MbImportEntry *entry = mb_import_plan_find (self->plan, self->layout->type->kind, mb_cursor_get_id (cursor));
  gboolean differs = FALSE;

  if (entry == NULL || entry->index < 0)
    return;
  if (entry->kind == MB_RECORD_PERSON)
    compare_handles (self, entry, cursor);
  for (guint i = 0; i < self->layout->n_keys; i++)
    {
      const MbField *field = self->layout->keys[i].field;

      /* An id is given once and kept. */
      if (g_str_equal (field->name, "slug"))
        g_clear_pointer (&entry->values[i], g_variant_unref);
      else if (field->kind == MB_FIELD_REFERENCE)
        differs |= compare_owner (self, entry, cursor, i);
      else
        differs |= compare_value (self, entry, cursor, i);
    }
  if (differs)
    self->plan->report->changed[entry->kind]++;
}

/**
 * mb_import_compare:
 * @plan: what a file says, matched with the book
 * @book: the book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Compares the entries of known records with the book: what does not differ
 * is dropped from them, the rest is reported.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_import_compare (MbImportPlan *plan, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const MbRecordKind kinds[] = { MB_RECORD_ORGANIZATION, MB_RECORD_PROGRAM, MB_RECORD_COHORT,
                                        MB_RECORD_PERSON, MB_RECORD_PROJECT };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Comparing comparing = { plan, book, mb_json_layout_get (kinds[i]) };

      if (g_hash_table_size (plan->by_id[kinds[i]]) > 0 &&
          !mb_rows_each (book, kinds[i], comparing.layout->names, NULL, cancellable, compare_row, &comparing, error))
        return FALSE;
    }
  return TRUE;
}
