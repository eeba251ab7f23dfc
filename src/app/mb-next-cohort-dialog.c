#include "config.h"

#include "mb-next-cohort-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-next-cohort.h"
#include "book/mb-roster.h"
#include "mb-announce.h"
#include "mb-dialog.h"
#include "mb-open-when-closed.h"
#include "mb-window-title.h"

#define NAMES_SHOWN 8

struct _MbNextCohortDialog {
  AdwDialog parent_instance;

  MbBook *book;
  MbRecord *cohort;

  MbWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *add_button;
  AdwSpinRow *year_row;
  AdwPreferencesGroup *copied_group;
  AdwSwitchRow *dates_row;
  AdwSwitchRow *mentors_row;
};

G_DEFINE_FINAL_TYPE (MbNextCohortDialog, mb_next_cohort_dialog, ADW_TYPE_DIALOG)

/* What is taken over */

static void
add_copied (MbNextCohortDialog *self, const MbField *field)
{
  g_autofree char *display = mb_record_dup_display (self->cohort, field->name);
  GtkWidget *row;

  if (!*display)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mb_field_get_label (field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), display);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->copied_group, row);
}

static void
list_copied (MbNextCohortDialog *self)
{
  const MbRecordType *type = mb_record_get_record_type (self->cohort);

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MB_FIELD_RECURS) && type->fields[i].kind != MB_FIELD_DATE)
      add_copied (self, &type->fields[i]);
}

static char *
dup_names (GListModel *items)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const guint count = g_list_model_get_n_items (items);

  for (guint i = 0; i < MIN (count, NAMES_SHOWN); i++)
    {
      g_autoptr (MbRosterItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (names, "%s%s", i > 0 ? C_("list", ", ") : "", mb_roster_item_get_title (item));
    }
  if (count > NAMES_SHOWN)
    g_string_append_printf (names, "%s…", C_("list", ", "));
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
describe_mentors (MbNextCohortDialog *self)
{
  g_autoptr (MbRoster) roster = mb_roster_new (self->book, mb_record_get_id (self->cohort));
  GListModel *mentors = mb_roster_get_people (roster, "mentor");
  const guint count = g_list_model_get_n_items (mentors);
  g_autofree char *names = dup_names (mentors);
  /* Translators: how many mentors and their names. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u takes part again: %s", "%u take part again: %s", count), count,
                                           names);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->mentors_row), count > 0 ? text : _("The cohort has none"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->mentors_row), count > 0);
}

static gint64
get_years (MbNextCohortDialog *self)
{
  return (gint64) adw_spin_row_get_value (self->year_row) - mb_record_get_integer (self->cohort, "year");
}

static void
describe_dates (MbNextCohortDialog *self)
{
  g_autoptr (GArray) milestones = mb_book_list_referring (self->book, MB_RECORD_MILESTONE, "cohort",
                                                          mb_record_get_id (self->cohort));
  g_autofree char *count = mb_record_type_dup_count (mb_record_type_get (MB_RECORD_MILESTONE), milestones->len);
  const gint64 years = get_years (self);
  const gboolean has_dates = mb_record_get (self->cohort, "starts-on") || mb_record_get (self->cohort, "ends-on");
  /* Translators: %s is a count, such as “3 milestones”. */
  g_autofree char *text = g_strdup_printf (ngettext ("Start, end and %s, moved by %d year",
                                                     "Start, end and %s, moved by %d years", ABS (years)),
                                           count, (int) years);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->dates_row), has_dates ? text : count);
}

static void
year_changed (MbNextCohortDialog *self)
{
  if (self->cohort)
    describe_dates (self);
}

/* Adding */

static void
show_problem (MbNextCohortDialog *self, const GError *error)
{
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  mb_announce (self, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbNextCohortDialog *self = MB_NEXT_COHORT_DIALOG (widget);
  g_autoptr (MbNextCohortDialog) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRecord) made = NULL;
  MbNextCohort next;

  adw_spin_row_update (self->year_row);
  next.year = (gint64) adw_spin_row_get_value (self->year_row);
  next.dates = adw_switch_row_get_active (self->dates_row);
  next.mentors = adw_switch_row_get_active (self->mentors_row);
  made = mb_next_cohort_add (self->book, self->cohort, &next, &error);
  if (!made)
    {
      show_problem (self, error);
      return;
    }
  mb_open_when_closed (ADW_DIALOG (self), made);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Enter in the year is the dialog's own, as in any other of its kind. */
static void
year_entered (MbNextCohortDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.add", NULL);
}

static GtkEditable *
get_year_text (MbNextCohortDialog *self)
{
  GtkEditable *text = GTK_EDITABLE (self->year_row);

  while (text && !GTK_IS_TEXT (text))
    text = gtk_editable_get_delegate (text);
  return text;
}

/* The object */

static void
mb_next_cohort_dialog_dispose (GObject *object)
{
  MbNextCohortDialog *self = MB_NEXT_COHORT_DIALOG (object);

  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_NEXT_COHORT_DIALOG);
  g_clear_object (&self->cohort);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_next_cohort_dialog_parent_class)->dispose (object);
}

static void
mb_next_cohort_dialog_class_init (MbNextCohortDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_next_cohort_dialog_dispose;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-next-cohort-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, copied_group);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, MbNextCohortDialog, mentors_row);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add);
}

static void
mb_next_cohort_dialog_init (MbNextCohortDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mb_dialog_focus_when_shown (ADW_DIALOG (self), GTK_WIDGET (self->year_row));
  g_signal_connect_object (get_year_text (self), "activate", G_CALLBACK (year_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_row, "notify::value", G_CALLBACK (year_changed), self, G_CONNECT_SWAPPED);
}

/**
 * mb_next_cohort_dialog_new:
 * @cohort: a cohort of a book
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbNextCohortDialog *
mb_next_cohort_dialog_new (MbRecord *cohort)
{
  MbNextCohortDialog *self;
  g_autofree char *title = NULL;
  g_autofree char *like = NULL;

  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);
  g_return_val_if_fail (mb_record_get_kind (cohort) == MB_RECORD_COHORT, NULL);
  g_return_val_if_fail (mb_record_get_book (cohort) != NULL, NULL);

  self = g_object_new (MB_TYPE_NEXT_COHORT_DIALOG, NULL);
  self->cohort = g_object_ref (cohort);
  self->book = g_object_ref (mb_record_get_book (cohort));
  title = mb_record_dup_title (cohort);
  /* Translators: %s is a cohort, such as “GSoC 2025”. */
  like = g_strdup_printf (_("Like %s"), title);
  mb_window_title_set_title (self->window_title, adw_dialog_get_title (ADW_DIALOG (self)));
  mb_window_title_set_subtitle (self->window_title, like);
  list_copied (self);
  describe_mentors (self);
  mb_next_cohort_dialog_set_year (self, mb_next_cohort_propose_year (self->book, cohort));
  describe_dates (self);
  return self;
}

/**
 * mb_next_cohort_dialog_set_year:
 * @self: a dialog
 * @year: the year of the new cohort
 *
 * Chooses the year.
 */
void
mb_next_cohort_dialog_set_year (MbNextCohortDialog *self, gint64 year)
{
  g_return_if_fail (MB_IS_NEXT_COHORT_DIALOG (self));

  adw_spin_row_set_value (self->year_row, year);
}

/**
 * mb_next_cohort_dialog_set_mentors:
 * @self: a dialog
 * @mentors: whether the mentors take part again
 *
 * Chooses whether the mentors are taken over.
 */
void
mb_next_cohort_dialog_set_mentors (MbNextCohortDialog *self, gboolean mentors)
{
  g_return_if_fail (MB_IS_NEXT_COHORT_DIALOG (self));

  adw_switch_row_set_active (self->mentors_row, mentors);
}
