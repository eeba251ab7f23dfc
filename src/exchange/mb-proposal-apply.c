#include "config.h"

#include <glib/gi18n-lib.h>

#include "book/mb-edit.h"
#include "mb-import-report.h"
#include "mb-proposal-private.h"

#define REPORT_EVERY 100

typedef struct {
  MbProposal *proposal;
  MbBook *book;
  MbEdit *edit;
  MbImportReport *report;
  GCancellable *cancellable;
  MbProgressFunc progress;
  gpointer data;
  gint64 done;
  gint64 total;
} Apply;

static gboolean
advance (Apply *self, GError **error)
{
  if (++self->done % REPORT_EVERY != 0)
    return TRUE;
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
is_ticked (MbProposalItem *item)
{
  return item != NULL && mb_proposal_item_get_ticked (item);
}

static void
report_item (Apply *self, MbProposalItem *item)
{
  g_autofree char *place = NULL, *text = NULL;

  if (mb_import_report_is_full (self->report))
    {
      mb_import_report_skip_line (self->report);
      return;
    }
  place = mb_proposal_item_dup_place (item);
  text = mb_proposal_item_dup_text (item);
  mb_import_report_take_line (self->report, g_strdup_printf ("%s: %s", place, text));
}

/* A rule of the book that a page breaks is said with the place on the page. */
static gboolean
refuse (Apply *self, MbSubject *subject, GError *refusal, GError **error)
{
  const char *page = mb_claims_get_page (self->proposal->claims, subject->page);

  if (g_error_matches (refusal, MB_ERROR, MB_ERROR_REFUSED))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: %s Nothing was imported."), page, subject->line,
                   refusal->message);
      g_error_free (refusal);
    }
  else
    {
      g_propagate_error (error, refusal);
    }
  return FALSE;
}

/* New records */

/* The value of a field that is ticked, or the only one; of several in conflict none may be wanted. */
static GVariant *
find_value (MbSubject *subject, const MbField *field)
{
  GVariant *only = NULL;
  gboolean is_in_conflict = FALSE;

  for (guint i = 0; i < subject->said->len; i++)
    {
      const MbSaid *said = &g_array_index (subject->said, MbSaid, i);

      if (said->field != field)
        continue;
      if (is_ticked (said->item))
        return said->value;
      is_in_conflict |= said->item != NULL;
      if (only == NULL)
        only = said->value;
    }
  return is_in_conflict ? NULL : only;
}

static GVariant *
list_cohorts (Apply *self, MbSubject *figure)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < figure->cohorts->len; i++)
    {
      MbSubject *cohort = figure->cohorts->pdata[i];
      g_autoptr (MbRecord) record = cohort->id != 0 ? mb_book_get_record (self->book, MB_RECORD_COHORT, cohort->id, NULL)
                                                    : NULL;

      if (record != NULL && mb_record_get_text (record, "slug") != NULL)
        g_strv_builder_add (slugs, mb_record_get_text (record, "slug"));
    }
  list = g_strv_builder_end (slugs);
  return *list != NULL ? g_variant_new_strv ((const char *const *) list, -1) : NULL;
}

static void
set_references (MbRecord *record, MbSubject *subject, MbSubject *person)
{
  const MbRecordType *type = mb_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (field->kind != MB_FIELD_REFERENCE)
        continue;
      if (field->target == MB_RECORD_PERSON && person != NULL)
        mb_record_set_integer (record, field->name, person->id);
      else if (subject->owner != NULL && field->target == subject->owner->kind)
        mb_record_set_integer (record, field->name, subject->owner->id);
    }
  if (mb_record_type_find_field (type, "role") != NULL)
    mb_record_set_text (record, "role", mb_role_to_nick (subject->role));
}

static MbRecord *
make_record (Apply *self, MbSubject *subject, MbSubject *person)
{
  const MbRecordType *type = mb_record_type_get (subject->kind);
  MbRecord *record = mb_record_new (subject->kind);

  for (guint i = 0; i < type->n_fields; i++)
    {
      GVariant *value = find_value (subject, &type->fields[i]);

      if (value != NULL)
        mb_record_set (record, type->fields[i].name, value);
    }
  set_references (record, subject, person);
  if (subject->kind == MB_RECORD_COHORT)
    mb_record_set_integer (record, "year", subject->year);
  if (subject->kind == MB_RECORD_PUBLISHED_FIGURE && subject->cohorts->len > 0)
    mb_record_set (record, "cohorts", list_cohorts (self, subject));
  return record;
}

/* A field that a record cannot be without, where its conflict was left open, has the first value said. */
static void
fill_required (MbRecord *record, MbSubject *subject)
{
  for (guint i = 0; i < subject->said->len; i++)
    {
      const MbSaid *said = &g_array_index (subject->said, MbSaid, i);

      if (said->field != NULL && (said->field->flags & MB_FIELD_REQUIRED) &&
          mb_record_get (record, said->field->name) == NULL)
        mb_record_set (record, said->field->name, said->value);
    }
}

/* What it belongs to, or whom it is about, was not taken. */
static gboolean
lacks_others (MbSubject *subject, MbSubject *person)
{
  return (subject->owner != NULL && subject->owner->id == 0) ||
         (subject->person != NULL && (person == NULL || person->id == 0));
}

/* What has no line of its own hangs on a doubt. */
static gboolean
is_wanted (MbSubject *subject)
{
  if (subject->item != NULL)
    return is_ticked (subject->item);
  return subject->is_wanted || (subject->person != NULL && subject->person->guess != NULL);
}

static gboolean
add_subject (Apply *self, MbSubject *subject, GError **error)
{
  MbSubject *person = mb_subject_get_person (subject->person);
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GError) refusal = NULL;

  if (!is_wanted (subject) || lacks_others (subject, person))
    return TRUE;
  record = make_record (self, subject, person);
  fill_required (record, subject);
  if (!mb_edit_insert (self->edit, record, &refusal))
    {
      /* Whoever was chosen in a doubt may be there already. */
      if (person != subject->person && g_error_matches (refusal, MB_ERROR, MB_ERROR_REFUSED))
        return TRUE;
      return refuse (self, subject, g_steal_pointer (&refusal), error);
    }
  subject->id = mb_record_get_id (record);
  self->report->added[subject->kind]++;
  if (subject->item != NULL)
    report_item (self, subject->item);
  return TRUE;
}

/* Known records */

static gboolean
set_value (Apply *self, MbSubject *subject, const MbSaid *said, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (!mb_edit_set_by_id (self->edit, subject->kind, subject->id, said->field->name, said->value, &refusal))
    return refuse (self, subject, g_steal_pointer (&refusal), error);
  report_item (self, said->item);
  return TRUE;
}

static gboolean
change_subject (Apply *self, MbSubject *subject, GError **error)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < subject->said->len; i++)
    {
      const MbSaid *said = &g_array_index (subject->said, MbSaid, i);

      if (!is_ticked (said->item))
        continue;
      if (!set_value (self, subject, said, error))
        return FALSE;
      differs = TRUE;
    }
  self->report->changed[subject->kind] += differs;
  return TRUE;
}

/* Everything */

static gboolean
apply_kind (Apply *self, MbRecordKind kind, GError **error)
{
  GPtrArray *subjects = self->proposal->subjects[kind];

  for (guint i = 0; i < subjects->len; i++)
    {
      MbSubject *subject = subjects->pdata[i];

      if (subject->guess == NULL &&
          !(subject->id == 0 ? add_subject (self, subject, error) : change_subject (self, subject, error)))
        return FALSE;
      if (!advance (self, error))
        return FALSE;
    }
  return TRUE;
}

static void
mark_wanted (MbProposal *self)
{
  GPtrArray *people = self->subjects[MB_RECORD_PERSON];

  for (guint i = 0; i < people->len; i++)
    {
      MbSubject *doubt = people->pdata[i];
      MbSubject *chosen = doubt->guess != NULL ? mb_subject_get_person (doubt) : NULL;

      if (chosen != NULL)
        chosen->is_wanted = TRUE;
    }
}

static gboolean
apply_all (Apply *self, GError **error)
{
  mark_wanted (self->proposal);
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    self->total += self->proposal->subjects[kind]->len;
  self->total += mb_proposal_count_said (self->proposal);
  /* The types stand in an order in which each comes after those it refers to. */
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    if (!apply_kind (self, kind, error))
      return FALSE;
  return mb_proposal_note_sources (self->proposal, self->book, self->edit, self->cancellable, self->progress,
                                   self->data, self->done, self->total, error);
}

/**
 * mb_proposal_apply:
 * @self: a proposal that was not applied before
 * @book: the book it was made of, opened in this thread
 * @name: what the history calls the import
 * @report: says what was done
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are done
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes what is ticked into the book, and where each value was read. It is
 * one edit. What is about somebody in doubt is left out.
 *
 * Returns: whether it was written; otherwise the book is as it was and @error
 *   is %MB_ERROR_INPUT with page and line, the book's error or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_proposal_apply (MbProposal *self, MbBook *book, const char *name, MbImportReport *report,
                   GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;
  Apply apply = { self, book, NULL, report, cancellable, progress, data, 0, 0 };

  g_return_val_if_fail (MB_IS_PROPOSAL (self), FALSE);
  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  edit = mb_edit_begin (book, MB_VERB_IMPORT, error);
  if (edit == NULL)
    return FALSE;
  mb_edit_set_title (edit, name);
  apply.edit = edit;
  if (!apply_all (&apply, error) || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !mb_edit_commit (edit, error))
    return FALSE;
  mb_import_report_finish (report);
  return TRUE;
}
