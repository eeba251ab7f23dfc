#include "config.h"

#include "mb-program-cohorts-group.h"

#include <glib/gi18n.h>

#include "mb-add-dialog.h"
#include "mb-cohort-table.h"
#include "mb-dialog.h"
#include "mb-list-page.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define SHOWN_AT_FIRST 30

/* With so many participations in the book they are counted within a frame. */
#define FEW 5000

struct _MbProgramCohortsGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *program;
  MbBook *book;
  GtkWidget *table;
  GtkWidget *empty;
  GtkWidget *more;
  GtkWidget *add_button;
  GCancellable *loading; /* (nullable) */
  gboolean stale;        /* changed while loading */
};

G_DEFINE_FINAL_TYPE (MbProgramCohortsGroup, mb_program_cohorts_group, ADW_TYPE_PREFERENCES_GROUP)

/* What one sees */

/* People can be in several cohorts: the sums of the table do not say how many there are. */
static char *
dup_people (MbProgramCohorts *cohorts)
{
  const guint n_mentees = (guint) MIN (cohorts->different_mentees, G_MAXUINT);
  const guint n_mentors = (guint) MIN (cohorts->different_mentors, G_MAXUINT);
  g_autofree char *mentees = g_strdup_printf (ngettext ("%u different mentee", "%u different mentees", n_mentees),
                                              n_mentees);
  g_autofree char *mentors = g_strdup_printf (ngettext ("%u different mentor", "%u different mentors", n_mentors),
                                              n_mentors);

  if (n_mentees == 0 && n_mentors == 0)
    return NULL;
  /* Translators: how many people, as in “34 different mentees, 12 different mentors”. */
  return g_strdup_printf (C_("program", "%s, %s"), mentees, mentors);
}

static void
show_cohorts (MbProgramCohortsGroup *self, MbProgramCohorts *cohorts)
{
  const guint count = cohorts->cohorts->len;
  g_autofree char *people = dup_people (cohorts);
  g_autofree char *all = g_strdup_printf (_("Show All (%u)"), count);

  mb_cohort_table_show (MB_COHORT_TABLE (self->table), cohorts, SHOWN_AT_FIRST);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), people);
  gtk_button_set_label (GTK_BUTTON (self->more), all);
  gtk_widget_set_visible (self->table, count > 0);
  gtk_widget_set_visible (self->more, count > SHOWN_AT_FIRST);
  gtk_widget_set_visible (self->empty, count == 0);
}

static void
show_result (MbProgramCohortsGroup *self, MbProgramCohorts *cohorts, const GError *error)
{
  if (cohorts)
    show_cohorts (self, cohorts);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
}

/* Reading */

static void load (MbProgramCohortsGroup *self);

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbProgramCohortsGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProgramCohorts) cohorts = mb_program_cohorts_load_finish (result, &error);

  g_clear_object (&self->loading);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->book)
    return;
  show_result (self, cohorts, error);
  if (self->stale)
    load (self);
}

static void
load (MbProgramCohortsGroup *self)
{
  self->stale = self->loading != NULL;
  if (self->stale)
    return;
  self->loading = g_cancellable_new ();
  mb_program_cohorts_load_async (mb_book_get_path (self->book), mb_record_get_id (self->program), self->loading, loaded,
                                 g_object_ref (self));
}

static void
read_at_once (MbProgramCohortsGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProgramCohorts) cohorts = mb_program_cohorts_new (self->book, mb_record_get_id (self->program), &error);

  show_result (self, cohorts, error);
}

static void
follow_book (MbProgramCohortsGroup *self)
{
  if (mb_record_is_deleted (self->program))
    return;
  if (mb_book_count (self->book, MB_RECORD_PARTICIPATION) <= FEW)
    read_at_once (self);
  else
    load (self);
}

static void
book_changed (MbProgramCohortsGroup *self, guint64 kinds)
{
  if (kinds & (BIT (MB_RECORD_PERSON) | BIT (MB_RECORD_PROGRAM) | BIT (MB_RECORD_COHORT) | BIT (MB_RECORD_PROJECT) |
               BIT (MB_RECORD_PARTICIPATION)))
    follow_book (self);
}

/* Adding, and the whole list */

static void
add_cohort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbProgramCohortsGroup *self = MB_PROGRAM_COHORTS_GROUP (widget);
  MbAddDialog *dialog = mb_add_dialog_new (self->book, MB_RECORD_COHORT);

  mb_add_dialog_set_value (dialog, "program", g_variant_new_int64 (mb_record_get_id (self->program)));
  mb_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
show_all (MbProgramCohortsGroup *self)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_COHORT);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              ADW_NAVIGATION_PAGE (mb_list_page_new_related (self->program, type,
                                                                             mb_record_type_find_field (type,
                                                                                                        "program"))));
}

/* The object */

/* The page may be gone from the window before the worker hears of it. */
static void
mb_program_cohorts_group_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (MB_PROGRAM_COHORTS_GROUP (widget)->loading);
  GTK_WIDGET_CLASS (mb_program_cohorts_group_parent_class)->unroot (widget);
}

static void
mb_program_cohorts_group_dispose (GObject *object)
{
  MbProgramCohortsGroup *self = MB_PROGRAM_COHORTS_GROUP (object);

  g_clear_object (&self->program);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_program_cohorts_group_parent_class)->dispose (object);
}

static void
mb_program_cohorts_group_class_init (MbProgramCohortsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_program_cohorts_group_dispose;
  widget_class->unroot = mb_program_cohorts_group_unroot;
  gtk_widget_class_install_action (widget_class, "program.add-cohort", NULL, add_cohort);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("No cohorts yet"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add _Cohort…"));

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "program.add-cohort");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_more_button (MbProgramCohortsGroup *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "program.add-cohort");
  gtk_widget_set_tooltip_text (button, _("Add Cohort"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
mb_program_cohorts_group_init (MbProgramCohortsGroup *self)
{
  self->table = mb_cohort_table_new ();
  self->empty = make_empty ();
  self->more = make_more_button (self);
  self->add_button = make_add_button ();
  gtk_widget_set_visible (self->table, FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Cohorts"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->table);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more);
}

/**
 * mb_program_cohorts_group_new:
 * @program: a program of a book
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_program_cohorts_group_new (MbRecord *program)
{
  MbProgramCohortsGroup *self;
  gboolean writable;

  g_return_val_if_fail (MB_IS_RECORD (program), NULL);
  g_return_val_if_fail (mb_record_get_book (program) != NULL, NULL);

  self = g_object_new (MB_TYPE_PROGRAM_COHORTS_GROUP, NULL);
  self->program = g_object_ref (program);
  self->book = g_object_ref (mb_record_get_book (program));
  writable = !mb_book_get_read_only (self->book);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "program.add-cohort", writable);
  gtk_widget_set_visible (self->add_button, writable);
  gtk_widget_set_visible (gtk_widget_get_last_child (self->empty), writable);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  follow_book (self);
  return GTK_WIDGET (self);
}
