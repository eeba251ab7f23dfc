#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* The records of a book that were opened last, the latest first; for as long as the book is open. */
void       mb_last_opened_note (MbRecord *record);
GPtrArray *mb_last_opened_list (MbBook *book);

G_END_DECLS
