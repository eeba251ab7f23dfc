#include "config.h"

#include "mb-cell-edits.h"

#include <glib/gi18n.h>

#include "mb-unsaved.h"

/* A value that the book refused. */
typedef struct {
  MbFieldEditor *editor;
  char *text; /* as it was typed: a reference's editor has an id there */
} Kept;

struct _MbCellEdits {
  GObject parent_instance;

  MbBook *book;
  GPtrArray *kept; /* few */
};

G_DEFINE_FINAL_TYPE (MbCellEdits, mb_cell_edits, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->editor);
  g_free (kept->text);
  g_free (kept);
}

static gboolean
find (MbCellEdits *self, MbRecord *record, const MbField *field, guint *position)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Kept *kept = self->kept->pdata[i];

      *position = i;
      if (mb_field_editor_get_record (kept->editor) == record && mb_field_editor_get_field (kept->editor) == field)
        return TRUE;
    }
  return FALSE;
}

static const Kept *
find_kept (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  guint position;

  return find (self, record, field, &position) ? self->kept->pdata[position] : NULL;
}

static void
keep (MbCellEdits *self, MbFieldEditor *editor, const char *text)
{
  Kept *kept = g_new (Kept, 1);

  kept->editor = g_object_ref (editor);
  kept->text = g_strdup (text);
  g_ptr_array_add (self->kept, kept);
  g_signal_emit (self, signals[CHANGED], 0, mb_field_editor_get_record (editor),
                 mb_field_editor_get_field (editor)->name);
}

static void
forget (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  guint position;

  if (!find (self, record, field, &position))
    return;
  g_ptr_array_remove_index_fast (self->kept, position);
  mb_unsaved_drop (mb_unsaved_of (self->book), record, field);
  g_signal_emit (self, signals[CHANGED], 0, record, field->name);
}

/* It may be mended in the form of the record, too. */
static void
follow_unsaved (MbCellEdits *self, guint position, guint removed, guint added, MbUnsaved *unsaved)
{
  for (guint i = self->kept->len; i > 0; i--)
    {
      const Kept *kept = self->kept->pdata[i - 1];
      g_autoptr (MbRecord) record = g_object_ref (mb_field_editor_get_record (kept->editor));
      const MbField *field = mb_field_editor_get_field (kept->editor);

      if (!mb_unsaved_find (unsaved, record, field))
        forget (self, record, field);
    }
}

/* The object */

static void
mb_cell_edits_finalize (GObject *object)
{
  MbCellEdits *self = MB_CELL_EDITS (object);

  g_ptr_array_unref (self->kept);
  g_object_unref (self->book);
  G_OBJECT_CLASS (mb_cell_edits_parent_class)->finalize (object);
}

static void
mb_cell_edits_class_init (MbCellEditsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_cell_edits_finalize;

  /**
   * MbCellEdits::changed:
   * @self: the edits
   * @record: a record
   * @field: the name of a field
   *
   * A value of the field is kept now, or is no more.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, MB_TYPE_RECORD, G_TYPE_STRING);
}

static void
mb_cell_edits_init (MbCellEdits *self)
{
  self->kept = g_ptr_array_new_with_free_func (kept_free);
}

/**
 * mb_cell_edits_new:
 * @book: a book
 *
 * Makes the edits of a list, none at first.
 *
 * Returns: (transfer full): new edits
 */
MbCellEdits *
mb_cell_edits_new (MbBook *book)
{
  MbCellEdits *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_CELL_EDITS, NULL);
  self->book = g_object_ref (book);
  g_signal_connect_object (mb_unsaved_of (book), "items-changed", G_CALLBACK (follow_unsaved), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_cell_edits_suit:
 * @field: a field
 *
 * Returns: whether its values fit into a cell while they are typed
 */
gboolean
mb_cell_edits_suit (const MbField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind != MB_FIELD_LONG_TEXT && !(field->flags & MB_FIELD_HIDDEN);
}

/**
 * mb_cell_edits_can_edit:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 *
 * Returns: whether the field can be edited in its cell: it is short, the book
 *   can be written and the record is still there
 */
gboolean
mb_cell_edits_can_edit (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  g_return_val_if_fail (MB_IS_CELL_EDITS (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);

  return mb_cell_edits_suit (field) && !mb_book_get_read_only (self->book) && !mb_record_is_deleted (record);
}

/**
 * mb_cell_edits_dup_text:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): what one edits: the value that was refused, else
 *   the record's as the cell shows it
 */
char *
mb_cell_edits_dup_text (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  const char *kept = mb_cell_edits_get_kept (self, record, field);
  g_autofree char *shown = kept ? g_strdup (kept) : mb_record_dup_display (record, field->name);

  return shown ? g_steal_pointer (&shown) : g_strdup ("");
}

/**
 * mb_cell_edits_get_kept:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): the value that was refused, as it was
 *   typed; %NULL: there is none
 */
const char *
mb_cell_edits_get_kept (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  const Kept *kept;

  g_return_val_if_fail (MB_IS_CELL_EDITS (self), NULL);

  kept = find_kept (self, record, field);
  return kept ? kept->text : NULL;
}

/**
 * mb_cell_edits_get_problem:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): why the kept value was refused, as a sentence
 */
const char *
mb_cell_edits_get_problem (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  const Kept *kept;

  g_return_val_if_fail (MB_IS_CELL_EDITS (self), NULL);

  kept = find_kept (self, record, field);
  return kept ? mb_field_editor_get_problem (kept->editor) : NULL;
}

static gboolean
is_what_is_there (MbRecord *record, const MbField *field, const char *text)
{
  g_autofree char *shown = mb_record_dup_display (record, field->name);

  return g_str_equal (shown ? shown : "", text);
}

/* The editor knows now whether the value was taken. */
static gboolean
conclude (MbCellEdits *self, MbFieldEditor *editor, const char *text, char **remark)
{
  if (mb_field_editor_get_refused (editor))
    {
      keep (self, editor, text);
      return FALSE;
    }
  if (remark)
    *remark = g_strdup (mb_field_editor_get_problem (editor));
  return TRUE;
}

static void
refuse_name (MbFieldEditor *editor, const MbField *field, const char *text)
{
  /* Translators: the first %s is what a field is called, such as “Program”. */
  g_autofree char *reason = g_strdup_printf (_("%s: nothing in the book is called “%s”."), mb_field_get_label (field),
                                             text);

  mb_field_editor_refuse (editor, text, reason);
}

/**
 * mb_cell_edits_commit_text:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 * @text: what was typed
 * @remark: (out) (optional) (nullable): what is wrong with the value though it was stored, as a sentence
 *
 * Stores what was typed. The text of a reference is a name that nothing in the
 * book has, or nothing.
 *
 * Returns: whether it was stored, or was there already; otherwise it is kept
 */
gboolean
mb_cell_edits_commit_text (MbCellEdits *self, MbRecord *record, const MbField *field, const char *text, char **remark)
{
  g_autoptr (MbFieldEditor) editor = NULL;

  g_return_val_if_fail (MB_IS_CELL_EDITS (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);
  g_return_val_if_fail (field != NULL && text != NULL, FALSE);

  if (remark)
    *remark = NULL;
  forget (self, record, field);
  if (is_what_is_there (record, field, text))
    return TRUE;
  editor = mb_field_editor_new (self->book, record, field);
  if (field->kind == MB_FIELD_REFERENCE && *text)
    refuse_name (editor, field, text);
  else
    mb_field_editor_commit_text (editor, text);
  return conclude (self, editor, text, remark);
}

/**
 * mb_cell_edits_commit_value:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 * @value: (nullable): the value, floating or not
 * @text: what the cell shows for it
 * @remark: (out) (optional) (nullable): what is wrong with the value though it was stored, as a sentence
 *
 * Stores a value that was chosen.
 *
 * Returns: whether it was stored, or was there already; otherwise it is kept
 */
gboolean
mb_cell_edits_commit_value (MbCellEdits *self, MbRecord *record, const MbField *field, GVariant *value,
                            const char *text, char **remark)
{
  g_autoptr (MbFieldEditor) editor = NULL;
  g_autoptr (GVariant) sunk = value ? g_variant_ref_sink (value) : NULL;
  g_autoptr (GVariant) before = NULL;

  g_return_val_if_fail (MB_IS_CELL_EDITS (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);
  g_return_val_if_fail (field != NULL && text != NULL, FALSE);

  if (remark)
    *remark = NULL;
  forget (self, record, field);
  editor = mb_field_editor_new (self->book, record, field);
  before = mb_field_editor_dup_value (editor);
  if (before == sunk || (before && sunk && g_variant_equal (before, sunk)))
    return TRUE;
  mb_field_editor_commit_value (editor, sunk);
  return conclude (self, editor, text, remark);
}

/**
 * mb_cell_edits_revert:
 * @self: the edits
 * @record: a record
 * @field: one of its fields
 *
 * Gives up a value that was refused.
 */
void
mb_cell_edits_revert (MbCellEdits *self, MbRecord *record, const MbField *field)
{
  g_return_if_fail (MB_IS_CELL_EDITS (self));
  g_return_if_fail (MB_IS_RECORD (record));

  forget (self, record, field);
}
