#pragma once

#include "mb-page.h"

G_BEGIN_DECLS

struct _MbPage {
  char *name;
  GBytes *bytes;
  gsize body;            /* where the Markdown begins, after the front matter */
  guint body_line;       /* its first line, from 1 */
  GArray *line_starts;   /* (element-type gsize): of the body's lines, from the beginning of the file */
  GArray *keys;          /* (element-type MbPageKey) */
  GArray *headings;      /* (element-type MbPageHeading) */
  GArray *tables;        /* (element-type MbPageTable) */
  GArray *items;         /* (element-type MbPageItem) */
  GPtrArray *owned;      /* what the tables and links are kept in */
  GStringChunk *strings;
};

/* Takes off the front matter: sets keys, body and body_line. */
gboolean mb_page_read_front_matter (MbPage *self, const char *text, gsize length, GError **error);
/* Reads the Markdown: headings, tables and items. */
gboolean mb_page_read_markdown     (MbPage *self, GError **error);

G_END_DECLS
