#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_ADD_DIALOG (mb_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbAddDialog, mb_add_dialog, MB, ADD_DIALOG, AdwDialog)

/**
 * MbAddDialog:
 *
 * Asks for what a new record needs and for what lists show of it, and adds it to the book.
 *
 * Signals: "added" (MbRecord record).
 * Actions: `dialog.add`.
 */

MbAddDialog *mb_add_dialog_new       (MbBook *book, MbRecordKind kind);

/* Fills a field beforehand; takes a floating value. */
void         mb_add_dialog_set_value (MbAddDialog *self, const char *field, GVariant *value);
/* Whether the record's page is opened when it was added; it is, unless told otherwise. */
void         mb_add_dialog_set_opens (MbAddDialog *self, gboolean opens);
/* The row of a field; NULL when the dialog has none. */
GtkWidget   *mb_add_dialog_get_row   (MbAddDialog *self, const char *field);

G_END_DECLS
