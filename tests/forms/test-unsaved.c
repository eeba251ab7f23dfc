#include "forms-fixture.h"

#include "mb-cell-edits.h"
#include "mb-record-page.h"
#include "mb-unsaved-bar.h"
#include "mb-unsaved.h"

/* Two people, and the page of one of them on top of a list. */
typedef struct {
  Forms forms;
  MbRecord *ada;
  MbRecord *grace;
  MbRecordPage *page;
} Fixture;

static MbRecordPage *
show (Fixture *self)
{
  self->page = mb_record_page_new (self->grace);
  forms_push (&self->forms, self->page);
  return self->page;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  forms_set_up (&self->forms, data);
  self->ada = forms_add_person (&self->forms, "Ada Lovelace", "ada");
  self->grace = forms_add_person (&self->forms, "Grace Hopper", "grace");
  forms_push (&self->forms, adw_navigation_page_new (adw_bin_new (), "List"));
  show (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->ada);
  g_clear_object (&self->grace);
  forms_tear_down (&self->forms, data);
}

static void
leave (Fixture *self)
{
  adw_navigation_view_pop (self->forms.view);
  forms_settle ();
}

static GtkWidget *
type (Fixture *self, const char *field, const char *text)
{
  GtkWidget *row = mb_record_page_get_row (self->page, field);

  forms_type (row, text);
  forms_enter (row);
  return row;
}

static guint
count (Fixture *self)
{
  return mb_unsaved_count (mb_unsaved_of (self->forms.book));
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* What was refused is there again, marked, when one comes back to the record. */
static void
test_outlives_the_page (Fixture *self, gconstpointer data)
{
  GtkWidget *row = type (self, "handle", "ADA");

  g_assert_cmpuint (count (self), ==, 1);
  leave (self);
  g_assert_cmpuint (count (self), ==, 1);
  row = mb_record_page_get_row (show (self), "handle");
  g_assert_cmpstr (text_of (row), ==, "ADA");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  type (self, "handle", "hopper");
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (mb_record_get_text (self->grace, "handle"), ==, "hopper");
}

/* Also when one leaves in the middle of typing it. */
static void
test_typed_when_leaving (Fixture *self, gconstpointer data)
{
  forms_type (mb_record_page_get_row (self->page, "handle"), "not a handle");
  leave (self);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpstr (text_of (mb_record_page_get_row (show (self), "handle")), ==, "not a handle");
}

/* Two forms of one record show the same, and mending it in one mends it in the other. */
static void
test_two_forms (Fixture *self, gconstpointer data)
{
  GtkWidget *below = type (self, "handle", "ADA");
  GtkWidget *row = mb_record_page_get_row (show (self), "handle");

  g_assert_cmpstr (text_of (row), ==, "ADA");
  type (self, "handle", "hopper");
  g_assert_cmpstr (text_of (below), ==, "hopper");
  g_assert_false (gtk_widget_has_css_class (below, "error"));
}

/* The record goes, and what was typed into it: a change that nobody can mend is no change. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  type (self, "handle", "ADA");
  g_assert_true (mb_book_delete_record (self->forms.book, self->grace, NULL));
  g_assert_cmpuint (count (self), ==, 0);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        return child;
      if (found)
        return found;
    }
  return NULL;
}

/* The bar is there while something is not saved, and says why; a wrong value is not tried again. */
static void
test_bar (Fixture *self, gconstpointer data)
{
  g_autoptr (MbUnsavedBar) bar = g_object_ref_sink (g_object_new (MB_TYPE_UNSAVED_BAR, NULL));
  GtkWidget *button = find_button (GTK_WIDGET (bar), "win.show-unsaved");

  mb_unsaved_bar_set_book (bar, self->forms.book);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  type (self, "handle", "ADA");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "Grace Hopper"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "Ada Lovelace"));
  g_assert_false (gtk_widget_get_visible (find_button (GTK_WIDGET (bar), "win.retry-unsaved")));
  g_object_run_dispose (G_OBJECT (bar));
}

/* What a cell of a list refused is no other than what the form did, and is mended in either. */
static void
test_cells (Fixture *self, gconstpointer data)
{
  g_autoptr (MbCellEdits) edits = mb_cell_edits_new (self->forms.book);
  const MbField *handle = mb_record_type_find_field (mb_record_type_get (MB_RECORD_PERSON), "handle");
  GtkWidget *row = mb_record_page_get_row (self->page, "handle");

  g_assert_false (mb_cell_edits_commit_text (edits, self->grace, handle, "ADA", NULL));
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpstr (text_of (row), ==, "ADA");
  type (self, "handle", "hopper");
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_null (mb_cell_edits_get_kept (edits, self->grace, handle));

  g_assert_false (mb_cell_edits_commit_text (edits, self->grace, handle, "ADA", NULL));
  mb_cell_edits_revert (edits, self->grace, handle);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_cmpstr (text_of (row), ==, "hopper");
}

/* A book that another program holds takes the value when it is let go. */
static void
test_retry (Fixture *self, gconstpointer data)
{
  MbUnsaved *unsaved = mb_unsaved_of (self->forms.book);
  g_autoptr (MbBook) other = mb_book_open (self->forms.path, MB_OPEN_NONE, NULL);
  g_autoptr (MbEdit) holding = mb_edit_begin (other, MB_VERB_EDIT, NULL);
  g_autoptr (MbUnsavedValue) value = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row = type (self, "name", "Grace M. Hopper");

  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpstr (text_of (row), ==, "Grace M. Hopper");
  value = g_list_model_get_item (G_LIST_MODEL (unsaved), 0);
  g_assert_true (mb_unsaved_value_get_may_go (value));
  g_assert_false (mb_unsaved_retry (unsaved, self->forms.book, &error));
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpstr (text_of (row), ==, "Grace M. Hopper");

  g_clear_pointer (&holding, mb_edit_free);
  g_clear_error (&error);
  g_assert_true (mb_unsaved_retry (unsaved, self->forms.book, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_cmpstr (mb_record_get_text (self->grace, "name"), ==, "Grace M. Hopper");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/unsaved/outlives-the-page", test_outlives_the_page);
  TEST ("/unsaved/typed-when-leaving", test_typed_when_leaving);
  TEST ("/unsaved/two-forms", test_two_forms);
  TEST ("/unsaved/deleted", test_deleted);
  TEST ("/unsaved/bar", test_bar);
  TEST ("/unsaved/cells", test_cells);
  TEST ("/unsaved/retry", test_retry);
#undef TEST

  return g_test_run ();
}
