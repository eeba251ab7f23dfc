#include "config.h"

#include "mb-list-page-private.h"

#include <glib/gi18n.h>

#include "mb-add-dialog.h"
#include "mb-announce.h"
#include "mb-dialog.h"
#include "mb-filter-popover.h"
#include "mb-first-step.h"
#include "mb-paste-dialog.h"
#include "mb-record-text.h"
#include "mb-record-tile.h"
#include "mb-sidebar.h"

#define SPINNER_DELAY_MS 200

G_DEFINE_FINAL_TYPE (MbListPage, mb_list_page, ADW_TYPE_NAVIGATION_PAGE)

static guint
count_rows (MbListPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->query));
}

static gboolean
is_searching (MbListPage *self)
{
  const char *search = mb_query_get_search (self->query);

  return search && *search;
}

static gboolean
is_narrowed (MbListPage *self)
{
  return is_searching (self) || mb_list_filters_get_active (self->filters);
}

/* What the page says */

static char *
dup_count (MbListPage *self)
{
  g_autofree char *all = NULL;

  if (!is_narrowed (self))
    return mb_record_type_dup_count (self->type, count_rows (self));
  if (self->parent)
    return g_strdup_printf (ngettext ("%u found", "%u found", count_rows (self)), count_rows (self));
  all = mb_record_type_dup_count (self->type, mb_query_count_all (self->query));
  /* Translators: how many are found of how many there are, as in “3 of 76 people”. */
  return g_strdup_printf (_("%u of %s"), count_rows (self), all);
}

static const char *
choose_state (MbListPage *self)
{
  const GError *error = mb_query_get_error (self->query);

  if (error)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      return "failed";
    }
  if (count_rows (self) > 0 || mb_query_get_busy (self->query))
    return "list";
  return is_narrowed (self) ? "nothing-found" : "empty";
}

/* What may be mended: the words, or what the list is filtered by. */
static void
explain_nothing (MbListPage *self)
{
  const gboolean filtered = mb_list_filters_get_active (self->filters);
  const char *advice = !filtered             ? _("Try other words, or fewer.")
                       : is_searching (self) ? _("Try other words, or fewer filters.")
                                             : _("Nothing suits all filters at once.");

  adw_status_page_set_description (self->nothing_page, advice);
  gtk_widget_set_visible (self->clear_button, filtered);
}

/* What is empty says what to begin with, which may be another kind of record. */
static void
show_first_step (MbListPage *self)
{
  const MbRecordType *first = mb_record_type_get (mb_first_step_find (self->book, self->type->kind));
  g_autofree char *sentence = mb_first_step_dup_sentence (self->book, self->type->kind);
  /* Translators: %s is a type of record, such as “Person”. */
  g_autofree char *add = g_strdup_printf (_("Add %s"), mb_record_type_get_label (first));
  const gboolean own = first == self->type;
  GtkActionable *button = GTK_ACTIONABLE (self->empty_button);

  adw_status_page_set_description (self->empty_page, sentence);
  gtk_button_set_label (self->empty_button, add);
  /* Without a name meanwhile: an action that does not suit its target is complained of. */
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button, own ? NULL : g_variant_new_string (first->name));
  gtk_actionable_set_action_name (button, own ? "list.add" : "win.add");
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), !mb_book_get_read_only (self->book));
}

/* Who does not see the rows go is told what a search has left. */
static void
announce_count (MbListPage *self, const char *count)
{
  const char *sentence = count_rows (self) > 0 ? count : adw_status_page_get_title (self->nothing_page);

  if (is_narrowed (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mb_announce (self, sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* How many there are is said when it is known: rows come by and by. */
static void
show_count (MbListPage *self)
{
  g_autofree char *count = mb_query_get_busy (self->query) ? NULL : dup_count (self);

  if (!count || g_str_equal (count, mb_window_title_get_subtitle (self->window_title)))
    return;
  mb_window_title_set_subtitle (self->window_title, count);
  announce_count (self, count);
}

static void
show_state (MbListPage *self)
{
  const char *state = choose_state (self);

  show_count (self);
  explain_nothing (self);
  if (g_str_equal (state, "empty"))
    show_first_step (self);
  gtk_stack_set_visible_child_name (self->states, state);
}

static gboolean
show_spinner (gpointer data)
{
  MbListPage *self = data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

static void
busy_changed (MbListPage *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (mb_query_get_busy (self->query))
    self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
  else
    gtk_widget_set_visible (self->spinner, FALSE);
  show_state (self);
}

/* In another order one wants to see its beginning, unless rows are selected: those stay in sight. */
static void
show_first_row (MbListPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (selected) && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
sort_changed (MbListPage *self, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  if (!self->column_view)
    return; /* the columns go with the page, and take the order along */

  mb_query_set_sort (self->query, column ? gtk_column_view_column_get_id (column) : NULL,
                     gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  show_first_row (self);
}

/* Rows */

static void
bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  g_autofree char *title = mb_record_text_dup_title (gtk_column_view_row_get_item (row), NULL);

  gtk_column_view_row_set_accessible_label (row, title);
  gtk_column_view_row_set_focusable (row, FALSE); /* its cells are */
}

static void
set_row_factory (MbListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_column_view_set_row_factory (self->column_view, factory);
}

static gboolean
open_chosen (gpointer data)
{
  MbListPage *self = data;

  self->open_source = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", self->type->name, self->chosen);
  return G_SOURCE_REMOVE;
}

/* After the click: a list takes the focus as its last act, and would take it from the page that was opened. */
static void
open_record (MbListPage *self, gint64 id)
{
  self->chosen = id;
  if (self->open_source == 0)
    self->open_source = g_idle_add (open_chosen, self);
}

static void
activated (MbListPage *self, guint position)
{
  open_record (self, mb_query_get_id (self->query, position));
}

static MbRecordTile *
pick_tile (MbListPage *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list_view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *tile = picked ? gtk_widget_get_ancestor (picked, MB_TYPE_RECORD_TILE) : NULL;

  /* Around the tile, but still on its row. */
  if (!tile && picked)
    tile = gtk_widget_get_first_child (picked);
  return MB_IS_RECORD_TILE (tile) ? MB_RECORD_TILE (tile) : NULL;
}

/* A finger has no double click: on the narrow list one click opens, unless it selects. */
static void
tile_clicked (MbListPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  MbRecordTile *tile = pick_tile (self, x, y);

  if (n_press == 1 && tile && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    open_record (self, mb_record_get_id (mb_record_tile_get_record (tile)));
}

static void
add_tile_gesture (MbListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (tile_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
}

static gboolean
is_narrow (MbListPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->layouts), "rows") == 0;
}

/* The form of the list that one sees. */
GtkWidget *
mb_list_page_get_list (MbListPage *self)
{
  return is_narrow (self) ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view);
}

/* Only the form of the list that one sees makes rows. */
static void
follow_layout (MbListPage *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  gtk_column_view_set_model (self->column_view, is_narrow (self) ? NULL : selection);
  gtk_list_view_set_model (self->list_view, is_narrow (self) ? selection : NULL);
}

/* Search */

static void
search_changed (MbListPage *self)
{
  mb_search_marks_set_search (self->marks, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  mb_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_state (self);
}

/* Enter goes from the words to what was found, as a file chooser does. */
static void
search_activated (MbListPage *self)
{
  if (count_rows (self) > 0)
    gtk_widget_grab_focus (mb_list_page_get_list (self));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

/* Filters */

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);

  if (is_narrow (self))
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_menu_button_popup (is_narrow (self) ? self->narrow_filter_button : self->filter_button);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);

  mb_list_filters_clear (self->filters);
  gtk_widget_grab_focus (mb_list_page_get_list (self));
}

static void
show_filtered (GtkMenuButton *button, gboolean active)
{
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "accent");
}

static void
filters_changed (MbListPage *self)
{
  const gboolean active = mb_list_filters_get_active (self->filters);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.clear-filters", active);
  show_filtered (self->filter_button, active);
  show_filtered (self->narrow_filter_button, active);
  show_state (self);
}

static void
set_filters (MbListPage *self)
{
  self->filters = mb_list_filters_new (self->query);
  mb_filter_bar_set_filters (self->filter_bar, self->filters);
  gtk_menu_button_set_popover (self->filter_button, mb_filter_popover_new (self->filters));
  gtk_menu_button_set_popover (self->narrow_filter_button, mb_filter_popover_new (self->filters));
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filters_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.clear-filters", FALSE);
}

/* Adding */

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  MbAddDialog *dialog;

  if (!self->parent)
    {
      gtk_widget_activate_action (widget, "win.add", "s", self->type->name);
      return;
    }
  dialog = mb_add_dialog_new (self->book, self->type->kind);
  mb_add_dialog_set_value (dialog, self->parent_field->name, g_variant_new_int64 (mb_record_get_id (self->parent)));
  mb_add_dialog_set_opens (dialog, FALSE);
  mb_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GPtrArray) shown = mb_list_columns_list_shown (self->columns);

  mb_paste_dialog_paste (widget, self->book, self->type, shown, self->parent_field,
                         self->parent ? mb_record_get_id (self->parent) : 0);
}

static void
add_key (GtkShortcutController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                                gtk_named_action_new (action)));
}

/* The list's own keys: in the search they edit the words. */
static void
add_keys (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Delete|KP_Delete", "list.delete");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>c|<Control>Insert", "list.copy");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control><Shift>l", "list.next-cohort");
  gtk_widget_add_controller (list, keys);
}

/* The object */

static void
mb_list_page_dispose (GObject *object)
{
  MbListPage *self = MB_LIST_PAGE (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_clear_handle_id (&self->open_source, g_source_remove);
  if (self->editor)
    mb_list_editor_finish (self->editor);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->editor);
  g_clear_object (&self->columns);
  g_clear_object (&self->filters);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_LIST_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->query);
  g_clear_object (&self->marks);
  g_clear_object (&self->parent);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_list_page_parent_class)->dispose (object);
}

/* A list in which no row has had the focus takes it as a whole, and one does not see it. */
static void
focus_first_row (MbListPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!GTK_IS_LIST_BASE (focus) || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (is_narrow (self))
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Keys are for the rows first. */
static gboolean
mb_list_page_grab_focus (GtkWidget *widget)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  GtkWidget *list = mb_list_page_get_list (self);

  if (!gtk_widget_get_mapped (list) || !gtk_widget_grab_focus (list))
    return GTK_WIDGET_CLASS (mb_list_page_parent_class)->grab_focus (widget);
  focus_first_row (self);
  return TRUE;
}

/* Tab would take the focus to the rows as well, past what stands in the header. */
static gboolean
mb_list_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), direction);
}

static void
mb_list_page_class_init (MbListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_list_page_dispose;
  widget_class->focus = mb_list_page_focus;
  widget_class->grab_focus = mb_list_page_grab_focus;

  g_type_ensure (MB_TYPE_FILTER_BAR);
  g_type_ensure (MB_TYPE_SELECTION_BAR);
  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbListPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, narrow_filter_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, states);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, MbListPage, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_activated);
  gtk_widget_class_bind_template_callback (widget_class, activated);

  gtk_widget_class_install_action (widget_class, "list.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "list.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "list.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "list.add", NULL);
  gtk_widget_class_install_action (widget_class, "list.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "list.paste", NULL);
  mb_list_page_class_install_actions (widget_class);
}

static void
mark_tile (MbSearchMarks *marks, GtkListItem *item)
{
  mb_record_tile_set_marks (MB_RECORD_TILE (gtk_list_item_get_child (item)), marks);
}

static void
mb_list_page_init (MbListPage *self)
{
  g_autoptr (GtkListItemFactory) tiles = mb_record_tile_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->marks = mb_search_marks_new ();
  g_signal_connect_object (tiles, "setup", G_CALLBACK (mark_tile), self->marks, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, tiles);
  set_row_factory (self);
  add_tile_gesture (self);
  add_keys (GTK_WIDGET (self->column_view));
  add_keys (GTK_WIDGET (self->list_view));
}

static void
set_names (MbListPage *self)
{
  const char *plural = mb_record_type_get_plural (self->type);
  g_autofree char *above = self->parent ? mb_record_text_dup_title (self->parent, NULL) : NULL;
  /* Translators: %s is a type of record, such as “Person”. */
  g_autofree char *add = g_strdup_printf (_("Add %s"), mb_record_type_get_label (self->type));
  /* Translators: records of a type below a record, as in “Participations – GSoC 2024”. */
  g_autofree char *title = above ? g_strdup_printf (C_("list", "%s – %s"), plural, above) : g_strdup (plural);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  mb_window_title_set_title (self->window_title, title);
  gtk_widget_set_tooltip_text (self->add_button, add);
  /* Its first button would be called like the arrow beside it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->add_button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  adw_status_page_set_title (self->empty_page, plural);
  adw_status_page_set_icon_name (self->empty_page, mb_sidebar_get_page_icon (self->type->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  g_object_set (self->search_entry, "placeholder-text", plural, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
}

static void
set_columns (MbListPage *self)
{
  self->columns = mb_list_columns_new (self->column_view, self->type, self->parent_field, self->marks);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", mb_list_columns_get_actions (self->columns));
  gtk_menu_button_set_menu_model (self->columns_button, mb_list_columns_get_menu (self->columns));
}

static void
set_models (MbListPage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));

  self->query = mb_query_new (self->book, self->type->kind);
  if (self->parent)
    mb_query_set_filter (self->query, self->parent_field->name, g_variant_new_int64 (mb_record_get_id (self->parent)));
  set_filters (self);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->query)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (mb_list_page_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (mb_list_page_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "notify::busy", G_CALLBACK (busy_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);

  set_columns (self);
  self->editor = mb_list_editor_new (self->column_view, self->query);
  self->row_menu = mb_row_menu_new (self->column_view, self->query, self->editor);
  follow_layout (self);
  g_signal_connect_object (self->layouts, "notify::visible-child-name", G_CALLBACK (follow_layout), self,
                           G_CONNECT_SWAPPED);
  sort_changed (self, GTK_SORTER_CHANGE_DIFFERENT, sorter);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sort_changed), self, G_CONNECT_SWAPPED);
}

static MbListPage *
make_page (MbBook *book, const MbRecordType *type, MbRecord *parent, const MbField *parent_field)
{
  MbListPage *self = g_object_new (MB_TYPE_LIST_PAGE, NULL);

  self->book = g_object_ref (book);
  self->type = type;
  g_set_object (&self->parent, parent);
  self->parent_field = parent_field;
  set_names (self);
  set_models (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.add", !mb_book_get_read_only (book));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.paste", !mb_book_get_read_only (book));
  mb_list_page_selection_changed (self);
  busy_changed (self);
  return self;
}

/**
 * mb_list_page_new:
 * @book: a book
 * @kind: a kind of records
 *
 * Makes the page of all records of a kind.
 *
 * Returns: (transfer floating): a new page
 */
MbListPage *
mb_list_page_new (MbBook *book, MbRecordKind kind)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);

  return make_page (book, mb_record_type_get (kind), NULL, NULL);
}

/**
 * mb_list_page_new_related:
 * @record: a record of a book
 * @type: a type of records that refer to it
 * @field: the field of @type that does
 *
 * Makes the page of the records of a type that refer to a record.
 *
 * Returns: (transfer floating): a new page
 */
MbListPage *
mb_list_page_new_related (MbRecord *record, const MbRecordType *type, const MbField *field)
{
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (mb_record_get_book (record) != NULL, NULL);
  g_return_val_if_fail (type != NULL && field != NULL, NULL);

  return make_page (mb_record_get_book (record), type, record, field);
}

/**
 * mb_list_page_get_query:
 * @self: a page
 *
 * Returns: (transfer none): what the page lists
 */
MbQuery *
mb_list_page_get_query (MbListPage *self)
{
  g_return_val_if_fail (MB_IS_LIST_PAGE (self), NULL);

  return self->query;
}

/**
 * mb_list_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): the model that both forms of the list show
 */
GtkSelectionModel *
mb_list_page_get_selection (MbListPage *self)
{
  g_return_val_if_fail (MB_IS_LIST_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}
