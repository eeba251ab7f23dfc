#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbMergeCounts:
 * @moved: by kind, how many records of the other person become the kept one's
 * @shared: by kind, how many of the other person's the kept one has already
 *
 * What merging two people would do to the records that refer to them.
 */
typedef struct {
  guint moved[MB_N_RECORD_KINDS];
  guint shared[MB_N_RECORD_KINDS];
} MbMergeCounts;

/* What mb_people_merge() would do; changes nothing. MB_ERROR_REFUSED when both are the same person. */
gboolean mb_people_count_merge (MbBook *book, gint64 keep, gint64 other, MbMergeCounts *counts, GError **error);
/* Makes one person of two, in one edit: keep stays and takes over what other has, then other is deleted.
 * MB_ERROR_REFUSED when both are the same person. */
gboolean mb_people_merge       (MbBook *book, gint64 keep, gint64 other, GError **error);

G_END_DECLS
