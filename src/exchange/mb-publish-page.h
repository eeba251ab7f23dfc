#pragma once

#include "mb-page-edits.h"
#include "mb-page-marks.h"
#include "mb-publish-table.h"

G_BEGIN_DECLS

/**
 * MbPublishing:
 * @book: what was read of a book
 * @page: the page
 * @bytes: the same as bytes
 * @marks: (element-type MbPageMark): the parts of it that are marked
 * @edits: takes what becomes of it
 * @differences: (element-type MbPageDifference): takes what differs
 *
 * A page while it is held against a book.
 */
typedef struct {
  MbPublishBook *book;
  MbPage *page;
  GBytes *bytes;
  GPtrArray *marks;
  MbPageEdits *edits;
  GPtrArray *differences;
} MbPublishing;

/* Holds a page against the book: its bytes as they shall be. NULL with MB_ERROR_INPUT when its marks do not pair. */
GBytes           *mb_publish_page           (MbPublishBook *book, MbPage *page, GPtrArray *differences, GError **error);

/*< private >*/
void              mb_publish_tables         (MbPublishing *self);
void              mb_publish_active_lists   (MbPublishing *self);
void              mb_publish_projects       (MbPublishing *self);

/* The marks around a place of the page, or NULL. */
const MbPageMark *mb_publishing_get_mark    (MbPublishing *self, gsize place);
gboolean          mb_publishing_has_mark    (MbPublishing *self, const char *name);
/* Puts marks around whole lines. */
void              mb_publishing_mark        (MbPublishing *self, const char *name, gsize start, gsize end);
gsize             mb_publishing_line_start  (MbPublishing *self, gsize place);
/* Where the line ends, and where the next one begins. */
gsize             mb_publishing_line_end    (MbPublishing *self, gsize place);
gsize             mb_publishing_next_line   (MbPublishing *self, gsize place);

G_END_DECLS
