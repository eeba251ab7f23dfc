#pragma once

#include <adwaita.h>

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_LIST_PAGE (mb_list_page_get_type ())
G_DECLARE_FINAL_TYPE (MbListPage, mb_list_page, MB, LIST_PAGE, AdwNavigationPage)

/**
 * MbListPage:
 *
 * All records of one type in a table made from the field table, which is searched as one types and sorted by its
 * headers. On a narrow page it is a list of two lines for each record.
 *
 * Actions: `list.search`, `list.filter`, `list.clear-filters`, `list.add`; with the selected records: `list.delete`, `list.copy` (as a table),
 * `list.export` (as CSV), `list.set-field`, for two people `list.merge`, and for a cohort `list.next-cohort` (a new
 * one like it).
 */

MbListPage *mb_list_page_new           (MbBook *book, MbRecordKind kind);
/* Only the records of a type that refer to record by field. */
MbListPage *mb_list_page_new_related   (MbRecord *record, const MbRecordType *type, const MbField *field);

MbQuery           *mb_list_page_get_query     (MbListPage *self);
GtkSelectionModel *mb_list_page_get_selection (MbListPage *self);

G_END_DECLS
