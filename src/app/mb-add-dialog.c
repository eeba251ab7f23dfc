#include "config.h"

#include "mb-add-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-announce.h"
#include "mb-dialog.h"
#include "mb-field-row.h"
#include "mb-open-when-closed.h"
#include "mb-window-title.h"

struct _MbAddDialog {
  AdwDialog parent_instance;

  MbBook *book;
  MbRecord *record;
  gboolean opens;
  GPtrArray *editors; /* MbFieldEditor, and in the same places … */
  GPtrArray *rows;    /* … the rows, which the group holds */
  GPtrArray *known;   /* (element-type MbField): whose values were given beforehand */

  GtkWidget *add_button;
  AdwBanner *problem_banner;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (MbAddDialog, mb_add_dialog, ADW_TYPE_DIALOG)

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_ready (MbAddDialog *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (!mb_field_editor_is_ready (self->editors->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_anything_set (MbAddDialog *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (*mb_field_editor_get_text (self->editors->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
show_readiness (MbAddDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", is_ready (self) && is_anything_set (self));
  adw_banner_set_revealed (self->problem_banner, FALSE);
}

/* A dialog keeps the height it opened with, also when a line comes in that says what is wrong. */
static void
fit_height (MbAddDialog *self)
{
  int height;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (self)), GTK_ORIENTATION_VERTICAL,
                      adw_dialog_get_content_width (ADW_DIALOG (self)), NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
}

/* Rows */

static gboolean
is_asked_for (const MbField *field)
{
  return (field->flags & (MB_FIELD_REQUIRED | MB_FIELD_LISTED)) && !(field->flags & MB_FIELD_HIDDEN);
}

static void
add_row (MbAddDialog *self, const MbField *field)
{
  MbFieldEditor *editor = mb_field_editor_new (self->book, self->record, field);
  GtkWidget *row = mb_field_row_add_to (self->group, editor);

  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_ptr_array_add (self->editors, editor);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (editor, "notify::refused", G_CALLBACK (show_readiness), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "stored", G_CALLBACK (show_readiness), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::problem", G_CALLBACK (fit_height), self, G_CONNECT_SWAPPED);
}

/* The first row that is not known beforehand: what is only likely may well be typed over. */
static void
focus_first_open (MbAddDialog *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (!g_ptr_array_find (self->known, mb_field_editor_get_field (self->editors->pdata[i]), NULL))
      {
        mb_dialog_focus_when_shown (ADW_DIALOG (self), self->rows->pdata[i]);
        return;
      }
}

/* What is most likely meant, where that can be known. */
static void
set_likely_values (MbAddDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format_iso8601 (now);

  today[strlen ("2022-05-17")] = '\0';
  if (mb_record_get_kind (self->record) == MB_RECORD_COHORT)
    mb_record_set_integer (self->record, "year", g_date_time_get_year (now));
  else if (mb_record_get_kind (self->record) == MB_RECORD_OBSERVATION)
    mb_record_set_text (self->record, "on", today);
}

/* Adding */

/* That a handle or the like is taken only the book knows: then the row is to blame. */
static MbFieldEditor *
find_taken (MbAddDialog *self, const GError *error)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MbFieldEditor *editor = self->editors->pdata[i];
      const MbField *field = mb_field_editor_get_field (editor);

      if ((field->flags & MB_FIELD_UNIQUE) && *mb_field_editor_get_text (editor) &&
          g_str_has_prefix (error->message, mb_field_get_label (field)))
        return editor;
    }
  return NULL;
}

static void
show_problem (MbAddDialog *self, const GError *error)
{
  MbFieldEditor *editor = find_taken (self, error);

  if (editor)
    mb_field_editor_complain (editor, error->message);
  else
    adw_banner_set_title (self->problem_banner, error->message);
  adw_banner_set_revealed (self->problem_banner, editor == NULL);
  mb_announce (self, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbAddDialog *self = MB_ADD_DIALOG (widget);
  g_autoptr (MbAddDialog) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    mb_field_row_commit (self->rows->pdata[i]);
  if (!is_ready (self))
    return;
  if (!mb_book_add_record (self->book, self->record, &error))
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signals[ADDED], 0, self->record);
  if (self->opens)
    mb_open_when_closed (ADW_DIALOG (self), self->record);
  adw_dialog_close (ADW_DIALOG (self));
}

/* The object */

static void
mb_add_dialog_dispose (GObject *object)
{
  MbAddDialog *self = MB_ADD_DIALOG (object);

  g_ptr_array_set_size (self->rows, 0);
  /* libadwaita 1.7 never frees the frame of a dialog, and the rows in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_ADD_DIALOG);
  g_ptr_array_set_size (self->editors, 0);
  g_clear_object (&self->record);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_add_dialog_parent_class)->dispose (object);
}

static void
mb_add_dialog_finalize (GObject *object)
{
  MbAddDialog *self = MB_ADD_DIALOG (object);

  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->editors);
  G_OBJECT_CLASS (mb_add_dialog_parent_class)->finalize (object);
}

static void
mb_add_dialog_class_init (MbAddDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mb_add_dialog_dispose;
  object_class->finalize = mb_add_dialog_finalize;

  /**
   * MbAddDialog::added:
   * @self: the dialog
   * @record: the record that was added
   *
   * The record is in the book.
   */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, MB_TYPE_RECORD);

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbAddDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, MbAddDialog, group);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add);
}

static void
mb_add_dialog_init (MbAddDialog *self)
{
  self->opens = TRUE;
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  self->known = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->add_button);
}

static void
add_rows (MbAddDialog *self, const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (is_asked_for (&type->fields[i]))
      add_row (self, &type->fields[i]);
}

/**
 * mb_add_dialog_new:
 * @book: the book to add to
 * @kind: the kind of record to add
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbAddDialog *
mb_add_dialog_new (MbBook *book, MbRecordKind kind)
{
  MbAddDialog *self;
  const MbRecordType *type;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);

  type = mb_record_type_get (kind);
  /* Translators: %s is a type of record, such as “Person”. */
  title = g_strdup_printf (_("Add %s"), mb_record_type_get_label (type));
  self = g_object_new (MB_TYPE_ADD_DIALOG, "title", title, NULL);
  self->book = g_object_ref (book);
  self->record = mb_record_new (kind);
  set_likely_values (self);
  add_rows (self, type);
  show_readiness (self);
  focus_first_open (self);
  return self;
}

/**
 * mb_add_dialog_set_value:
 * @self: a dialog
 * @field: the name of a field
 * @value: (nullable): its value, floating or not
 *
 * Fills a field beforehand.
 */
void
mb_add_dialog_set_value (MbAddDialog *self, const char *field, GVariant *value)
{
  g_return_if_fail (MB_IS_ADD_DIALOG (self));

  mb_record_set (self->record, field, value);
  g_ptr_array_add (self->known, (gpointer) mb_record_type_find_field (mb_record_get_record_type (self->record), field));
  show_readiness (self);
  focus_first_open (self);
}

/**
 * mb_add_dialog_set_opens:
 * @self: a dialog
 * @opens: whether to open the record's page
 *
 * Says whether the page of the record is opened when it was added.
 */
void
mb_add_dialog_set_opens (MbAddDialog *self, gboolean opens)
{
  g_return_if_fail (MB_IS_ADD_DIALOG (self));

  self->opens = opens;
}

/**
 * mb_add_dialog_get_row:
 * @self: a dialog
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
GtkWidget *
mb_add_dialog_get_row (MbAddDialog *self, const char *field)
{
  g_return_val_if_fail (MB_IS_ADD_DIALOG (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    if (g_strcmp0 (mb_field_editor_get_field (self->editors->pdata[i])->name, field) == 0)
      return self->rows->pdata[i];
  return NULL;
}
