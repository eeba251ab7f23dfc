#include "config.h"

#include "mb-found-list.h"

#include "insight/mb-checks.h"
#include "mb-found-row.h"

/* Rows */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_found_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  MbFound *found = gtk_list_item_get_item (item);
  g_autofree char *spoken = mb_found_row_dup_spoken (found);

  mb_found_row_show (MB_FOUND_ROW (gtk_list_item_get_child (item)), titles, found);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer titles)
{
  mb_found_row_show (MB_FOUND_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/**
 * mb_found_list_new_rows:
 * @titles: the titles of a book's records
 *
 * Returns: (transfer full): makes the rows of findings in that book
 */
GtkListItemFactory *
mb_found_list_new_rows (MbTitles *titles)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (MB_IS_TITLES (titles), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), titles, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), titles, 0);
  return factory;
}

/* Headings */

static void
show_count (GtkListHeader *header)
{
  GtkWidget *count = gtk_widget_get_last_child (gtk_list_header_get_child (header));
  g_autofree char *text = g_strdup_printf ("%u", gtk_list_header_get_n_items (header));

  gtk_label_set_text (GTK_LABEL (count), text);
}

static void
set_up_heading (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
  g_signal_connect (header, "notify::n-items", G_CALLBACK (show_count), NULL);
}

static void
bind_heading (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  const MbFound *found = gtk_list_header_get_item (header);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));

  gtk_label_set_text (GTK_LABEL (title), mb_checks_get_rule_title (found->rule));
  show_count (header);
}

/**
 * mb_found_list_new_headings:
 *
 * Returns: (transfer full): makes the headings of rules
 */
GtkListItemFactory *
mb_found_list_new_headings (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_heading), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_heading), NULL);
  return factory;
}

/* Of one rule and severity. */
static int
compare_sections (gconstpointer a, gconstpointer b, gpointer data)
{
  const MbFound *left = a;
  const MbFound *right = b;

  if (left->severity != right->severity)
    return left->severity < right->severity ? -1 : 1;
  return g_strcmp0 (left->rule, right->rule);
}

/**
 * mb_found_list_new_sections:
 * @findings: a list of #MbFound in the order of severity and rule
 * @filter: which of them to show
 *
 * Returns: (transfer full): these, with a section for each severity of a rule
 */
GListModel *
mb_found_list_new_sections (GListModel *findings, GtkFilter *filter)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (findings), g_object_ref (filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL));

  gtk_sort_list_model_set_section_sorter (sorted, sorter);
  return G_LIST_MODEL (sorted);
}
