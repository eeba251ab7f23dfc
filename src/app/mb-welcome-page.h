#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_WELCOME_PAGE (mb_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MbWelcomePage, mb_welcome_page, MB, WELCOME_PAGE, AdwBin)

/**
 * MbWelcomePage:
 *
 * What a window shows while it has no book: the ways to one.
 */

GtkWidget *mb_welcome_page_new (void);

G_END_DECLS
