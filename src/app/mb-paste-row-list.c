#include "config.h"

#include "mb-paste-row-list.h"

#include "mb-paste-row-box.h"

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_paste_row_box_new ());
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  MbPasteRow *row = gtk_list_item_get_item (item);

  mb_paste_row_box_set_row (MB_PASTE_ROW_BOX (gtk_list_item_get_child (item)), row);
  gtk_list_item_set_accessible_label (item, mb_paste_row_get_title (row));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mb_paste_row_box_set_row (MB_PASTE_ROW_BOX (gtk_list_item_get_child (item)), NULL);
}

/**
 * mb_paste_row_list_set_up:
 * @list: a list view
 *
 * Makes a list show what was understood of the rows of a table.
 */
void
mb_paste_row_list_set_up (GtkListView *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (list, factory);
}

/**
 * mb_paste_row_list_set_rows:
 * @list: a list view
 * @rows: (nullable): a list of #MbPasteRow
 *
 * Sets what the list shows.
 */
void
mb_paste_row_list_set_rows (GtkListView *list, GListModel *rows)
{
  g_autoptr (GtkNoSelection) selection = rows ? gtk_no_selection_new (g_object_ref (rows)) : NULL;

  gtk_list_view_set_model (list, selection ? GTK_SELECTION_MODEL (selection) : NULL);
}
