#include "config.h"

#include "mb-preferences-dialog.h"

#include <glib/gi18n.h>

#include "mb-docs-folder-row.h"
#include "mb-organization-page.h"

#define ORGANIZATION "organization"

/* What is kept of a book outside of it. */
static GtkWidget *
book_group_new (GSettings *settings, MbBook *book)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("This Book"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Relative pages are looked for in the docs folder, "
                                           "and the checks say which are missing."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), mb_docs_folder_row_new (settings, mb_book_get_path (book)));
  return group;
}

static AdwPreferencesPage *
general_page_new (GSettings *settings, MbBook *book)
{
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
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), C_("preferences", "General"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (book)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (book_group_new (settings, book)));
  return ADW_PREFERENCES_PAGE (page);
}

/* libadwaita 1.7 never frees the frame of a dialog, and the rows in it would keep the book open. */
static void
add_organization (AdwDialog *dialog, MbBook *book)
{
  GtkWidget *page = mb_organization_page_new (book);

  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), ORGANIZATION);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (mb_organization_page_close), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (mb_organization_page_close), page, G_CONNECT_SWAPPED);
}

/**
 * mb_preferences_dialog_new:
 * @settings: the program's settings
 * @book: (nullable): the book that the window shows
 *
 * Makes the dialog of the program's settings and, beside them, of what a book
 * says of its organization; what is changed there holds at once.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_preferences_dialog_new (GSettings *settings, MbBook *book)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  g_return_val_if_fail (G_IS_SETTINGS (settings), dialog);

  /* The narrowest window has a frame, too. */
  gtk_widget_set_size_request (GTK_WIDGET (dialog), 320, 200);

  adw_dialog_set_title (dialog, _("Preferences"));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), general_page_new (settings, book));
  if (book)
    add_organization (dialog, book);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), FALSE);
  return dialog;
}

/**
 * mb_preferences_dialog_show_organization:
 * @dialog: a dialog made with a book
 *
 * Turns to the page of the organization.
 */
void
mb_preferences_dialog_show_organization (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_PREFERENCES_DIALOG (dialog));

  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), ORGANIZATION);
}
