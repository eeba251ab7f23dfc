#pragma once

#include <gtk/gtk.h>

#include "book/mb-titles.h"
#include "insight/mb-found.h"

G_BEGIN_DECLS

#define MB_TYPE_FOUND_ROW (mb_found_row_get_type ())
G_DECLARE_FINAL_TYPE (MbFoundRow, mb_found_row, MB, FOUND_ROW, GtkBox)

/**
 * MbFoundRow:
 *
 * A finding: its sentence, the records it is about, each a button that opens it, and what can be done about it.
 *
 * Actions: `found.fix`, `found.dismiss`, `found.take-back`.
 */

GtkWidget  *mb_found_row_new        (void);
/* The record whose page the row is on goes without saying. */
void        mb_found_row_hide_record (MbFoundRow *self, MbRecordKind kind, gint64 id);
/* Shows a finding, or nothing. */
void        mb_found_row_show       (MbFoundRow *self, MbTitles *titles, MbFound *found);
/* The line as a screen reader says it. */
char       *mb_found_row_dup_spoken (MbFound *found);
/* The icon that stands for a severity. */
const char *mb_found_row_get_icon   (MbSeverity severity);

G_END_DECLS
