#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MbPageMark:
 * @name: what stands after “mentorbook:”
 * @line: the line of the comment that begins it, from 1
 * @last_line: the line of the comment that ends it
 * @inner_start: the first byte after that line
 * @inner_end: the first byte of the line that ends it
 *
 * A part of a page that Mentorbook writes, between `<!-- BEGIN
 * mentorbook:NAME -->` and `<!-- END mentorbook:NAME -->`, each on a line of
 * its own.
 */
typedef struct {
  char *name;
  guint line;
  guint last_line;
  gsize inner_start;
  gsize inner_end;
} MbPageMark;

/* Of MbPageMark, in their order. NULL with MB_ERROR_INPUT, the page's name and the line, when they do not pair. */
GPtrArray *mb_page_marks_find      (GBytes *bytes, const char *page, GError **error);

char      *mb_page_mark_dup_begin  (const char *name);
char      *mb_page_mark_dup_end    (const char *name);

G_END_DECLS
