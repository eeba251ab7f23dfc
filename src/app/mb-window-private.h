#pragma once

#include "mb-progress-dialog.h"
#include "mb-window.h"

G_BEGIN_DECLS

/* What mb-window.c and mb-window-actions.c share; tests use it where a file dialog would stand in the way. */

void              mb_window_class_install_actions (GtkWidgetClass *widget_class);
void              mb_window_class_install_navigation (GtkWidgetClass *widget_class);
void              mb_window_add_navigation_keys   (MbWindow *self);
void              mb_window_update_actions        (MbWindow *self);
void              mb_window_class_install_help_actions (GtkWidgetClass *widget_class);
void              mb_window_class_install_import_actions (GtkWidgetClass *widget_class);
void              mb_window_class_install_page_actions (GtkWidgetClass *widget_class);
void              mb_window_class_install_unsaved_actions (GtkWidgetClass *widget_class);
gboolean          mb_window_ask_about_unsaved     (MbWindow *self);

MbApplication    *mb_window_get_application       (MbWindow *self);
void              mb_window_go_to                 (MbWindow *self, const char *page);
void              mb_window_push                  (MbWindow *self, AdwNavigationPage *page);

void              mb_window_go_back               (MbWindow *self);
void              mb_window_go_forward            (MbWindow *self);
void              mb_window_step_page             (MbWindow *self, int steps);
void              mb_window_change_pane           (MbWindow *self);
void              mb_window_open_menu             (MbWindow *self);

/* Where one was in the book, and the window's size. */
void              mb_window_remember              (MbWindow *self);
void              mb_window_restore_size          (MbWindow *self, const char *path);
void              mb_window_restore_place         (MbWindow *self);
/* Opens a record if the book has it. */
gboolean          mb_window_open_record           (MbWindow *self, const char *type, gint64 id, GError **error);

/* Work that the window waits for before it closes; the title is what the progress dialog says. */
MbProgressDialog *mb_window_begin_work            (MbWindow *self, const char *title);
void              mb_window_end_work              (MbWindow *self, MbProgressDialog *work);
gboolean          mb_window_is_working            (MbWindow *self);

void              mb_window_quick_open            (MbWindow *self, const char *search);

void              mb_window_create_book           (MbWindow *self, const char *name, gboolean sample, GFile *file);
void              mb_window_export_to             (MbWindow *self, GFile *file);
void              mb_window_import_from           (MbWindow *self, GFile *file);
/* Opens the books among the files (GFile) and imports the others. */
void              mb_window_take_files            (MbWindow *self, GSList *files);
void              mb_window_add_drop_target       (MbWindow *self);
void              mb_window_import_pages          (MbWindow *self, GPtrArray *files);
void              mb_window_import_page           (MbWindow *self, GFile *file);
void              mb_window_save_copy_to          (MbWindow *self, GFile *file);
void              mb_window_save_public_copy_to   (MbWindow *self, GFile *file);

G_END_DECLS
