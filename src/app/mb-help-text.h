#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_HELP_TEXT (mb_help_text_get_type ())
G_DECLARE_FINAL_TYPE (MbHelpText, mb_help_text, MB, HELP_TEXT, AdwBin)

GtkWidget *mb_help_text_new (const char *markdown);

G_END_DECLS
