#pragma once

#include "mb-change.h"
#include "mb-titles.h"

G_BEGIN_DECLS

/* The history in words. touches: what mb_book_read_touches() gave; NULL where there are too many to read. */
char *mb_words_dup_change (MbTitles *titles, MbChange *change, GPtrArray *touches);
char *mb_words_dup_touch  (MbTitles *titles, MbTouch *touch);
char *mb_words_dup_value  (MbTitles *titles, const MbField *field, GVariant *value);
/* “2 people added, 1 cohort changed”: what several records have in common. */
char *mb_words_dup_counts (GPtrArray *touches);

G_END_DECLS
