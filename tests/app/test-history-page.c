#include "config.h"

#include "app-test.h"
#include "book/mb-edit.h"
#include "book/mb-steps.h"
#include "mb-change-page.h"
#include "mb-change-row.h"
#include "mb-copy-dialog.h"
#include "mb-history-page.h"
#include "mb-record-page.h"
#include "mb-steps-dialog.h"
#include "mb-touch-row.h"



typedef struct {
  MbWindow *window;
  GType type;
  const char *text;
} Sight;

static gboolean
sees (gpointer data)
{
  Sight *sight = data;

  return find_widget (GTK_WIDGET (sight->window), sight->type, sight->text) != NULL;
}

static gboolean
does_not_see (gpointer data)
{
  return !sees (data);
}

static GtkWidget *
wait_for (MbWindow *window, GType type, const char *text)
{
  Sight sight = { window, type, text };

  wait_until (sees, &sight, 10000, text ? text : g_type_name (type));
  return find_widget (GTK_WIDGET (window), type, text);
}

static void
wait_for_text (MbWindow *window, const char *text)
{
  wait_for (window, GTK_TYPE_LABEL, text);
}

static void
wait_for_no_text (MbWindow *window, const char *text)
{
  Sight sight = { window, GTK_TYPE_LABEL, text };

  wait_until (does_not_see, &sight, 10000, text);
}

static void
act (MbWindow *window, const char *action, const char *format, ...)
{
  va_list arguments;
  GVariant *target = NULL;

  if (format)
    {
      va_start (arguments, format);
      target = g_variant_new_va (format, NULL, &arguments);
      va_end (arguments);
    }
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (mb_window_get_visible_page (window)), action, target));
}

static MbRecord *
add_ada (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  MbRecord *ada = mb_record_new (MB_RECORD_PERSON);

  mb_record_set_text (ada, "name", "Ada Lovelace");
  mb_record_set_text (ada, "mail", "ada@private.example");
  mb_book_add_record (book, ada, &error);
  g_assert_no_error (error);
  return ada;
}

static void
rename_to (MbBook *book, MbRecord *record, const char *name)
{
  g_autoptr (GError) error = NULL;

  mb_book_set_field (book, record, "name", g_variant_new_string (name), &error);
  g_assert_no_error (error);
}

/* Undo back to a change by its dialog, and the way forward again. */
static void
test_undo_back (void)
{
  MbWindow *window = open_sample ("Back");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) ada = add_ada (book);
  const gint64 added = mb_book_get_last_done (book);
  MbStepsDialog *dialog;

  rename_to (book, ada, "Ada King");
  rename_to (book, ada, "Countess");
  act (window, "win.page", "s", "history");
  wait_for_text (window, "“Ada King” renamed to “Countess”");

  act (window, "win.undo-to", "x", added);
  dialog = MB_STEPS_DIALOG (wait_for (window, MB_TYPE_STEPS_DIALOG, NULL));
  wait_for_text (window, "“Countess” renamed to “Ada Lovelace”");
  wait_for_text (window, "1 person changed");
  g_assert_true (mb_steps_dialog_is_ready (dialog));
  /* Nothing has happened yet. */
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Countess");
  gtk_widget_activate (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
  wait_for_text (window, "2 changes undone");
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Ada Lovelace");
  g_assert_cmpint (mb_book_get_last_done (book), ==, added);
  wait_for_text (window, "Undone");

  act (window, "win.step-to", "(bx)", TRUE, added + 2);
  wait_for_text (window, "2 changes redone");
  g_assert_cmpstr (mb_record_get_text (ada, "name"), ==, "Countess");
  close_window (window);
}

/* What cannot be is said in the dialog, which then offers nothing. */
static void
test_no_way_back (void)
{
  MbWindow *window = open_sample ("No Way");
  MbStepsDialog *dialog;

  act (window, "win.page", "s", "history");
  act (window, "win.undo-to", "x", mb_book_get_last_done (mb_window_get_book (window)));
  dialog = MB_STEPS_DIALOG (wait_for (window, MB_TYPE_STEPS_DIALOG, NULL));
  wait_for_text (window, "The book is as change 1 left it; there is nothing to undo.");
  g_assert_false (mb_steps_dialog_is_ready (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_window (window);
}

/* From a record to its history, one change of it, and back to the record. */
static void
test_history_of_a_record (void)
{
  MbWindow *window = open_sample ("Of One");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) ada = add_ada (book);

  rename_to (book, ada, "Ada King");
  act (window, "win.open-record", "(sx)", "person", mb_record_get_id (ada));
  wait_for (window, MB_TYPE_RECORD_PAGE, NULL);
  act (window, "record.history", NULL);
  wait_for_text (window, "“Ada Lovelace” renamed to “Ada King”");
  wait_for_text (window, "Ada King added");
  wait_for_no_text (window, "The book begun with “AsyncAPI’s history”");

  act (window, "win.show-change", "x", mb_book_get_last_done (book));
  wait_for (window, MB_TYPE_TOUCH_ROW, NULL);
  wait_for_text (window, "Person “Ada King”");
  wait_for_text (window, "Ada Lovelace");
  g_assert_true (MB_IS_CHANGE_PAGE (mb_window_get_visible_page (window)));
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (
    GTK_WIDGET (mb_window_get_visible_page (window)), ADW_TYPE_NAVIGATION_VIEW)));

  /* The chip taken away, it is the history of all. */
  act (window, "history.show-all", NULL);
  wait_for_text (window, "The book begun with “AsyncAPI’s history”");
  close_window (window);
}

static void
test_search (void)
{
  MbWindow *window = open_sample ("Search");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) ada = add_ada (book);
  GtkWidget *entry;

  rename_to (book, ada, "Ada King");
  act (window, "win.page", "s", "history");
  wait_for_text (window, "Ada King added");
  act (window, "win.search", NULL);
  entry = wait_for (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lovelace");
  wait_for_no_text (window, "The book begun with “AsyncAPI’s history”");
  wait_for_text (window, "Ada King added");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words anywhere");
  wait_for_text (window, "No Such Changes");
  act (window, "history.show-all", NULL);
  wait_for_text (window, "The book begun with “AsyncAPI’s history”");
  close_window (window);
}

/* Names of who was deleted are in the history, and come when they are found there. */
static void
test_names_of_who_is_gone (void)
{
  MbWindow *window = open_sample ("Gone");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (MbRecord) ada = add_ada (book);
  g_autoptr (GError) error = NULL;

  mb_book_set_field (book, ada, "mail", g_variant_new_string ("ada@new.example"), &error);
  mb_book_delete_record (book, ada, &error);
  g_assert_no_error (error);
  act (window, "win.page", "s", "history");
  wait_for_text (window, "Mail address of Ada Lovelace set to ada@new.example (was ada@private.example)");
  close_window (window);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_public_copy (void)
{
  MbWindow *window = open_sample ("Public");
  g_autoptr (MbRecord) ada = add_ada (mb_window_get_book (window));
  g_autofree char *path = g_build_filename (app_test_folder (), "Given Away.mentorbook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) copy = NULL;
  g_autoptr (MbRecord) copied = NULL;
  MbCopyDialog *dialog;

  act (window, "win.save-copy", NULL);
  dialog = MB_COPY_DIALOG (wait_for (window, MB_TYPE_COPY_DIALOG, NULL));
  g_assert_false (mb_copy_dialog_get_public (dialog));
  mb_copy_dialog_set_public (dialog, TRUE);
  wait_for_text (window, "The public copy leaves out:");
  adw_dialog_force_close (ADW_DIALOG (dialog));

  mb_window_save_public_copy_to (window, file);
  wait_until (is_there, path, 20000, "the copy");
  wait_for_work (window);
  wait_for_text (window, "Copy saved as “Given Away.mentorbook”");
  copy = mb_book_open (path, MB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  copied = mb_book_get_record (copy, MB_RECORD_PERSON, mb_record_get_id (ada), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mb_record_get_text (copied, "name"), ==, "Ada Lovelace");
  g_assert_null (mb_record_get_text (copied, "mail"));
  close_window (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/history-page/undo-back", test_undo_back);
  g_test_add_func ("/history-page/no-way-back", test_no_way_back);
  g_test_add_func ("/history-page/history-of-a-record", test_history_of_a_record);
  g_test_add_func ("/history-page/search", test_search);
  g_test_add_func ("/history-page/names-of-who-is-gone", test_names_of_who_is_gone);
  g_test_add_func ("/history-page/public-copy", test_public_copy);
  return app_test_run ();
}
