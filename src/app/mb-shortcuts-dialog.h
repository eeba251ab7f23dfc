#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The keys of the window. */
AdwDialog *mb_shortcuts_dialog_new (void);

G_END_DECLS
