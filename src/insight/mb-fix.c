#include "config.h"

#include "mb-fix.h"

#include <glib/gi18n-lib.h>

#include "book/mb-edit.h"
#include "book/mb-merge.h"

typedef enum {
  STEP_SET,
  STEP_DELETE,
  STEP_ADD,
} StepKind;

typedef struct {
  StepKind kind;
  MbRecordKind record_kind;
  gint64 id;
  const char *field;
  GVariant *from; /* NULL: not set */
  GVariant *to;
  gint64 cohort;
  MbRole role;
} Step;

struct _MbFix {
  char *label;
  GArray *steps; /* Step */
  gint64 keep;   /* 0: it does not merge */
  gint64 other;
};

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->from, g_variant_unref);
  g_clear_pointer (&step->to, g_variant_unref);
}

/**
 * mb_fix_new:
 * @label: what it does, as it stands on a button
 *
 * Returns: (transfer full): a new fix that does nothing yet
 */
MbFix *
mb_fix_new (const char *label)
{
  MbFix *self = g_new0 (MbFix, 1);

  self->label = g_strdup (label);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  return self;
}

/**
 * mb_fix_free:
 * @self: (transfer full): a fix
 *
 * Frees the fix.
 */
void
mb_fix_free (MbFix *self)
{
  g_array_unref (self->steps);
  g_free (self->label);
  g_free (self);
}

/**
 * mb_fix_set:
 * @self: a fix
 * @kind: the kind of a record
 * @id: its id
 * @field: (transfer none): the name of a field, which lives as long as the program
 * @from: (nullable): what it is now, sunk if it is floating; %NULL: not set
 * @to: (nullable): what it shall be, sunk if it is floating; %NULL: not set
 *
 * Lets the fix set a field.
 */
void
mb_fix_set (MbFix *self, MbRecordKind kind, gint64 id, const char *field, GVariant *from, GVariant *to)
{
  Step step = { .kind = STEP_SET, .record_kind = kind, .id = id, .field = field };

  step.from = from != NULL ? g_variant_ref_sink (from) : NULL;
  step.to = to != NULL ? g_variant_ref_sink (to) : NULL;
  g_array_append_val (self->steps, step);
}

/**
 * mb_fix_delete:
 * @self: a fix
 * @kind: the kind of a record
 * @id: its id
 *
 * Lets the fix delete a record.
 */
void
mb_fix_delete (MbFix *self, MbRecordKind kind, gint64 id)
{
  Step step = { .kind = STEP_DELETE, .record_kind = kind, .id = id };

  g_array_append_val (self->steps, step);
}

/**
 * mb_fix_add_participation:
 * @self: a fix
 * @person: id of a person
 * @cohort: id of a cohort that the person is not in
 * @role: in which role
 *
 * Lets the fix add a person to a cohort.
 */
void
mb_fix_add_participation (MbFix *self, gint64 person, gint64 cohort, MbRole role)
{
  Step step = { .kind = STEP_ADD, .record_kind = MB_RECORD_PARTICIPATION, .id = person, .cohort = cohort, .role = role };

  g_array_append_val (self->steps, step);
}

/**
 * mb_fix_merge:
 * @self: a fix that does nothing yet
 * @keep: id of the person who stays
 * @other: id of the person who is the same
 *
 * Lets the fix make one person of two.
 */
void
mb_fix_merge (MbFix *self, gint64 keep, gint64 other)
{
  self->keep = keep;
  self->other = other;
}

/**
 * mb_fix_get_label:
 * @self: a fix
 *
 * Returns: what it does, as it stands on a button
 */
const char *
mb_fix_get_label (const MbFix *self)
{
  return self->label;
}

/**
 * mb_fix_get_merge:
 * @self: a fix
 * @keep: (out): id of the person who stays
 * @other: (out): id of the person who is the same
 *
 * Tells fixes apart about which somebody may want to be asked: who stays is a
 * choice.
 *
 * Returns: whether it makes one person of two
 */
gboolean
mb_fix_get_merge (const MbFix *self, gint64 *keep, gint64 *other)
{
  *keep = self->keep;
  *other = self->other;
  return self->keep != 0;
}

/* Doing it */

static gboolean
refuse_changed (MbRecord *record, const char *field, GError **error)
{
  const MbField *described = mb_record_type_find_field (mb_record_get_record_type (record), field);
  g_autofree char *title = mb_record_dup_title (record);

  /* Translators: the first is the name of a field, the second a record. */
  g_set_error (error, MB_ERROR, MB_ERROR_CONFLICT,
               _("“%s” of “%s” has changed since it was checked. Nothing was changed; check the book again."),
               mb_field_get_label (described), title);
  return FALSE;
}

static gboolean
is_equal (GVariant *one, GVariant *other)
{
  return one == other || (one != NULL && other != NULL && g_variant_equal (one, other));
}

static gboolean
set_field (MbEdit *edit, MbBook *book, const Step *step, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, step->record_kind, step->id, error);

  if (record == NULL)
    return FALSE;
  if (!is_equal (mb_record_get (record, step->field), step->from))
    return refuse_changed (record, step->field, error);
  return mb_edit_set (edit, record, step->field, step->to, error);
}

static gboolean
delete_record (MbEdit *edit, MbBook *book, const Step *step, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, step->record_kind, step->id, error);

  return record != NULL && mb_edit_delete (edit, record, error);
}

static gboolean
add_participation (MbEdit *edit, const Step *step, GError **error)
{
  g_autoptr (MbRecord) participation = mb_record_new (MB_RECORD_PARTICIPATION);

  mb_record_set_integer (participation, "person", step->id);
  mb_record_set_integer (participation, "cohort", step->cohort);
  mb_record_set_text (participation, "role", mb_role_to_nick (step->role));
  return mb_edit_insert (edit, participation, error);
}

static gboolean
do_step (MbEdit *edit, MbBook *book, const Step *step, GError **error)
{
  switch (step->kind)
    {
    case STEP_SET:
      return set_field (edit, book, step, error);
    case STEP_DELETE:
      return delete_record (edit, book, step, error);
    case STEP_ADD:
    default:
      return add_participation (edit, step, error);
    }
}

static MbVerb
get_verb (const MbFix *self)
{
  switch (g_array_index (self->steps, Step, 0).kind)
    {
    case STEP_DELETE:
      return MB_VERB_DELETE;
    case STEP_ADD:
      return MB_VERB_ADD;
    case STEP_SET:
    default:
      return MB_VERB_EDIT;
    }
}

/**
 * mb_fix_apply:
 * @self: a fix that does something
 * @book: the book it is for, of which no edit is open
 * @error: return location for an error
 *
 * Does it, in one edit, which can be undone.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   %MB_ERROR_CONFLICT when a value is no longer what it was,
 *   %MB_ERROR_NOT_FOUND when a record is no longer there, or another error of
 *   the domain %MB_ERROR
 */
gboolean
mb_fix_apply (const MbFix *self, MbBook *book, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self->keep != 0 || self->steps->len > 0, FALSE);

  if (self->keep != 0)
    return mb_people_merge (book, self->keep, self->other, error);
  edit = mb_edit_begin (book, get_verb (self), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    if (!do_step (edit, book, &g_array_index (self->steps, Step, i), error))
      return FALSE;
  return mb_edit_commit (edit, error);
}
