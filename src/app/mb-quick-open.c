#include "config.h"

#include "mb-quick-open.h"

#include <glib/gi18n.h>

#include "mb-announce.h"
#include "mb-quick-matches.h"
#include "mb-record-text.h"
#include "mb-sidebar.h"
#include "mb-window.h"

/* So many rows up or down with Page Up and Page Down. */
#define ROWS_OF_A_PAGE 7

struct _MbQuickOpen {
  AdwDialog parent_instance;

  MbQuickMatches *matches; /* only while the dialog is open, so that nobody reads the book for it afterwards */
  GtkSingleSelection *selection;
  GObject *chosen;
  gboolean opens_soon; /* Enter was pressed before the answer was there */

  GtkWidget *search_entry;
  GtkStack *states;
  GtkListView *list;
  AdwStatusPage *nothing_page;
};

G_DEFINE_FINAL_TYPE (MbQuickOpen, mb_quick_open, ADW_TYPE_DIALOG)

static guint
count_matches (MbQuickOpen *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* What a row says */

static const char *
get_icon (GObject *match)
{
  return mb_sidebar_get_page_icon (MB_IS_RECORD (match) ? mb_record_get_record_type (MB_RECORD (match))->name
                                                        : gtk_string_object_get_string (GTK_STRING_OBJECT (match)));
}

static char *
dup_title (GObject *match)
{
  if (MB_IS_RECORD (match))
    return mb_record_text_dup_title (MB_RECORD (match), NULL);
  return g_strdup (mb_sidebar_get_page_title (gtk_string_object_get_string (GTK_STRING_OBJECT (match))));
}

static char *
dup_subtitle (GObject *match)
{
  return MB_IS_RECORD (match) ? mb_record_text_dup_subtitle (MB_RECORD (match), NULL) : g_strdup ("");
}

static const char *
get_kind_label (GObject *match)
{
  return MB_IS_RECORD (match) ? mb_record_type_get_label (mb_record_get_record_type (MB_RECORD (match)))
                              /* Translators: one of the pages in the sidebar, such as “History”. */
                              : C_("sidebar", "Page");
}

/* Opening */

/* The next key is for the page one asked for, also when the sidebar had the focus before; but pressed in haste it shall
 * not replace the text of the page's first row. */
static void
focus_page (MbWindow *window)
{
  GtkWidget *page = GTK_WIDGET (mb_window_get_visible_page (window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (!page || (focus && (gtk_widget_is_ancestor (focus, page) || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG))))
    return;
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (GTK_IS_TEXT (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

static void
open_match (MbQuickOpen *self, GObject *match)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GObject) kept = g_object_ref (match);

  /* First the dialog: closing it gives the focus back to the page that is left. */
  adw_dialog_close (ADW_DIALOG (self));
  if (MB_IS_RECORD (match))
    gtk_widget_activate_action (window, "win.open-record", "(sx)", mb_record_get_record_type (MB_RECORD (match))->name,
                                mb_record_get_id (MB_RECORD (match)));
  else
    gtk_widget_activate_action (window, "win.page", "s", gtk_string_object_get_string (GTK_STRING_OBJECT (match)));
  focus_page (MB_WINDOW (window));
}

static void
open_position (MbQuickOpen *self, guint position)
{
  g_autoptr (GObject) match = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (match)
    open_match (self, match);
}

/* Who types fast has pressed Enter before a big book is searched. */
static void
open_chosen (MbQuickOpen *self)
{
  self->opens_soon = self->matches && mb_quick_matches_get_pending (self->matches);
  if (!self->opens_soon)
    open_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
leave (MbQuickOpen *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Choosing */

/* The focus stays in the search, so a screen reader is told. */
static void
say_chosen (MbQuickOpen *self)
{
  GObject *match = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *title = match ? dup_title (match) : NULL;
  g_autofree char *text = NULL;

  if (!match)
    return;
  /* Translators: a record and its type, as in “Ada Lovelace, Person”. */
  text = g_strdup_printf (C_("quick open", "%s, %s"), title, get_kind_label (match));
  mb_announce (self->search_entry, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
choose (MbQuickOpen *self, guint position)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
  g_set_object (&self->chosen, gtk_single_selection_get_selected_item (self->selection));
}

static void
move (MbQuickOpen *self, int rows)
{
  const int last = (int) count_matches (self) - 1;
  const int position = gtk_single_selection_get_selected (self->selection);

  if (last < 0)
    return;
  choose (self, CLAMP (position + rows, 0, last));
  say_chosen (self);
}

static gboolean
key_pressed (MbQuickOpen *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, ROWS_OF_A_PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -ROWS_OF_A_PAGE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Searching */

static void
search (MbQuickOpen *self)
{
  if (!self->matches)
    return;
  self->opens_soon = FALSE;
  g_clear_object (&self->chosen);
  mb_quick_matches_set_search (self->matches, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
show_nothing (MbQuickOpen *self)
{
  const GError *error = mb_quick_matches_get_error (self->matches);
  const char *text = error ? error->message : _("No page, program, cohort, person or project is called so.");

  adw_status_page_set_title (self->nothing_page, error ? _("Could Not Search") : _("Nothing Found"));
  adw_status_page_set_description (self->nothing_page, text);
  mb_announce (self->search_entry, adw_status_page_get_title (self->nothing_page),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  gpointer one = (gpointer) a, other = (gpointer) b;

  if (GTK_IS_STRING_OBJECT (one) && GTK_IS_STRING_OBJECT (other))
    return g_str_equal (gtk_string_object_get_string (one), gtk_string_object_get_string (other));
  return one == other;
}

/* Also when the book changes: then what was chosen stays so where it can. */
static void
matches_changed (MbQuickOpen *self)
{
  guint position = 0;

  gtk_stack_set_visible_child_name (self->states, count_matches (self) > 0 ? "matches" : "nothing");
  if (count_matches (self) == 0)
    {
      show_nothing (self);
      return;
    }
  if (!self->chosen ||
      !g_list_store_find_with_equal_func (G_LIST_STORE (mb_quick_matches_get_model (self->matches)), self->chosen,
                                          is_same, &position))
    position = 0;
  choose (self, position);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)))
    say_chosen (self);
}

static void
pending_changed (MbQuickOpen *self)
{
  if (self->opens_soon && !mb_quick_matches_get_pending (self->matches))
    open_chosen (self);
}

/* Rows */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  return label;
}

static void
row_clicked (GtkListItem *item, int n_presses, double x, double y, GtkGesture *click)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *self = gtk_widget_get_ancestor (row, MB_TYPE_QUICK_OPEN);

  if (n_presses == 1 && self && gtk_widget_contains (row, x, y))
    open_position (MB_QUICK_OPEN (self), gtk_list_item_get_position (item));
}

/* One click opens. Rows that are chosen by hovering would take the choice from the keys when they come under a pointer
 * that rests. */
static void
add_click (GtkListItem *item, GtkWidget *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_clicked), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = make_label (NULL);
  GtkWidget *subtitle = make_label ("dimmed");
  GtkWidget *kind = make_label ("dimmed");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), kind);
  gtk_widget_add_css_class (row, "quick-match");
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "subtitle", subtitle);
  g_object_set_data (G_OBJECT (row), "kind", kind);
  add_click (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GObject *row = G_OBJECT (gtk_list_item_get_child (item));
  GObject *match = gtk_list_item_get_item (item);
  g_autofree char *title = dup_title (match);
  g_autofree char *subtitle = dup_subtitle (match);
  GtkWidget *second_line = g_object_get_data (row, "subtitle");

  gtk_image_set_from_icon_name (g_object_get_data (row, "icon"), get_icon (match));
  gtk_label_set_label (g_object_get_data (row, "title"), title);
  gtk_label_set_label (GTK_LABEL (second_line), subtitle);
  gtk_widget_set_visible (second_line, *subtitle);
  gtk_label_set_label (g_object_get_data (row, "kind"), get_kind_label (match));
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, get_kind_label (match));
}

/* The object */

static void
stop_reading (MbQuickOpen *self)
{
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->chosen);
  g_clear_object (&self->matches);
}

static void
mb_quick_open_closed (AdwDialog *dialog)
{
  MbQuickOpen *self = MB_QUICK_OPEN (dialog);

  if (self->matches)
    {
      g_signal_handlers_disconnect_by_data (mb_quick_matches_get_model (self->matches), self);
      g_signal_handlers_disconnect_by_data (self->matches, self);
    }
  stop_reading (self);
}

static void
mb_quick_open_dispose (GObject *object)
{
  MbQuickOpen *self = MB_QUICK_OPEN (object);

  if (self->selection)
    mb_quick_open_closed (ADW_DIALOG (self));
  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_QUICK_OPEN);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (mb_quick_open_parent_class)->dispose (object);
}

static void
mb_quick_open_class_init (MbQuickOpenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_quick_open_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mb_quick_open_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-quick-open.ui");
  gtk_widget_class_bind_template_child (widget_class, MbQuickOpen, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbQuickOpen, states);
  gtk_widget_class_bind_template_child (widget_class, MbQuickOpen, list);
  gtk_widget_class_bind_template_child (widget_class, MbQuickOpen, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_bind_template_callback (widget_class, open_chosen);
  gtk_widget_class_bind_template_callback (widget_class, open_position);
  gtk_widget_class_bind_template_callback (widget_class, search);
}

static void
set_factory (MbQuickOpen *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

static void
add_keys (MbQuickOpen *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search_entry, keys);
}

static void
mb_quick_open_init (MbQuickOpen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quick Open"),
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list,
                                  NULL, -1);
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  set_factory (self);
  add_keys (self);
}

/**
 * mb_quick_open_new:
 * @book: a book
 *
 * Makes the dialog. It works in a window that has `win.page` and
 * `win.open-record`.
 *
 * Returns: (transfer floating): a new dialog
 */
MbQuickOpen *
mb_quick_open_new (MbBook *book)
{
  MbQuickOpen *self;
  GListModel *model;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_QUICK_OPEN, NULL);
  self->matches = mb_quick_matches_new (book);
  model = mb_quick_matches_get_model (self->matches);
  gtk_single_selection_set_model (self->selection, model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (matches_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->matches, "notify::pending", G_CALLBACK (pending_changed), self, G_CONNECT_SWAPPED);
  matches_changed (self);
  return self;
}

/**
 * mb_quick_open_search:
 * @self: a dialog
 * @search: what to look for
 *
 * Looks for something as if it had been typed.
 */
void
mb_quick_open_search (MbQuickOpen *self, const char *search)
{
  g_return_if_fail (MB_IS_QUICK_OPEN (self));
  g_return_if_fail (search != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

/**
 * mb_quick_open_get_selection:
 * @self: a dialog
 *
 * Returns: (transfer none): what is found and which of it is chosen
 */
GtkSelectionModel *
mb_quick_open_get_selection (MbQuickOpen *self)
{
  g_return_val_if_fail (MB_IS_QUICK_OPEN (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}
