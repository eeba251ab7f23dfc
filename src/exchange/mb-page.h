#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bounds of a page that is read. */
#define MB_PAGE_MAX_FILE (5 * 1024 * 1024)
#define MB_PAGE_MAX_COLUMNS 100
#define MB_PAGE_MAX_DEPTH 100

/* The level of a “summary” of something folded up, which stands over what is in it as a heading does. */
#define MB_PAGE_SUMMARY_LEVEL 7

/**
 * MbPageSpan:
 * @start: the first byte
 * @end: the byte after the last
 *
 * A part of the file, its front matter counted.
 */
typedef struct {
  gsize start;
  gsize end;
} MbPageSpan;

/**
 * MbPageLink:
 * @text: what is shown
 * @url: where it leads; anything a page says, also what is no address
 *
 * A link.
 */
typedef struct {
  const char *text;
  const char *url;
} MbPageLink;

/**
 * MbPageText:
 * @text: the text without any markup, spaces and line breaks as single spaces, none around
 * @links: (array length=n_links): the links in it
 * @n_links: how many
 * @line: the line of the file where it begins, from 1
 * @span: where it stands in the file; of a table's cell without the pipes
 *
 * A text with its links.
 */
typedef struct {
  const char *text;
  const MbPageLink *links;
  guint n_links;
  guint line;
  MbPageSpan span;
} MbPageText;

/**
 * MbPageKey:
 * @key: the key
 * @value: the value as text
 * @line: the line of the file, from 1
 *
 * A line of the front matter.
 */
typedef struct {
  const char *key;
  const char *value;
  guint line;
} MbPageKey;

/**
 * MbPageHeading:
 * @level: 1 to 6; %MB_PAGE_SUMMARY_LEVEL for the summary of something folded up
 * @parent: the heading it stands under, by index; -1: none
 * @text: what it says
 *
 * A heading.
 */
typedef struct {
  guint level;
  int parent;
  MbPageText text;
} MbPageHeading;

/**
 * MbPageTable:
 * @heading: the heading it stands under, by index; -1: none
 * @n_columns: how many columns
 * @n_rows: how many rows, without the head
 * @columns: (array length=n_columns): the head
 * @cells: row by row
 * @line: the line of the head, from 1
 * @span: the whole table, head included, without the line break after it
 *
 * A table.
 */
typedef struct {
  int heading;
  guint n_columns;
  guint n_rows;
  const MbPageText *columns;
  const MbPageText *cells;
  guint line;
  MbPageSpan span;
} MbPageTable;

/**
 * MbPageItemKind:
 * @MB_PAGE_LIST_ITEM: an item of a list
 * @MB_PAGE_PARAGRAPH: a paragraph
 * @MB_PAGE_QUOTE: a paragraph of a quotation
 *
 * What an item is.
 */
typedef enum {
  MB_PAGE_LIST_ITEM,
  MB_PAGE_PARAGRAPH,
  MB_PAGE_QUOTE,
} MbPageItemKind;

/**
 * MbPageItem:
 * @kind: what it is
 * @heading: the heading it stands under, by index; -1: none
 * @depth: how many lists it is in
 * @label: (nullable): what stands before the first colon, without pictures: “Mentor(s)” of “👩 **Mentor(s):** Ada”
 * @text: all of it, its label included
 * @value: what follows the label; without a label the same as @text
 *
 * An item of a list, with its first paragraph, or a paragraph.
 */
typedef struct {
  MbPageItemKind kind;
  int heading;
  guint depth;
  const char *label;
  MbPageText text;
  MbPageText value;
} MbPageItem;

/**
 * MbPage:
 *
 * A Markdown page that was read: its front matter, headings, tables, list items and paragraphs, each with the lines
 * and bytes where it stands. Nothing is changed in it; what it holds lives as long as it does.
 */
typedef struct _MbPage MbPage;

/* name is what messages call it. MB_ERROR_INPUT with name and line when it is no page, or too big a one. */
MbPage              *mb_page_new           (GBytes *bytes, const char *name, GError **error);
MbPage              *mb_page_new_from_file (GFile *file, const char *name, GCancellable *cancellable, GError **error);
void                 mb_page_free          (MbPage *self);

const char          *mb_page_get_name      (MbPage *self);
/* All bytes of the file. */
GBytes              *mb_page_get_bytes     (MbPage *self);

guint                mb_page_get_n_keys    (MbPage *self);
const MbPageKey     *mb_page_get_key       (MbPage *self, guint index);
/* The value of a key of the front matter; NULL: it is not there. */
/* What tells a report that Mentorbook wrote, in its front matter. */
#define MB_PAGE_GENERATOR_KEY "generator"
#define MB_PAGE_GENERATOR "Mentorbook"
gboolean             mb_page_is_report      (MbPage *self);
const MbPageKey     *mb_page_find_key      (MbPage *self, const char *key);

guint                mb_page_get_n_headings (MbPage *self);
const MbPageHeading *mb_page_get_heading   (MbPage *self, guint index);
guint                mb_page_get_n_tables  (MbPage *self);
const MbPageTable   *mb_page_get_table     (MbPage *self, guint index);
guint                mb_page_get_n_items   (MbPage *self);
const MbPageItem    *mb_page_get_item      (MbPage *self, guint index);

const MbPageText    *mb_page_table_get_cell (const MbPageTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPage, mb_page_free)

G_END_DECLS
