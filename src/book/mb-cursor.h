#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbCursor:
 *
 * Reads chosen fields of all records of a kind, one after the other, without
 * making objects: for figures and exports.
 */
typedef struct _MbCursor MbCursor;

/* fields: NULL-ended names; order: names of fields, NULL-ended, or NULL for no order. Order is by byte, the same
 * for every user. References can be followed with dots: "cohort.year", "cohort.program.slug". */
MbCursor   *mb_cursor_new         (MbBook *book, MbRecordKind kind, const char *const *fields,
                                   const char *const *order, GError **error);
/* Only the records that a path of references leads to id: "cohort.program". */
MbCursor   *mb_cursor_new_below   (MbBook *book, MbRecordKind kind, const char *const *fields,
                                   const char *const *order, const char *path, gint64 id, GError **error);
/* How many of them there are of each combination of the fields' values; needed: without this field they do not count. */
MbCursor   *mb_cursor_new_counts  (MbBook *book, MbRecordKind kind, const char *const *fields, const char *path,
                                   gint64 id, const char *needed, GError **error);
gint64      mb_cursor_get_count   (MbCursor *self);
/* FALSE at the end, or with error set. */
gboolean    mb_cursor_next        (MbCursor *self, GError **error);
gint64      mb_cursor_get_id      (MbCursor *self);
gboolean    mb_cursor_is_set      (MbCursor *self, guint column);
const char *mb_cursor_get_text    (MbCursor *self, guint column); /* NULL when not set; until the next row */
gint64      mb_cursor_get_integer (MbCursor *self, guint column); /* -1 when not set, for references 0 */
char      **mb_cursor_dup_words   (MbCursor *self, guint column);
GVariant   *mb_cursor_dup_value   (MbCursor *self, guint column); /* NULL when not set */
void        mb_cursor_free        (MbCursor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCursor, mb_cursor_free)

G_END_DECLS
