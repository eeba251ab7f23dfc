#include "config.h"

#include "mb-shortcuts-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *group; /* with the first of a group */
  const char *title;
  const char *accel;
} Shortcut;

static const Shortcut shortcuts[] = {
  { N_("Books"), N_("New Book"), "<Control>n" },
  { NULL, N_("Open a Book"), "<Control>o" },
  { NULL, N_("Export Website Data"), "<Control>e" },
  { NULL, N_("Close the Window"), "<Control>w" },
  { NULL, N_("Quit"), "<Control>q" },
  { N_("Editing"), N_("Undo"), "<Control>z" },
  { NULL, N_("Redo"), "<Control><Shift>z" },
  { NULL, N_("From the Head of a Page to Its Form"), "F2" },
  { NULL, N_("Add People to a Cohort"), "<Control><Shift>p" },
  { NULL, N_("Add Projects to a Cohort"), "<Control><Shift>j" },
  { NULL, N_("Add Milestones to a Cohort"), "<Control><Shift>e" },
  { NULL, N_("Assign People to Projects"), "<Control>Return" },
  { NULL, N_("New Cohort Like This One"), "<Control><Shift>l" },
  { NULL, N_("Delete the Record of the Page"), "<Control><Shift>Delete" },
  { NULL, N_("History of the Record of the Page"), "<Control>h" },
  { N_("Lists"), N_("Search in a List"), "<Control>f" },
  { NULL, N_("Filter a List"), "<Control><Shift>f" },
  { NULL, N_("Add a Record to a List"), "<Control><Shift>n" },
  { NULL, N_("Edit a Cell of a List"), "F2" },
  { NULL, N_("Store and Go Down"), "Return" },
  { NULL, N_("Store and Go to the Next Cell"), "Tab" },
  { NULL, N_("Leave the Cell as It Was"), "Escape" },
  { NULL, N_("Menu of a Row"), "<Shift>F10" },
  { NULL, N_("Select All in a List"), "<Control>a" },
  { NULL, N_("Copy as a Table"), "<Control>c" },
  { NULL, N_("Paste Rows Into a List"), "<Control>v" },
  { NULL, N_("Delete Selected Rows"), "Delete" },
  { N_("Checks"), N_("Open the Record of a Finding"), "Return" },
  { NULL, N_("Mend a Finding"), "<Control>Return" },
  { NULL, N_("Dismiss a Finding, or Take It Back"), "Delete" },
  { N_("Going Round"), N_("Quick Open: Any Page or Record"), "<Control>k" },
  { NULL, N_("Back"), "<Alt>Left" },
  { NULL, N_("Forward"), "<Alt>Right" },
  { NULL, N_("The Next Page of the Sidebar"), "<Control>Tab" },
  { NULL, N_("The Page Before"), "<Control><Shift>Tab" },
  { NULL, N_("The First Page of the Sidebar"), "<Alt>1" },
  { NULL, N_("The Ninth"), "<Alt>9" },
  { NULL, N_("Between the Sidebar and the Page"), "F6" },
  { N_("Mentorbook"), N_("Main Menu"), "F10" },
  { NULL, N_("Preferences"), "<Control>comma" },
  { NULL, N_("Help on What Is Shown"), "F1" },
  { NULL, N_("Keyboard Shortcuts"), "<Control>question" },
};

/* Keys as they stand on a keyboard. */

static GtkWidget *
key_cap_new (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key-cap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* What is held comes first in the label of an accelerator, each followed by a plus sign. */
static GtkWidget *
key_caps_new (const char *all, const char *key)
{
  g_autofree char *held = g_strndup (all, strlen (all) - strlen (key));
  g_auto (GStrv) modifiers = g_strsplit (held, "+", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; modifiers[i]; i++)
    if (*modifiers[i])
      gtk_box_append (GTK_BOX (box), key_cap_new (modifiers[i]));
  gtk_box_append (GTK_BOX (box), key_cap_new (key));
  return box;
}

/* Back is where one read before. */
static guint
mirror (guint key)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return key;
  return key == GDK_KEY_Left ? GDK_KEY_Right : key == GDK_KEY_Right ? GDK_KEY_Left : key;
}

static GtkWidget *
row_new (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *all = NULL;
  g_autofree char *alone = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (shortcut->accel, &key, &modifiers);
  all = gtk_accelerator_get_label (mirror (key), modifiers);
  alone = gtk_accelerator_get_label (mirror (key), 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), key_caps_new (all, alone));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  return row;
}

static GtkWidget *
group_new (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static GtkWidget *
page_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group)
        {
          group = group_new (_(shortcuts[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (&shortcuts[i]));
    }
  return page;
}

/**
 * mb_shortcuts_dialog_new:
 *
 * Makes the dialog that lists the keys.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar_view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), page_new ());
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, toolbar_view);
  return dialog;
}
