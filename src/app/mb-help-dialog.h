#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_HELP_DIALOG (mb_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbHelpDialog, mb_help_dialog, MB, HELP_DIALOG, AdwDialog)

AdwDialog *mb_help_dialog_new       (void);
gboolean   mb_help_dialog_show_page (MbHelpDialog *self, const char *name);

G_END_DECLS
