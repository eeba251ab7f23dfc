#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The label of a chip, and the box of chips that may be wider than their line. */
GtkWidget  *mb_chip_label_new     (const char *text);
AdwWrapBox *mb_chip_label_new_box (void);

G_END_DECLS
