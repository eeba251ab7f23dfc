#include "config.h"

#include "mb-window.h"

#include <glib/gi18n.h>

#include "exchange/mb-json-export.h"
#include "mb-add-dialog.h"
#include "mb-application.h"
#include "mb-background.h"
#include "mb-copy-dialog.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-last-opened.h"
#include "mb-new-book-dialog.h"
#include "mb-quick-open.h"
#include "mb-record-page.h"
#include "mb-sidebar.h"
#include "mb-window-history.h"
#include "mb-window-private.h"
#include "mb-window-publish.h"
#include "mb-window-work.h"

/* Choosing files */

static GtkFileFilter *
filter_new (const char *name, const char *suffix, const char *mime_type)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  if (mime_type)
    gtk_file_filter_add_mime_type (filter, mime_type);
  return filter;
}

static GtkFileDialog *
file_dialog_new (const char *title, GtkFileFilter *filter)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, filter);
  return dialog;
}

static GtkFileDialog *
website_data_dialog_new (const char *title)
{
  g_autoptr (GtkFileFilter) filter = filter_new (_("Website Data (JSON)"), "json", "application/json");

  return file_dialog_new (title, filter);
}

static GtkFileDialog *
book_dialog_new (const char *title)
{
  g_autoptr (GtkFileFilter) filter = filter_new (_("Books"), "mentorbook", NULL);

  return file_dialog_new (title, filter);
}

typedef void (*ChosenFunc) (MbWindow *self, GFile *file);

typedef struct {
  MbWindow *window;
  gboolean saves;
  ChosenFunc chosen;
} Choice;

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (MbWindow) window = choice->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = choice->saves ? gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error)
                                         : gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    choice->chosen (window, file);
  else
    mb_feedback_error (GTK_WIDGET (window), error);
}

static Choice *
choice_new (MbWindow *self, gboolean saves, ChosenFunc chosen)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (self);
  choice->saves = saves;
  choice->chosen = chosen;
  return choice;
}

static void
choose_to_open (MbWindow *self, GtkFileDialog *dialog, ChosenFunc chosen)
{
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, file_chosen, choice_new (self, FALSE, chosen));
}

static void
choose_to_save (MbWindow *self, GtkFileDialog *dialog, const char *name, ChosenFunc chosen)
{
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, file_chosen, choice_new (self, TRUE, chosen));
}

/* New books */

static void
book_created (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mb_background_create_finish (result, &error);
  MbApplication *application = mb_window_get_application (work->window);

  if (application && path)
    mb_application_show_book (application, work->window, path, &error);
  if (error)
    mb_feedback_error (GTK_WIDGET (work->window), error);
}

/**
 * mb_window_create_book:
 * @self: a window
 * @name: what the book is called
 * @sample: whether it begins with AsyncAPI's history
 * @file: (nullable): website data to import into it
 *
 * Makes a new book of the library and shows it: here when there is no book
 * yet, else in a new window.
 */
void
mb_window_create_book (MbWindow *self, const char *name, gboolean sample, GFile *file)
{
  g_autofree char *author = NULL;
  MbWindowWork *work;

  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (name != NULL);

  author = mb_application_dup_author (mb_window_get_application (self));
  work = mb_window_work_begin (self, _("Making the Book…"), NULL);
  mb_background_create_async (name, sample ? MB_CONTENTS_SAMPLE : MB_CONTENTS_NOTHING, file, author,
                              mb_window_work_get_cancellable (work), mb_progress_dialog_step, work->progress, book_created, work);
}

static void
new_book_named (MbWindow *self, const char *name, gboolean sample)
{
  mb_window_create_book (self, name, sample, NULL);
}

static void
new_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = mb_new_book_dialog_new ();

  g_signal_connect_object (dialog, "named", G_CALLBACK (new_book_named), widget, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, widget);
}

static void
start_sample (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_create_book (MB_WINDOW (widget), "AsyncAPI", TRUE, NULL);
}

static void
open_chosen (MbWindow *self, GFile *file)
{
  mb_application_open_file (mb_window_get_application (self), self, file);
}

static void
open_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = book_dialog_new (_("Open a Book"));

  choose_to_open (MB_WINDOW (widget), dialog, open_chosen);
}

/* Undo and redo */

static void
say_taken_back (MbWindow *self, MbChange *change, const char *format)
{
  g_autofree char *label = mb_change_dup_label (change);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", label, 1);
  mb_feedback_say (GTK_WIDGET (self), text->str);
}

static void
stepped (GObject *source, GAsyncResult *result, MbWindowWork *work, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = mb_book_step_finish (MB_BOOK (source), result, &error);

  if (change)
    say_taken_back (work->window, change, format);
  else
    mb_feedback_error (GTK_WIDGET (work->window), error);
}

static void
undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);

  stepped (source, result, work, _("Undone: %s"));
}

static void
redone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);

  stepped (source, result, work, _("Redone: %s"));
}

/* One step after the other: the next one may be another when this one is done. */
static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  MbWindowWork *work;

  if (mb_window_is_working (self))
    return;
  work = mb_window_work_begin (self, _("Undoing…"), NULL);
  mb_book_step_async (mb_window_get_book (self), FALSE, mb_window_work_get_cancellable (work), undone, work);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  MbWindowWork *work;

  if (mb_window_is_working (self))
    return;
  work = mb_window_work_begin (self, _("Redoing…"), NULL);
  mb_book_step_async (mb_window_get_book (self), TRUE, mb_window_work_get_cancellable (work), redone, work);
}

/* Out */

/* As many lines as a dialog has room for; mentorbook-cli says them all. */
#define LINES_SHOWN 10

static void
say_left_out (MbWindowWork *work, MbLeftOut *left_out)
{
  g_autofree char *summary = mb_left_out_dup_summary (left_out);
  g_autoptr (GString) body = g_string_new (NULL);
  AdwDialog *dialog;

  if (!summary)
    return;
  for (guint i = 0; i < MIN (left_out->lines->len, LINES_SHOWN); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", (const char *) left_out->lines->pdata[i]);
  if (left_out->count > LINES_SHOWN)
    g_string_append (body, "\n…");
  dialog = adw_alert_dialog_new (_("Exported With Gaps"), NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s.\n\n%s", summary, body->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  mb_dialog_present (dialog, GTK_WIDGET (work->window));
}

static void
exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbLeftOut) left_out = NULL;

  if (mb_json_export_finish (result, &left_out, &error))
    {
      mb_window_work_say_written (work, work->file, _("Website data exported to “%s”"));
      say_left_out (work, left_out);
    }
  else
    mb_feedback_error (GTK_WIDGET (work->window), error);
}

/**
 * mb_window_export_to:
 * @self: a window with a book
 * @file: where the website data goes
 *
 * Exports the website's JSON in a worker thread and says when it is done.
 */
void
mb_window_export_to (MbWindow *self, GFile *file)
{
  MbWindowWork *work;

  g_return_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self));
  g_return_if_fail (G_IS_FILE (file));

  work = mb_window_work_begin (self, _("Exporting…"), file);
  mb_json_export_async (mb_book_get_path (mb_window_get_book (self)), file, mb_window_work_get_cancellable (work),
                        mb_progress_dialog_step, work->progress, exported, work);
}

static void
export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = website_data_dialog_new (_("Export Website Data"));

  choose_to_save (MB_WINDOW (widget), dialog, "mentorship.json", mb_window_export_to);
}

static void
copy_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindowWork) work = mb_window_work_end (data);
  g_autoptr (GError) error = NULL;

  if (mb_background_backup_finish (result, &error))
    mb_window_work_say_written (work, work->file, _("Copy saved as “%s”"));
  else
    mb_feedback_error (GTK_WIDGET (work->window), error);
}

static void
save_copy_of (MbWindow *self, GFile *file, gboolean public)
{
  MbWindowWork *work = mb_window_work_begin (self, _("Saving a Copy…"), file);

  mb_background_backup_async (mb_book_get_path (mb_window_get_book (self)), file, public, mb_window_work_get_cancellable (work),
                              mb_progress_dialog_step, work->progress, copy_saved, work);
}

/**
 * mb_window_save_copy_to:
 * @self: a window with a book
 * @file: where the copy goes
 *
 * Saves a whole copy of the book in a worker thread and says when it is done.
 */
void
mb_window_save_copy_to (MbWindow *self, GFile *file)
{
  g_return_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self));
  g_return_if_fail (G_IS_FILE (file));

  save_copy_of (self, file, FALSE);
}

/**
 * mb_window_save_public_copy_to:
 * @self: a window with a book
 * @file: where the copy goes
 *
 * Saves a copy of what is public of the book in a worker thread and says when
 * it is done.
 */
void
mb_window_save_public_copy_to (MbWindow *self, GFile *file)
{
  g_return_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self));
  g_return_if_fail (G_IS_FILE (file));

  save_copy_of (self, file, TRUE);
}

static void
choose_copy (MbWindow *self, const char *response, MbCopyDialog *choice)
{
  const gboolean public = mb_copy_dialog_get_public (choice);
  g_autoptr (GtkFileDialog) dialog = book_dialog_new (public ? _("Save a Public Copy") : _("Save a Copy"));
  g_autofree char *name = mb_book_dup_name (mb_window_get_book (self));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *proposal = NULL;

  if (public)
    /* Translators: what a public copy is proposed to be called: the name of the book and a date. */
    proposal = g_strdup_printf (_("%1$s public %2$s.mentorbook"), name, today);
  else
    proposal = g_strdup_printf ("%s %s.mentorbook", name, today);
  choose_to_save (self, dialog, proposal, public ? mb_window_save_public_copy_to : mb_window_save_copy_to);
}

static void
save_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = mb_copy_dialog_new ();

  g_signal_connect_object (dialog, "response::save", G_CALLBACK (choose_copy), widget, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, widget);
}

static void
folder_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error))
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
show_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (widget), NULL, folder_shown, g_object_ref (widget));
}

/* Pages and records */

static void
go_to_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_go_to (MB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/**
 * mb_window_open_record:
 * @self: a window with a book
 * @type: the name of a type of record
 * @id: the record's id
 * @error: return location for an error
 *
 * Shows the page of a record.
 *
 * Errors are those of mb_book_get_record().
 *
 * Returns: whether the book has the record
 */
gboolean
mb_window_open_record (MbWindow *self, const char *type, gint64 id, GError **error)
{
  const MbRecordType *described = mb_record_type_find (type);
  g_autoptr (MbRecord) record = NULL;

  g_return_val_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self), FALSE);
  g_return_val_if_fail (described != NULL, FALSE);

  record = mb_book_get_record (mb_window_get_book (self), described->kind, id, error);
  if (!record)
    return FALSE;
  mb_last_opened_note (record);
  mb_window_push (self, ADW_NAVIGATION_PAGE (mb_record_page_new (record)));
  return TRUE;
}

static void
open_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *type;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &type, &id);
  if (mb_window_get_book (MB_WINDOW (widget)) && mb_record_type_find (type) &&
      !mb_window_open_record (MB_WINDOW (widget), type, id, &error))
    mb_feedback_error (widget, error);
}

/**
 * mb_window_quick_open:
 * @self: a window with a book
 * @search: what to look for
 *
 * Opens the dialog that goes to any page and record. Not on top of another
 * dialog, which would lose what was typed into it.
 */
void
mb_window_quick_open (MbWindow *self, const char *search)
{
  MbQuickOpen *dialog;

  g_return_if_fail (MB_IS_WINDOW (self) && mb_window_get_book (self));
  g_return_if_fail (search != NULL);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)))
    return;
  dialog = mb_quick_open_new (mb_window_get_book (self));
  mb_quick_open_search (dialog, search);
  mb_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
quick_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mb_window_quick_open (MB_WINDOW (widget), "");
}

static void
add_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  const MbRecordType *type = mb_record_type_find (g_variant_get_string (parameter, NULL));

  if (type && mb_window_get_book (self))
    mb_dialog_present (ADW_DIALOG (mb_add_dialog_new (mb_window_get_book (self), type->kind)), widget);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwNavigationPage *page = mb_window_get_visible_page (MB_WINDOW (widget));

  if (page)
    gtk_widget_activate_action (GTK_WIDGET (page), "list.search", NULL);
}

/* The key of a list, also while the focus is beside it. */
static void
add_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwNavigationPage *page = mb_window_get_visible_page (MB_WINDOW (widget));

  if (page && !adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)))
    gtk_widget_activate_action (GTK_WIDGET (page), "list.add", NULL);
}

/* The record whose page one sees, not one below a dialog. */
static void
delete_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwNavigationPage *page = mb_window_get_visible_page (MB_WINDOW (widget));

  if (page && !adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)))
    gtk_widget_activate_action (GTK_WIDGET (page), "record.delete", NULL);
}

/* What each action needs: a book, or one that may be written. */
static void
set_enabled (MbWindow *self, gboolean enabled, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled);
}

/**
 * mb_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now: the one place that decides it.
 */
void
mb_window_update_actions (MbWindow *self)
{
  static const char *const need_book[] = {
    "win.page", "win.open-record", "win.search", "win.quick-open", "win.export", "win.save-copy", "win.back",
    "win.forward", "win.next-page", "win.previous-page", "win.change-pane", "win.menu", NULL
  };
  MbBook *book = mb_window_get_book (self);
  gboolean writable = book && !mb_book_get_read_only (book);
  g_autofree char *undo_label = writable ? mb_book_dup_undo_label (book) : NULL;
  g_autofree char *redo_label = writable ? mb_book_dup_redo_label (book) : NULL;

  set_enabled (self, book != NULL, need_book);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-record", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", writable || !book);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-pages", writable || !book);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo_label != NULL);
  mb_window_update_history_actions (self);
  mb_window_update_publish_actions (self);
}

/* Alt and a digit lead to the first nine pages. */
static void
add_page_shortcuts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.page", "s",
                                         mb_sidebar_get_nth_page (i));
}

/**
 * mb_window_class_install_actions:
 * @widget_class: the class of windows
 *
 * Installs the actions and the keys that lead to pages.
 */
void
mb_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-book", NULL, new_book);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_book);
  gtk_widget_class_install_action (widget_class, "win.start-sample", NULL, start_sample);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", show_file);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.page", "s", go_to_page);
  gtk_widget_class_install_action (widget_class, "win.open-record", "(sx)", open_record);
  gtk_widget_class_install_action (widget_class, "win.add", "s", add_record);
  gtk_widget_class_install_action (widget_class, "win.quick-open", NULL, quick_open);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.add-to-list", NULL, add_to_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.add-to-list",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "win.delete-record", NULL, delete_record);
  mb_window_class_install_help_actions (widget_class);
  mb_window_class_install_import_actions (widget_class);
  mb_window_class_install_page_actions (widget_class);
  mb_window_class_install_history_actions (widget_class);
  mb_window_class_install_unsaved_actions (widget_class);
  mb_window_class_install_publish_actions (widget_class);
  add_page_shortcuts (widget_class);
}
