#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mb_dialog_present          (AdwDialog *dialog, GtkWidget *parent);
void mb_dialog_focus_when_shown (AdwDialog *dialog, GtkWidget *widget);

G_END_DECLS
