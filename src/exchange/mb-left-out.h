#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbLeftOut:
 * @count: how many values
 * @lines: (element-type utf8): a sentence for each of the first hundred
 *
 * The public values of a book that an export leaves out, because they break a
 * rule of their field: a date that no calendar has, a link that leads nowhere.
 */
typedef struct {
  guint count;
  GPtrArray *lines;
} MbLeftOut;

MbLeftOut *mb_left_out_new         (MbBook *book, GError **error);
void       mb_left_out_free        (MbLeftOut *self);
/* "2 values break their rules and were left out", or NULL when there are none. */
char      *mb_left_out_dup_summary (MbLeftOut *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbLeftOut, mb_left_out_free)

G_END_DECLS
