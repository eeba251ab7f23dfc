#include "config.h"

#include "mb-csv-dialog.h"

#include <glib/gi18n.h>

/**
 * mb_csv_dialog_new:
 * @name: what the file may be called, without its suffix
 *
 * Returns: (transfer full): asks where a table goes
 */
GtkFileDialog *
mb_csv_dialog_new (const char *name)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *file_name = g_strconcat (name, ".csv", NULL);

  g_strdelimit (file_name, "/", '-');
  gtk_file_filter_set_name (filter, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_mime_type (filter, "text/csv");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Export as CSV"));
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  return dialog;
}
