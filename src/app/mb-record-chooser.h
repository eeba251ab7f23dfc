#pragma once

#include <gtk/gtk.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_CHOOSER (mb_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordChooser, mb_record_chooser, MB, RECORD_CHOOSER, GtkPopover)

/**
 * MbRecordChooser:
 *
 * Chooses one record of a kind by searching: Enter takes the first that is found, the arrow keys go to the others.
 * However many there are, only those one sees are read.
 *
 * Signals: "chosen" (gint64 id: of the record; 0: none).
 */

GtkWidget *mb_record_chooser_new (MbBook *book, MbRecordKind kind, gboolean may_be_none);

G_END_DECLS
