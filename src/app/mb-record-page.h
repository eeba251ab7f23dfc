#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_PAGE (mb_record_page_get_type ())
G_DECLARE_FINAL_TYPE (MbRecordPage, mb_record_page, MB, RECORD_PAGE, AdwNavigationPage)

/**
 * MbRecordPage:
 *
 * The form of a record, made from the field table, between what its kind shows beside it: see mb-record-sections.h.
 *
 * Actions: `record.edit` (goes to the form), `record.edit-field` (s: goes to the row of a field), `record.delete`; for
 * cohorts `record.add-people`, whose target is a role.
 */

MbRecordPage *mb_record_page_new        (MbRecord *record);

MbRecord     *mb_record_page_get_record (MbRecordPage *self);
/* The row of a field; NULL when the form has none. */
GtkWidget    *mb_record_page_get_row    (MbRecordPage *self, const char *field);

G_END_DECLS
