#include "config.h"

#include "mb-history-page.h"

#include <glib/gi18n.h>

#include "book/mb-titles.h"
#include "mb-change-row.h"
#include "mb-filter-chip.h"
#include "mb-history-days.h"
#include "mb-record-text.h"

struct _MbHistoryPage {
  AdwNavigationPage parent_instance;

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkWidget *chip_bar;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListView *list_view;

  MbBook *book;
  MbHistoryList *list;
  MbTitles *titles;
  gboolean was_mapped;
};

G_DEFINE_FINAL_TYPE (MbHistoryPage, mb_history_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_BOOK = 1,
} MbHistoryPageProperty;

static GParamSpec *properties[PROP_BOOK + 1];

/* Rows */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_change_row_new ());
}

static void
speak (MbChangeRow *row, GtkListItem *item)
{
  gtk_list_item_set_accessible_label (item, mb_change_row_get_spoken (row));
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  MbChangeRow *row = MB_CHANGE_ROW (gtk_list_item_get_child (item));

  mb_change_row_show (row, titles, gtk_list_item_get_item (item));
  g_signal_connect (row, "spoken", G_CALLBACK (speak), item);
  speak (row, item);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  MbChangeRow *row = MB_CHANGE_ROW (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (row, speak, item);
  mb_change_row_show (row, NULL, NULL);
}

static void
set_up_day (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_day (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  g_autoptr (GDateTime) time = g_date_time_to_local (mb_change_get_time (gtk_list_header_get_item (header)));
  g_autofree char *day = mb_history_days_dup_name (time);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

static GtkListItemFactory *
row_factory_new (MbHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self->titles, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self->titles, 0);
  return factory;
}

static GtkListItemFactory *
day_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_day), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_day), NULL);
  return factory;
}

static void
fill_list_view (MbHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) rows = row_factory_new (self);
  g_autoptr (GtkListItemFactory) days = day_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (mb_history_days_new (self->list)));

  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, days);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
show_change (MbHistoryPage *self, guint position)
{
  g_autoptr (MbChange) change = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-change", "x", mb_change_get_number (change));
}

/* What is shown */

static const char *
state_of (MbHistoryPage *self)
{
  if (mb_history_list_get_error (self->list))
    return "failed";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "changes";
  if (mb_history_list_get_busy (self->list))
    return "reading";
  return mb_history_list_is_filtered (self->list) ? "nothing" : "empty";
}

static void
show_state (MbHistoryPage *self)
{
  const GError *error = mb_history_list_get_error (self->list);

  if (error)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failure, text);
    }
  gtk_stack_set_visible_child_name (self->stack, state_of (self));
}

static void
search_changed (MbHistoryPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search_entry)));

  mb_history_list_set_search (self->list, text);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbHistoryPage *self = MB_HISTORY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
remove_chip (MbHistoryPage *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chip_bar);

  if (chip)
    gtk_box_remove (GTK_BOX (self->chip_bar), chip);
  gtk_widget_set_visible (self->chip_bar, FALSE);
  mb_history_list_set_record (self->list, NULL, 0);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbHistoryPage *self = MB_HISTORY_PAGE (widget);

  remove_chip (self);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* The button that is pressed goes with the chip: the focus goes on to the changes. */
static void
chip_removed (MbHistoryPage *self)
{
  remove_chip (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_record (MbHistoryPage *self, MbRecord *record)
{
  g_autofree char *title = mb_record_text_dup_title (record, NULL);
  GtkWidget *chip = mb_filter_chip_new (title);

  mb_history_list_set_record (self->list, mb_record_get_record_type (record), mb_record_get_id (record));
  g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chip_bar), chip);
  gtk_widget_set_visible (self->chip_bar, TRUE);
}

/* The object */

static void
set_book (MbHistoryPage *self, MbBook *book)
{
  self->book = g_object_ref (book);
  self->titles = mb_titles_new (book);
  self->list = mb_history_list_new (book);
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  fill_list_view (self);
  show_state (self);
}

/* A list view begins with its first row, once it knows how tall its rows are; the day above it is to be seen as well. */
static gboolean
go_to_top (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  if (gtk_adjustment_get_upper (adjustment) <= 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

static void
list_mapped (MbHistoryPage *self)
{
  if (!self->was_mapped)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), go_to_top, NULL, NULL);
  self->was_mapped = TRUE;
}

static void
mb_history_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbHistoryPageProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, MB_HISTORY_PAGE (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_history_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbHistoryPageProperty) id)
    {
    case PROP_BOOK:
      set_book (MB_HISTORY_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_history_page_dispose (GObject *object)
{
  MbHistoryPage *self = MB_HISTORY_PAGE (object);

  if (self->list_view)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_HISTORY_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->titles);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_history_page_parent_class)->dispose (object);
}

static void
mb_history_page_class_init (MbHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_history_page_get_property;
  object_class->set_property = mb_history_page_set_property;
  object_class->dispose = mb_history_page_dispose;

  /**
   * MbHistoryPage:book:
   *
   * The book whose changes are shown.
   */
  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, chip_bar);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_change);
  gtk_widget_class_install_action (widget_class, "list.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "history.show-all", NULL, show_all);
}

static void
mb_history_page_init (MbHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

/**
 * mb_history_page_new:
 * @book: a book
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_history_page_new (MbBook *book)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return g_object_new (MB_TYPE_HISTORY_PAGE, "book", book, "tag", "history", NULL);
}

/**
 * mb_history_page_new_for_record:
 * @record: a record of a book
 *
 * Makes a page of the changes of a record and of what refers to it. A chip
 * says so; removed, the page shows all changes.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_history_page_new_for_record (MbRecord *record)
{
  MbHistoryPage *self;

  g_return_val_if_fail (MB_IS_RECORD (record) && mb_record_get_book (record) != NULL, NULL);

  self = g_object_new (MB_TYPE_HISTORY_PAGE, "book", mb_record_get_book (record), NULL);
  show_record (self, record);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * mb_history_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): the changes that it shows
 */
MbHistoryList *
mb_history_page_get_list (MbHistoryPage *self)
{
  g_return_val_if_fail (MB_IS_HISTORY_PAGE (self), NULL);

  return self->list;
}
