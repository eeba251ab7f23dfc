#include "config.h"

#include "mb-sheet-work.h"

#include <glib/gi18n.h>

#include "mb-csv-dialog.h"
#include "mb-feedback.h"
#include "mb-figure-sheet.h"
#include "mb-window-private.h"

struct _MbSheetWork {
  GtkWidget *widget;
  MbBook *book;
  MbOverview *overview;
  MbRecordKind kind;
  GArray *ids;
  GFile *file;      /* (nullable): else it is copied */
  MbWindow *window; /* (nullable): which waits for the work */
  MbProgressDialog *progress;
};

static void
mb_sheet_work_free (MbSheetWork *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->book);
  mb_overview_unref (self->overview);
  g_array_unref (self->ids);
  g_clear_object (&self->file);
  g_clear_object (&self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSheetWork, mb_sheet_work_free)

/**
 * mb_sheet_work_new:
 * @widget: a widget of the window to tell it in
 * @book: a book
 * @overview: its figures
 * @kind: the type of the records
 * @ids: (element-type gint64): which records, in which order
 *
 * Prepares the work. It is freed when it is done, or given up.
 *
 * Returns: (transfer full): new work
 */
MbSheetWork *
mb_sheet_work_new (GtkWidget *widget, MbBook *book, MbOverview *overview, MbRecordKind kind, GArray *ids)
{
  MbSheetWork *self = g_new0 (MbSheetWork, 1);

  self->widget = g_object_ref (widget);
  self->book = g_object_ref (book);
  self->overview = mb_overview_ref (overview);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  return self;
}

/* Working */

static void
begin_work (MbSheetWork *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (!MB_IS_WINDOW (root))
    return;
  self->window = g_object_ref (MB_WINDOW (root));
  self->progress = mb_window_begin_work (self->window, self->file ? _("Exporting…") : _("Copying…"));
}

static void
end_work (MbSheetWork *self)
{
  if (self->window)
    mb_window_end_work (self->window, g_steal_pointer (&self->progress));
}

static void
say_copied (MbSheetWork *self, const char *table)
{
  g_autofree char *counted = mb_record_type_dup_count (mb_record_type_get (self->kind), self->ids->len);
  /* Translators: %s is a count, as in “Copied 3 people”. */
  g_autofree char *text = g_strdup_printf (_("Copied %s"), counted);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), table);
  mb_feedback_say (self->widget, text);
}

static void
say_written (MbSheetWork *self)
{
  g_autofree char *counted = mb_record_type_dup_count (mb_record_type_get (self->kind), self->ids->len);
  /* Translators: %s is a count, as in “Exported 3 people”. */
  g_autofree char *text = g_strdup_printf (_("Exported %s"), counted);

  mb_feedback_written (self->widget, text, self->file);
}

static void
done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbSheetWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *table = mb_figure_sheet_write_finish (result, &error);

  end_work (self);
  if (!table)
    mb_feedback_error (self->widget, error);
  else if (self->file)
    say_written (self);
  else
    say_copied (self, table);
}

static void
start (MbSheetWork *self, MbSheetFormat format)
{
  begin_work (self);
  mb_figure_sheet_write_async (mb_book_get_path (self->book), self->overview, self->kind, self->ids, format, self->file,
                               self->progress ? mb_progress_dialog_get_cancellable (self->progress) : NULL,
                               self->progress ? mb_progress_dialog_step : NULL, self->progress, done, self);
}

/**
 * mb_sheet_work_copy:
 * @self: (transfer full): work
 * @format: as what
 *
 * Copies the records as a table and says when it is done.
 */
void
mb_sheet_work_copy (MbSheetWork *self, MbSheetFormat format)
{
  g_return_if_fail (self != NULL);

  start (self, format);
}

/**
 * mb_sheet_work_write:
 * @self: (transfer full): work
 * @file: where it goes
 *
 * Writes the records to a file of CSV and says when it is done.
 */
void
mb_sheet_work_write (MbSheetWork *self, GFile *file)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));

  self->file = g_object_ref (file);
  start (self, MB_SHEET_CSV);
}

/* Choosing the file */

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbSheetWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    mb_sheet_work_write (g_steal_pointer (&self), file);
  else
    mb_feedback_error (self->widget, error);
}

/**
 * mb_sheet_work_choose_file:
 * @self: (transfer full): work
 * @name: what the file may be called, without its suffix
 *
 * Asks for a file and writes the records to it as CSV.
 */
void
mb_sheet_work_choose_file (MbSheetWork *self, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (self != NULL);

  dialog = mb_csv_dialog_new (name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (self->widget)), NULL, file_chosen, self);
}
