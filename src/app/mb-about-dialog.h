#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *mb_about_dialog_new (void);

G_END_DECLS
