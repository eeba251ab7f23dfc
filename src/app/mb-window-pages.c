#include "config.h"

#include <glib/gi18n.h>

#include "exchange/mb-page-import.h"
#include "mb-application.h"
#include "mb-background.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-proposal-dialog.h"
#include "mb-window-private.h"

/* One import of pages, from choosing them to the toast. */
typedef struct {
  MbWindow *window;
  GPtrArray *files;
  char *name;
  MbProgressDialog *progress;
} Import;

static Import *
import_new (MbWindow *window, GPtrArray *files)
{
  Import *self = g_new0 (Import, 1);

  self->window = g_object_ref (window);
  self->files = g_ptr_array_ref (files);
  self->name = mb_page_import_dup_name (files);
  return self;
}

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->window);
  g_ptr_array_unref (self->files);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static GCancellable *
begin (Import *self, const char *title)
{
  self->progress = mb_window_begin_work (self->window, title);
  return mb_progress_dialog_get_cancellable (self->progress);
}

static void
end (Import *self)
{
  mb_window_end_work (self->window, g_steal_pointer (&self->progress));
}

/* Doing what is ticked */

static void
applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbImportReport) report = mb_page_import_apply_finish (result, &error);

  end (self);
  if (report)
    {
      g_autofree char *summary = mb_import_report_dup_summary (report);
      /* Translators: what was imported, and what that did: “docs: 6 programs added”. */
      g_autofree char *text = g_strdup_printf (C_("import", "%s: %s"), self->name, summary);

      mb_feedback_offer (GTK_WIDGET (self->window), text, _("_Undo"), "win.undo");
    }
  else
    {
      mb_feedback_error (GTK_WIDGET (self->window), error);
    }
}

static void
import_wanted (MbProposalDialog *dialog, Import *asked)
{
  Import *self = import_new (asked->window, asked->files);
  MbBook *book = mb_window_get_book (self->window);
  GCancellable *cancellable = begin (self, _("Importing…"));

  mb_page_import_apply_async (mb_book_get_path (book), mb_proposal_dialog_get_proposal (dialog), self->name,
                              mb_book_get_author (book), cancellable, mb_progress_dialog_step, self->progress, applied,
                              self);
}

/* Reviewing */

static void
forget (gpointer data, GClosure *closure)
{
  import_free (data);
}

static void
review (Import *self, MbProposal *proposal)
{
  AdwDialog *dialog = mb_proposal_dialog_new (proposal, self->name);

  g_signal_connect_data (dialog, "import", G_CALLBACK (import_wanted), self, forget, G_CONNECT_DEFAULT);
  mb_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
say_nothing_new (Import *self)
{
  g_autofree char *text = g_strdup_printf (_("Nothing in “%s” is new"), self->name);

  mb_feedback_say (GTK_WIDGET (self->window), text);
}

static void
pages_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProposal) proposal = mb_page_import_read_finish (result, &error);

  end (self);
  if (!proposal)
    mb_feedback_error (GTK_WIDGET (self->window), error);
  else if (g_list_model_get_n_items (mb_proposal_get_items (proposal)) == 0)
    say_nothing_new (self);
  else
    review (g_steal_pointer (&self), proposal);
}

static void
read_pages (Import *self)
{
  GCancellable *cancellable = begin (self, _("Reading Pages…"));

  mb_page_import_read_async (mb_book_get_path (mb_window_get_book (self->window)), self->files, cancellable,
                             mb_progress_dialog_step, self->progress, pages_read, self);
}

/* Where there is no book yet */

static void
book_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mb_background_create_finish (result, &error);
  MbApplication *application = mb_window_get_application (self->window);

  end (self);
  if (application && path)
    mb_application_show_book (application, self->window, path, &error);
  if (error)
    mb_feedback_error (GTK_WIDGET (self->window), error);
  else if (mb_window_get_book (self->window))
    read_pages (g_steal_pointer (&self));
}

static void
make_book (Import *self)
{
  g_autofree char *author = mb_application_dup_author (mb_window_get_application (self->window));
  GCancellable *cancellable = begin (self, _("Making the Book…"));

  mb_background_create_async (self->name, MB_CONTENTS_NOTHING, NULL, author, cancellable, mb_progress_dialog_step,
                              self->progress, book_made, self);
}

/**
 * mb_window_import_pages:
 * @self: a window
 * @files: (element-type GFile): folders and pages of Markdown
 *
 * Reads pages in a worker thread, shows what they would change in the book of
 * the window or, where there is none, in a new one, and does what is ticked
 * when that is wanted: one step, with a toast that takes it back.
 */
void
mb_window_import_pages (MbWindow *self, GPtrArray *files)
{
  Import *import;

  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (files != NULL && files->len > 0);

  import = import_new (self, files);
  if (mb_window_get_book (self))
    read_pages (import);
  else
    make_book (import);
}

/**
 * mb_window_import_page:
 * @self: a window
 * @file: a folder of pages, or a page
 *
 * Does mb_window_import_pages() with one folder or page.
 */
void
mb_window_import_page (MbWindow *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (file));
  mb_window_import_pages (self, files);
}

/* Choosing */

static void
folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder)
    mb_window_import_page (self, folder);
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
import_pages (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import a Folder of Pages"));
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (widget), NULL, folder_chosen, g_object_ref (widget));
}

/**
 * mb_window_class_install_page_actions:
 * @widget_class: the class of windows
 *
 * Installs the action that imports pages.
 */
void
mb_window_class_install_page_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-pages", NULL, import_pages);
}
