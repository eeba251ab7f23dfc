#pragma once

#include "book/mb-book.h"
#include "mb-publish-table.h"

G_BEGIN_DECLS

/**
 * MbPublishPage:
 * @file: the page
 * @name: what it is called, from the folder on
 * @before: what is in it
 * @after: what the book wants in it; the same bytes where nothing is to be written
 * @differences: (element-type MbPageDifference): where it says something else than the book, by line
 * @trouble: (nullable): why it could not be read; nothing else is known then
 *
 * A page that is held against a book.
 */
typedef struct {
  GFile *file;
  char *name;
  GBytes *before;
  GBytes *after;
  GPtrArray *differences;
  char *trouble;
} MbPublishPage;

gboolean    mb_publish_page_is_changed (const MbPublishPage *self);
/* A unified diff of what would be written; empty when nothing would. */
char       *mb_publish_page_dup_diff   (const MbPublishPage *self);
/* MB_ERROR_CONFLICT when the page on the disk is no longer the one that was read; it stays then. */
gboolean    mb_publish_page_write      (const MbPublishPage *self, GCancellable *cancellable, GError **error);

/**
 * MbPublish:
 * @pages: (element-type MbPublishPage): those that differ, would change or could not be read, by name
 * @n_read: how many pages were looked at
 *
 * The pages of a folder held against a book.
 */
typedef struct {
  GPtrArray *pages;
  guint n_read;
} MbPublish;

/* Reads a folder, or a single page, and a book at one moment. */
MbPublish  *mb_publish_new             (MbBook *book, GFile *place, GCancellable *cancellable, MbProgressFunc progress,
                                        gpointer data, GError **error);
MbPublish  *mb_publish_ref             (MbPublish *self);
void        mb_publish_unref           (MbPublish *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPublish, mb_publish_unref)

/* The same in a worker thread, of the book at path. */
void        mb_publish_load_async      (const char *path, GFile *place, GCancellable *cancellable,
                                        MbProgressFunc progress, gpointer data, GAsyncReadyCallback callback,
                                        gpointer user_data);
MbPublish  *mb_publish_load_finish     (GAsyncResult *result, GError **error);

G_END_DECLS
