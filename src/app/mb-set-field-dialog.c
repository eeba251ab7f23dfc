#include "config.h"

#include "mb-set-field-dialog.h"

#include <glib/gi18n.h>

#include "mb-bulk-work.h"
#include "mb-dialog.h"
#include "mb-field-row.h"
#include "mb-window-title.h"

/* Among more it takes too long to look who has the value already. */
#define FEW 500

struct _MbSetFieldDialog {
  AdwDialog parent_instance;

  GtkWidget *widget; /* weak: it is told what was done */
  MbBook *book;
  const MbRecordType *type;
  GArray *ids;
  GPtrArray *fields;  /* in the order of the combo row */
  MbFieldEditor *editor;
  GtkWidget *row;     /* of the value */
  gboolean touched;   /* nobody empties a field of many by pressing Enter in haste */

  GtkWidget *set_button;
  AdwComboRow *field_row;
  AdwBin *value_bin;
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (MbSetFieldDialog, mb_set_field_dialog, ADW_TYPE_DIALOG)

/* Which fields */

static gboolean
is_title (const MbRecordType *type, const MbField *field)
{
  return g_str_equal (type->title[0], field->name) && field->kind == MB_FIELD_TEXT;
}

/* What tells records apart cannot be the same of many, and nobody writes the same long text about many. */
static gboolean
can_be_shared (const MbRecordType *type, const MbField *field)
{
  return !(field->flags & (MB_FIELD_HIDDEN | MB_FIELD_UNIQUE)) && field->kind != MB_FIELD_LONG_TEXT &&
         !is_title (type, field);
}

static GPtrArray *
list_fields (const MbRecordType *type, const MbField *without)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (&type->fields[i] != without && can_be_shared (type, &type->fields[i]))
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

/* What it would do */

static gboolean
is_same (GVariant *one, GVariant *other)
{
  return one && other ? g_variant_equal (one, other) : one == other;
}

static guint
count_differing (MbSetFieldDialog *self)
{
  g_autoptr (GVariant) value = mb_field_editor_dup_value (self->editor);
  const char *name = mb_field_editor_get_field (self->editor)->name;
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (MbRecord) record = mb_book_get_record (self->book, self->type->kind,
                                                        g_array_index (self->ids, gint64, i), NULL);

      n += record && !is_same (mb_record_get (record, name), value);
    }
  return n;
}

static char *
dup_outcome (MbSetFieldDialog *self)
{
  g_autofree char *all = mb_record_type_dup_count (self->type, self->ids->len);

  if (self->ids->len > FEW)
    /* Translators: %s is a count, as in “Up to 1,000 people will change.” */
    return g_strdup_printf (_("Up to %s will change."), all);
  /* Translators: a number and a count, as in “9 of 12 cohorts will change.” */
  return g_strdup_printf (_("%u of %s will change."), count_differing (self), all);
}

static void
show_outcome (MbSetFieldDialog *self)
{
  const gboolean ready = self->touched && mb_field_editor_is_ready (self->editor) && !mb_field_editor_get_refused (self->editor);
  g_autofree char *text = ready ? dup_outcome (self) : NULL;

  gtk_label_set_label (self->outcome, text ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.set", ready);
}

static void
value_changed (MbSetFieldDialog *self)
{
  self->touched = TRUE;
  show_outcome (self);
}

/* The value */

/* A dialog keeps the height it opened with, also when another row comes in. */
static void
fit_height (MbSetFieldDialog *self)
{
  int height;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (self)), GTK_ORIENTATION_VERTICAL,
                      adw_dialog_get_content_width (ADW_DIALOG (self)), NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
}

static void
show_row (MbSetFieldDialog *self, const MbField *field)
{
  g_autoptr (MbRecord) draft = mb_record_new (self->type->kind);
  GtkWidget *group = adw_preferences_group_new ();

  g_clear_object (&self->editor);
  self->touched = FALSE;
  self->editor = mb_field_editor_new (self->book, draft, field);
  self->row = mb_field_row_add_to (ADW_PREFERENCES_GROUP (group), self->editor);
  if (ADW_IS_ENTRY_ROW (self->row))
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->row), TRUE);
  g_signal_connect_object (self->editor, "notify::refused", G_CALLBACK (show_outcome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::problem", G_CALLBACK (fit_height), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "stored", G_CALLBACK (value_changed), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->value_bin, group);
  show_outcome (self);
  fit_height (self);
}

static void
field_chosen (MbSetFieldDialog *self)
{
  const guint place = adw_combo_row_get_selected (self->field_row);

  if (self->fields && place < self->fields->len)
    show_row (self, self->fields->pdata[place]);
}

static void
set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbSetFieldDialog *self = MB_SET_FIELD_DIALOG (widget);
  g_autoptr (MbSetFieldDialog) alive = g_object_ref (self);
  g_autoptr (GVariant) value = NULL;

  mb_field_row_commit (self->row);
  if (!self->touched || !mb_field_editor_is_ready (self->editor))
    return;
  value = mb_field_editor_dup_value (self->editor);
  adw_dialog_close (ADW_DIALOG (self));
  if (self->widget)
    mb_bulk_work_set (self->widget, self->book, self->type, self->ids, mb_field_editor_get_field (self->editor), value);
}

/* The object */

static void
mb_set_field_dialog_dispose (GObject *object)
{
  MbSetFieldDialog *self = MB_SET_FIELD_DIALOG (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  /* libadwaita 1.7 never frees the frame of a dialog, and the rows in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_SET_FIELD_DIALOG);
  g_clear_object (&self->editor);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_set_field_dialog_parent_class)->dispose (object);
}

static void
mb_set_field_dialog_finalize (GObject *object)
{
  g_clear_pointer (&MB_SET_FIELD_DIALOG (object)->ids, g_array_unref);
  G_OBJECT_CLASS (mb_set_field_dialog_parent_class)->finalize (object);
}

static void
mb_set_field_dialog_class_init (MbSetFieldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_set_field_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_set_field_dialog_finalize;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-set-field-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSetFieldDialog, set_button);
  gtk_widget_class_bind_template_child (widget_class, MbSetFieldDialog, field_row);
  gtk_widget_class_bind_template_child (widget_class, MbSetFieldDialog, value_bin);
  gtk_widget_class_bind_template_child (widget_class, MbSetFieldDialog, outcome);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen);
  gtk_widget_class_install_action (widget_class, "dialog.set", NULL, set);
}

static void
mb_set_field_dialog_init (MbSetFieldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_set_field_dialog_is_possible:
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 *
 * Finds out whether there is a field that can be the same of many records.
 *
 * Returns: whether there is
 */
gboolean
mb_set_field_dialog_is_possible (const MbRecordType *type, const MbField *without)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (type != NULL, FALSE);

  fields = list_fields (type, without);
  return fields->len > 0;
}

static void
fill_fields (MbSetFieldDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (labels, mb_field_get_label (self->fields->pdata[i]));
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (labels));
}

/* A status is what one sets of many most of all. */
static guint
find_likely (MbSetFieldDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (((const MbField *) self->fields->pdata[i])->kind == MB_FIELD_CHOICE)
      return i;
  return 0;
}

/**
 * mb_set_field_dialog_new:
 * @widget: a widget of the window to tell it in
 * @book: a book
 * @type: the type of the records
 * @without: (nullable): a field of it that goes without saying
 * @ids: (element-type gint64): which records
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbSetFieldDialog *
mb_set_field_dialog_new (GtkWidget *widget, MbBook *book, const MbRecordType *type, const MbField *without, GArray *ids)
{
  MbSetFieldDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (type != NULL && ids != NULL, NULL);
  g_return_val_if_fail (mb_set_field_dialog_is_possible (type, without), NULL);

  self = g_object_new (MB_TYPE_SET_FIELD_DIALOG, NULL);
  g_set_weak_pointer (&self->widget, widget);
  self->book = g_object_ref (book);
  self->type = type;
  self->ids = g_array_ref (ids);
  self->fields = list_fields (type, without);
  fill_fields (self);
  adw_combo_row_set_selected (self->field_row, find_likely (self));
  mb_dialog_focus_when_shown (ADW_DIALOG (self), GTK_WIDGET (self->field_row));
  field_chosen (self);
  return self;
}

/**
 * mb_set_field_dialog_set_field:
 * @self: a dialog
 * @field: the name of a field that can be the same of many
 *
 * Chooses the field.
 */
void
mb_set_field_dialog_set_field (MbSetFieldDialog *self, const char *field)
{
  g_return_if_fail (MB_IS_SET_FIELD_DIALOG (self));

  for (guint i = 0; i < self->fields->len; i++)
    if (g_strcmp0 (((const MbField *) self->fields->pdata[i])->name, field) == 0)
      adw_combo_row_set_selected (self->field_row, i);
}

/**
 * mb_set_field_dialog_get_row:
 * @self: a dialog
 *
 * Returns: (transfer none): the row of the value
 */
GtkWidget *
mb_set_field_dialog_get_row (MbSetFieldDialog *self)
{
  g_return_val_if_fail (MB_IS_SET_FIELD_DIALOG (self), NULL);

  return self->row;
}

/**
 * mb_set_field_dialog_get_outcome:
 * @self: a dialog
 *
 * Returns: (transfer none): what setting would do; empty while there is no
 *   value that could be set
 */
const char *
mb_set_field_dialog_get_outcome (MbSetFieldDialog *self)
{
  g_return_val_if_fail (MB_IS_SET_FIELD_DIALOG (self), NULL);

  return gtk_label_get_label (self->outcome);
}
