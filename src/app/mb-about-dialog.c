#include "config.h"

#include "mb-about-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-book.h"
#include "mb-release-notes.h"

#define WEBSITE "https://www.asyncapi.com"
#define ISSUES "https://github.com/asyncapi/community/issues"

/* What who mends the program must know of the machine: no names, no paths, nothing of a book. */
static char *
dup_debug_info (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString *text = g_string_new ("Mentorbook " MENTORBOOK_VERSION "\n\n");

  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "SQLite %s\n\n", mb_book_get_sqlite_version ());
  g_string_append_printf (text, "System: %s\n", system ? system : "?");
  g_string_append_printf (text, "Flatpak: %s\n", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
  g_string_append_printf (text, "Display: %s\n", G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
  g_string_append_printf (text, "Language: %s\n", pango_language_to_string (gtk_get_default_language ()));
  g_string_append_printf (text, "Dark: %s, high contrast: %s\n",
                          adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "yes" : "no",
                          adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? "yes" : "no");
  return g_string_free_and_steal (text);
}

static void
set_release_notes (AdwAboutDialog *dialog)
{
  g_autoptr (GBytes) news = g_resources_lookup_data ("/com/asyncapi/Mentorbook/NEWS.md", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  g_autofree char *text = news ? g_strndup (g_bytes_get_data (news, NULL), g_bytes_get_size (news)) : g_strdup ("");
  g_autofree char *markup = mb_release_notes_dup_markup (text);

  adw_about_dialog_set_release_notes_version (dialog, MENTORBOOK_VERSION);
  adw_about_dialog_set_release_notes (dialog, markup);
}

/**
 * mb_about_dialog_new:
 *
 * Makes the dialog that tells what this program is, whose, and what is new.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_about_dialog_new (void)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());
  const char *developers[] = { _("The Mentorbook authors"), NULL };
  g_autofree char *debug_info = dup_debug_info ();

  adw_about_dialog_set_application_name (dialog, _("Mentorbook"));
  adw_about_dialog_set_application_icon (dialog, APPLICATION_ID);
  adw_about_dialog_set_version (dialog, MENTORBOOK_VERSION);
  adw_about_dialog_set_developer_name (dialog, developers[0]);
  adw_about_dialog_set_developers (dialog, developers);
  adw_about_dialog_set_copyright (dialog, _("© 2026 The Mentorbook authors"));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_website (dialog, WEBSITE);
  adw_about_dialog_set_issue_url (dialog, ISSUES);
  adw_about_dialog_set_comments (dialog, _("Keeps the history of an organization’s mentorship programs in one book."));
  adw_about_dialog_set_debug_info (dialog, debug_info);
  adw_about_dialog_set_debug_info_filename (dialog, "mentorbook-debug-info.txt");
  set_release_notes (dialog);
  /* Translators: your own names, one a line. */
  adw_about_dialog_set_translator_credits (dialog, _("translator-credits"));
  return ADW_DIALOG (dialog);
}
