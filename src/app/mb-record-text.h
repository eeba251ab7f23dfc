#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* What a record is called in a list that stands below another record: its title and the rest of its listed fields,
 * without the fields (names, ended by NULL) that go without saying there. beside may be NULL. */
char *mb_record_text_dup_title    (MbRecord *record, const char *const *beside);
char *mb_record_text_dup_subtitle (MbRecord *record, const char *const *beside);

G_END_DECLS
