#include "config.h"

#include "mb-project-people.h"

#include <glib/gi18n.h>

#include "book/mb-seating.h"
#include "mb-assign-dialog.h"
#include "mb-dialog.h"
#include "mb-feedback.h"

#define AVATAR_SIZE 32

struct _MbProjectPeople {
  AdwPreferencesGroup parent_instance;

  MbRecord *project;
  MbRoster *roster; /* of the project's cohort */
  GPtrArray *rows;  /* those in the group */
};

G_DEFINE_FINAL_TYPE (MbProjectPeople, mb_project_people, ADW_TYPE_PREFERENCES_GROUP)

static MbRosterItem *
get_item (MbProjectPeople *self)
{
  return mb_roster_find (self->roster, MB_RECORD_PROJECT, mb_record_get_id (self->project));
}

static gboolean
may_edit (MbProjectPeople *self)
{
  return !mb_book_get_read_only (mb_roster_get_book (self->roster));
}

/* Rows */

static void
open_person (GtkWidget *row, gpointer data)
{
  const gint64 *person = data;

  gtk_widget_activate_action (row, "win.open-record", "(sx)", "person", *person);
}

static GtkWidget *
make_avatar (const char *name)
{
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return avatar;
}

static GtkWidget *
make_remove_button (const MbRosterSeat *seat)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a person and a project. */
  g_autofree char *name = g_strdup_printf (_("Take %s off “%s”"), seat->person_title, seat->project_title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.take-off");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", seat->id);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
free_person (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_row (MbProjectPeople *self, const MbRosterSeat *seat)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_SEAT), "role");
  const MbChoice *role = mb_field_find_choice (field, seat->role);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), seat->person_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), role ? mb_choice_get_label (field, role) : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_avatar (seat->person_title));
  if (may_edit (self))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (seat));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (open_person), g_memdup2 (&seat->person, sizeof seat->person),
                         free_person, 0);
  return row;
}

static void
add_rows (MbProjectPeople *self, GPtrArray *seats, const char *role)
{
  for (guint i = 0; i < seats->len; i++)
    {
      const MbRosterSeat *seat = seats->pdata[i];
      GtkWidget *row;

      if (!g_str_equal (seat->role, role))
        continue;
      row = make_row (self, seat);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

static void
clear_rows (MbProjectPeople *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* Rows that go must not take the focus with them. */
static void
keep_focus (MbProjectPeople *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      {
        gtk_widget_grab_focus (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (self)));
        return;
      }
}

static void
show_people (MbProjectPeople *self)
{
  MbRosterItem *item = get_item (self);
  GPtrArray *seats = item ? mb_roster_item_get_seats (item) : NULL;

  keep_focus (self);
  clear_rows (self);
  if (seats)
    {
      add_rows (self, seats, "mentor");
      add_rows (self, seats, "mentee");
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         self->rows->len == 0 ? _("Nobody is on this project yet") : NULL);
}

/* A project may be moved to another cohort. */
static void
follow_cohort (MbProjectPeople *self)
{
  if (mb_record_is_deleted (self->project))
    return;
  if (self->roster)
    g_signal_handlers_disconnect_by_data (self->roster, self);
  g_clear_object (&self->roster);
  self->roster = mb_roster_new (mb_record_get_book (self->project), mb_record_get_integer (self->project, "cohort"));
  g_signal_connect_object (self->roster, "changed", G_CALLBACK (show_people), self, G_CONNECT_SWAPPED);
  show_people (self);
}

static void
cohort_changed (MbProjectPeople *self)
{
  if (mb_roster_get_cohort (self->roster) != mb_record_get_integer (self->project, "cohort"))
    follow_cohort (self);
}

/* Actions */

static void
assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbProjectPeople *self = MB_PROJECT_PEOPLE (widget);
  MbRosterItem *item = get_item (self);

  if (item)
    mb_dialog_present (ADW_DIALOG (mb_assign_dialog_new (self->roster, item)), widget);
}

static void
take_off (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbProjectPeople *self = MB_PROJECT_PEOPLE (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_val (unwanted, id);
  if (mb_seating_change (mb_roster_get_book (self->roster), NULL, unwanted, &error))
    mb_feedback_offer (widget, _("Taken off the project"), _("_Undo"), "win.undo");
  else
    mb_feedback_error (widget, error);
}

/* The object */

static void
mb_project_people_dispose (GObject *object)
{
  MbProjectPeople *self = MB_PROJECT_PEOPLE (object);

  if (self->roster)
    g_signal_handlers_disconnect_by_data (self->roster, self);
  if (self->project)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->roster);
  g_clear_object (&self->project);
  g_ptr_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (mb_project_people_parent_class)->dispose (object);
}

static void
mb_project_people_finalize (GObject *object)
{
  g_ptr_array_unref (MB_PROJECT_PEOPLE (object)->rows);
  G_OBJECT_CLASS (mb_project_people_parent_class)->finalize (object);
}

static void
mb_project_people_class_init (MbProjectPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_project_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_project_people_finalize;
  gtk_widget_class_install_action (widget_class, "people.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "people.take-off", "x", take_off);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "people.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "people.assign", NULL);
}

static void
mb_project_people_init (MbProjectPeople *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Assign _People…"));

  self->rows = g_ptr_array_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.assign");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("People"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * mb_project_people_new:
 * @project: a project of a book
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_project_people_new (MbRecord *project)
{
  MbProjectPeople *self;

  g_return_val_if_fail (MB_IS_RECORD (project), NULL);

  self = g_object_new (MB_TYPE_PROJECT_PEOPLE, NULL);
  self->project = g_object_ref (project);
  follow_cohort (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.assign", may_edit (self));
  g_signal_connect_object (project, "notify::cohort", G_CALLBACK (cohort_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
