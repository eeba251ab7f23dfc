#include "config.h"

#include "mb-preferences-dialog.h"

#include <glib/gi18n.h>

/**
 * mb_preferences_dialog_new:
 * @settings: the program's settings
 *
 * Makes the dialog of the program's settings; what is changed there holds at
 * once.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_preferences_dialog_new (GSettings *settings)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Your Name"));
  g_settings_bind (settings, "author", row, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("History"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The history of a book says whose change each is. "
                                           "Without a name here it is that of your account."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), FALSE);
  return dialog;
}
