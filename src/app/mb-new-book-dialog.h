#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_NEW_BOOK_DIALOG (mb_new_book_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbNewBookDialog, mb_new_book_dialog, MB, NEW_BOOK_DIALOG, AdwDialog)

/**
 * MbNewBookDialog:
 *
 * Asks what a new book is called and what it begins with.
 *
 * Signals: "named" (utf8 name, gboolean sample): once, when the person has said so.
 */

AdwDialog *mb_new_book_dialog_new (void);

G_END_DECLS
