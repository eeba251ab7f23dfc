#include "forms-fixture.h"

#include <glib/gstdio.h>

#include "mb-app-resources.h"

#define PATIENCE_US (10 * G_USEC_PER_SEC)

void
forms_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
  g_resources_register (mb_app_get_resource ());
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* The window */

static void
note_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Forms *forms = data;
  g_autofree char *printed = parameter ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_ptr_array_add (forms->activated, g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), printed));
}

static void
add_actions (Forms *forms)
{
  static const GActionEntry entries[] = {
    { "open-record", note_action, "(sx)" },
    { "add", note_action, "s" },
    { "undo", note_action },
    { "redo", note_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), forms);
  gtk_widget_insert_action_group (forms->window, "win", G_ACTION_GROUP (group));
}

void
forms_set_up (Forms *forms, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  forms->folder = g_dir_make_tmp ("mentorbook-forms-XXXXXX", &error);
  g_assert_no_error (error);
  forms->path = g_build_filename (forms->folder, "Test.mentorbook", NULL);
  forms->book = mb_book_create (forms->path, &error);
  g_assert_no_error (error);
  forms->activated = g_ptr_array_new_with_free_func (g_free);

  forms->window = adw_window_new ();
  forms->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (forms->window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (forms->window), GTK_WIDGET (forms->view));
  add_actions (forms);
  gtk_window_present (GTK_WINDOW (forms->window));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      g_assert_no_errno (g_remove (inside));
    }
  g_assert_no_errno (g_rmdir (path));
}

static gboolean
is_held_by_us_alone (gpointer book)
{
  return G_OBJECT (book)->ref_count == 1;
}

void
forms_tear_down (Forms *forms, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (forms->window));
  forms_settle ();
  /* Nothing of the pages may stay behind and keep the book open; what a thread has just done may still have to be told. */
  forms_wait (is_held_by_us_alone, forms->book);
  g_assert_finalize_object (forms->book);
  g_ptr_array_unref (forms->activated);
  remove_folder (forms->folder);
  g_free (forms->path);
  g_free (forms->folder);
}

void
forms_push (Forms *forms, gpointer page)
{
  adw_navigation_view_push (forms->view, page);
  forms_settle ();
}

/* It takes its place only in its second frame: what is pressed before that is forgotten. */
void
forms_present (Forms *forms, gpointer dialog)
{
  adw_dialog_present (dialog, forms->window);
  forms_assert_becomes (forms_has_focus, dialog);
  forms_settle ();
}

gboolean
forms_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Records */

static void
fill (MbRecord *record, const char *name, const char *text)
{
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (record), name);
  g_autoptr (GError) error = NULL;
  GVariant *value;

  g_assert_nonnull (field);
  value = mb_field_parse (field, text, &error);
  g_assert_no_error (error);
  mb_record_set (record, name, value);
}

MbRecord *
forms_add (Forms *forms, MbRecordKind kind, ...)
{
  MbRecord *record = mb_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list pairs;

  va_start (pairs, kind);
  while ((name = va_arg (pairs, const char *)))
    fill (record, name, va_arg (pairs, const char *));
  va_end (pairs);
  mb_book_add_record (forms->book, record, &error);
  g_assert_no_error (error);
  return record;
}

static char *
dup_id (MbRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (record));
}

MbRecord *
forms_add_person (Forms *forms, const char *name, const char *handle)
{
  return forms_add (forms, MB_RECORD_PERSON, "name", name, "handle", handle, NULL);
}

MbRecord *
forms_add_program (Forms *forms, const char *name, const char *short_name)
{
  return forms_add (forms, MB_RECORD_PROGRAM, "name", name, "short-name", short_name, NULL);
}

MbRecord *
forms_add_cohort (Forms *forms, MbRecord *program, const char *year)
{
  g_autofree char *id = dup_id (program);

  return forms_add (forms, MB_RECORD_COHORT, "program", id, "year", year, NULL);
}

GPtrArray *
forms_add_one_of_each (Forms *forms)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  MbRecord *person = forms_add_person (forms, "Ada Lovelace", "ada");
  MbRecord *program = forms_add_program (forms, "Google Summer of Code", "GSoC");
  MbRecord *cohort = forms_add_cohort (forms, program, "2024");
  g_autofree char *person_id = dup_id (person);
  g_autofree char *program_id = dup_id (program);
  g_autofree char *cohort_id = dup_id (cohort);
  MbRecord *project = forms_add (forms, MB_RECORD_PROJECT, "title", "Code generator", "cohort", cohort_id,
                                 "skills", "Go, C", NULL);
  g_autofree char *project_id = dup_id (project);

  g_ptr_array_add (records, forms_add (forms, MB_RECORD_ORGANIZATION, "name", "AsyncAPI", NULL));
  g_ptr_array_add (records, person);
  g_ptr_array_add (records, program);
  g_ptr_array_add (records, cohort);
  g_ptr_array_add (records, project);
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_ADMIN, "program", program_id, "person", person_id, NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id,
                                       "role", "mentee", NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_SEAT, "person", person_id, "project", project_id,
                                       "role", "mentee", NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_OBSERVATION, "person", person_id, "on", "2025-10",
                                       "active", "yes", NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_MILESTONE, "label", "Results", "cohort", cohort_id, NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_SOURCE, "record-type", "person", "record", person_id,
                                       "page", "./index", NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_PUBLISHED_FIGURE, "metric", "retention",
                                       "value", "50 %", NULL));
  g_ptr_array_add (records, forms_add (forms, MB_RECORD_FINDING, "rule", "headcount", NULL));
  g_assert_cmpuint (records->len, ==, MB_N_RECORD_KINDS);
  return records;
}

/* Reading back */

char *
forms_read (Forms *forms, MbRecord *record, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) other = mb_book_open (forms->path, MB_OPEN_READ_ONLY, &error);
  g_autoptr (MbRecord) same = NULL;

  g_assert_no_error (error);
  same = mb_book_get_record (other, mb_record_get_kind (record), mb_record_get_id (record), &error);
  g_assert_no_error (error);
  return mb_record_dup_display (same, field);
}

guint
forms_count_changes (Forms *forms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) changes = mb_book_list_changes (forms->book, 0, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (changes));
}

/* Waiting */

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
forms_wait (FormsCondition condition, gpointer data)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  guint waker = g_timeout_add (10, wake, NULL);

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  return condition (data);
}

void
forms_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Typing */

void
forms_type (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
forms_enter (GtkWidget *row)
{
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (row)), "activate");
}
