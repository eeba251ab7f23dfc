#include "config.h"

#include "mb-row-menu.h"

#include <glib/gi18n.h>

struct _MbRowMenu {
  GObject parent_instance;

  GtkColumnView *view; /* weak: it owns this */
  MbQuery *query;
  MbListEditor *editor;
  GSimpleActionGroup *actions;

  GtkWidget *button;
  MbRecordCell *button_cell; /* weak: where the button is */
  GtkWidget *popover;
  MbRecordCell *menu_cell; /* weak: what the menu is about */
};

G_DEFINE_FINAL_TYPE (MbRowMenu, mb_row_menu, G_TYPE_OBJECT)

static guint
find_position (MbRowMenu *self, MbRecordCell *cell)
{
  MbRecord *record = cell ? mb_record_cell_get_record (cell) : NULL;

  return record ? mb_query_find (self->query, mb_record_get_id (record)) : GTK_INVALID_LIST_POSITION;
}

static void
open_cell (MbRowMenu *self, MbRecordCell *cell)
{
  const guint position = find_position (self, cell);

  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit_by_name (self->view, "activate", position);
}

/* The button */

static void
open_clicked (MbRowMenu *self)
{
  open_cell (self, self->button_cell);
}

static void
remove_button (MbRowMenu *self)
{
  MbRecordCell *cell = self->button_cell;

  g_clear_weak_pointer (&self->button_cell);
  if (cell && gtk_widget_get_parent (self->button) == GTK_WIDGET (cell))
    mb_record_cell_set_suffix (cell, NULL);
}

/* The first cell of the row says what it is about. */
static MbRecordCell *
find_first_of_row (MbRecordCell *cell)
{
  GtkWidget *around = cell ? gtk_widget_get_parent (GTK_WIDGET (cell)) : NULL;
  GtkWidget *row = around ? gtk_widget_get_parent (around) : NULL;
  GtkWidget *first = row ? gtk_widget_get_first_child (gtk_widget_get_first_child (row)) : NULL;

  return MB_IS_RECORD_CELL (first) ? MB_RECORD_CELL (first) : NULL;
}

static void
show_button (MbRowMenu *self, MbRecordCell *cell)
{
  MbRecordCell *first = find_first_of_row (cell);

  if (first && first == self->button_cell && gtk_widget_get_parent (self->button) == GTK_WIDGET (first))
    return;
  remove_button (self);
  if (!first)
    return;
  g_set_weak_pointer (&self->button_cell, first);
  mb_record_cell_set_suffix (first, self->button);
}

static void
pointer_moved (MbRowMenu *self, double x, double y)
{
  show_button (self, mb_list_editor_pick_cell (self->editor, x, y));
}

static void
pointer_left (MbRowMenu *self)
{
  show_button (self, mb_list_editor_get_cell (self->editor));
}

static void
make_button (MbRowMenu *self)
{
  self->button = g_object_ref_sink (gtk_button_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_tooltip_text (self->button, C_("button", "Open"));
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "open-row");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_clicked), self, G_CONNECT_SWAPPED);
}

/* The menu */

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  open_cell (self, MB_ROW_MENU (self)->menu_cell);
}

static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MbRowMenu *self = data;

  if (self->menu_cell)
    mb_list_editor_begin (self->editor, self->menu_cell);
}

/* Only where there is such a thing: in the list of cohorts. */
static void
append_next_cohort (GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_New Cohort Like This One…"), "list.next-cohort");

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_model (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();
  g_autoptr (GMenu) selected = g_menu_new ();

  g_menu_append (record, _("_Open"), "row.open");
  g_menu_append (record, _("_Edit"), "row.edit");
  append_next_cohort (record);
  g_menu_append (selected, _("_Copy"), "list.copy");
  g_menu_append (selected, _("_Paste Rows…"), "list.paste");
  g_menu_append (selected, _("_Delete"), "list.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (record));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selected));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* What the menu does to the selected rows it does to that under the pointer: as in a file manager. */
static void
select_row (MbRowMenu *self, MbRecordCell *cell)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->view);
  const guint position = find_position (self, cell);

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
}

static void
enable_actions (MbRowMenu *self)
{
  GAction *edit = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "edit");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (edit), mb_list_editor_can_edit (self->editor, self->menu_cell));
}

static void
popup (MbRowMenu *self, MbRecordCell *cell, double x, double y)
{
  g_set_weak_pointer (&self->menu_cell, cell);
  select_row (self, cell);
  enable_actions (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
secondary_pressed (MbRowMenu *self, int n_press, double x, double y, GtkGesture *click)
{
  MbRecordCell *cell = mb_list_editor_pick_cell (self->editor, x, y);

  if (!cell)
    return;
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  mb_list_editor_finish (self->editor);
  popup (self, cell, x, y);
}

static gboolean
popup_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  MbRowMenu *self = data;
  MbRecordCell *cell = mb_list_editor_get_cell (self->editor);
  graphene_rect_t bounds;

  if (!cell || !gtk_widget_compute_bounds (GTK_WIDGET (cell), widget, &bounds))
    return GDK_EVENT_PROPAGATE;
  popup (self, cell, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

static void
make_popover (MbRowMenu *self)
{
  static const GActionEntry entries[] = { { "open", open_action }, { "edit", edit_action } };
  g_autoptr (GMenuModel) model = make_model ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "row", G_ACTION_GROUP (self->actions));

  self->popover = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
}

static void
add_keys (MbRowMenu *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                            gtk_callback_action_new (popup_by_key, self, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
listen (MbRowMenu *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (motion, "motion", G_CALLBACK (pointer_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (pointer_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* The object */

static void
mb_row_menu_dispose (GObject *object)
{
  MbRowMenu *self = MB_ROW_MENU (object);

  if (self->button)
    remove_button (self);
  g_clear_object (&self->button);
  g_clear_weak_pointer (&self->menu_cell);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->view)
    gtk_widget_insert_action_group (GTK_WIDGET (self->view), "row", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->editor);
  g_clear_object (&self->query);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (mb_row_menu_parent_class)->dispose (object);
}

static void
mb_row_menu_class_init (MbRowMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_row_menu_dispose;
}

static void
mb_row_menu_init (MbRowMenu *self)
{
  make_button (self);
}

/**
 * mb_row_menu_new:
 * @view: a table of records
 * @query: what it lists
 * @editor: what edits its cells
 *
 * Gives the rows of a table a button and a menu.
 *
 * Returns: (transfer full): a new menu; it must go before @view does
 */
MbRowMenu *
mb_row_menu_new (GtkColumnView *view, MbQuery *query, MbListEditor *editor)
{
  MbRowMenu *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (MB_IS_QUERY (query), NULL);
  g_return_val_if_fail (MB_IS_LIST_EDITOR (editor), NULL);

  self = g_object_new (MB_TYPE_ROW_MENU, NULL);
  g_set_weak_pointer (&self->view, view);
  self->query = g_object_ref (query);
  self->editor = g_object_ref (editor);
  make_popover (self);
  add_keys (self);
  listen (self);
  return self;
}
