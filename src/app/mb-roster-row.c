#include "config.h"

#include "mb-roster-row.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "book/mb-seating.h"
#include "mb-announce.h"
#include "mb-assign-dialog.h"
#include "mb-dialog.h"
#include "mb-drag-scroll.h"
#include "mb-feedback.h"
#include "mb-seat-chips.h"

#define AVATAR_SIZE 32

struct _MbRosterRow {
  GtkListBoxRow parent_instance;

  MbRoster *roster;
  MbRosterItem *item;

  GtkWidget *avatar; /* (nullable): of a person */
  GtkWidget *title;
  GtkWidget *status;
  GtkWidget *menu_button;
  GtkWidget *chips;
  MbDragScroll *scroll; /* (nullable): while the row is dragged */
};

G_DEFINE_FINAL_TYPE (MbRosterRow, mb_roster_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
  PROP_STATUS = 1,
} MbRosterRowProperty;

static GParamSpec *properties[PROP_STATUS + 1];

static gboolean
is_project (MbRosterRow *self)
{
  return mb_roster_item_get_kind (self->item) == MB_RECORD_PROJECT;
}

static const MbField *
get_status_field (MbRosterRow *self)
{
  return mb_record_type_find_field (mb_record_type_get (mb_roster_item_get_kind (self->item)), "status");
}

static gboolean
may_edit (MbRosterRow *self)
{
  return !mb_book_get_read_only (mb_roster_get_book (self->roster));
}

/* NULL, and told, when it was deleted meanwhile. */
static MbRecord *
get_record (MbRosterRow *self)
{
  g_autoptr (GError) error = NULL;
  MbRecord *record = mb_book_get_record (mb_roster_get_book (self->roster), mb_roster_item_get_kind (self->item),
                                         mb_roster_item_get_id (self->item), &error);

  if (!record)
    mb_feedback_error (GTK_WIDGET (self), error);
  return record;
}

/* What it says */

static const char *
get_status_label (MbRosterRow *self)
{
  const MbField *field = get_status_field (self);
  const MbChoice *choice = mb_field_find_choice (field, mb_roster_item_get_status (self->item));

  return choice ? mb_choice_get_label (field, choice) : "";
}

/* A screen reader says with the row what one sees at a glance. */
static void
describe (MbRosterRow *self)
{
  const char *status = get_status_label (self);
  g_autofree char *seats = mb_seat_chips_dup_text (MB_SEAT_CHIPS (self->chips));
  g_autofree char *text = *status ? g_strdup_printf ("%s, %s", status, seats) : g_strdup (seats);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mb_roster_item_get_title (self->item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update (MbRosterRow *self)
{
  const char *title = mb_roster_item_get_title (self->item);
  const char *status = get_status_label (self);
  /* Translators: %s is a person or a project. */
  g_autofree char *menu = g_strdup_printf (_("More for %s"), title);

  if (self->avatar)
    adw_avatar_set_text (ADW_AVATAR (self->avatar), title);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->status), status);
  gtk_widget_set_visible (self->status, *status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/* Actions */

static void
assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRosterRow *self = MB_ROSTER_ROW (widget);

  mb_dialog_present (ADW_DIALOG (mb_assign_dialog_new (self->roster, self->item)), widget);
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRosterRow *self = MB_ROSTER_ROW (widget);

  gtk_widget_activate_action (widget, "win.open-record", "(sx)",
                              mb_record_type_get (mb_roster_item_get_kind (self->item))->name,
                              mb_roster_item_get_id (self->item));
}

static void
take_off (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRosterRow *self = MB_ROSTER_ROW (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = mb_seat_chips_dup_taken_off (MB_SEAT_CHIPS (self->chips), id);
  g_autoptr (GError) error = NULL;

  g_array_append_val (unwanted, id);
  if (!mb_seating_change (mb_roster_get_book (self->roster), NULL, unwanted, &error))
    mb_feedback_error (widget, error);
  else if (text)
    mb_feedback_offer (widget, text, _("_Undo"), "win.undo");
}

/* The row goes; the focus shall stay in the list. */
static void
focus_neighbor (MbRosterRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));
  GtkListBoxRow *next = NULL;

  if (!GTK_IS_LIST_BOX (list))
    return;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index + 1);
  if (!next && index > 0)
    next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index - 1);
  if (next)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static char *
dup_removed (MbRosterRow *self)
{
  const char *title = mb_roster_item_get_title (self->item);
  const guint seats = mb_roster_item_get_seats (self->item)->len;

  if (is_project (self))
    return g_strdup_printf (_("Deleted “%s”"), title);
  if (seats == 0)
    return g_strdup_printf (_("Took %s out of the cohort"), title);
  return g_strdup_printf (ngettext ("Took %s out of the cohort and off %u project",
                                    "Took %s out of the cohort and off %u projects", seats), title, seats);
}

/* The row goes with what it shows: the window is what speaks of it. */
static void
remove_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRosterRow *self = MB_ROSTER_ROW (widget);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (MbRosterRow) alive = g_object_ref (self);
  g_autoptr (MbRosterItem) item = g_object_ref (self->item);
  g_autoptr (MbRecord) record = get_record (self);
  g_autofree char *text = dup_removed (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!record)
    return;
  focus_neighbor (self);
  if (is_project (self))
    done = mb_book_delete_record (mb_record_get_book (record), record, &error);
  else
    done = mb_seating_leave (mb_record_get_book (record), item, &error);
  if (done)
    mb_feedback_offer (window, text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (window, error);
}

/* The menu has closed, and the focus is back on the row: a screen reader is told what became of it. */
static void
say_status (MbRosterRow *self, const char *nick)
{
  const MbField *field = get_status_field (self);
  const MbChoice *choice = nick && *nick ? mb_field_find_choice (field, nick) : NULL;
  g_autofree char *text = g_strdup_printf (C_("cell", "%s: %s"), mb_roster_item_get_title (self->item),
                                           choice ? mb_choice_get_label (field, choice) : _("Not set"));

  mb_announce (self, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
store_status (MbRosterRow *self, const char *status)
{
  g_autoptr (MbRecord) record = get_record (self);
  g_autoptr (GError) error = NULL;

  if (!record)
    return;
  if (mb_book_set_field (mb_roster_get_book (self->roster), record, "status",
                         status && *status ? g_variant_new_string (status) : NULL, &error))
    say_status (self, status);
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

/* The menu */

static void
append_status (GMenu *menu, const char *label, const char *nick)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "roster.status", "s", nick);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_status_menu (MbRosterRow *self)
{
  const MbField *field = get_status_field (self);
  GMenu *menu = g_menu_new ();

  append_status (menu, _("Not Set"), "");
  for (const MbChoice *choice = field->choices; choice->nick; choice++)
    append_status (menu, mb_choice_get_label (field, choice), choice->nick);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (MbRosterRow *self)
{
  const gboolean project = is_project (self);
  g_autoptr (GMenuModel) statuses = make_status_menu (self);
  g_autoptr (GMenu) last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, project ? _("_Assign People…") : _("_Assign to Projects…"), "roster.assign");
  g_menu_append_submenu (menu, project ? _("_Status") : _("_Status (Private)"), statuses);
  if (!project)
    g_menu_append (menu, _("Open _Participation"), "roster.open");
  g_menu_append (last, project ? _("_Delete Project") : _("_Remove From Cohort"), "roster.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* When it is opened: two hundred rows need no menu that nobody looks at. */
static void
fill_menu_button (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = make_menu (data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (MB_ROSTER_ROW (widget)->menu_button));
}

/* Dragging */

static GdkContentProvider *
prepare_drag (MbRosterRow *self)
{
  return gdk_content_provider_new_typed (MB_TYPE_ROSTER_ITEM, self->item);
}

static void
begin_drag (MbRosterRow *self, GdkDrag *drag)
{
  GtkWidget *label = gtk_label_new (mb_roster_item_get_title (self->item));

  gtk_widget_add_css_class (label, "drag-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  g_clear_pointer (&self->scroll, mb_drag_scroll_free);
  self->scroll = mb_drag_scroll_new (GTK_WIDGET (self));
}

static void
end_drag (MbRosterRow *self)
{
  g_clear_pointer (&self->scroll, mb_drag_scroll_free);
}

static void
add_drag_source (MbRosterRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (end_drag), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static gboolean
is_of_roster (MbRosterRow *self, MbRosterItem *item)
{
  return mb_roster_item_get_kind (item) == MB_RECORD_PARTICIPATION &&
         mb_roster_find (self->roster, MB_RECORD_PARTICIPATION, mb_roster_item_get_id (item)) == item;
}

static gboolean
dropped (MbRosterRow *self, const GValue *value)
{
  return mb_roster_row_take (self, g_value_get_object (value));
}

static void
add_drop_target (MbRosterRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (MB_TYPE_ROSTER_ITEM, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* The object */

static void
mb_roster_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const char *status;

  switch ((MbRosterRowProperty) id)
    {
    case PROP_STATUS:
      status = MB_ROSTER_ROW (object)->item ? mb_roster_item_get_status (MB_ROSTER_ROW (object)->item) : NULL;
      g_value_set_string (value, status ? status : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_roster_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbRosterRowProperty) id)
    {
    case PROP_STATUS:
      store_status (MB_ROSTER_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_roster_row_dispose (GObject *object)
{
  MbRosterRow *self = MB_ROSTER_ROW (object);

  g_clear_pointer (&self->scroll, mb_drag_scroll_free);
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (mb_roster_row_parent_class)->dispose (object);
}

static void
mb_roster_row_class_init (MbRosterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_roster_row_get_property;
  object_class->set_property = mb_roster_row_set_property;
  object_class->dispose = mb_roster_row_dispose;

  /**
   * MbRosterRow:status:
   *
   * The status as the book stores it, empty when it is not set. Setting it is
   * an edit of the book.
   */
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                                             G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "roster.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "roster.open", NULL, open);
  gtk_widget_class_install_action (widget_class, "roster.take-off", "x", take_off);
  gtk_widget_class_install_action (widget_class, "roster.remove", NULL, remove_item);
  gtk_widget_class_install_action (widget_class, "roster.menu", NULL, open_menu);
  gtk_widget_class_install_property_action (widget_class, "roster.status", "status");
  /* The menu shows the key that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "roster.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "roster.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "roster.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "roster.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "roster.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "roster.menu", NULL);
}

static GtkWidget *
make_title (MbRosterRow *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  return self->title;
}

static GtkWidget *
make_status (MbRosterRow *self)
{
  self->status = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->status, "dimmed");
  gtk_widget_add_css_class (self->status, "caption");
  return self->status;
}

static GtkWidget *
make_menu_button (MbRosterRow *self)
{
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), fill_menu_button, self, NULL);
  gtk_widget_set_tooltip_text (self->menu_button, _("More"));
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu_button, "flat");
  return self->menu_button;
}

static void
mb_roster_row_init (MbRosterRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chips = mb_seat_chips_new ();
  gtk_box_append (GTK_BOX (heading), make_title (self));
  gtk_box_append (GTK_BOX (heading), make_status (self));
  gtk_box_append (GTK_BOX (lines), heading);
  gtk_box_append (GTK_BOX (lines), self->chips);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), make_menu_button (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "roster");
}

static void
add_avatar (MbRosterRow *self)
{
  self->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->avatar);
}

static void
enable_actions (MbRosterRow *self)
{
  const gboolean writable = may_edit (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.assign", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.take-off", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.remove", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.status", writable);
}

/**
 * mb_roster_row_new:
 * @roster: a roster
 * @item: a line of it
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_roster_row_new (MbRoster *roster, MbRosterItem *item)
{
  MbRosterRow *self;

  g_return_val_if_fail (MB_IS_ROSTER (roster), NULL);
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (item), NULL);

  self = g_object_new (MB_TYPE_ROSTER_ROW, NULL);
  self->roster = g_object_ref (roster);
  self->item = g_object_ref (item);
  mb_seat_chips_set_item (MB_SEAT_CHIPS (self->chips), item, may_edit (self));
  enable_actions (self);
  if (!is_project (self))
    add_avatar (self);
  if (!is_project (self) && may_edit (self))
    add_drag_source (self);
  if (is_project (self) && may_edit (self))
    add_drop_target (self);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * mb_roster_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the line of the roster that it shows
 */
MbRosterItem *
mb_roster_row_get_item (MbRosterRow *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ROW (self), NULL);

  return self->item;
}

/**
 * mb_roster_row_open:
 * @self: a row
 *
 * Opens the page of the person or the project.
 */
void
mb_roster_row_open (MbRosterRow *self)
{
  g_return_if_fail (MB_IS_ROSTER_ROW (self));

  if (is_project (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "roster.open", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "person",
                                mb_roster_item_get_person (self->item));
}

/**
 * mb_roster_row_take:
 * @self: the row of a project
 * @person: a participation
 *
 * Puts somebody on the project in the role they have in the cohort, and tells
 * why when that cannot be.
 *
 * Returns: whether it was done
 */
gboolean
mb_roster_row_take (MbRosterRow *self, MbRosterItem *person)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MB_IS_ROSTER_ROW (self) && is_project (self), FALSE);
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (person), FALSE);

  if (!is_of_roster (self, person))
    {
      mb_feedback_say (GTK_WIDGET (self), _("Only people of this cohort can be put on its projects"));
      return FALSE;
    }
  if (mb_seating_add (mb_roster_get_book (self->roster), mb_roster_item_get_person (person),
                      mb_roster_item_get_role (person), mb_roster_item_get_id (self->item), &error))
    return TRUE;
  mb_feedback_error (GTK_WIDGET (self), error);
  return FALSE;
}
