#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_ROW (mb_record_row_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordRow, mb_record_row, MB, RECORD_ROW, AdwActionRow)

/**
 * MbRecordRow:
 *
 * A record in a list below another one. It follows the record, and opens it when it is activated.
 */

/* beside (nullable): names of fields that go without saying there, ended by NULL. */
GtkWidget *mb_record_row_new        (MbRecord *record, const char *const *beside);
MbRecord  *mb_record_row_get_record (MbRecordRow *self);

G_END_DECLS
