#include "config.h"

#include "mb-window-publish.h"

#include <glib/gi18n.h>

#include "exchange/mb-calendar.h"
#include "exchange/mb-publish-write.h"
#include "mb-application.h"
#include "mb-contacts-dialog.h"
#include "mb-dialog.h"
#include "mb-docs-folder.h"
#include "mb-feedback.h"
#include "mb-findings.h"
#include "mb-publish-dialog.h"
#include "mb-report-dialog.h"
#include "mb-window-private.h"
#include "mb-window-work.h"

/* Sentences that are no errors: what is not in a file. */
static void
say_lines (MbWindow *self, const char *heading, GPtrArray *lines)
{
  g_autoptr (GString) body = g_string_new (NULL);
  AdwDialog *dialog;

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", (const char *) lines->pdata[i]);
  dialog = adw_alert_dialog_new (heading, NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s", body->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  mb_dialog_present (dialog, GTK_WIDGET (self));
}

/* A text file: the calendar, a list of contacts */

typedef struct {
  MbWindow *window;
  MbTextFunc func;
  gpointer options;
  const char *done;
} TextChoice;

static void
text_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = mb_text_export_finish (result, &error);

  if (!notes)
    {
      mb_feedback_error (GTK_WIDGET (work->window), error);
      return;
    }
  mb_window_work_say_written (work, work->file, work->done);
  if (notes->len > 0)
    say_lines (work->window, _("Not Everything Is In It"), notes);
}

static void
text_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree TextChoice *choice = data;
  g_autoptr (MbWindow) window = choice->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  MbBook *book = mb_window_get_book (window);
  MbWindowWork *work;

  if (!file || !book)
    {
      g_free (choice->options);
      if (error)
        mb_feedback_error (GTK_WIDGET (window), error);
      return;
    }
  work = mb_window_work_begin (window, _("Exporting…"), file);
  work->done = choice->done;
  mb_text_export_async (mb_book_get_path (book), choice->func, choice->options, g_free, file, mb_window_work_get_cancellable (work),
                        text_written, work);
}

/* Takes options. */
static void
choose_text_file (MbWindow *self, MbTextFunc func, gpointer options, const char *title, const char *name,
                  const char *done)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  TextChoice *choice = g_new0 (TextChoice, 1);

  choice->window = g_object_ref (self);
  choice->func = func;
  choice->options = options;
  choice->done = done;
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, text_file_chosen, choice);
}

static void
calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_text_file (MB_WINDOW (widget), mb_calendar_make, g_new0 (MbCalendarOptions, 1), _("Export Calendar"),
                    "mentorship.ics", _("Milestones exported to “%s”"));
}

static void
contacts_confirmed (MbWindow *self, const char *response, MbContactsDialog *dialog)
{
  MbContactsOptions *options = g_new (MbContactsOptions, 1);

  *options = mb_contacts_dialog_get_options (dialog);
  choose_text_file (self, mb_contacts_make, options, _("Export Contacts"),
                    options->format == MB_CONTACTS_CSV ? "contacts.csv" : "contacts.txt",
                    _("Contacts exported to “%s”"));
}

static void
contacts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = mb_contacts_dialog_new (mb_window_get_book (MB_WINDOW (widget)), &error);

  if (!dialog)
    {
      mb_feedback_error (widget, error);
      return;
    }
  g_signal_connect_object (dialog, "response::export", G_CALLBACK (contacts_confirmed), widget, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, widget);
}

/* A folder */

typedef void (*FolderFunc) (MbWindow *self, GFile *folder, gpointer data);

typedef struct {
  MbWindow *window;
  FolderFunc func;
  gpointer data;
} FolderChoice;

static void
folder_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree FolderChoice *choice = data;
  g_autoptr (MbWindow) window = choice->window;
  g_autofree char *owned = choice->data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder && mb_window_get_book (window))
    choice->func (window, folder, choice->data);
  else if (error)
    mb_feedback_error (GTK_WIDGET (window), error);
}

/* Takes data. */
static void
choose_folder (MbWindow *self, const char *title, FolderFunc func, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  FolderChoice *choice = g_new0 (FolderChoice, 1);

  choice->window = g_object_ref (self);
  choice->func = func;
  choice->data = data;
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, folder_chosen, choice);
}

/* A report */

static void
report_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) page = mb_report_write_finish (result, &error);

  if (page)
    mb_window_work_say_written (work, page, _("Report written to “%s”"));
  else
    mb_feedback_error (GTK_WIDGET (work->window), error);
}

static void
write_report (MbWindow *self, GFile *folder, gpointer options)
{
  MbWindowWork *work = mb_window_work_begin (self, _("Writing the Report…"), folder);

  mb_report_write_async (mb_book_get_path (mb_window_get_book (self)), options, folder, mb_window_work_get_cancellable (work),
                         report_written, work);
}

static void
report_wanted (MbWindow *self, const char *response, MbReportDialog *dialog)
{
  MbReportOptions *options = g_new (MbReportOptions, 1);

  *options = mb_report_dialog_get_options (dialog);
  choose_folder (self, _("Folder for the Report"), write_report, options);
}

static void
report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = mb_report_dialog_new (mb_window_get_book (MB_WINDOW (widget)), &error);

  if (!dialog)
    {
      mb_feedback_error (widget, error);
      return;
    }
  g_signal_connect_object (dialog, "response::write", G_CALLBACK (report_wanted), widget, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, widget);
}

/* Pages */

static void
publish_chosen (MbWindow *self, GFile *folder, gpointer data)
{
  mb_window_publish_to (self, folder);
}

static void
choose_pages (MbWindow *self)
{
  choose_folder (self, _("Folder of the Pages"), publish_chosen, NULL);
}

static void
pages_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (MbPublishOutcome) outcome = mb_publish_write_finish (result);
  g_autofree char *text = g_strdup_printf (ngettext ("%u page written", "%u pages written", outcome->n_written),
                                           outcome->n_written);

  mb_findings_look_again (mb_findings_of (mb_window_get_book (work->window)));
  if (outcome->n_written > 0 || outcome->complaints->len == 0)
    mb_feedback_say (GTK_WIDGET (work->window), text);
  if (outcome->complaints->len > 0)
    say_lines (work->window, _("Not All Pages Were Written"), outcome->complaints);
}

static void
write_pages (MbWindow *self, MbPublishDialog *dialog)
{
  g_autoptr (GPtrArray) pages = mb_publish_dialog_list_ticked (dialog);
  g_autoptr (GFile) first = g_object_ref (((const MbPublishPage *) pages->pdata[0])->file);
  MbWindowWork *work = mb_window_work_begin (self, _("Writing Pages…"), first);

  mb_publish_write_async (mb_publish_dialog_get_publish (dialog), pages, mb_window_work_get_cancellable (work),
                          mb_progress_dialog_step, work->progress, pages_written, work);
}

static void
say_nothing_to_write (MbWindow *self, const MbPublish *publish)
{
  g_autofree char *text =
      publish->n_read == 0 ? g_strdup (_("There are no Markdown pages in this folder"))
                           : g_strdup_printf (ngettext ("%u page says what the book says",
                                                        "%u pages say what the book says", publish->n_read),
                                              publish->n_read);

  mb_feedback_say (GTK_WIDGET (self), text);
}

/* The folder is that of the book’s docs from now on, so that it is asked for once. */
static void
remember_folder (MbWindow *self, GFile *folder)
{
  GSettings *settings = mb_application_get_settings (mb_window_get_application (self));
  MbBook *book = mb_window_get_book (self);

  /* The window may have been closed as the last page was read. */
  if (book)
    mb_docs_folder_set (settings, mb_book_get_path (book), folder);
}

/* Where the folder has gone another one is chosen: nothing else would lead on. */
static void
say_unread (MbWindow *self, const GError *error)
{
  mb_feedback_error (GTK_WIDGET (self), error);
  if (g_error_matches (error, MB_ERROR, MB_ERROR_NOT_FOUND))
    choose_pages (self);
}

static void
pages_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPublish) publish = mb_publish_load_finish (result, &error);
  AdwDialog *dialog;

  if (publish)
    remember_folder (work->window, work->file);
  if (!publish || publish->pages->len == 0)
    {
      if (publish)
        say_nothing_to_write (work->window, publish);
      else
        say_unread (work->window, error);
      return;
    }
  dialog = mb_publish_dialog_new (publish, work->file);
  g_signal_connect_object (dialog, "write", G_CALLBACK (write_pages), work->window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "choose-folder", G_CALLBACK (choose_pages), work->window, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, GTK_WIDGET (work->window));
}

/**
 * mb_window_publish_to:
 * @self: a window with a book
 * @folder: a folder of pages
 *
 * Holds the pages of a folder against the book in a worker thread and shows
 * what would change in them.
 */
void
mb_window_publish_to (MbWindow *self, GFile *folder)
{
  MbWindowWork *work;

  g_return_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self));
  g_return_if_fail (G_IS_FILE (folder));

  work = mb_window_work_begin (self, _("Reading Pages…"), folder);
  mb_publish_load_async (mb_book_get_path (mb_window_get_book (self)), folder, mb_window_work_get_cancellable (work),
                         mb_progress_dialog_step, work->progress, pages_read, work);
}

static void
publish (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  GSettings *settings = mb_application_get_settings (mb_window_get_application (self));
  g_autoptr (GFile) folder = mb_docs_folder_dup (settings, mb_book_get_path (mb_window_get_book (self)));

  if (folder)
    mb_window_publish_to (self, folder);
  else
    choose_pages (self);
}

/**
 * mb_window_update_publish_actions:
 * @self: a window
 *
 * Enables what needs a book.
 */
void
mb_window_update_publish_actions (MbWindow *self)
{
  static const char *const names[] = { "win.publish", "win.report", "win.calendar", "win.contacts" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], mb_window_get_book (self) != NULL);
}

/**
 * mb_window_class_install_publish_actions:
 * @widget_class: the class of windows
 *
 * Installs the actions.
 */
void
mb_window_class_install_publish_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.publish", NULL, publish);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report);
  gtk_widget_class_install_action (widget_class, "win.calendar", NULL, calendar);
  gtk_widget_class_install_action (widget_class, "win.contacts", NULL, contacts);
}
