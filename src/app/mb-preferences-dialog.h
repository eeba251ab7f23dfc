#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program's settings. */
AdwDialog *mb_preferences_dialog_new (GSettings *settings);

G_END_DECLS
