#include "config.h"

#include "mb-history-page.h"

#include <glib/gi18n.h>

#include "mb-change-row.h"

#define FIRST_CHANGES 200

struct _MbHistoryPage {
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListView *list;
  GtkSortListModel *sorted;

  MbBook *book;
  GListStore *changes; /* (element-type MbChange) */
  guint limit;
};

G_DEFINE_FINAL_TYPE (MbHistoryPage, mb_history_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_BOOK = 1,
} MbHistoryPageProperty;

static GParamSpec *properties[PROP_BOOK + 1];

/* Days */

static GDateTime *
local_time (MbChange *change)
{
  return g_date_time_to_local (mb_change_get_time (change));
}

static int
day_number (GDateTime *time)
{
  return g_date_time_get_year (time) * 366 + g_date_time_get_day_of_year (time);
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autoptr (GDateTime) x = local_time (MB_CHANGE ((gpointer) a));
  g_autoptr (GDateTime) y = local_time (MB_CHANGE ((gpointer) b));

  return gtk_ordering_from_cmpfunc (day_number (y) - day_number (x));
}

static char *
dup_day (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (day_number (time) == day_number (now))
    return g_strdup (_("Today"));
  if (day_number (time) == day_number (yesterday))
    return g_strdup (_("Yesterday"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of this year as g_date_time_format() writes it: “Sunday, 22 November”. */
    return g_date_time_format (time, _("%A, %-d %B"));
  /* Translators: a day of another year as g_date_time_format() writes it: “22 November 2024”. */
  return g_date_time_format (time, _("%-d %B %Y"));
}

/* Rows */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_change_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  MbChange *change = gtk_list_item_get_item (item);

  mb_change_row_show (MB_CHANGE_ROW (gtk_list_item_get_child (item)), change);
  gtk_list_item_set_accessible_label (item, mb_change_row_get_spoken (MB_CHANGE_ROW (gtk_list_item_get_child (item))));
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
  g_autoptr (GDateTime) time = local_time (gtk_list_header_get_item (header));
  g_autofree char *day = dup_day (time);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

static GtkListItemFactory *
factory_new (GCallback set_up, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static void
set_up_list (MbHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) rows = factory_new (G_CALLBACK (set_up_row), G_CALLBACK (bind_row));
  g_autoptr (GtkListItemFactory) days = factory_new (G_CALLBACK (set_up_day), G_CALLBACK (bind_day));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_days, NULL, NULL));

  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, days);
  gtk_sort_list_model_set_section_sorter (self->sorted, sorter);
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (self->changes));
}

/* Following the book */

static gboolean
is_same (GListModel *a, guint i, GListModel *b, guint j)
{
  g_autoptr (MbChange) x = g_list_model_get_item (a, i);
  g_autoptr (MbChange) y = g_list_model_get_item (b, j);

  return mb_change_get_number (x) == mb_change_get_number (y) && mb_change_get_state (x) == mb_change_get_state (y);
}

static void
splice (GListStore *store, guint position, guint n_removals, GListModel *from, guint n_additions)
{
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_additions; i++)
    g_ptr_array_add (additions, g_list_model_get_item (from, position + i));
  g_list_store_splice (store, position, n_removals, additions->pdata, n_additions);
}

/* Only what differs is replaced: the place one has scrolled to stays. */
static void
update (GListStore *store, GListModel *latest)
{
  GListModel *shown = G_LIST_MODEL (store);
  guint n_shown = g_list_model_get_n_items (shown), n_latest = g_list_model_get_n_items (latest);
  guint first = 0, last = 0;

  while (first < MIN (n_shown, n_latest) && is_same (shown, first, latest, first))
    first++;
  while (last < MIN (n_shown, n_latest) - first && is_same (shown, n_shown - 1 - last, latest, n_latest - 1 - last))
    last++;
  if (first + last < MAX (n_shown, n_latest))
    splice (store, first, n_shown - first - last, latest, n_latest - first - last);
}

static void
load (MbHistoryPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) latest = mb_book_list_changes (self->book, self->limit, &error);

  if (!latest)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  update (self->changes, G_LIST_MODEL (latest));
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (latest)) > 0 ? "changes" : "empty");
}

static void
edge_reached (MbHistoryPage *self, GtkPositionType edge)
{
  if (edge != GTK_POS_BOTTOM || g_list_model_get_n_items (G_LIST_MODEL (self->changes)) < self->limit)
    return;
  self->limit *= 2;
  load (self);
}

/* The object */

static void
set_book (MbHistoryPage *self, MbBook *book)
{
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
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

  g_clear_object (&self->book);
  g_clear_object (&self->changes);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_HISTORY_PAGE);
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
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, MbHistoryPage, sorted);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached);
}

static void
mb_history_page_init (MbHistoryPage *self)
{
  self->limit = FIRST_CHANGES;
  self->changes = g_list_store_new (MB_TYPE_CHANGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
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

  return g_object_new (MB_TYPE_HISTORY_PAGE, "book", book, NULL);
}
