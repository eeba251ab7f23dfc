#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* What to do first where a list is empty: a cohort cannot be added before there is a program. */

/* The kind of records to add first, so that there can be some of this kind; the kind itself when nothing is missing. */
MbRecordKind mb_first_step_find         (MbBook *book, MbRecordKind kind);
/* A sentence for an empty list of the kind. */
char        *mb_first_step_dup_sentence (MbBook *book, MbRecordKind kind);

G_END_DECLS
