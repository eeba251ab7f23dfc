#include "config.h"

#include "mb-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-book-private.h"
#include "mb-edit.h"

/* Values */

static gboolean
is_same_value (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/* “Unknown” is a status like any other to the book, but says nothing. */
static gboolean
says_nothing (const MbField *field, GVariant *value)
{
  return value == NULL ||
         (field->kind == MB_FIELD_CHOICE && g_str_equal (g_variant_get_string (value, NULL), "unknown"));
}

static gboolean
is_same_handle (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static void
add_word (GPtrArray *words, const char *word, GEqualFunc is_same)
{
  if (!g_ptr_array_find_with_equal_func (words, word, is_same, NULL))
    g_ptr_array_add (words, (gpointer) word);
}

static void
add_words (GPtrArray *words, GVariant *value, GEqualFunc is_same)
{
  g_autofree const char **added = value != NULL ? g_variant_get_strv (value, NULL) : NULL;

  for (guint i = 0; added != NULL && added[i] != NULL; i++)
    add_word (words, added[i], is_same);
}

static GVariant *
words_value (GPtrArray *words)
{
  return words->len > 0 ? g_variant_new_strv ((const char *const *) words->pdata, words->len) : NULL;
}

static GVariant *
unite_words (GVariant *kept, GVariant *other)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  add_words (words, kept, g_str_equal);
  add_words (words, other, g_str_equal);
  return words_value (words);
}

static GVariant *
join_texts (GVariant *kept, GVariant *other)
{
  const char *first = g_variant_get_string (kept, NULL), *second = g_variant_get_string (other, NULL);

  return strstr (first, second) != NULL ? g_variant_ref (kept)
                                        : g_variant_new_take_string (g_strconcat (first, "\n\n", second, NULL));
}

/* What a field says when two records become one: floating, or a reference of its own. */
static GVariant *
combine (const MbField *field, GVariant *kept, GVariant *other)
{
  if (says_nothing (field, kept))
    return other != NULL ? g_variant_ref (other) : kept != NULL ? g_variant_ref (kept) : NULL;
  if (other != NULL && field->kind == MB_FIELD_WORDS)
    return unite_words (kept, other);
  if (other != NULL && field->kind == MB_FIELD_LONG_TEXT)
    return join_texts (kept, other);
  return g_variant_ref (kept);
}

static gboolean
set_combined (MbEdit *edit, MbRecord *kept, MbRecord *other, const MbField *field, GError **error)
{
  g_autoptr (GVariant) value = combine (field, mb_record_get (kept, field->name), mb_record_get (other, field->name));

  if (value != NULL)
    g_variant_take_ref (value);
  return mb_edit_set (edit, kept, field->name, value, error);
}

/* Records that refer to a person */

/* Whether two records of a type, of one person each, say the same once both are of one person. A choice can be decided;
 * a text that differs would be lost. */
static gboolean
say_the_same (MbRecord *a, MbRecord *b, const MbField *person)
{
  const MbRecordType *type = mb_record_get_record_type (a);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];
      GVariant *here = mb_record_get (a, field->name), *there = mb_record_get (b, field->name);

      if (field == person || is_same_value (here, there))
        continue;
      if ((field->flags & MB_FIELD_REQUIRED) || (field->kind != MB_FIELD_CHOICE && here != NULL && there != NULL))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_of_person (MbBook *book, MbRecordKind kind, const MbField *field, gint64 person, GError **error)
{
  g_autoptr (GArray) ids = mb_book_list_referring (book, kind, field->name, person);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      MbRecord *record = mb_book_get_record (book, kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static MbRecord *
find_same (GPtrArray *records, MbRecord *record, const MbField *person)
{
  for (guint i = 0; i < records->len; i++)
    if (say_the_same (records->pdata[i], record, person))
      return records->pdata[i];
  return NULL;
}

/* Same is what the kept person has already; NULL: nothing like it. */
typedef gboolean (*StepFunc) (MbRecord *record, const MbField *field, MbRecord *same, gpointer data, GError **error);

static gboolean
each_of_field (MbBook *book, MbRecordKind kind, const MbField *field, gint64 keep, gint64 other, StepFunc func,
               gpointer data, GError **error)
{
  g_autoptr (GPtrArray) kept = list_of_person (book, kind, field, keep, error);
  g_autoptr (GPtrArray) others = kept != NULL ? list_of_person (book, kind, field, other, error) : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!func (others->pdata[i], field, find_same (kept, others->pdata[i], field), data, error))
      return FALSE;
  return others != NULL;
}

/* Calls func with each record of any type that refers to the other person. */
static gboolean
each_referring (MbBook *book, gint64 keep, gint64 other, StepFunc func, gpointer data, GError **error)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint f = 0; f < type->n_fields; f++)
        if (type->fields[f].kind == MB_FIELD_REFERENCE && type->fields[f].target == MB_RECORD_PERSON &&
            !each_of_field (book, kind, &type->fields[f], keep, other, func, data, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
count_step (MbRecord *record, const MbField *field, MbRecord *same, gpointer data, GError **error)
{
  MbMergeCounts *counts = data;

  (same != NULL ? counts->shared : counts->moved)[mb_record_get_kind (record)]++;
  return TRUE;
}

static gboolean
refuse_same (gint64 keep, gint64 other, GError **error)
{
  if (keep == other)
    g_set_error_literal (error, MB_ERROR, MB_ERROR_REFUSED,
                         _("Both are the same person already. Nothing was changed."));
  return keep == other;
}

/**
 * mb_people_count_merge:
 * @book: a book
 * @keep: id of the person who would stay
 * @other: id of the person who would be merged into that one
 * @counts: (out caller-allocates): return location for the counts
 * @error: return location for an error
 *
 * Counts what mb_people_merge() would move, and what both have already.
 *
 * Returns: whether it was counted; otherwise @error is %MB_ERROR_REFUSED when
 *   both are the same person or another error of the domain %MB_ERROR
 */
gboolean
mb_people_count_merge (MbBook *book, gint64 keep, gint64 other, MbMergeCounts *counts, GError **error)
{
  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  memset (counts, 0, sizeof *counts);
  return !refuse_same (keep, other, error) && each_referring (book, keep, other, count_step, counts, error);
}

/* Sources */

static GArray *
list_sources (MbBook *book, MbRecord *of, gint64 not_yet_of, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MbDatabase *database = mb_book_get_database (book);
  g_autoptr (MbStatement) statement =
      mb_database_statement (database,
                             "SELECT id FROM source AS s WHERE record_type = ?1 AND record = ?2 AND NOT EXISTS "
                             "(SELECT 1 FROM source AS k WHERE k.record_type = ?1 AND k.record = ?3 AND "
                             "k.field IS s.field AND k.value IS s.value AND k.page IS s.page AND k.line IS s.line)",
                             error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, mb_record_get_record_type (of)->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, mb_record_get_id (of));
  sqlite3_bind_int64 (statement, 3, not_yet_of);
  while ((code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* A source that both have stays behind and goes with its record. */
static gboolean
move_sources (MbEdit *edit, MbBook *book, MbRecord *from, MbRecord *to, GError **error)
{
  g_autoptr (GArray) ids = list_sources (book, from, mb_record_get_id (to), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!mb_edit_set_by_id (edit, MB_RECORD_SOURCE, g_array_index (ids, gint64, i), "record",
                            g_variant_new_int64 (mb_record_get_id (to)), error))
      return FALSE;
  return ids != NULL;
}

/* Merging */

typedef struct {
  MbBook *book;
  MbEdit *edit;
  MbRecord *keep;
  MbRecord *other;
} Merge;

/* What the other's record knows and the kept one's does not; the other's goes with its person. */
static gboolean
absorb (Merge *self, MbRecord *record, const MbField *person, MbRecord *same, GError **error)
{
  const MbRecordType *type = mb_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (&type->fields[i] != person && !set_combined (self->edit, same, record, &type->fields[i], error))
      return FALSE;
  return move_sources (self->edit, self->book, record, same, error);
}

static gboolean
merge_step (MbRecord *record, const MbField *field, MbRecord *same, gpointer data, GError **error)
{
  Merge *self = data;

  if (same != NULL)
    return absorb (self, record, field, same, error);
  return mb_edit_set (self->edit, record, field->name, g_variant_new_int64 (mb_record_get_id (self->keep)), error);
}

/* The other's handle is known from now on as a former one; so it is the handle only of who has none. */
static gboolean
set_handles (Merge *self, GError **error)
{
  const char *kept = mb_record_get_text (self->keep, "handle");
  const char *other = mb_record_get_text (self->other, "handle");
  const char *handle = kept != NULL ? kept : other;
  g_autoptr (GPtrArray) former = g_ptr_array_new ();
  guint place;

  add_words (former, mb_record_get (self->keep, "former-handles"), is_same_handle);
  if (other != NULL)
    add_word (former, other, is_same_handle);
  add_words (former, mb_record_get (self->other, "former-handles"), is_same_handle);
  if (handle != NULL && g_ptr_array_find_with_equal_func (former, handle, is_same_handle, &place))
    g_ptr_array_remove_index (former, place);
  return mb_edit_set (self->edit, self->keep, "former-handles", words_value (former), error);
}

static gboolean
set_fields (Merge *self, GError **error)
{
  const MbRecordType *type = mb_record_get_record_type (self->keep);

  for (guint i = 0; i < type->n_fields; i++)
    if (!g_str_equal (type->fields[i].name, "former-handles") &&
        !set_combined (self->edit, self->keep, self->other, &type->fields[i], error))
      return FALSE;
  return set_handles (self, error);
}

static char *
dup_line (MbRecord *record)
{
  g_autofree char *title = mb_record_dup_title (record);

  return g_strdelimit (g_strdup (title != NULL ? title : ""), "\n\r", ' ');
}

/* The history's line names both; the first is who is gone. */
static void
set_title (Merge *self)
{
  g_autofree char *keep = dup_line (self->keep);
  g_autofree char *other = dup_line (self->other);
  g_autofree char *title = g_strconcat (other, "\n", keep, NULL);

  mb_edit_set_title (self->edit, title);
}

/* The other is deleted before its handle is the kept one's: nobody can share one. */
static gboolean
merge (Merge *self, GError **error)
{
  gint64 keep = mb_record_get_id (self->keep), other = mb_record_get_id (self->other);

  set_title (self);
  return each_referring (self->book, keep, other, merge_step, self, error) &&
         move_sources (self->edit, self->book, self->other, self->keep, error) &&
         mb_edit_delete (self->edit, self->other, error) &&
         set_fields (self, error) &&
         mb_edit_commit (self->edit, error);
}

/**
 * mb_people_merge:
 * @book: a book of which no edit is open
 * @keep: id of the person who stays
 * @other: id of the person who is the same
 * @error: return location for an error
 *
 * Makes one person of two, in one edit. Participations, seats, observations,
 * programs one looks after and sources of @other become those of @keep; where
 * @keep has the same already it stays, and learns a status it did not know.
 * Handles of @other are former handles of @keep, links are united, notes
 * joined, and what else @keep has not is taken over. Then @other is deleted.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   %MB_ERROR_REFUSED when both are the same person, %MB_ERROR_NOT_FOUND when
 *   one is not in the book, or another error of the domain %MB_ERROR
 */
gboolean
mb_people_merge (MbBook *book, gint64 keep, gint64 other, GError **error)
{
  g_autoptr (MbRecord) kept = NULL;
  g_autoptr (MbRecord) gone = NULL;
  g_autoptr (MbEdit) edit = NULL;
  Merge self;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  if (refuse_same (keep, other, error))
    return FALSE;
  mb_book_look (book);
  kept = mb_book_get_record (book, MB_RECORD_PERSON, keep, error);
  gone = kept != NULL ? mb_book_get_record (book, MB_RECORD_PERSON, other, error) : NULL;
  edit = gone != NULL ? mb_edit_begin (book, MB_VERB_MERGE, error) : NULL;
  self = (Merge) { book, edit, kept, gone };
  return edit != NULL && merge (&self, error);
}
