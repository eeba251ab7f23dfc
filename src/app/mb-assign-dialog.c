#include "config.h"

#include "mb-assign-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-match.h"
#include "book/mb-seating.h"
#include "mb-announce.h"
#include "mb-dialog.h"
#include "mb-window-title.h"

struct _MbAssignDialog {
  AdwDialog parent_instance;

  MbRoster *roster;
  MbRosterItem *item; /* who or what is assigned to … */
  GListModel *others; /* … these */
  GtkFilterListModel *found;
  GHashTable *ticked; /* set of MbRosterItem of others */
  char **words;

  MbWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *assign_button;
  GtkWidget *search_entry;
  GtkStack *states;
  GtkListView *list;
  AdwStatusPage *nothing_page;
};

G_DEFINE_FINAL_TYPE (MbAssignDialog, mb_assign_dialog, ADW_TYPE_DIALOG)

static gboolean
is_project (MbAssignDialog *self)
{
  return mb_roster_item_get_kind (self->item) == MB_RECORD_PROJECT;
}

/* The seat that the item and the other have, or would have. */
static MbSeatWish
wish_for (MbAssignDialog *self, MbRosterItem *other)
{
  MbRosterItem *participation = is_project (self) ? other : self->item;
  MbRosterItem *project = is_project (self) ? self->item : other;

  return (MbSeatWish) { mb_roster_item_get_person (participation), mb_roster_item_get_id (project),
                        mb_roster_item_get_role (participation) };
}

static const MbRosterSeat *
find_seat (MbAssignDialog *self, MbRosterItem *other)
{
  const MbSeatWish wish = wish_for (self, other);

  return mb_roster_item_find_seat (self->item, wish.person, wish.project, wish.role);
}

static gboolean
is_ticked (MbAssignDialog *self, MbRosterItem *other)
{
  return g_hash_table_contains (self->ticked, other);
}

/* What ticking changes */

static void
list_changes (MbAssignDialog *self, GArray *wanted, GArray *unwanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->others); i++)
    {
      g_autoptr (MbRosterItem) other = g_list_model_get_item (self->others, i);
      const MbRosterSeat *seat = find_seat (self, other);
      const MbSeatWish wish = wish_for (self, other);

      if (is_ticked (self, other) && !seat)
        g_array_append_val (wanted, wish);
      else if (!is_ticked (self, other) && seat)
        g_array_append_val (unwanted, seat->id);
    }
}

static void
show_changes (MbAssignDialog *self)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (MbSeatWish));
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  list_changes (self, wanted, unwanted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.assign", wanted->len + unwanted->len > 0);
}

static void
show_ticks (MbAssignDialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_widget_get_first_child (row);
      MbRosterItem *other = check ? g_object_get_data (G_OBJECT (check), "item") : NULL;

      if (other)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked (self, other));
    }
}

static void
set_ticked (MbAssignDialog *self, MbRosterItem *other, gboolean ticked)
{
  if (ticked == is_ticked (self, other))
    return;
  if (ticked)
    g_hash_table_add (self->ticked, g_object_ref (other));
  else
    g_hash_table_remove (self->ticked, other);
  show_ticks (self);
  show_changes (self);
}

static char *
dup_ticked (MbAssignDialog *self, MbRosterItem *other)
{
  const char *title = mb_roster_item_get_title (other);

  /* Translators: said by a screen reader: %s was ticked or its tick was taken away. */
  return g_strdup_printf (is_ticked (self, other) ? C_("assign", "%s: assigned") : C_("assign", "%s: not assigned"), title);
}

/* The focus is in the search or on the row, and not on the tick itself. */
static void
change_tick (MbAssignDialog *self, MbRosterItem *other)
{
  g_autofree char *text = NULL;

  set_ticked (self, other, !is_ticked (self, other));
  text = dup_ticked (self, other);
  mb_announce (self, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
tick_position (MbAssignDialog *self, guint position)
{
  g_autoptr (MbRosterItem) other = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (other)
    change_tick (self, other);
}

/* The next name can be typed at once. */
static void
tick_found (MbAssignDialog *self)
{
  tick_position (self, 0);
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/* Searching */

static gboolean
suits (gpointer item, gpointer data)
{
  MbAssignDialog *self = data;
  const char *const *words = (const char *const *) self->words;

  return !words || !words[0] || mb_match_text (mb_roster_item_get_title (item), words) != MB_MATCH_ELSEWHERE;
}

static void
show_state (MbAssignDialog *self)
{
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_stack_set_visible_child_name (self->states, any ? "list" : "nothing");
}

static void
search (MbAssignDialog *self)
{
  g_strfreev (self->words);
  self->words = mb_match_dup_words (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* Escape clears the search first, and closes the dialog when there is nothing to clear. */
static void
stop_search (MbAssignDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_pressed (MbAssignDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* A list does nothing on this key when nothing can be selected. */
static gboolean
list_key_pressed (MbAssignDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *check = row ? gtk_widget_get_first_child (row) : NULL;
  MbRosterItem *other = GTK_IS_CHECK_BUTTON (check) ? g_object_get_data (G_OBJECT (check), "item") : NULL;

  if (!other || (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;
  change_tick (self, other);
  return GDK_EVENT_STOP;
}

static void
add_keys (MbAssignDialog *self, GtkWidget *widget, GCallback pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_object (keys, "key-pressed", pressed, self, G_CONNECT_SWAPPED);
}

/* Rows */

static void
toggled (MbAssignDialog *self, GtkCheckButton *check)
{
  MbRosterItem *other = g_object_get_data (G_OBJECT (check), "item");

  if (other)
    set_ticked (self, other, gtk_check_button_get_active (check));
}

static void
set_up_row (MbAssignDialog *self, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, check);
}

static char *
dup_row_text (MbRosterItem *other)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_PARTICIPATION), "role");
  const MbChoice *role = mb_field_find_choice (field, mb_roster_item_get_role (other));

  if (!role)
    return g_strdup (mb_roster_item_get_title (other));
  /* Translators: a person and a role: “Ada Lovelace – Mentor”. */
  return g_strdup_printf (C_("person", "%s – %s"), mb_roster_item_get_title (other), mb_choice_get_label (field, role));
}

static void
bind_row (MbAssignDialog *self, GtkListItem *item)
{
  GtkWidget *check = gtk_list_item_get_child (item);
  MbRosterItem *other = gtk_list_item_get_item (item);
  g_autofree char *text = dup_row_text (other);

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), text);
  gtk_list_item_set_accessible_label (item, text);
  g_object_set_data (G_OBJECT (check), "item", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked (self, other));
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (other), g_object_unref);
}

static void
unbind_row (MbAssignDialog *self, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "item", NULL);
}

static void
make_rows (MbAssignDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/* Assigning */

static void
assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbAssignDialog *self = MB_ASSIGN_DIALOG (widget);
  g_autoptr (MbAssignDialog) alive = g_object_ref (self);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (MbSeatWish));
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  list_changes (self, wanted, unwanted);
  if (mb_seating_change (mb_roster_get_book (self->roster), wanted, unwanted, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  mb_announce (self, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* The object */

static void
mb_assign_dialog_dispose (GObject *object)
{
  MbAssignDialog *self = MB_ASSIGN_DIALOG (object);

  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_ASSIGN_DIALOG);
  g_clear_object (&self->found);
  g_clear_object (&self->others);
  g_clear_object (&self->item);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (mb_assign_dialog_parent_class)->dispose (object);
}

static void
mb_assign_dialog_finalize (GObject *object)
{
  MbAssignDialog *self = MB_ASSIGN_DIALOG (object);

  g_strfreev (self->words);
  g_hash_table_unref (self->ticked);
  G_OBJECT_CLASS (mb_assign_dialog_parent_class)->finalize (object);
}

static void
mb_assign_dialog_class_init (MbAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_assign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_assign_dialog_finalize;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-assign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, assign_button);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, states);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbAssignDialog, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, stop_search);
  gtk_widget_class_bind_template_callback (widget_class, tick_found);
  gtk_widget_class_bind_template_callback (widget_class, tick_position);
  gtk_widget_class_install_action (widget_class, "dialog.assign", NULL, assign);
}

static void
mb_assign_dialog_init (MbAssignDialog *self)
{
  self->ticked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  mb_dialog_focus_when_shown (ADW_DIALOG (self), GTK_WIDGET (self->search_entry));
  add_keys (self, self->search_entry, G_CALLBACK (key_pressed));
  add_keys (self, GTK_WIDGET (self->list), G_CALLBACK (list_key_pressed));
  make_rows (self);
}

/* Projects, or the people of both roles, mentees first. */
static GListModel *
list_others (MbAssignDialog *self)
{
  GListStore *both;

  if (!is_project (self))
    return g_object_ref (mb_roster_get_projects (self->roster));
  both = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (both, mb_roster_get_people (self->roster, "mentee"));
  g_list_store_append (both, mb_roster_get_people (self->roster, "mentor"));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (both)));
}

static void
tick_seats (MbAssignDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->others); i++)
    {
      MbRosterItem *other = g_list_model_get_item (self->others, i);

      if (find_seat (self, other))
        g_hash_table_add (self->ticked, other);
      else
        g_object_unref (other);
    }
}

static void
set_texts (MbAssignDialog *self)
{
  const char *title = is_project (self) ? _("Assign People") : _("Assign to Projects");
  const char *others = is_project (self) ? _("People of the Cohort") : _("Projects of the Cohort");
  const gboolean none = g_list_model_get_n_items (self->others) == 0;

  adw_dialog_set_title (ADW_DIALOG (self), title);
  mb_window_title_set_title (self->window_title, title);
  mb_window_title_set_subtitle (self->window_title, mb_roster_item_get_title (self->item));
  g_object_set (self->search_entry, "placeholder-text", others, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, others, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, others, -1);
  adw_status_page_set_title (self->nothing_page, !none               ? _("Nothing Found")
                                                 : is_project (self) ? _("Nobody Is in the Cohort Yet")
                                                                     : _("The Cohort Has No Projects Yet"));
}

static void
show_list (MbAssignDialog *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (suits, self, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;

  self->others = list_others (self);
  self->found = gtk_filter_list_model_new (g_object_ref (self->others), filter);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * mb_assign_dialog_new:
 * @roster: a roster
 * @item: a line of it: a participation or a project
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbAssignDialog *
mb_assign_dialog_new (MbRoster *roster, MbRosterItem *item)
{
  MbAssignDialog *self;

  g_return_val_if_fail (MB_IS_ROSTER (roster), NULL);
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (item), NULL);

  self = g_object_new (MB_TYPE_ASSIGN_DIALOG, NULL);
  self->roster = g_object_ref (roster);
  self->item = g_object_ref (item);
  show_list (self);
  tick_seats (self);
  show_ticks (self);
  set_texts (self);
  show_state (self);
  show_changes (self);
  g_signal_connect_object (roster, "changed", G_CALLBACK (show_changes), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_assign_dialog_set_search:
 * @self: a dialog
 * @search: a few letters
 *
 * Searches as if it had been typed.
 */
void
mb_assign_dialog_set_search (MbAssignDialog *self, const char *search)
{
  g_return_if_fail (MB_IS_ASSIGN_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
}

/**
 * mb_assign_dialog_tick_first:
 * @self: a dialog
 *
 * Ticks what was found first, or takes its tick away, as Enter in the search
 * does.
 */
void
mb_assign_dialog_tick_first (MbAssignDialog *self)
{
  g_return_if_fail (MB_IS_ASSIGN_DIALOG (self));

  tick_found (self);
}

/**
 * mb_assign_dialog_get_found:
 * @self: a dialog
 *
 * Returns: (transfer none): the lines of the roster that are found
 */
GListModel *
mb_assign_dialog_get_found (MbAssignDialog *self)
{
  g_return_val_if_fail (MB_IS_ASSIGN_DIALOG (self), NULL);

  return G_LIST_MODEL (self->found);
}
