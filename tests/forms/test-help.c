#include "config.h"

#include "forms-fixture.h"
#include "mb-guide.h"
#include "mb-help-dialog.h"
#include "mb-help-text.h"

static GtkWidget *
find (GtkWidget *root, GType type, const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    {
      g_autofree char *text = NULL;

      if (title == NULL)
        return root;
      g_object_get (root, GTK_IS_LABEL (root) ? "label" : "title", &text, NULL);
      if (g_strcmp0 (text, title) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct {
  GtkWidget *root;
  const char *title;
} Heading;

static gboolean
shows_heading (gpointer data)
{
  Heading *heading = data;

  return find (heading->root, GTK_TYPE_LABEL, heading->title) != NULL;
}

static void
assert_shows (gpointer dialog, const char *title)
{
  Heading heading = { dialog, title };

  forms_assert_becomes (shows_heading, &heading);
}

static void
activate_link (GtkWidget *root, const char *uri)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find (root, MB_TYPE_HELP_TEXT, NULL), "open-link", uri, &handled);
  g_assert_true (handled);
}

static gboolean
is_focused (gpointer dialog)
{
  GtkWidget *text = find (dialog, MB_TYPE_HELP_TEXT, NULL);

  return text != NULL && forms_has_focus (gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW));
}

/* Reading */

static void
assert_links_lead_to_pages (const char *name, const char *markdown)
{
  g_autoptr (GRegex) links = g_regex_new ("\\]\\(([^)]+)\\)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (links, markdown, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *uri = g_match_info_fetch (match, 1);
      g_autofree char *target = g_strndup (uri, strcspn (uri, ".#"));
      g_autofree char *page = mb_guide_dup_page (target);

      if (page == NULL)
        g_error ("%s.md leads to %s, which is not there", name, uri);
    }
}

static void
test_every_page_is_in_the_contents (void)
{
  g_autoptr (GPtrArray) topics = mb_guide_dup_topics ();
  g_auto (GStrv) files = g_resources_enumerate_children ("/com/asyncapi/Mentorbook/guide/", 0, NULL);

  g_assert_cmpuint (topics->len + 1, ==, g_strv_length (files));
  for (guint i = 0; i < topics->len; i++)
    {
      MbGuideTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *page = mb_guide_dup_page (topic->name);

      g_assert_nonnull (page);
      g_assert_cmpstr (topic->summary, !=, "");
      assert_links_lead_to_pages (topic->name, page);
    }
}

static void
test_a_page_opens_from_the_contents (Forms *forms, gconstpointer data)
{
  AdwDialog *dialog = mb_help_dialog_new ();

  forms_present (forms, dialog);
  g_signal_emit_by_name (find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Undo and history"), "activated");
  assert_shows (dialog, "The page History");
  forms_assert_becomes (is_focused, dialog);
}

/* As in a narrow window. */
static void
test_a_bottom_sheet_has_the_focus (Forms *forms, gconstpointer data)
{
  AdwDialog *dialog = mb_help_dialog_new ();

  adw_dialog_set_presentation_mode (dialog, ADW_DIALOG_BOTTOM_SHEET);
  mb_help_dialog_show_page (MB_HELP_DIALOG (dialog), "lists");
  adw_dialog_present (dialog, forms->window);
  forms_assert_becomes (is_focused, dialog);
}

static void
test_a_link_opens_another_page (Forms *forms, gconstpointer data)
{
  AdwDialog *dialog = mb_help_dialog_new ();

  forms_present (forms, dialog);
  g_assert_true (mb_help_dialog_show_page (MB_HELP_DIALOG (dialog), "cohorts"));
  assert_shows (dialog, "Add people");
  activate_link (GTK_WIDGET (dialog), "checks.md");
  assert_shows (dialog, "Checks");
}

static void
test_the_search_looks_through_all_words (Forms *forms, gconstpointer data)
{
  AdwDialog *dialog = mb_help_dialog_new ();
  GtkWidget *entry;

  forms_present (forms, dialog);
  entry = find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "iCalendar PROGRAM");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Reports, calendars and contacts"));
  g_assert_null (find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Lists"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (find (GTK_WIDGET (dialog), ADW_TYPE_STATUS_PAGE, "Nothing Found"));
}

static void
test_tables_and_code_are_shown (Forms *forms, gconstpointer data)
{
  GtkWidget *text = mb_help_text_new ("# A & B\n\n| Key | What |\n| --- | --- |\n| F1 | <b> |\n\n```sh\nls -l\n```\n");
  GtkWidget *page = GTK_WIDGET (adw_navigation_page_new (text, "Help"));

  forms_push (forms, page);
  assert_shows (page, "A &amp; B");
  assert_shows (page, "F1");
  assert_shows (page, "ls -l");
}

int
main (int argc, char **argv)
{
  forms_init (&argc, &argv);
  g_test_add_func ("/help/every-page-is-in-the-contents", test_every_page_is_in_the_contents);
#define ADD(name, function) g_test_add ("/help/" name, Forms, NULL, forms_set_up, function, forms_tear_down)
  ADD ("a-page-opens-from-the-contents", test_a_page_opens_from_the_contents);
  ADD ("a-bottom-sheet-has-the-focus", test_a_bottom_sheet_has_the_focus);
  ADD ("a-link-opens-another-page", test_a_link_opens_another_page);
  ADD ("the-search-looks-through-all-words", test_the_search_looks_through_all_words);
  ADD ("tables-and-code-are-shown", test_tables_and_code_are_shown);
  return g_test_run ();
}
