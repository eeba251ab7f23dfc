#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The library's books, the last changed first, for a menu or a list. */

char **mb_recent_books_list      (const char *except, guint limit);
char  *mb_recent_books_dup_name  (const char *path);
/* Items that activate `app.open-book`. */
void   mb_recent_books_fill_menu (GMenu *menu, const char *except);

G_END_DECLS
