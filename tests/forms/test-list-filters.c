#include "forms-fixture.h"

#include "mb-filter-bar.h"
#include "mb-filter-chip.h"
#include "mb-filter-group.h"
#include "mb-list-page.h"
#include "mb-window-title.h"

static void
add_participation (Forms *forms, MbRecord *person, MbRecord *cohort, const char *role)
{
  g_autofree char *person_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (person));
  g_autofree char *cohort_id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (cohort));
  g_autoptr (MbRecord) participation = forms_add (forms, MB_RECORD_PARTICIPATION, "person", person_id,
                                                  "cohort", cohort_id, "role", role, NULL);
}

/* Ada was mentee in 2023 and mentor in 2024, Bea mentor in 2023, Cleo nothing. */
static MbListPage *
show_people (Forms *forms)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (MbRecord) first = forms_add_cohort (forms, program, "2023");
  g_autoptr (MbRecord) second = forms_add_cohort (forms, program, "2024");
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada", "ada");
  g_autoptr (MbRecord) bea = forms_add_person (forms, "Bea", "bea");
  g_autoptr (MbRecord) cleo = forms_add_person (forms, "Cleo", "cleo");
  MbListPage *page;

  add_participation (forms, ada, first, "mentee");
  add_participation (forms, ada, second, "mentor");
  add_participation (forms, bea, first, "mentor");
  page = mb_list_page_new (forms->book, MB_RECORD_PERSON);
  forms_push (forms, page);
  return page;
}

static gpointer
get_child (MbListPage *page, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (page), MB_TYPE_LIST_PAGE, name);
}

static void
assert_list (MbListPage *page, const char *names, const char *count)
{
  GListModel *query = G_LIST_MODEL (mb_list_page_get_query (page));
  g_autoptr (GString) listed = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (query); i++)
    {
      g_autoptr (MbRecord) record = g_list_model_get_item (query, i);

      g_string_append_printf (listed, "%s%s", i > 0 ? ", " : "", mb_record_get_text (record, "name"));
    }
  g_assert_cmpstr (listed->str, ==, names);
  g_assert_cmpstr (mb_window_title_get_subtitle (get_child (page, "window_title")), ==, count);
}

/* The button with that label, in the popover or the bar. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                           ? child
                           : find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
choose (MbListPage *page, const char *label)
{
  GtkWidget *popover;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (page), "list.filter", NULL);
  forms_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (get_child (page, "filter_button")));
  button = find_button (popover, label);
  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_popover_popdown (GTK_POPOVER (popover));
  forms_settle ();
}

static GtkWidget *
find_chip (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!MB_IS_FILTER_CHIP (child))
        found = find_chip (child, label);
      else if (g_str_equal (mb_filter_chip_get_label (MB_FILTER_CHIP (child)), label))
        found = child;
      if (found)
        return found;
    }
  return NULL;
}

static void
remove_chip (MbListPage *page, const char *label)
{
  GtkWidget *chip = find_chip (get_child (page, "filter_bar"), label);

  g_assert_nonnull (chip);
  gtk_widget_activate_action (chip, "chip.remove", NULL);
}

/* Values of one filter are alternatives, filters must all hold, and of one and the same participation. */
static void
test_combine (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  assert_list (page, "Ada, Bea, Cleo", "3 people");
  g_assert_false (gtk_widget_get_visible (get_child (page, "filter_bar")));
  choose (page, "Mentor");
  assert_list (page, "Ada, Bea", "2 of 3 people");
  choose (page, "2023");
  assert_list (page, "Bea", "1 of 3 people");
  choose (page, "Mentee");
  assert_list (page, "Ada, Bea", "2 of 3 people");

  g_assert_true (gtk_widget_get_visible (get_child (page, "filter_bar")));
  remove_chip (page, "Role: Mentor");
  assert_list (page, "Ada", "1 of 3 people");
  remove_chip (page, "Role: Mentee");
  remove_chip (page, "Year: 2023");
  assert_list (page, "Ada, Bea, Cleo", "3 people");
  g_assert_false (gtk_widget_get_visible (get_child (page, "filter_bar")));
}

/* Narrowed to nothing the page says by what, and how to get out. */
static void
test_nothing (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  choose (page, "Withdrawn");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (page, "states")), ==, "nothing-found");
  g_assert_true (gtk_widget_get_visible (get_child (page, "clear_button")));
  gtk_widget_activate_action (GTK_WIDGET (page), "list.clear-filters", NULL);
  assert_list (page, "Ada, Bea, Cleo", "3 people");

  gtk_editable_set_text (GTK_EDITABLE (get_child (page, "search_entry")), "nobody");
  forms_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (page, "states")), ==, "nothing-found");
  g_assert_false (gtk_widget_get_visible (get_child (page, "clear_button")));
}

/* Search and filters hold together. */
static void
test_with_search (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  choose (page, "Mentor");
  gtk_editable_set_text (GTK_EDITABLE (get_child (page, "search_entry")), "be");
  forms_settle ();
  assert_list (page, "Bea", "1 of 3 people");
}

/* The popover says what is chosen, also after a chip went. */
static void
test_popover_follows (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (get_child (page, "filter_button")));

  choose (page, "Mentor");
  gtk_widget_activate_action (GTK_WIDGET (page), "list.filter", NULL);
  forms_settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (popover, "Mentor"))));
  remove_chip (page, "Role: Mentor");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (popover, "Mentor"))));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* By keyboard one removes one chip after the other. */
static void
test_focus_of_chips (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkWidget *focus;

  choose (page, "Mentor");
  choose (page, "2023");
  g_assert_true (gtk_widget_child_focus (find_chip (get_child (page, "filter_bar"), "Role: Mentor"), GTK_DIR_TAB_FORWARD));
  remove_chip (page, "Role: Mentor");
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));
  g_assert_true (gtk_widget_is_ancestor (focus, find_chip (get_child (page, "filter_bar"), "Year: 2023")));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove “Year: 2023”");
}

static gboolean
is_narrow (gpointer page)
{
  return gtk_widget_get_visible (get_child (page, "narrow_filter_button"));
}

/* Where the header has no room the filters are beside the search. */
static void
test_narrow (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);
  GtkPopover *popover;

  gtk_window_set_default_size (GTK_WINDOW (forms->window), 360, 600);
  forms_assert_becomes (is_narrow, page);
  g_assert_false (gtk_widget_get_visible (get_child (page, "filter_button")));
  gtk_widget_activate_action (GTK_WIDGET (page), "list.filter", NULL);
  forms_settle ();
  popover = gtk_menu_button_get_popover (get_child (page, "narrow_filter_button"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (popover), "Mentor")), TRUE);
  assert_list (page, "Ada, Bea", "2 of 3 people");
  gtk_popover_popdown (popover);
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/list-filters/combine", test_combine);
  TEST ("/forms/list-filters/nothing", test_nothing);
  TEST ("/forms/list-filters/with-search", test_with_search);
  TEST ("/forms/list-filters/popover-follows", test_popover_follows);
  TEST ("/forms/list-filters/focus-of-chips", test_focus_of_chips);
  TEST ("/forms/list-filters/narrow", test_narrow);
#undef TEST

  return g_test_run ();
}
