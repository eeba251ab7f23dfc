#include "config.h"

#include "mb-roster-group.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-quick-add-row.h"
#include "mb-related-group.h"
#include "mb-roster-row.h"

/* So many rows are made before the page is seen, so many more whenever there is nothing else to do, and so many in
 * all: beyond them there is the list. */
#define ROWS_AT_FIRST 8
#define ROWS_AT_A_TIME 2
#define ROWS_IN_ALL 50

struct _MbRosterGroup {
  AdwPreferencesGroup parent_instance;

  MbRoster *roster;
  MbRecord *cohort;
  const char *role;  /* interned; NULL: projects */
  GListModel *items; /* of the roster */
  GListStore *end;   /* an object for the row after the items, or none */
  GtkSliceListModel *shown;
  guint growing;
  GtkListBox *list;
  GtkWidget *entry;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (MbRosterGroup, mb_roster_group, ADW_TYPE_PREFERENCES_GROUP)

static const MbRecordType *
get_record_type (MbRosterGroup *self)
{
  return mb_record_type_get (self->role ? MB_RECORD_PARTICIPATION : MB_RECORD_PROJECT);
}

static const char *
get_title (MbRosterGroup *self)
{
  if (!self->role)
    return _("Projects");
  return g_str_equal (self->role, "mentor") ? _("Mentors") : _("Mentees");
}

static const char *
get_nothing_text (MbRosterGroup *self)
{
  if (!self->role)
    return mb_book_get_read_only (mb_roster_get_book (self->roster))
             ? _("None yet")
             : _("None yet: type a title and press Enter, then the next one");
  return g_str_equal (self->role, "mentor") ? _("No mentors are named yet") : _("No mentees are named yet");
}

/* What is there, and what is done with it */

static char *
dup_description (MbRosterGroup *self, guint count)
{
  const gboolean writable = !mb_book_get_read_only (mb_roster_get_book (self->roster));

  if (count == 0)
    return g_strdup (get_nothing_text (self));
  /* Once is enough. */
  if (g_strcmp0 (self->role, "mentee") == 0 && writable && g_list_model_get_n_items (mb_roster_get_projects (self->roster)) > 0)
    return g_strdup (_("Drag people onto projects, or press Ctrl+Enter on a row"));
  return NULL;
}

static void
show_count (MbRosterGroup *self)
{
  const guint count = g_list_model_get_n_items (self->items);
  g_autofree char *title = count > 0 ? g_strdup_printf (C_("group", "%s (%u)"), get_title (self), count)
                                     : g_strdup (get_title (self));
  g_autofree char *description = dup_description (self, count);
  g_autofree char *all = g_strdup_printf (_("Show All (%u)"), count);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0 || self->entry);
  gtk_widget_set_visible (self->more, count > ROWS_IN_ALL);
  gtk_button_set_label (GTK_BUTTON (self->more), all);
}

static void
show_all (MbRosterGroup *self)
{
  const MbRecordType *type = get_record_type (self);
  const MbField *role = mb_record_type_find_field (type, "role");

  mb_related_group_show_list (GTK_WIDGET (self), self->cohort, type, mb_record_type_find_field (type, "cohort"),
                              role ? mb_field_find_choice (role, self->role) : NULL);
}

/* Adding projects */

static gboolean
add_projects (const char *const *titles, gpointer data, GError **error)
{
  MbRosterGroup *self = data;
  g_autoptr (MbEdit) edit = mb_edit_begin (mb_roster_get_book (self->roster), MB_VERB_ADD, error);

  if (!edit)
    return FALSE;
  for (guint i = 0; titles[i]; i++)
    {
      g_autoptr (MbRecord) project = mb_record_new (MB_RECORD_PROJECT);

      mb_record_set_text (project, "title", titles[i]);
      mb_record_set_integer (project, "cohort", mb_roster_get_cohort (self->roster));
      if (!mb_edit_insert (edit, project, error))
        return FALSE;
    }
  return mb_edit_commit (edit, error);
}

/* Rows */

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MbRosterGroup *self = data;

  if (MB_IS_ROSTER_ITEM (item))
    return mb_roster_row_new (self->roster, item);
  return self->entry;
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row)
{
  if (MB_IS_ROSTER_ROW (row))
    mb_roster_row_open (MB_ROSTER_ROW (row));
}

static gboolean
grow (gpointer data)
{
  MbRosterGroup *self = data;
  const guint size = gtk_slice_list_model_get_size (self->shown) + ROWS_AT_A_TIME;

  gtk_slice_list_model_set_size (self->shown, MIN (size, ROWS_IN_ALL));
  if (size < MIN (ROWS_IN_ALL, g_list_model_get_n_items (self->items)))
    return G_SOURCE_CONTINUE;
  gtk_slice_list_model_set_size (self->shown, ROWS_IN_ALL);
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

/* The first of the items and then the row that adds one. */
static GListModel *
make_model (MbRosterGroup *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  self->shown = gtk_slice_list_model_new (g_object_ref (self->items), 0, ROWS_AT_FIRST);
  self->growing = g_idle_add_full (G_PRIORITY_LOW, grow, self, NULL);
  g_list_store_append (parts, self->shown);
  g_list_store_append (parts, self->end);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static GtkWidget *
make_list (MbRosterGroup *self)
{
  g_autoptr (GListModel) model = make_model (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_bind_model (self->list, model, make_row, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (self), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated), NULL);
  return GTK_WIDGET (self->list);
}

static GtkWidget *
make_more_button (MbRosterGroup *self)
{
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->more, 12);
  gtk_widget_add_css_class (self->more, "pill");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  return self->more;
}

static GtkWidget *
make_add_people_button (MbRosterGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add _People…"));
  g_autofree char *action = g_strdup_printf ("record.add-people::%s", self->role);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_title (self), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_ways_to_add (MbRosterGroup *self)
{
  g_autoptr (GtkStringObject) end = gtk_string_object_new ("");

  if (self->role)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_add_people_button (self));
  else if (!mb_book_get_read_only (mb_roster_get_book (self->roster)))
    {
      self->entry = mb_quick_add_row_new (_("Add Project"), add_projects, self);
      g_list_store_append (self->end, end);
    }
}

/* The object */

static void
mb_roster_group_dispose (GObject *object)
{
  MbRosterGroup *self = MB_ROSTER_GROUP (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  /* The rows are made with this object at hand. */
  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  self->entry = NULL;
  if (self->items)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_object (&self->end);
  g_clear_object (&self->roster);
  g_clear_object (&self->cohort);
  G_OBJECT_CLASS (mb_roster_group_parent_class)->dispose (object);
}

static void
mb_roster_group_class_init (MbRosterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_roster_group_dispose;
}

static void
mb_roster_group_init (MbRosterGroup *self)
{
  self->end = g_list_store_new (G_TYPE_OBJECT);
}

/**
 * mb_roster_group_new:
 * @roster: the roster of a cohort
 * @cohort: the cohort
 * @role: (nullable): a role as the book stores it; %NULL: the projects
 *
 * Makes the group.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_roster_group_new (MbRoster *roster, MbRecord *cohort, const char *role)
{
  MbRosterGroup *self;

  g_return_val_if_fail (MB_IS_ROSTER (roster), NULL);
  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);

  self = g_object_new (MB_TYPE_ROSTER_GROUP, NULL);
  self->roster = g_object_ref (roster);
  self->cohort = g_object_ref (cohort);
  self->role = g_intern_string (role);
  self->items = g_object_ref (role ? mb_roster_get_people (roster, role) : mb_roster_get_projects (roster));
  add_ways_to_add (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_list (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_more_button (self));
  g_signal_connect_object (roster, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * mb_roster_group_get_entry:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): the row into which titles of projects
 *   are typed
 */
GtkWidget *
mb_roster_group_get_entry (MbRosterGroup *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_GROUP (self), NULL);

  return self->entry;
}

/**
 * mb_roster_group_get_list:
 * @self: a group
 *
 * Returns: (transfer none): the list of rows
 */
GtkListBox *
mb_roster_group_get_list (MbRosterGroup *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_GROUP (self), NULL);

  return self->list;
}
