#pragma once

#include "insight/mb-found.h"
#include "mb-page-cell.h"

G_BEGIN_DECLS

#define MB_PUBLISH_MOST_COLUMNS 6

/**
 * MbPublishColumnFlags:
 * @MB_PUBLISH_KEY: says which row it is
 * @MB_PUBLISH_NEEDED: a table without it is another
 * @MB_PUBLISH_GROUPS: stands in the first row of those that share it, and may be empty in the others
 * @MB_PUBLISH_FIRST: stands in that first row alone
 */
typedef enum {
  MB_PUBLISH_KEY = 1 << 0,
  MB_PUBLISH_NEEDED = 1 << 1,
  MB_PUBLISH_GROUPS = 1 << 2,
  MB_PUBLISH_FIRST = 1 << 3,
} MbPublishColumnFlags;

/**
 * MbPublishColumn:
 * @heading: its heading in a new table: pages are in English, whoever writes them
 * @aliases: how pages head it, folded as mb_publish_dup_folded() does
 * @flags: what it is for
 *
 * A column that the book can fill.
 */
typedef struct {
  const char *heading;
  const char *aliases[7];
  MbPublishColumnFlags flags;
} MbPublishColumn;

/**
 * MbPublishRow:
 * @about: the record it is about; its id is 0 where there is none
 * @cells: for each column of the kind, what the book says
 *
 * A row that the table shall have.
 */
typedef struct {
  MbRecordRef about;
  MbPageCell cells[MB_PUBLISH_MOST_COLUMNS];
} MbPublishRow;

typedef struct _MbPublishKind MbPublishKind;

/**
 * MbPublishKind:
 * @name: what it is called between marks
 * @columns: its columns
 * @n_columns: how many
 * @needs_names: whether it is wrong where not all mentees are known by name; then it stays as it is
 * @list_rows: makes its rows (of MbPublishRow) of a book; detail is the part of the mark’s name after a colon; page and
 *   table are what there is, or NULL. NULL: nothing can be told of this page
 *
 * A table that pages have, recognized by its columns.
 */
struct _MbPublishKind {
  const char *name;
  const MbPublishColumn *columns;
  guint n_columns;
  gboolean needs_names;
  GPtrArray *(*list_rows) (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table);
};

/**
 * MbPageDifference:
 * @line: the line of the page, from 1
 * @sentence: what the page says and what the book says
 * @about: the record it is about; its id is 0 where there is none
 *
 * Where a page and a book differ.
 */
typedef struct {
  guint line;
  char *sentence;
  MbRecordRef about;
} MbPageDifference;

void          mb_page_difference_free   (MbPageDifference *self);
/* Takes the sentence; about: NULL where it is about no record. */
void          mb_page_differences_take  (GPtrArray *differences, guint line, const MbRecordRef *about, char *sentence);

MbPublishRow *mb_publish_row_new        (void);
void          mb_publish_row_free       (MbPublishRow *self);

/* Whether a table is of the kind; columns: for each column of the kind its place in the table, or -1. */
gboolean      mb_publish_kind_suits     (const MbPublishKind *kind, const MbPageTable *table, int *columns);

/* The text of the table with these rows, in which lines end with a line feed, the last one without. What says the same
 * already stays as it is written. table: what there is, or NULL. differences takes MbPageDifference. */
char         *mb_publish_table_write    (const MbPublishKind *kind, MbPublishBook *book, MbPage *page,
                                         const MbPageTable *table, GPtrArray *rows, GPtrArray *differences);
/* How many rows of a table say which of these rows they are. */
guint         mb_publish_table_count_known (const MbPublishKind *kind, MbPublishBook *book, MbPage *page,
                                            const MbPageTable *table, GPtrArray *rows);

G_END_DECLS
