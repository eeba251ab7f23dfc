#include "forms-fixture.h"

#include "mb-cell-edits.h"
#include "mb-cell-entry.h"
#include "mb-list-page.h"
#include "mb-record-cell.h"

/* Finding the way */

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkColumnView *
get_view (MbListPage *page)
{
  return GTK_COLUMN_VIEW (find_child (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW));
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }
  return NULL;
}

static MbListPage *
show (Forms *forms, MbRecordKind kind)
{
  MbListPage *page = mb_list_page_new (forms->book, kind);

  forms_push (forms, page);
  return page;
}

/* The rows come with the first frame. */
static gboolean
has_rows (MbListPage *page)
{
  GtkWidget *cell = find_child (GTK_WIDGET (get_view (page)), MB_TYPE_RECORD_CELL);

  return cell && gtk_widget_get_mapped (cell) && gtk_widget_get_width (cell) > 0;
}

static void
focus_cell (MbListPage *page, guint position, const char *field)
{
  GtkColumnView *view = get_view (page);

  forms_assert_becomes (has_rows, page);
  gtk_column_view_scroll_to (view, position, find_column (view, field), GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (find_child (GTK_WIDGET (view), GTK_TYPE_LIST_VIEW));
  forms_settle ();
}

static MbCellEntry *
get_entry (MbListPage *page)
{
  return (MbCellEntry *) find_child (GTK_WIDGET (get_view (page)), MB_TYPE_CELL_ENTRY);
}

static gboolean
is_editing (MbListPage *page)
{
  return get_entry (page) != NULL;
}

/* Where the entry is, or the focus, as “Ada Lovelace/name”. */
static char *
dup_place (MbListPage *page)
{
  MbCellEntry *entry = get_entry (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *cell = entry ? gtk_widget_get_parent (GTK_WIDGET (entry)) : gtk_widget_get_first_child (focus);
  g_autofree char *title = NULL;

  g_assert_true (MB_IS_RECORD_CELL (cell));
  title = mb_record_dup_title (mb_record_cell_get_record (MB_RECORD_CELL (cell)));
  return g_strdup_printf ("%s/%s", title, mb_record_cell_get_field (MB_RECORD_CELL (cell))->name);
}

static void
assert_place (MbListPage *page, const char *expected)
{
  g_autofree char *place = NULL;

  forms_settle ();
  place = dup_place (page);
  g_assert_cmpstr (place, ==, expected);
}

static MbRecordCell *
find_cell (GtkWidget *widget, MbRecord *record, const char *field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      MbRecordCell *cell = MB_IS_RECORD_CELL (child) ? MB_RECORD_CELL (child) : find_cell (child, record, field);

      if (cell && mb_record_cell_get_record (cell) == record &&
          g_str_equal (mb_record_cell_get_field (cell)->name, field))
        return cell;
    }
  return NULL;
}

/* Keys, as the widget that has the focus gets them */

static gboolean
press_in (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
press (MbListPage *page, guint key, GdkModifierType state)
{
  MbCellEntry *entry = get_entry (page);
  GtkWidget *input = entry ? gtk_widget_get_parent (GTK_WIDGET (mb_cell_entry_get_input (entry))) : NULL;

  if (input && !press_in (input, GTK_PHASE_CAPTURE, key, state) && key == GDK_KEY_Return)
    g_signal_emit_by_name (mb_cell_entry_get_input (entry), "activate");
  else if (!input)
    press_in (GTK_WIDGET (get_view (page)), GTK_PHASE_CAPTURE, key, state);
  forms_settle ();
}

static void
type (MbListPage *page, const char *text)
{
  MbCellEntry *entry = get_entry (page);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (mb_cell_entry_get_input (entry)), text);
  forms_settle ();
}

static const char *
get_text (MbListPage *page)
{
  return mb_cell_entry_get_text (get_entry (page));
}

static void
assert_stored (Forms *forms, MbRecord *record, const char *field, const char *expected)
{
  g_autofree char *text = forms_read (forms, record, field);

  g_assert_cmpstr (text, ==, expected);
}

/* Tests */

typedef struct {
  MbRecord *ada;
  MbRecord *barbara;
  MbRecord *grace;
  MbListPage *page;
} People;

static People
show_people (Forms *forms)
{
  People people = {
    .ada = forms_add_person (forms, "Ada Lovelace", "ada"),
    .barbara = forms_add_person (forms, "Barbara Liskov", "barbara"),
    .grace = forms_add_person (forms, "Grace Hopper", "grace"),
  };

  people.page = show (forms, MB_RECORD_PERSON);
  return people;
}

static void
people_clear (People *people)
{
  g_object_unref (people->ada);
  g_object_unref (people->barbara);
  g_object_unref (people->grace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

/* F2 begins with the whole value selected, Enter stores it and goes down; each is one edit. */
static void
test_enter (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  const guint changes = forms_count_changes (forms);
  int start, end;

  focus_cell (people.page, 0, "handle");
  g_assert_false (is_editing (people.page));
  press (people.page, GDK_KEY_F2, 0);
  assert_place (people.page, "Ada Lovelace/handle");
  g_assert_cmpstr (get_text (people.page), ==, "ada");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (mb_cell_entry_get_input (get_entry (people.page))),
                                                    &start, &end));
  g_assert_cmpint (end - start, ==, 3);

  type (people.page, "countess");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.ada, "handle", "countess");
  assert_place (people.page, "Barbara Liskov/handle");
  g_assert_true (is_editing (people.page));
  press (people.page, GDK_KEY_Return, 0);
  assert_place (people.page, "Grace Hopper/handle");
  press (people.page, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_place (people.page, "Barbara Liskov/handle");
  press (people.page, GDK_KEY_Return, 0);
  press (people.page, GDK_KEY_Return, 0);
  assert_place (people.page, "Grace Hopper/handle");
  g_assert_false (is_editing (people.page));
  g_assert_cmpuint (forms_count_changes (forms), ==, changes + 1);
}

/* A letter replaces the value, as in a spreadsheet. */
static void
test_typing (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 1, "name");
  press (people.page, GDK_KEY_L, GDK_SHIFT_MASK);
  g_assert_cmpstr (get_text (people.page), ==, "L");
  type (people.page, "Lisa");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.barbara, "name", "Lisa");
  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_space, 0);
  g_assert_false (is_editing (people.page));
}

static void
test_tab (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Ada King");
  press (people.page, GDK_KEY_Tab, 0);
  assert_stored (forms, people.ada, "name", "Ada King");
  assert_place (people.page, "Ada King/handle");
  press (people.page, GDK_KEY_Tab, 0);
  assert_place (people.page, "Barbara Liskov/name");
  press (people.page, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_place (people.page, "Ada King/handle");
  press (people.page, GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_place (people.page, "Ada King/name");
}

static void
test_escape (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  const guint changes = forms_count_changes (forms);

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Somebody else");
  press (people.page, GDK_KEY_Escape, 0);
  g_assert_false (is_editing (people.page));
  assert_place (people.page, "Ada Lovelace/name");
  g_assert_cmpuint (forms_count_changes (forms), ==, changes);
}

/* Deleting the text unsets the field. */
static void
test_clear (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_BackSpace, 0);
  g_assert_cmpstr (get_text (people.page), ==, "");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.ada, "handle", "");
}

/* The row goes elsewhere in the order of the list; one goes on with the row that stood below. */
static void
test_sorted_column (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Zoe Lovelace");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.ada, "name", "Zoe Lovelace");
  assert_place (people.page, "Barbara Liskov/name");
  g_assert_true (is_editing (people.page));
}

/* What another one moves while somebody types stays under the fingers. */
static void
test_moved_meanwhile (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "countess");
  g_assert_true (mb_book_set_field (forms->book, people.ada, "name", g_variant_new_string ("Zoe"), NULL));
  assert_place (people.page, "Zoe/handle");
  g_assert_cmpstr (get_text (people.page), ==, "countess");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.ada, "handle", "countess");
}

static const char *
get_cell_text (MbListPage *page, MbRecord *record, const char *field)
{
  return mb_record_cell_get_text (find_cell (GTK_WIDGET (get_view (page)), record, field));
}

static GtkWidget *
get_cell_label (MbListPage *page, MbRecord *record, const char *field)
{
  return gtk_widget_get_first_child (GTK_WIDGET (find_cell (GTK_WIDGET (get_view (page)), record, field)));
}

/* A handle that somebody has stays where it was typed, with the reason, until it is mended. */
static void
test_refused (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  MbCellEntry *entry;

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "GRACE");
  press (people.page, GDK_KEY_Return, 0);
  assert_place (people.page, "Ada Lovelace/handle");
  entry = get_entry (people.page);
  g_assert_cmpstr (mb_cell_entry_get_text (entry), ==, "GRACE");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (mb_cell_entry_get_input (entry)))),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not stored. GitHub handle “GRACE” is taken: “Grace Hopper” has it.");

  /* The focus may leave: what was typed stays to be seen. */
  focus_cell (people.page, 2, "name");
  g_assert_false (is_editing (people.page));
  g_assert_cmpstr (get_cell_text (people.page, people.ada, "handle"), ==, "GRACE");
  g_assert_true (gtk_widget_has_css_class (get_cell_label (people.page, people.ada, "handle"), "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (get_cell_label (people.page, people.ada, "handle")));
  assert_stored (forms, people.ada, "handle", "ada");

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_F2, 0);
  g_assert_cmpstr (get_text (people.page), ==, "GRACE");
  type (people.page, "ada-king");
  press (people.page, GDK_KEY_Return, 0);
  assert_stored (forms, people.ada, "handle", "ada-king");
  g_assert_cmpstr (get_cell_text (people.page, people.ada, "handle"), ==, "ada-king");
  g_assert_false (gtk_widget_has_css_class (get_cell_label (people.page, people.ada, "handle"), "error"));
}

static void
test_refused_taken_back (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "no handle");
  press (people.page, GDK_KEY_Tab, 0);
  g_assert_true (is_editing (people.page));
  press (people.page, GDK_KEY_Escape, 0);
  g_assert_cmpstr (get_cell_text (people.page, people.ada, "handle"), ==, "ada");
}

/* Nothing typed is lost: clicking elsewhere stores it. */
static void
test_focus_leaves (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Ada King");
  focus_cell (people.page, 1, "handle");
  g_assert_false (is_editing (people.page));
  assert_stored (forms, people.ada, "name", "Ada King");
}

static void
test_page_leaves (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Ada King");
  gtk_window_destroy (GTK_WINDOW (forms->window));
  assert_stored (forms, people.ada, "name", "Ada King");
  forms->window = g_object_ref_sink (gtk_window_new ());
}

/* One undo takes back one cell. */
static void
test_undo (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  g_autoptr (MbChange) undone = NULL;

  focus_cell (people.page, 0, "name");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "Ada King");
  press (people.page, GDK_KEY_Tab, 0);
  type (people.page, "countess");
  press (people.page, GDK_KEY_Return, 0);
  press (people.page, GDK_KEY_Escape, 0);
  undone = mb_book_undo (forms->book, NULL);
  g_assert_nonnull (undone);
  assert_stored (forms, people.ada, "handle", "ada");
  assert_stored (forms, people.ada, "name", "Ada King");
}

/* Enter on a row that nobody edits opens its page. */
static void
test_enter_opens (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  g_autofree char *expected = g_strdup_printf ("open-record ('person', %" G_GINT64_FORMAT ")",
                                               mb_record_get_id (people.barbara));

  focus_cell (people.page, 1, "handle");
  press (people.page, GDK_KEY_Return, 0);
  g_assert_cmpuint (forms->activated->len, ==, 1);
  g_assert_cmpstr (forms->activated->pdata[0], ==, expected);
}

/* A choice completes as one types. */
static void
test_choice (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (MbRecord) cohort = forms_add_cohort (forms, program, "2024");
  MbListPage *page = show (forms, MB_RECORD_COHORT);

  focus_cell (page, 0, "status");
  press (page, GDK_KEY_c, 0);
  type (page, "comp");
  press (page, GDK_KEY_Return, 0);
  assert_stored (forms, cohort, "status", "Completed");

  focus_cell (page, 0, "status");
  press (page, GDK_KEY_c, 0);
  press (page, GDK_KEY_Down, 0);
  press (page, GDK_KEY_Return, 0);
  assert_stored (forms, cohort, "status", "Cancelled");

  focus_cell (page, 0, "status");
  press (page, GDK_KEY_F2, 0);
  type (page, "nonsense");
  press (page, GDK_KEY_Return, 0);
  g_assert_true (is_editing (page));
  press (page, GDK_KEY_Escape, 0);
  assert_stored (forms, cohort, "status", "Cancelled");

  focus_cell (page, 0, "status");
  press (page, GDK_KEY_BackSpace, 0);
  press (page, GDK_KEY_Return, 0);
  assert_stored (forms, cohort, "status", "");
}

/* A reference is found by its beginning or its other name, and a name that nobody has stays in the cell. */
static void
test_reference (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) gsoc = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (MbRecord) lfx = forms_add_program (forms, "LFX Mentorship", "LFX");
  g_autoptr (MbRecord) cohort = forms_add_cohort (forms, gsoc, "2024");
  MbListPage *page = show (forms, MB_RECORD_COHORT);

  focus_cell (page, 0, "program");
  press (page, GDK_KEY_F2, 0);
  press (page, GDK_KEY_Return, 0);
  assert_stored (forms, cohort, "program", "Google Summer of Code");
  focus_cell (page, 0, "program");
  press (page, GDK_KEY_l, 0);
  type (page, "mentor");
  press (page, GDK_KEY_Return, 0);
  assert_stored (forms, cohort, "program", "LFX Mentorship");

  focus_cell (page, 0, "program");
  press (page, GDK_KEY_x, 0);
  type (page, "Nothing of the kind");
  press (page, GDK_KEY_Return, 0);
  g_assert_true (is_editing (page));
  focus_cell (page, 0, "year");
  g_assert_cmpstr (get_cell_text (page, cohort, "program"), ==, "Nothing of the kind");
  assert_stored (forms, cohort, "program", "LFX Mentorship");
}

/* A value that breaks a rule but binds nobody is stored, and that is said. */
static void
test_stored_though_wrong (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  g_autoptr (MbRecord) cohort = forms_add_cohort (forms, program, "2024");
  g_autoptr (MbCellEdits) edits = mb_cell_edits_new (forms->book);
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (cohort), "starts-on");
  g_autofree char *remark = NULL;

  g_assert_true (mb_cell_edits_commit_text (edits, cohort, field, "in May", &remark));
  g_assert_nonnull (remark);
  assert_stored (forms, cohort, "starts-on", "in May");
}

/* The focus shows where one is, and a screen reader is told the column and the value. */
static void
test_spoken (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  GtkWidget *focus;

  focus_cell (people.page, 1, "handle");
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (people.page)));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "GitHub handle: barbara");
}

/* Right after a cell was stored, the entry of the next has nothing to undo: the book has. */
static void
test_undo_key (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);

  focus_cell (people.page, 0, "handle");
  press (people.page, GDK_KEY_F2, 0);
  type (people.page, "countess");
  press (people.page, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (forms->activated->len, ==, 0);
  press (people.page, GDK_KEY_Return, 0);
  press (people.page, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (forms->activated->len, ==, 1);
  g_assert_cmpstr (forms->activated->pdata[0], ==, "undo ");
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type) &&
          (!GTK_IS_GESTURE_SINGLE (controller) ||
           gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }
  g_assert_not_reached ();
}

static graphene_point_t
find_middle (MbListPage *page, MbRecord *record, const char *field)
{
  GtkWidget *view = GTK_WIDGET (get_view (page));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (find_cell (view, record, field)), view, &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2);
}

/* The row under the pointer has a button that opens it. */
static void
test_open_button (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  GtkWidget *view = GTK_WIDGET (get_view (people.page));
  g_autofree char *expected = g_strdup_printf ("open-record ('person', %" G_GINT64_FORMAT ")",
                                               mb_record_get_id (people.grace));
  graphene_point_t place;
  GtkWidget *cell;

  forms_assert_becomes (has_rows, people.page);
  place = find_middle (people.page, people.grace, "handle");
  cell = GTK_WIDGET (find_cell (view, people.grace, "name"));
  g_assert_null (find_child (cell, GTK_TYPE_BUTTON));
  g_signal_emit_by_name (find_controller (view, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), "motion", (double) place.x,
                         (double) place.y);
  g_signal_emit_by_name (find_child (cell, GTK_TYPE_BUTTON), "clicked");
  forms_settle ();
  g_assert_cmpuint (forms->activated->len, ==, 1);
  g_assert_cmpstr (forms->activated->pdata[0], ==, expected);
}

/* The menu is about the cell under the pointer, and selects its row as a file manager does. */
static void
test_menu (Forms *forms, gconstpointer data)
{
  g_auto (People) people = show_people (forms);
  GtkWidget *view = GTK_WIDGET (get_view (people.page));
  graphene_point_t place;

  forms_assert_becomes (has_rows, people.page);
  place = find_middle (people.page, people.barbara, "handle");
  g_signal_emit_by_name (find_controller (view, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY), "pressed", 1,
                         (double) place.x, (double) place.y);
  g_assert_true (gtk_selection_model_is_selected (mb_list_page_get_selection (people.page), 1));
  g_assert_true (gtk_widget_activate_action (view, "row.edit", NULL));
  assert_place (people.page, "Barbara Liskov/handle");
  g_assert_true (is_editing (people.page));
}

/* Nobody edits a book that can only be read. */
static void
test_read_only (Forms *forms, gconstpointer data)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Lovelace", "ada");
  g_autoptr (MbBook) other = mb_book_open (forms->path, MB_OPEN_READ_ONLY, NULL);
  MbListPage *page = mb_list_page_new (other, MB_RECORD_PERSON);

  forms_push (forms, page);
  focus_cell (page, 0, "name");
  press (page, GDK_KEY_F2, 0);
  g_assert_false (is_editing (page));
  press (page, GDK_KEY_x, 0);
  g_assert_false (is_editing (page));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/list-editing/enter", test_enter);
  TEST ("/forms/list-editing/typing", test_typing);
  TEST ("/forms/list-editing/tab", test_tab);
  TEST ("/forms/list-editing/escape", test_escape);
  TEST ("/forms/list-editing/clear", test_clear);
  TEST ("/forms/list-editing/sorted-column", test_sorted_column);
  TEST ("/forms/list-editing/moved-meanwhile", test_moved_meanwhile);
  TEST ("/forms/list-editing/refused", test_refused);
  TEST ("/forms/list-editing/refused-taken-back", test_refused_taken_back);
  TEST ("/forms/list-editing/focus-leaves", test_focus_leaves);
  TEST ("/forms/list-editing/page-leaves", test_page_leaves);
  TEST ("/forms/list-editing/undo", test_undo);
  TEST ("/forms/list-editing/enter-opens", test_enter_opens);
  TEST ("/forms/list-editing/choice", test_choice);
  TEST ("/forms/list-editing/reference", test_reference);
  TEST ("/forms/list-editing/stored-though-wrong", test_stored_though_wrong);
  TEST ("/forms/list-editing/spoken", test_spoken);
  TEST ("/forms/list-editing/undo-key", test_undo_key);
  TEST ("/forms/list-editing/open-button", test_open_button);
  TEST ("/forms/list-editing/menu", test_menu);
  TEST ("/forms/list-editing/read-only", test_read_only);
#undef TEST

  return g_test_run ();
}
