#include "config.h"

#include "app-test.h"
#include "exchange/mb-proposal.h"
#include "mb-proposal-dialog.h"

static const char page[] = "# Camp 2030 Ideas\n"
                           "\n"
                           "## 1) A tent ✅\n"
                           "- **Mentor:** [Ada Lovelace](https://github.com/ada-lovelace-1815)\n"
                           "- **Length:** 90 hours\n"
                           "\n"
                           "## Timeline\n"
                           "- Whenever you like\n";

static GPtrArray *
write_page (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (app_test_folder (), name, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (path));
  return files;
}

static gboolean
has_review (gpointer data)
{
  return MB_IS_PROPOSAL_DIALOG (visible_dialog (data));
}

/* The rows are made when they are looked at. */
static gboolean
shows_page (gpointer data)
{
  return has_review (data) && shows_text (GTK_WIDGET (visible_dialog (data)), "camp.md") &&
         shows_text (GTK_WIDGET (visible_dialog (data)), "No date could be read in “Whenever you like”.");
}

static gboolean
has_no_dialog (gpointer data)
{
  return visible_dialog (data) == NULL;
}

static MbProposalItem *
find_item (MbWindow *window, MbProposalKind kind)
{
  MbProposal *proposal = mb_proposal_dialog_get_proposal (MB_PROPOSAL_DIALOG (visible_dialog (window)));
  GListModel *items = mb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (items, i);

      if (mb_proposal_item_get_kind (item) == kind)
        return item;
    }
  g_assert_not_reached ();
}

static void
open_review (MbWindow *window, GPtrArray *files)
{
  mb_window_import_pages (window, files);
  wait_for_work (window);
  wait_until (has_review, window, 5000, "the review");
}

/* What is ticked comes in one step, and goes in one. */
static void
test_import (void)
{
  MbWindow *window = open_sample ("Pages");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (GPtrArray) files = write_page ("camp.md", page);
  gint64 people = mb_book_count (book, MB_RECORD_PERSON);
  GtkWidget *button;

  open_review (window, files);
  wait_until (shows_page, window, 5000, "the lines of the page");
  button = find_button (GTK_WIDGET (visible_dialog (window)), "dialog.import");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Import 6");

  gtk_widget_activate_action (button, "dialog.import", NULL);
  wait_for_work (window);
  wait_until (has_no_dialog, window, 5000, "the end of the review");
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people + 1);
  g_assert_cmpint (mb_book_find (book, MB_RECORD_PROJECT, "title", "A tent"), !=, 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for_work (window);
  g_assert_cmpint (mb_book_count (book, MB_RECORD_PERSON), ==, people);
  close_window (window);
}

/* A tick taken away counts; so does one for the whole page. */
static void
test_ticks (void)
{
  MbWindow *window = open_sample ("Ticks");
  g_autoptr (GPtrArray) files = write_page ("camp.md", page);
  GtkWidget *button, *all;

  open_review (window, files);
  wait_until (shows_page, window, 5000, "the lines of the page");
  button = find_button (GTK_WIDGET (visible_dialog (window)), "dialog.import");
  all = find_widget (GTK_WIDGET (visible_dialog (window)), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), FALSE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Import 0");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Import 6");
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

/* Somebody in doubt is chosen, and only then imported. */
static void
test_doubt (void)
{
  MbWindow *window = open_sample ("Doubt");
  MbBook *book = mb_window_get_book (window);
  g_autoptr (GPtrArray) files = write_page ("camp.md", "# Camp 2030 Ideas\n\n## 1) A tent ✅\n"
                                                       "- **Mentor:** [Lukasz Gornicki](https://github.com/somebody)\n");
  gint64 known = mb_book_find_handle (book, "derberg");
  g_autoptr (GArray) before = mb_book_list_referring (book, MB_RECORD_SEAT, "person", known);
  g_autoptr (GArray) after = NULL;
  MbProposalItem *doubt;

  open_review (window, files);
  doubt = find_item (window, MB_PROPOSAL_DOUBT);
  g_assert_false (mb_proposal_item_get_ticked (doubt));
  mb_person_guess_choose (mb_proposal_item_get_guess (doubt), 0);
  gtk_widget_activate_action (GTK_WIDGET (visible_dialog (window)), "dialog.import", NULL);
  wait_for_work (window);
  after = mb_book_list_referring (book, MB_RECORD_SEAT, "person", known);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  wait_until (has_no_dialog, window, 5000, "the end of the review");
  close_window (window);
}

/* Without a book a new one is made. */
static void
test_first_book (void)
{
  MbWindow *window = open_window ();
  g_autoptr (GPtrArray) files = write_page ("camp.md", page);

  mb_window_import_pages (window, files);
  wait_for_work (window);
  wait_until (has_review, window, 5000, "the review");
  g_assert_nonnull (mb_window_get_book (window));
  adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

static void
test_wrong_page (void)
{
  MbWindow *window = open_sample ("Wrong page");
  g_autoptr (GPtrArray) files = write_page ("wrong.md", "a\n\xff");

  mb_window_import_pages (window, files);
  wait_for_work (window);
  g_assert_false (has_review (window));
  if (visible_dialog (window))
    adw_dialog_force_close (visible_dialog (window));
  close_window (window);
}

int
main (int argc, char **argv)
{
  /* GTK's accessibility for tests cannot announce anything and crashes when it is told to. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  app_test_init (&argc, &argv);
  g_test_add_func ("/import-pages/import", test_import);
  g_test_add_func ("/import-pages/ticks", test_ticks);
  g_test_add_func ("/import-pages/doubt", test_doubt);
  g_test_add_func ("/import-pages/first-book", test_first_book);
  g_test_add_func ("/import-pages/wrong-page", test_wrong_page);
  return app_test_run ();
}
