#include "config.h"

#include <glib/gi18n.h>

#include "exchange/mb-input-file.h"
#include "exchange/mb-json-import.h"
#include "exchange/mb-page-folder.h"
#include "exchange/mb-paste-table.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-import-dialog.h"
#include "mb-table-dialog.h"
#include "mb-window-private.h"
#include "mb-window-work.h"

/* Website data: a look at what it would do, and then doing it. */

static void
say_nothing_new (MbWindowWork *work)
{
  g_autofree char *name = mb_window_work_dup_name (work);
  g_autofree char *text = g_strdup_printf (_("Nothing in “%s” is new"), name);

  mb_feedback_say (GTK_WIDGET (work->window), text);
}

static void
say_imported (MbWindowWork *work, MbImportReport *report)
{
  g_autofree char *name = mb_window_work_dup_name (work);
  g_autofree char *summary = mb_import_report_dup_summary (report);
  /* Translators: what was imported, and what that did: “docs: 6 programs added”. */
  g_autofree char *text = g_strdup_printf (C_("import", "%s: %s"), name, summary);

  mb_feedback_offer (GTK_WIDGET (work->window), text, _("_Undo"), "win.undo");
}

static void
imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_json_import_finish (result, &error);

  if (!report)
    mb_feedback_error (GTK_WIDGET (work->window), error);
  else if (mb_import_report_is_empty (report))
    say_nothing_new (work);
  else
    say_imported (work, report);
}

static void
work_on_json (MbWindow *self, GFile *file, const char *title, MbImportFlags flags, GAsyncReadyCallback callback)
{
  MbBook *book = mb_window_get_book (self);
  MbWindowWork *work = mb_window_work_begin (self, title, file);

  mb_json_import_async (mb_book_get_path (book), file, flags, mb_book_get_author (book),
                        mb_window_work_get_cancellable (work), mb_progress_dialog_step, work->progress, callback, work);
}

static void
import_wanted (MbWindow *self, const char *response, MbImportDialog *dialog)
{
  work_on_json (self, mb_import_dialog_get_file (dialog), _("Importing…"), MB_IMPORT_NONE, imported);
}

static void
looked_at (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_json_import_finish (result, &error);
  AdwDialog *dialog;

  if (!report || mb_import_report_is_empty (report))
    {
      if (report)
        say_nothing_new (work);
      else
        mb_feedback_error (GTK_WIDGET (work->window), error);
      return;
    }
  dialog = mb_import_dialog_new (work->file, report);
  g_signal_connect_object (dialog, "import", G_CALLBACK (import_wanted), work->window, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, GTK_WIDGET (work->window));
}

/* The file's name without its extension is what the new book is called. */
static void
start_with_import (MbWindow *self, GFile *file)
{
  g_autofree char *name = mb_input_file_dup_name (file);
  char *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  mb_window_create_book (self, name, FALSE, file);
}

static void
import_json (MbWindow *self, GFile *file)
{
  work_on_json (self, file, _("Reading…"), MB_IMPORT_DRY_RUN, looked_at);
}

static void
import_table (MbWindow *self, MbBook *book, GFile *file)
{
  if (book)
    mb_table_dialog_open (GTK_WIDGET (self), book, file);
  else
    mb_feedback_say (GTK_WIDGET (self), _("A table is imported into a book. Open or make one first."));
}

/**
 * mb_window_import_from:
 * @self: a window
 * @file: website data, a table, or a folder or page of Markdown
 *
 * Shows what website data or pages would change in the book of the window, and
 * imports them when that is wanted; of a table it asks first what the columns
 * are. Where there is no book the data goes into a new one.
 */
void
mb_window_import_from (MbWindow *self, GFile *file)
{
  MbBook *book;
  g_autofree char *name = NULL;

  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  book = mb_window_get_book (self);
  name = mb_input_file_dup_name (file);
  if (mb_page_folder_is_page (file))
    mb_window_import_page (self, file);
  else if (mb_paste_table_is_file (name))
    import_table (self, book, file);
  else if (book)
    import_json (self, file);
  else
    start_with_import (self, file);
}

/* Choosing */

static GtkFileFilter *
filter_new (void)
{
  static const char *const suffixes[] = { "json", "csv", "tsv", "tab", "yaml", "yml", "md", "mdx" };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables, Pages, Lists and Website Data"));
  gtk_file_filter_add_mime_type (filter, "application/json");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  return filter;
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    mb_window_import_from (self, file);
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Import"));
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, file_chosen, g_object_ref (widget));
}

/**
 * mb_window_class_install_import_actions:
 * @widget_class: the class of windows
 *
 * Installs the actions.
 */
void
mb_window_class_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
}
