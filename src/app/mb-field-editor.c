#include "config.h"

#include "mb-field-editor.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-unsaved.h"

struct _MbFieldEditor {
  GObject parent_instance;

  MbBook *book;
  MbRecord *record;
  const MbField *field;
  char *text;
  char *problem;
  gboolean refused;
};

G_DEFINE_FINAL_TYPE (MbFieldEditor, mb_field_editor, G_TYPE_OBJECT)

typedef enum {
  PROP_TEXT = 1,
  PROP_PROBLEM,
  PROP_REFUSED,
  PROP_EDITABLE,
} MbFieldEditorProperty;

static GParamSpec *properties[PROP_EDITABLE + 1];

enum {
  STORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the rows see */

static void
set_text (MbFieldEditor *self, const char *text)
{
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
set_problem (MbFieldEditor *self, const char *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_refused (MbFieldEditor *self, gboolean refused)
{
  if (self->refused == refused)
    return;
  self->refused = refused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFUSED]);
}

static void
check_value (MbFieldEditor *self)
{
  g_autoptr (GVariant) value = mb_field_editor_dup_value (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (mb_field_check (self->field, value, &error))
    {
      set_problem (self, NULL);
      return;
    }
  if (value && !(self->field->flags & MB_FIELD_PRIVATE) && !mb_field_editor_is_draft (self))
    /* Translators: %s is a whole sentence, what is wrong with the value. */
    problem = g_strdup_printf (_("%s It is stored, and left out of exports."), error->message);
  set_problem (self, problem ? problem : error->message);
}

static void
show_value (MbFieldEditor *self)
{
  g_autoptr (GVariant) value = mb_field_editor_dup_value (self);
  g_autofree char *text = mb_field_format (self->field, value);

  set_refused (self, FALSE);
  set_text (self, text);
  if (!mb_field_editor_is_draft (self))
    mb_unsaved_drop (mb_unsaved_of (self->book), self->record, self->field);
}

static void
show_refused (MbFieldEditor *self, const char *text, const char *reason)
{
  g_autofree char *problem = NULL;

  if (mb_field_editor_is_draft (self))
    problem = g_strdup (reason);
  else
    /* Translators: %s is a whole sentence, the reason. */
    problem = g_strdup_printf (_("Not stored. %s"), reason);

  set_refused (self, TRUE);
  set_text (self, text);
  set_problem (self, problem);
}

static void
refuse (MbFieldEditor *self, const char *text, const GError *reason)
{
  show_refused (self, text, reason->message);
  if (!mb_field_editor_is_draft (self))
    mb_unsaved_keep (mb_unsaved_of (self->book), self->record, self->field, text, reason);
}

/* What was refused outlives the form it was typed into, and is mended in any form of the record. */
static void
follow_unsaved (MbFieldEditor *self)
{
  MbUnsavedValue *value = mb_unsaved_find (mb_unsaved_of (self->book), self->record, self->field);

  if (value)
    show_refused (self, mb_unsaved_value_get_text (value), mb_unsaved_value_get_reason (value));
  else if (self->refused)
    mb_field_editor_revert (self);
}

/* What somebody else did to the record shows, but never at the cost of what was typed and refused. */
static void
record_changed (MbFieldEditor *self)
{
  if (!self->refused)
    {
      show_value (self);
      if (!mb_field_editor_is_draft (self))
        check_value (self);
    }
  g_signal_emit (self, signals[STORED], 0);
}

static void
editable_changed (MbFieldEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/* Storing */

static gboolean
store (MbFieldEditor *self, GVariant *value, GError **error)
{
  if (!mb_field_editor_is_draft (self))
    return mb_book_set_field (self->book, self->record, self->field->name, value, error);
  if (value && mb_field_is_binding (self->field) && !mb_field_check (self->field, value, error))
    return FALSE;
  mb_record_set (self->record, self->field->name, value);
  return TRUE;
}

static void
commit (MbFieldEditor *self, GVariant *value, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!store (self, value, &error))
    {
      refuse (self, text, error);
      return;
    }
  show_value (self);
  check_value (self);
}

static gboolean
is_stored_text (MbFieldEditor *self, const char *text)
{
  g_autoptr (GVariant) value = mb_field_editor_dup_value (self);
  g_autofree char *stored = mb_field_format (self->field, value);

  return g_str_equal (stored, text);
}

/**
 * mb_field_editor_commit_text:
 * @self: an editor
 * @text: what was typed
 *
 * Stores what was typed, as one edit of the book. What is not of the field's
 * kind and what the book refuses is kept and marked instead.
 */
void
mb_field_editor_commit_text (MbFieldEditor *self, const char *text)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MB_IS_FIELD_EDITOR (self));
  g_return_if_fail (text != NULL);

  if (!mb_field_editor_get_editable (self))
    return;
  if (is_stored_text (self, text))
    {
      show_value (self);
      check_value (self);
      return;
    }
  value = mb_field_parse (self->field, text, &error);
  if (value)
    g_variant_ref_sink (value);
  if (error)
    refuse (self, text, error);
  else
    commit (self, value, text);
}

/**
 * mb_field_editor_commit_value:
 * @self: an editor
 * @value: (nullable): the value, floating or not; %NULL: not set
 *
 * Stores a value that was chosen, as one edit of the book. What the book
 * refuses is kept and marked instead.
 */
void
mb_field_editor_commit_value (MbFieldEditor *self, GVariant *value)
{
  g_autoptr (GVariant) sunk = value ? g_variant_ref_sink (value) : NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MB_IS_FIELD_EDITOR (self));

  if (!mb_field_editor_get_editable (self))
    return;
  text = mb_field_format (self->field, sunk);
  commit (self, sunk, text);
}

/**
 * mb_field_editor_refuse:
 * @self: an editor
 * @text: what was typed
 * @reason: a sentence
 *
 * Keeps what was typed and marks it, for a reason that its kind of field does
 * not know: a name that nothing in the book has.
 */
void
mb_field_editor_refuse (MbFieldEditor *self, const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MB_IS_FIELD_EDITOR (self));
  g_return_if_fail (text != NULL && reason != NULL);

  error = g_error_new_literal (MB_ERROR, MB_ERROR_REFUSED, reason);
  refuse (self, text, error);
}

/**
 * mb_field_editor_type_text:
 * @self: an editor of a draft
 * @text: what was typed so far
 *
 * Takes what is being typed into a draft. It marks nothing that was not
 * marked: a half-written date is no mistake.
 */
void
mb_field_editor_type_text (MbFieldEditor *self, const char *text)
{
  g_autofree char *problem = NULL;

  g_return_if_fail (MB_IS_FIELD_EDITOR (self));
  g_return_if_fail (mb_field_editor_is_draft (self));

  problem = g_strdup (self->problem);
  mb_field_editor_commit_text (self, text);
  if (self->problem && !problem)
    set_problem (self, NULL);
}

/**
 * mb_field_editor_check:
 * @self: an editor
 *
 * Marks the value when it is wrong, also when nobody touched it.
 */
void
mb_field_editor_check (MbFieldEditor *self)
{
  g_return_if_fail (MB_IS_FIELD_EDITOR (self));

  if (!self->refused)
    check_value (self);
}

/**
 * mb_field_editor_complain:
 * @self: an editor
 * @problem: (nullable): a sentence
 *
 * Marks the value with a reason that only the book could know.
 */
void
mb_field_editor_complain (MbFieldEditor *self, const char *problem)
{
  g_return_if_fail (MB_IS_FIELD_EDITOR (self));

  set_problem (self, problem);
}

/**
 * mb_field_editor_revert:
 * @self: an editor
 *
 * Gives up what was refused and shows what the record has.
 */
void
mb_field_editor_revert (MbFieldEditor *self)
{
  g_return_if_fail (MB_IS_FIELD_EDITOR (self));

  show_value (self);
  check_value (self);
}

/* Reading */

/**
 * mb_field_editor_get_book:
 * @self: an editor
 *
 * Returns: (transfer none): the book that the record is in or is meant for
 */
MbBook *
mb_field_editor_get_book (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  return self->book;
}

/**
 * mb_field_editor_get_record:
 * @self: an editor
 *
 * Returns: (transfer none): the record
 */
MbRecord *
mb_field_editor_get_record (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  return self->record;
}

/**
 * mb_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): the field
 */
const MbField *
mb_field_editor_get_field (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  return self->field;
}

/**
 * mb_field_editor_get_text:
 * @self: an editor
 *
 * Returns: (transfer none): what the row shows
 */
const char *
mb_field_editor_get_text (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  return self->text;
}

/**
 * mb_field_editor_get_problem:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is wrong, as a sentence
 */
const char *
mb_field_editor_get_problem (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  return self->problem;
}

/**
 * mb_field_editor_get_refused:
 * @self: an editor
 *
 * Returns: whether the text is not what the record has
 */
gboolean
mb_field_editor_get_refused (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), FALSE);

  return self->refused;
}

/**
 * mb_field_editor_get_editable:
 * @self: an editor
 *
 * Returns: whether the book can be written and the record is still there
 */
gboolean
mb_field_editor_get_editable (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), FALSE);

  return !mb_book_get_read_only (self->book) && !mb_record_is_deleted (self->record);
}

/**
 * mb_field_editor_is_draft:
 * @self: an editor
 *
 * Returns: whether the record is in no book yet
 */
gboolean
mb_field_editor_is_draft (MbFieldEditor *self)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), FALSE);

  return mb_record_get_id (self->record) == 0;
}

/**
 * mb_field_editor_is_ready:
 * @self: an editor
 *
 * Tells whether the record can be added with this value: it is there where it
 * is needed, can be read, and breaks no rule that binds.
 *
 * Returns: whether it can
 */
gboolean
mb_field_editor_is_ready (MbFieldEditor *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), FALSE);

  if (self->refused)
    return FALSE;
  value = mb_field_editor_dup_value (self);
  return (value && !mb_field_is_binding (self->field)) || mb_field_check (self->field, value, NULL);
}

/**
 * mb_field_editor_dup_value:
 * @self: an editor
 *
 * Gives what the record has, which is not the text when that was refused.
 *
 * Returns: (transfer full) (nullable): the value; %NULL: not set
 */
GVariant *
mb_field_editor_dup_value (MbFieldEditor *self)
{
  GVariant *value;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (self), NULL);

  value = mb_record_get (self->record, self->field->name);
  return value ? g_variant_ref (value) : NULL;
}

/* The object */

static void
mb_field_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbFieldEditor *self = MB_FIELD_EDITOR (object);

  switch ((MbFieldEditorProperty) id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_REFUSED:
      g_value_set_boolean (value, self->refused);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, mb_field_editor_get_editable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_field_editor_finalize (GObject *object)
{
  MbFieldEditor *self = MB_FIELD_EDITOR (object);

  g_clear_object (&self->record);
  g_clear_object (&self->book);
  g_free (self->text);
  g_free (self->problem);
  G_OBJECT_CLASS (mb_field_editor_parent_class)->finalize (object);
}

static void
mb_field_editor_class_init (MbFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = mb_field_editor_get_property;
  object_class->finalize = mb_field_editor_finalize;

  /**
   * MbFieldEditor:text:
   *
   * What the row shows, as mb_field_format() writes it.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  /**
   * MbFieldEditor:problem:
   *
   * What is wrong, as a sentence; %NULL when nothing is.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  /**
   * MbFieldEditor:refused:
   *
   * Whether the text is not what the record has.
   */
  properties[PROP_REFUSED] = g_param_spec_boolean ("refused", NULL, NULL, FALSE, flags);
  /**
   * MbFieldEditor:editable:
   *
   * Whether the book can be written and the record is still there.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MbFieldEditor::stored:
   * @self: the editor
   *
   * The record has another value than before, whoever stored it.
   */
  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
mb_field_editor_init (MbFieldEditor *self)
{
  self->text = g_strdup ("");
}

static void
show_stored (MbFieldEditor *self)
{
  MbUnsaved *unsaved = mb_unsaved_of (self->book);

  if (mb_unsaved_find (unsaved, self->record, self->field))
    follow_unsaved (self);
  else
    mb_field_editor_revert (self);
  g_signal_connect_object (unsaved, "items-changed", G_CALLBACK (follow_unsaved), self, G_CONNECT_SWAPPED);
}

/**
 * mb_field_editor_new:
 * @book: the book that @record is in or is meant for
 * @record: a record
 * @field: one of its fields
 *
 * Makes an editor. The value of a record of the book is checked at once, that
 * of a draft when somebody has had the chance to fill it. What was typed into
 * the field before and refused is there again.
 *
 * Returns: (transfer full): a new editor
 */
MbFieldEditor *
mb_field_editor_new (MbBook *book, MbRecord *record, const MbField *field)
{
  MbFieldEditor *self;
  g_autofree char *notify = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MB_TYPE_FIELD_EDITOR, NULL);
  self->book = g_object_ref (book);
  self->record = g_object_ref (record);
  self->field = field;
  if (mb_field_editor_is_draft (self))
    show_value (self);
  else
    show_stored (self);

  notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (record, notify, G_CALLBACK (record_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "notify::deleted", G_CALLBACK (editable_changed), self, G_CONNECT_SWAPPED);
  return self;
}
