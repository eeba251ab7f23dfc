#include "config.h"

#include "mb-docs-folder-row.h"

#include <glib/gi18n.h>

#include "mb-docs-folder.h"
#include "mb-feedback.h"

struct _MbDocsFolderRow {
  AdwActionRow parent_instance;

  GSettings *settings;
  char *book_path;
};

G_DEFINE_FINAL_TYPE (MbDocsFolderRow, mb_docs_folder_row, ADW_TYPE_ACTION_ROW)

static void
show_folder (MbDocsFolderRow *self)
{
  g_autoptr (GFile) folder = mb_docs_folder_dup (self->settings, self->book_path);
  g_autofree char *name = folder ? g_file_get_parse_name (folder) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name ? name : C_("folder", "Not chosen"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "docs-folder.clear", folder != NULL);
}

static void
chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbDocsFolderRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder)
    mb_docs_folder_set (self->settings, self->book_path, folder);
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbDocsFolderRow *self = MB_DOCS_FOLDER_ROW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = mb_docs_folder_dup (self->settings, self->book_path);

  gtk_file_dialog_set_title (dialog, _("Choose the Docs Folder"));
  if (folder)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen, g_object_ref (self));
}

static void
clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbDocsFolderRow *self = MB_DOCS_FOLDER_ROW (widget);

  mb_docs_folder_set (self->settings, self->book_path, NULL);
}

static void
mb_docs_folder_row_dispose (GObject *object)
{
  g_clear_object (&MB_DOCS_FOLDER_ROW (object)->settings);
  G_OBJECT_CLASS (mb_docs_folder_row_parent_class)->dispose (object);
}

static void
mb_docs_folder_row_finalize (GObject *object)
{
  g_free (MB_DOCS_FOLDER_ROW (object)->book_path);
  G_OBJECT_CLASS (mb_docs_folder_row_parent_class)->finalize (object);
}

static void
mb_docs_folder_row_class_init (MbDocsFolderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_docs_folder_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_docs_folder_row_finalize;
  gtk_widget_class_install_action (widget_class, "docs-folder.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "docs-folder.clear", NULL, clear);
}

static void
add_button (MbDocsFolderRow *self, const char *icon, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
mb_docs_folder_row_init (MbDocsFolderRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Docs Folder"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  add_button (self, "edit-clear-symbolic", _("Forget the Docs Folder"), "docs-folder.clear");
  add_button (self, "folder-open-symbolic", _("Choose the Docs Folder"), "docs-folder.choose");
}

/**
 * mb_docs_folder_row_new:
 * @settings: the program's settings
 * @book_path: the path of a book
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_docs_folder_row_new (GSettings *settings, const char *book_path)
{
  MbDocsFolderRow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (book_path != NULL, NULL);

  self = g_object_new (MB_TYPE_DOCS_FOLDER_ROW, NULL);
  self->settings = g_object_ref (settings);
  self->book_path = g_strdup (book_path);
  g_signal_connect_object (settings, "changed::docs-folders", G_CALLBACK (show_folder), self, G_CONNECT_SWAPPED);
  show_folder (self);
  return GTK_WIDGET (self);
}
