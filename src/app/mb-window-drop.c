#include "config.h"

#include "mb-window-private.h"

#include <glib/gi18n.h>

#include "book/mb-library.h"
#include "exchange/mb-page-folder.h"
#include "mb-application.h"
#include "mb-feedback.h"

static gboolean
is_book (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name && g_str_has_suffix (name, MB_BOOK_ENDING);
}

/* Not below a dialog, which would lose what was typed into it; and not into a book that may not be written. */
static gboolean
accepts (MbWindow *self)
{
  MbBook *book = mb_window_get_book (self);

  return !adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) && !mb_window_is_working (self) &&
         !(book && mb_book_get_read_only (book));
}

static gboolean
are_pages (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!mb_page_folder_is_page (files->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Pages are looked at together; of other files one at a time, for what each would do could not be looked at. */
static void
import_files (MbWindow *self, GPtrArray *files)
{
  if (!accepts (self))
    mb_feedback_say (GTK_WIDGET (self), _("Nothing was imported: the window cannot take in a file now"));
  else if (are_pages (files))
    mb_window_import_pages (self, files);
  else if (files->len == 1)
    mb_window_import_from (self, files->pdata[0]);
  else
    mb_feedback_say (GTK_WIDGET (self), _("Nothing was imported: please choose one file at a time"));
}

/**
 * mb_window_take_files:
 * @self: a window
 * @files: (element-type GFile): files from anywhere
 *
 * Opens the books among the files and imports the others: pages together, or
 * one other file.
 */
void
mb_window_take_files (MbWindow *self, GSList *files)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (MB_IS_WINDOW (self));

  for (GSList *l = files; l; l = l->next)
    if (is_book (l->data))
      mb_application_open_file (mb_window_get_application (self), self, l->data);
    else
      g_ptr_array_add (others, g_object_ref (l->data));

  if (others->len > 0)
    import_files (self, others);
}

static GdkDragAction
entered (MbWindow *self)
{
  return accepts (self) ? GDK_ACTION_COPY : 0;
}

static gboolean
dropped (MbWindow *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list ? gdk_file_list_get_files (list) : NULL;

  if (!files || !accepts (self))
    return FALSE;
  mb_window_take_files (self, files);
  return TRUE;
}

/**
 * mb_window_add_drop_target:
 * @self: a window
 *
 * Lets files be dropped anywhere on the window.
 */
void
mb_window_add_drop_target (MbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (MB_IS_WINDOW (self));

  g_signal_connect_object (target, "enter", G_CALLBACK (entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
