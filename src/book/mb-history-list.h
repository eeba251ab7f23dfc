#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_HISTORY_LIST (mb_history_list_get_type ())
G_DECLARE_FINAL_TYPE (MbHistoryList, mb_history_list, MB, HISTORY_LIST, GObject)

/* The book's history as a GListModel of MbChange, the latest first; it follows the book. A change is read when its row
 * is looked at.
 *
 * Properties: "busy" (a worker is reading; meanwhile the list shows what it has), "n-items". */
MbHistoryList *mb_history_list_new          (MbBook *book);
MbBook        *mb_history_list_get_book     (MbHistoryList *self);
/* Only the changes of that record and of what refers to it; NULL: of all. */
void           mb_history_list_set_record   (MbHistoryList *self, const MbRecordType *type, gint64 id);
/* Only those in which the text stands; NULL: all. */
void           mb_history_list_set_search   (MbHistoryList *self, const char *text);
gboolean       mb_history_list_is_filtered  (MbHistoryList *self);
gboolean       mb_history_list_get_busy     (MbHistoryList *self);
/* Why the history could not be read, or NULL. */
const GError  *mb_history_list_get_error    (MbHistoryList *self);
/* When the change in that row was made, in microseconds since 1970, without reading it. */
gint64         mb_history_list_get_time     (MbHistoryList *self, guint position);

G_END_DECLS
