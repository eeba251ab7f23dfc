#include "config.h"

#include "mb-first-step.h"

#include <glib/gi18n.h>

/* References are followed from cohort to program; none leads back to where it came from. */
static MbRecordKind
find (MbBook *book, MbRecordKind kind, guint steps)
{
  const MbRecordType *type = mb_record_type_get (kind);

  for (guint i = 0; steps > 0 && i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (field->kind == MB_FIELD_REFERENCE && (field->flags & MB_FIELD_REQUIRED) &&
          mb_book_count (book, field->target) == 0)
        return find (book, field->target, steps - 1);
    }
  return kind;
}

/**
 * mb_first_step_find:
 * @book: a book
 * @kind: a kind of records
 *
 * Finds what has to be there first, by the references that a record of the
 * kind cannot be without.
 *
 * Returns: the kind to add first; @kind when nothing is missing
 */
MbRecordKind
mb_first_step_find (MbBook *book, MbRecordKind kind)
{
  g_return_val_if_fail (MB_IS_BOOK (book), kind);

  return find (book, kind, MB_N_RECORD_KINDS);
}

static const char *
explain (MbRecordKind kind)
{
  switch (kind)
    {
    case MB_RECORD_PROGRAM:
      return _("A program is what comes again each year, such as Google Summer of Code.");
    case MB_RECORD_COHORT:
      return _("A cohort is one edition of a program, with its mentees, mentors and projects.");
    case MB_RECORD_PERSON:
      return _("Add them one by one here, or a whole list of them on the page of a cohort.");
    case MB_RECORD_PROJECT:
      return _("The ideas and projects of the cohorts are listed here.");
    case MB_RECORD_PARTICIPATION:
      return _("Who was in which cohort, as mentee or mentor. Most come in on the page of a cohort.");
    case MB_RECORD_SEAT:
      return _("Who was on which project, as mentee or mentor.");
    case MB_RECORD_OBSERVATION:
      return _("That somebody was, or was not, an active contributor on a date: retention is counted from these.");
    case MB_RECORD_MILESTONE:
      return _("The dates of a cohort: applications, evaluations, results.");
    case MB_RECORD_ADMIN:
      return _("Who looks after which program.");
    case MB_RECORD_SOURCE:
      return _("Where a value was read. Imports write these down by themselves.");
    case MB_RECORD_PUBLISHED_FIGURE:
      return _("A number that somebody published, to compare with what this book says.");
    case MB_RECORD_ORGANIZATION:
    case MB_RECORD_FINDING:
    case MB_N_RECORD_KINDS:
    default:
      return _("There are none in this book yet.");
    }
}

static const char *
say_what_is_missing (MbRecordKind kind)
{
  switch (kind)
    {
    case MB_RECORD_PROGRAM:
      return _("There is no program yet to add one to: begin with that.");
    case MB_RECORD_COHORT:
      return _("There is no cohort yet to add one to: begin with that.");
    case MB_RECORD_PROJECT:
      return _("There is no project yet to add one to: begin with that.");
    case MB_RECORD_PERSON:
      return _("There is nobody yet to add one for: begin with a person.");
    case MB_RECORD_ORGANIZATION:
    case MB_RECORD_ADMIN:
    case MB_RECORD_PARTICIPATION:
    case MB_RECORD_SEAT:
    case MB_RECORD_OBSERVATION:
    case MB_RECORD_MILESTONE:
    case MB_RECORD_SOURCE:
    case MB_RECORD_PUBLISHED_FIGURE:
    case MB_RECORD_FINDING:
    case MB_N_RECORD_KINDS:
    default:
      return _("There are none in this book yet.");
    }
}

/**
 * mb_first_step_dup_sentence:
 * @book: a book
 * @kind: a kind of records of which there are none
 *
 * Says what the list would hold, or what has to be added first.
 *
 * Returns: (transfer full): a sentence
 */
char *
mb_first_step_dup_sentence (MbBook *book, MbRecordKind kind)
{
  const MbRecordKind first = mb_first_step_find (book, kind);

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  if (mb_book_get_read_only (book))
    return g_strdup (_("There are none in this book, which can only be read."));
  if (first == kind)
    return g_strdup (explain (kind));
  return g_strdup (say_what_is_missing (first));
}
