#include "config.h"

#include <string.h>

#include "book/mb-edit.h"
#include "book/mb-rows.h"
#include "mb-proposal-private.h"

#define REPORT_EVERY 500

/* Sources of the pages of an import: those in the book, and those to come. */
typedef struct {
  GHashTable *pages; /* names */
  GHashTable *known; /* key → gint64 id */
  MbProgressFunc progress;
  gpointer data;
  gint64 done;
  gint64 total;
} Sources;

static char *
dup_key (const char *type, gint64 record, const char *field, const char *value, const char *page, gint64 line)
{
  return g_strdup_printf ("%s|%" G_GINT64_FORMAT "|%s|%" G_GINT64_FORMAT "|%s|%s", type, record,
                          field != NULL ? field : "", line, page, value != NULL ? value : "");
}

static void
learn_source (MbCursor *cursor, gpointer data)
{
  Sources *self = data;
  const char *page = mb_cursor_get_text (cursor, 4);
  gint64 id = mb_cursor_get_id (cursor);

  if (page == NULL || !g_hash_table_contains (self->pages, page))
    return;
  {
    g_autofree char *type = g_strdup (mb_cursor_get_text (cursor, 0));
    g_autofree char *field = g_strdup (mb_cursor_get_text (cursor, 2));
    g_autofree char *value = g_strdup (mb_cursor_get_text (cursor, 3));
    g_autofree char *name = g_strdup (page);

    g_hash_table_insert (self->known,
                         dup_key (type, mb_cursor_get_integer (cursor, 1), field, value, name,
                                  mb_cursor_get_integer (cursor, 5)),
                         g_memdup2 (&id, sizeof id));
  }
}

static gboolean
add_source (MbEdit *edit, MbSubject *subject, const char *field, const char *value, const char *page, guint line,
            GError **error)
{
  g_autoptr (MbRecord) record = mb_record_new (MB_RECORD_SOURCE);

  mb_record_set_text (record, "record-type", mb_record_type_get (subject->kind)->name);
  mb_record_set_integer (record, "record", subject->id);
  mb_record_set_text (record, "field", field);
  mb_record_set_text (record, "value", value);
  mb_record_set_text (record, "page", page);
  if (line > 0)
    mb_record_set_integer (record, "line", line);
  return mb_edit_insert (edit, record, error);
}

/* That a relation is there is said of its person. */
static gboolean
note_said (Sources *self, MbProposal *proposal, MbEdit *edit, MbSubject *subject, const MbSaid *said, GError **error)
{
  const char *field = said->field != NULL ? said->field->name : "person";
  const char *page = mb_claims_get_page (proposal->claims, said->page);
  g_autofree char *value = said->field != NULL ? mb_field_format (said->field, said->value)
                                               : g_variant_dup_string (said->value, NULL);
  g_autofree char *key = dup_key (mb_record_type_get (subject->kind)->name, subject->id, field, value, page,
                                  said->line > 0 ? (gint64) said->line : -1);
  gint64 *known = g_hash_table_lookup (self->known, key);

  if (known != NULL)
    {
      *known = 0; /* stays */
      return TRUE;
    }
  g_hash_table_insert (self->known, g_steal_pointer (&key), g_new0 (gint64, 1));
  return add_source (edit, subject, field, value, page, said->line, error);
}

static gboolean
advance (Sources *self, GCancellable *cancellable, GError **error)
{
  if (++self->done % REPORT_EVERY != 0)
    return TRUE;
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
note_subject (Sources *self, MbProposal *proposal, MbEdit *edit, MbSubject *subject, GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < subject->said->len; i++)
    if ((subject->id != 0 &&
         !note_said (self, proposal, edit, subject, &g_array_index (subject->said, MbSaid, i), error)) ||
        !advance (self, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
note_all (Sources *self, MbProposal *proposal, MbEdit *edit, GCancellable *cancellable, GError **error)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < proposal->subjects[kind]->len; i++)
      if (!note_subject (self, proposal, edit, proposal->subjects[kind]->pdata[i], cancellable, error))
        return FALSE;
  return TRUE;
}

static gboolean
drop_others (Sources *self, MbEdit *edit, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (*(gint64 *) value != 0 && !mb_edit_delete_by_id (edit, MB_RECORD_SOURCE, *(gint64 *) value, error))
      return FALSE;
  return TRUE;
}

/**
 * mb_proposal_count_said:
 * @self: a proposal
 *
 * Counts what mb_proposal_note_sources() has to do.
 *
 * Returns: how many values pages give
 */
gint64
mb_proposal_count_said (MbProposal *self)
{
  gint64 n = 0;

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < self->subjects[kind]->len; i++)
      n += ((MbSubject *) self->subjects[kind]->pdata[i])->said->len;
  return n;
}

/**
 * mb_proposal_note_sources:
 * @self: a proposal whose records are in the book
 * @book: the book
 * @edit: an edit of it
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how much is done
 * @data: for @progress
 * @done: how much was done before
 * @total: how much there is in all
 * @error: return location for an error
 *
 * Notes where each value was read, also those that were not taken: so what
 * pages contradict each other in can be seen. What the same pages said before
 * is forgotten.
 *
 * Returns: whether it was written; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_proposal_note_sources (MbProposal *self, MbBook *book, MbEdit *edit, GCancellable *cancellable,
                          MbProgressFunc progress, gpointer data, gint64 done, gint64 total, GError **error)
{
  static const char *const fields[] = { "record-type", "record", "field", "value", "page", "line", NULL };
  g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Sources sources = { pages, known, progress, data, done, total };

  for (guint i = 0; i < mb_claims_get_n_pages (self->claims); i++)
    g_hash_table_add (pages, (char *) mb_claims_get_page (self->claims, i));
  return mb_rows_each (book, MB_RECORD_SOURCE, fields, NULL, cancellable, learn_source, &sources, error) &&
         note_all (&sources, self, edit, cancellable, error) && drop_others (&sources, edit, error);
}
