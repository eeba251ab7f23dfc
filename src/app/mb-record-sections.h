#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/**
 * MbListSectionsFunc:
 * @record: a record of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Makes groups of rows about a record.
 */
typedef void (*MbListSectionsFunc) (MbRecord *record, GPtrArray *groups);

/**
 * MbSetUpPageFunc:
 * @page: the page of a record, not yet shown
 * @record: the record
 *
 * Gives the page of a record what it has beside groups: actions and keys.
 */
typedef void (*MbSetUpPageFunc) (GtkWidget *page, MbRecord *record);

/* New groups, floating, for the page of a record: before its form, and after it. */
GPtrArray *mb_record_sections_list_head (MbRecord *record);
GPtrArray *mb_record_sections_list_foot (MbRecord *record);
/* Once, when the page is made. */
void       mb_record_sections_set_up    (GtkWidget *page, MbRecord *record);

G_END_DECLS
