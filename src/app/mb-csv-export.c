#include "config.h"

#include "mb-csv-export.h"

#include <glib/gi18n.h>

#include "exchange/mb-csv.h"
#include "mb-csv-dialog.h"
#include "mb-feedback.h"
#include "mb-window-private.h"

struct _MbCsvExport {
  GtkWidget *widget;
  MbBook *book;
  const MbRecordType *type;
  GPtrArray *fields;
  GArray *ids;
  GFile *file;
  MbWindow *window; /* nullable: which waits for the work */
  MbProgressDialog *progress;
};

static gboolean
is_private (gconstpointer field, gconstpointer unused)
{
  return (((const MbField *) field)->flags & MB_FIELD_PRIVATE) != 0;
}

static gboolean
is_public (gconstpointer field, gconstpointer unused)
{
  return !is_private (field, unused);
}

/**
 * mb_csv_export_is_possible:
 * @fields: (element-type MbField): the columns of a list
 *
 * Finds out whether any column is not private.
 *
 * Returns: whether it has
 */
gboolean
mb_csv_export_is_possible (GPtrArray *fields)
{
  g_return_val_if_fail (fields != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (fields, NULL, is_public, NULL);
}

/**
 * mb_csv_export_new:
 * @widget: a widget of the window to tell it in
 * @book: a book
 * @type: the type of the records
 * @fields: (element-type MbField): the columns
 * @ids: (element-type gint64): which records, in which order
 *
 * Prepares an export. It is freed when it was written, or given up.
 *
 * Returns: (transfer full): a new export
 */
MbCsvExport *
mb_csv_export_new (GtkWidget *widget, MbBook *book, const MbRecordType *type, GPtrArray *fields, GArray *ids)
{
  MbCsvExport *self = g_new0 (MbCsvExport, 1);

  self->widget = g_object_ref (widget);
  self->book = g_object_ref (book);
  self->type = type;
  self->fields = g_ptr_array_ref (fields);
  self->ids = g_array_ref (ids);
  return self;
}

static void
mb_csv_export_free (MbCsvExport *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->book);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->ids);
  g_clear_object (&self->file);
  g_clear_object (&self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCsvExport, mb_csv_export_free)

/* Writing */

static void
begin_work (MbCsvExport *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (!MB_IS_WINDOW (root))
    return;
  self->window = g_object_ref (MB_WINDOW (root));
  self->progress = mb_window_begin_work (self->window, _("Exporting…"));
}

static void
end_work (MbCsvExport *self)
{
  if (self->window)
    mb_window_end_work (self->window, g_steal_pointer (&self->progress));
}

static void
say_written (MbCsvExport *self)
{
  g_autofree char *counted = mb_record_type_dup_count (self->type, self->ids->len);
  g_autofree char *text = NULL;

  if (g_ptr_array_find_with_equal_func (self->fields, NULL, is_private, NULL))
    /* Translators: %s is a count, as in “Exported 3 participations”. */
    text = g_strdup_printf (_("Exported %s without private columns"), counted);
  else
    text = g_strdup_printf (_("Exported %s"), counted);
  mb_feedback_written (self->widget, text, self->file);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbCsvExport) self = data;
  g_autoptr (GError) error = NULL;

  end_work (self);
  if (mb_csv_export_finish (result, &error))
    say_written (self);
  else
    mb_feedback_error (self->widget, error);
}

/**
 * mb_csv_export_write:
 * @self: (transfer full): an export
 * @file: where it goes
 *
 * Writes the file in a worker thread and says when it is done.
 */
void
mb_csv_export_write (MbCsvExport *self, GFile *file)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));

  self->file = g_object_ref (file);
  begin_work (self);
  mb_csv_export_async (mb_book_get_path (self->book), self->type->kind, self->ids, self->fields, file,
                       self->progress ? mb_progress_dialog_get_cancellable (self->progress) : NULL,
                       self->progress ? mb_progress_dialog_step : NULL, self->progress, written, self);
}

/* Choosing the file */

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbCsvExport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    mb_csv_export_write (g_steal_pointer (&self), file);
  else
    mb_feedback_error (self->widget, error);
}

/**
 * mb_csv_export_choose:
 * @self: (transfer full): an export
 *
 * Asks for the file and writes it.
 */
void
mb_csv_export_choose (MbCsvExport *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (self != NULL);

  dialog = mb_csv_dialog_new (mb_record_type_get_plural (self->type));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (self->widget)), NULL, file_chosen, self);
}
