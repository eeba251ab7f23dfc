#include "config.h"

#include "mb-record-chooser.h"

#include <glib/gi18n.h>

#include "book/mb-query.h"
#include "mb-record-tile.h"

#define LIST_HEIGHT 280
#define LIST_WIDTH 280

struct _MbRecordChooser {
  GtkPopover parent_instance;

  MbBook *book;
  MbRecordKind kind;
  MbQuery *query; /* only while the list is open, so that closed forms follow nothing */
  GtkWidget *search_entry;
  GtkWidget *stack;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MbRecordChooser, mb_record_chooser, GTK_TYPE_POPOVER)

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (MbRecordChooser *self, gint64 id)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
choose_none (MbRecordChooser *self)
{
  choose (self, 0);
}

static void
choose_position (MbRecordChooser *self, guint position)
{
  if (self->query && position < g_list_model_get_n_items (G_LIST_MODEL (self->query)))
    choose (self, mb_query_get_id (self->query, position));
}

/* Enter in the search takes the first: unless its worker is still looking for what was typed. */
static void
choose_first (MbRecordChooser *self)
{
  if (self->query && !mb_query_get_busy (self->query))
    choose_position (self, 0);
}

static void
show_what_is_found (MbRecordChooser *self)
{
  const gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->query)) > 0 || mb_query_get_busy (self->query);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), found ? "list" : "nothing");
}

static void
search (MbRecordChooser *self)
{
  if (self->query)
    mb_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
open_list (MbRecordChooser *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_set_object (&self->query, NULL);
  self->query = mb_query_new (self->book, self->kind);
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_what_is_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "notify::busy", G_CALLBACK (show_what_is_found), self, G_CONNECT_SWAPPED);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->query)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  show_what_is_found (self);
  gtk_widget_grab_focus (self->search_entry);
}

static void
close_list (MbRecordChooser *self)
{
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->query);
}

static gboolean
key_pressed (MbRecordChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return gtk_widget_grab_focus (self->list);
  return GDK_EVENT_PROPAGATE;
}

/* The object */

static void
mb_record_chooser_dispose (GObject *object)
{
  MbRecordChooser *self = MB_RECORD_CHOOSER (object);

  g_clear_object (&self->query);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_record_chooser_parent_class)->dispose (object);
}

static void
mb_record_chooser_class_init (MbRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_record_chooser_dispose;

  /**
   * MbRecordChooser::chosen:
   * @self: the chooser
   * @id: id of the record; 0: none
   *
   * A record was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_list (MbRecordChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_view_new (NULL, mb_record_tile_factory_new ());
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (choose_position), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), LIST_WIDTH);
  return scroller;
}

static GtkWidget *
make_stack (MbRecordChooser *self)
{
  GtkWidget *nothing = gtk_label_new (_("Nothing found"));

  gtk_widget_add_css_class (nothing, "dimmed");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "nothing");
  return self->stack;
}

static GtkWidget *
make_search_entry (MbRecordChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search_entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search_entry), 50);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search_entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (choose_first), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  return self->search_entry;
}

static void
mb_record_chooser_init (MbRecordChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_search_entry (self));
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (open_list), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (close_list), NULL);
}

static void
add_none_button (MbRecordChooser *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Not Set"));

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_none), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), button);
}

/**
 * mb_record_chooser_new:
 * @book: a book
 * @kind: the kind of records to choose from
 * @may_be_none: whether to offer choosing none
 *
 * Makes a chooser.
 *
 * Returns: (transfer floating): a new chooser
 */
GtkWidget *
mb_record_chooser_new (MbBook *book, MbRecordKind kind, gboolean may_be_none)
{
  MbRecordChooser *self;
  const char *plural;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  plural = mb_record_type_get_plural (mb_record_type_get (kind));
  self = g_object_new (MB_TYPE_RECORD_CHOOSER, NULL);
  self->book = g_object_ref (book);
  self->kind = kind;
  g_object_set (self->search_entry, "placeholder-text", plural, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  if (may_be_none)
    add_none_button (self);
  return GTK_WIDGET (self);
}
