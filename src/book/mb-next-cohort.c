#include "config.h"

#include "mb-next-cohort.h"

#include "mb-date.h"
#include "mb-edit.h"

/* Editions of the program in the same term: one in spring and one in autumn are two series. */
static gboolean
is_of_series (MbRecord *other, MbRecord *cohort)
{
  return g_strcmp0 (mb_record_get_text (other, "term"), mb_record_get_text (cohort, "term")) == 0;
}

static GHashTable *
list_years (MbBook *book, MbRecord *cohort)
{
  GHashTable *years = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const gint64 program = mb_record_get_integer (cohort, "program");
  g_autoptr (GArray) ids = mb_book_list_referring (book, MB_RECORD_COHORT, "program", program);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MbRecord) other = mb_book_get_record (book, MB_RECORD_COHORT, g_array_index (ids, gint64, i), NULL);
      gint64 year = other != NULL ? mb_record_get_integer (other, "year") : 0;

      if (other != NULL && is_of_series (other, cohort))
        g_hash_table_add (years, g_memdup2 (&year, sizeof year));
    }
  return years;
}

/**
 * mb_next_cohort_propose_year:
 * @book: a book
 * @cohort: a cohort of it
 *
 * Proposes the year of the next cohort like this one.
 *
 * Returns: the first year after the cohort's of which its program has no
 *   cohort in the same term
 */
gint64
mb_next_cohort_propose_year (MbBook *book, MbRecord *cohort)
{
  g_autoptr (GHashTable) years = NULL;
  gint64 year;

  g_return_val_if_fail (MB_IS_BOOK (book), 0);
  g_return_val_if_fail (MB_IS_RECORD (cohort), 0);

  years = list_years (book, cohort);
  year = mb_record_get_integer (cohort, "year") + 1;
  while (g_hash_table_contains (years, &year))
    year++;
  return year;
}

/* Copying */

typedef struct {
  MbEdit *edit;
  MbBook *book;
  MbRecord *from;
  gint64 cohort; /* the new one */
  gint64 years;  /* by how many it is later */
} Copying;

static void
copy_date (MbRecord *from, MbRecord *to, const MbField *field, gint64 years)
{
  const char *date = mb_record_get_text (from, field->name);
  g_autofree char *later = date != NULL ? mb_date_dup_later (date, years) : NULL;

  mb_record_set_text (to, field->name, later);
}

static void
copy_what_recurs (MbRecord *from, MbRecord *to, gint64 years, gboolean dates)
{
  const MbRecordType *type = mb_record_get_record_type (from);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (!(field->flags & MB_FIELD_RECURS))
        continue;
      if (field->kind != MB_FIELD_DATE)
        mb_record_set (to, field->name, mb_record_get (from, field->name));
      else if (dates)
        copy_date (from, to, field, years);
    }
}

static gboolean
recurs (const MbRecordType *type, MbRecord *record, const MbNextCohort *next)
{
  if (type->kind == MB_RECORD_MILESTONE)
    return next->dates;
  return next->mentors && g_strcmp0 (mb_record_get_text (record, "role"), "mentor") == 0;
}

/* The milestones or participations of the cohort. */
static gboolean
copy_related (Copying *self, MbRecordKind kind, const MbNextCohort *next, GError **error)
{
  g_autoptr (GArray) ids = mb_book_list_referring (self->book, kind, "cohort", mb_record_get_id (self->from));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MbRecord) copy = mb_record_new (kind);
      g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      if (!recurs (mb_record_type_get (kind), record, next))
        continue;
      copy_what_recurs (record, copy, self->years, TRUE);
      mb_record_set_integer (copy, "cohort", self->cohort);
      if (!mb_edit_insert (self->edit, copy, error))
        return FALSE;
    }
  return TRUE;
}

static MbRecord *
make_cohort (Copying *self, const MbNextCohort *next)
{
  MbRecord *cohort = mb_record_new (MB_RECORD_COHORT);

  copy_what_recurs (self->from, cohort, self->years, next->dates);
  mb_record_set_integer (cohort, "year", next->year);
  mb_record_set_text (cohort, "status", "planned");
  return cohort;
}

/**
 * mb_next_cohort_add:
 * @book: a book
 * @cohort: a cohort of it
 * @next: what to take over
 * @error: return location for an error
 *
 * Adds a planned cohort that is like another, in one edit. Fields with the
 * flag %MB_FIELD_RECURS are taken over, of the cohort as of its milestones and
 * mentors; headcounts, mentees and projects are not.
 *
 * Returns: (transfer full) (nullable): the new cohort, or %NULL with an error
 *   of the domain %MB_ERROR; the book is as before then
 */
MbRecord *
mb_next_cohort_add (MbBook *book, MbRecord *cohort, const MbNextCohort *next, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;
  g_autoptr (MbRecord) made = NULL;
  Copying copying = { .book = book, .from = cohort };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);
  g_return_val_if_fail (next != NULL, NULL);

  edit = mb_edit_begin (book, MB_VERB_ADD, error);
  if (edit == NULL)
    return NULL;
  copying.edit = edit;
  copying.years = next->year - mb_record_get_integer (cohort, "year");
  made = make_cohort (&copying, next);
  if (!mb_edit_insert (edit, made, error))
    return NULL;
  copying.cohort = mb_record_get_id (made);
  if (!copy_related (&copying, MB_RECORD_MILESTONE, next, error) ||
      !copy_related (&copying, MB_RECORD_PARTICIPATION, next, error) || !mb_edit_commit (edit, error))
    return NULL;
  return g_steal_pointer (&made);
}
