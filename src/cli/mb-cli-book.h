#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

MbBook  *mb_cli_open_book    (const char *argument, MbOpenFlags flags, GError **error);
void     mb_cli_sign         (MbBook *book, const char *author);
gboolean mb_cli_is_book_file (MbBook *book, const char *path);
gboolean mb_cli_check_is_not_the_book (MbBook *book, const char *path, GError **error);

G_END_DECLS
