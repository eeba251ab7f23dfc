#include "forms-fixture.h"

#include "mb-list-page.h"

static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      g_strcmp0 (GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                        : gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
show (Forms *forms, MbRecordKind kind)
{
  GtkWidget *page = GTK_WIDGET (mb_list_page_new (forms->book, kind));

  forms_push (forms, page);
  return page;
}

/* Every empty list says what it would hold and offers something that can be done. */
static void
test_every_kind (Forms *forms, gconstpointer data)
{
  for (MbRecordKind kind = MB_RECORD_PERSON; kind < MB_RECORD_FINDING; kind++)
    {
      GtkWidget *page = show (forms, kind);
      const char *name = mb_record_type_get (kind)->name;

      g_test_message ("%s", name);
      g_assert_true (find (page, GTK_TYPE_BUTTON, "Add Program") || find (page, GTK_TYPE_BUTTON, "Add Person") ||
                     find (page, GTK_TYPE_BUTTON, "Add Source") || find (page, GTK_TYPE_BUTTON, "Add Published figure"));
    }
}

/* A cohort needs a program: the empty list of cohorts offers that, and a cohort as soon as there is one. */
static void
test_program_first (Forms *forms, gconstpointer data)
{
  GtkWidget *page = show (forms, MB_RECORD_COHORT);

  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "There is no program yet to add one to: begin with that."));
  g_signal_emit_by_name (find (page, GTK_TYPE_BUTTON, "Add Program"), "clicked");
  g_assert_cmpstr (forms->activated->pdata[0], ==, "add 'program'");

  g_object_unref (forms_add_program (forms, "Google Summer of Code", "GSoC"));
  forms_settle ();
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Add Program"));
  g_signal_emit_by_name (find (page, GTK_TYPE_BUTTON, "Add Cohort"), "clicked");
  g_assert_cmpstr (forms->activated->pdata[1], ==, "add 'cohort'");
}

/* What can only be read offers nothing that could not be done. */
static void
test_read_only (Forms *forms, gconstpointer data)
{
  g_autoptr (MbBook) book = mb_book_open (forms->path, MB_OPEN_READ_ONLY, NULL);
  GtkWidget *page = GTK_WIDGET (mb_list_page_new (book, MB_RECORD_PROGRAM));

  forms_push (forms, page);
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "There are none in this book, which can only be read."));
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Add Program"));
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/first-step/every-kind", test_every_kind);
  TEST ("/first-step/program-first", test_program_first);
  TEST ("/first-step/read-only", test_read_only);
#undef TEST

  return g_test_run ();
}
