#pragma once

#include <gio/gio.h>

#include "mb-change.h"
#include "mb-error.h"
#include "mb-history-filter.h"
#include "mb-record.h"

G_BEGIN_DECLS

/**
 * MbOpenFlags:
 * @MB_OPEN_NONE: read and write a book that exists
 * @MB_OPEN_READ_ONLY: only read, also where writing is not allowed
 *
 * How to open a book.
 */
typedef enum {
  MB_OPEN_NONE = 0,
  MB_OPEN_READ_ONLY = 1 << 0,
} MbOpenFlags;

#define MB_TYPE_BOOK (mb_book_get_type ())
G_DECLARE_FINAL_TYPE (MbBook, mb_book, MB, BOOK, GObject)

/* Signals: "changed" (guint64 kinds: a bit for each MbRecordKind whose records changed): after each
 *   commit of this object and, while a main loop runs, within a second of one by anybody else.
 * Properties: "path", "read-only", "undo-label", "redo-label" (translated sentences, NULL when there
 *   is nothing), "author" (who the changes are by; writable). */

/* A book belongs to the thread that opened it. All of these block; for a worker thread open the same
 * path again there. */
MbBook     *mb_book_create          (const char *path, GError **error);
MbBook     *mb_book_open            (const char *path, MbOpenFlags flags, GError **error);

/* The version of the SQLite that keeps the books. */
const char *mb_book_get_sqlite_version (void);

const char *mb_book_get_path        (MbBook *self);
char       *mb_book_dup_name        (MbBook *self);
gboolean    mb_book_get_read_only   (MbBook *self);
const char *mb_book_get_author      (MbBook *self);
void        mb_book_set_author      (MbBook *self, const char *author);

/* The record with that id: the same object for the same record as long as anybody holds it; it
 * notifies its properties when the book changes. NULL with MB_ERROR_NOT_FOUND. */
MbRecord   *mb_book_get_record      (MbBook *self, MbRecordKind kind, gint64 id, GError **error);
/* The only record of a kind of which there is one (the organization), or NULL. */
MbRecord   *mb_book_get_organization (MbBook *self, GError **error);
/* Id of the record whose field has that text, without regard to case; 0: none. */
gint64      mb_book_find            (MbBook *self, MbRecordKind kind, const char *field, const char *text);
/* The person known by that handle now or formerly; 0: none. */
gint64      mb_book_find_titled     (MbBook *self, MbRecordKind kind, const char *title);
gint64      mb_book_find_handle     (MbBook *self, const char *handle);
gint64      mb_book_count           (MbBook *self, MbRecordKind kind);
/* Records of kind whose reference field names id. */
GArray     *mb_book_list_referring  (MbBook *self, MbRecordKind kind, const char *field, gint64 id);

/* Begins to notice what others change (a main loop must run). */
void        mb_book_watch           (MbBook *self);

/* Undo and redo: one line per book. The change is what was undone or redone. */
MbChange   *mb_book_undo            (MbBook *self, GError **error);
MbChange   *mb_book_redo            (MbBook *self, GError **error);
/* The same, in a worker thread where it takes longer than a frame: the window uses these. */
void        mb_book_step_async      (MbBook *self, gboolean redo, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
MbChange   *mb_book_step_finish     (MbBook *self, GAsyncResult *result, GError **error);
char       *mb_book_dup_undo_label  (MbBook *self);
char       *mb_book_dup_redo_label  (MbBook *self);
/* The number of the change that an undo would take back; 0: none. */
gint64      mb_book_get_undo_number (MbBook *self);
/* The latest changes first, at most limit of them (0: all): a list of MbChange. */
GListStore *mb_book_list_changes    (MbBook *self, guint limit, GError **error);
/* The same of those that pass a filter; blocks while the whole history is read: a window uses MbHistoryList. */
GListStore *mb_book_find_changes    (MbBook *self, const MbHistoryFilter *filter, guint limit, GError **error);

/* Everything read between the two is of one moment. */
gboolean    mb_book_begin_snapshot  (MbBook *self, GError **error);
void        mb_book_end_snapshot    (MbBook *self);

/**
 * MbProgressFunc:
 * @done: how much is done
 * @total: how much there is in all; 0: not known
 * @data: what was given with the function
 *
 * Told how far long work has come, in the thread that does it.
 */
typedef void (*MbProgressFunc) (gint64 done, gint64 total, gpointer data);

/* A whole, sound copy by SQLite's backup, written beside its place and then renamed. */
gboolean    mb_book_backup          (MbBook *self, const char *path, GCancellable *cancellable,
                                     MbProgressFunc progress, gpointer data, GError **error);
/* Reads the whole file for damage: MB_ERROR_DAMAGED. */
gboolean    mb_book_verify          (MbBook *self, GCancellable *cancellable, GError **error);

G_END_DECLS
