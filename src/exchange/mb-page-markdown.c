#include "config.h"

#include "mb-page-private.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"
#include "mb-markdown.h"

/* Reading one page. */
typedef struct {
  MbPage *page;
  int heading;         /* what is read stands under it; -1: none */
  GArray *folds;       /* (element-type int): the heading that is gone back to where a fold ends */
  gboolean in_summary; /* a summary has begun and not ended */
  GString *text;       /* scratch */
  GArray *links;       /* scratch: (element-type MbPageLink) */
  gsize label_start;   /* in text: the first bold words */
  gsize label_end;
  cmark_node *label;   /* the same in the page */
} Reading;

/* Places */

static gsize
get_place (MbPage *page, int line, int column)
{
  gsize start, length;

  g_bytes_get_data (page->bytes, &length);
  if (line < 1 || (guint) line > page->line_starts->len)
    return length;
  start = g_array_index (page->line_starts, gsize, line - 1);
  return MIN (start + (gsize) MAX (column - 1, 0), length);
}

static guint
get_line (MbPage *page, cmark_node *node)
{
  return (guint) MAX (cmark_node_get_start_line (node), 1) - 1 + page->body_line;
}

/* From where the node begins to the end of its last line. */
static MbPageSpan
get_span (MbPage *page, cmark_node *node)
{
  const char *text = g_bytes_get_data (page->bytes, NULL);
  gsize start = get_place (page, cmark_node_get_start_line (node), cmark_node_get_start_column (node));
  gsize end = get_place (page, MAX (cmark_node_get_end_line (node), cmark_node_get_start_line (node)), 1);

  end += strcspn (text + end, "\r\n");
  return (MbPageSpan) { MIN (start, end), end };
}

/* Texts */

static cmark_node *
get_next (cmark_node *node, cmark_node *root)
{
  if (cmark_node_first_child (node) != NULL)
    return cmark_node_first_child (node);
  while (node != root && cmark_node_next (node) == NULL)
    node = cmark_node_parent (node);
  return node != root ? cmark_node_next (node) : NULL;
}

/* How much of a text can be taken as it is. */
static gsize
measure_plain (const char *text)
{
  gsize length = 0;

  while (g_ascii_isgraph (text[length]))
    length++;
  return length;
}

static void
append_literal (GString *text, const char *literal)
{
  for (const char *at = literal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize plain = measure_plain (at);
      gunichar letter;

      if (plain > 0)
        {
          g_string_append_len (text, at, (gssize) plain);
          at += plain;
          if (*at == '\0')
            return;
        }
      letter = g_utf8_get_char (at);

      if (g_unichar_isspace (letter))
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (!mb_markdown_is_hidden (letter))
        {
          g_string_append_len (text, at, g_utf8_next_char (at) - at);
        }
    }
}

static void
append_inline (GString *text, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
    append_literal (text, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
    append_literal (text, " ");
  else if (type == CMARK_NODE_HTML_INLINE && g_ascii_strncasecmp (cmark_node_get_literal (node), "<br", 3) == 0)
    append_literal (text, " ");
}

static char *
dup_plain (cmark_node *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (cmark_node *node = cmark_node_first_child (root); node != NULL; node = get_next (node, root))
    append_inline (text, node);
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&text)));
}

static void
add_link (Reading *self, cmark_node *node)
{
  g_autofree char *shown = dup_plain (node);
  const char *url = cmark_node_get_url (node);
  MbPageLink link = {
    .text = g_string_chunk_insert (self->page->strings, shown),
    .url = g_string_chunk_insert (self->page->strings, url != NULL ? url : ""),
  };

  g_array_append_val (self->links, link);
}

static const MbPageLink *
keep_links (Reading *self)
{
  MbPageLink *kept;

  if (self->links->len == 0)
    return NULL;
  kept = g_memdup2 (self->links->data, self->links->len * sizeof (MbPageLink));
  g_ptr_array_add (self->page->owned, kept);
  return kept;
}

static void
note_label (Reading *self, cmark_node *node)
{
  g_autofree char *bold = NULL;

  if (self->label != NULL || cmark_node_get_type (node) != CMARK_NODE_STRONG)
    return;
  bold = dup_plain (node);
  self->label = node;
  self->label_start = self->text->len;
  self->label_end = self->text->len + strlen (bold);
}

/* What is in a node of inlines. The text is also left in self->text. */
static MbPageText
read_text (Reading *self, cmark_node *root)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->links, 0);
  self->label = NULL;
  for (cmark_node *node = cmark_node_first_child (root); node != NULL; node = get_next (node, root))
    {
      note_label (self, node);
      if (cmark_node_get_type (node) == CMARK_NODE_LINK)
        add_link (self, node);
      append_inline (self->text, node);
    }
  if (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);

  return (MbPageText) {
    .text = g_string_chunk_insert_len (self->page->strings, self->text->str, (gssize) self->text->len),
    .links = keep_links (self),
    .n_links = self->links->len,
    .line = get_line (self->page, root),
    .span = get_span (self->page, root),
  };
}

/* Headings */

static int
find_parent (MbPage *page, int heading, guint level)
{
  while (heading >= 0 && g_array_index (page->headings, MbPageHeading, heading).level >= level)
    heading = g_array_index (page->headings, MbPageHeading, heading).parent;
  return heading;
}

static void
add_heading (Reading *self, guint level, MbPageText text)
{
  MbPageHeading heading = { level, find_parent (self->page, self->heading, level), text };

  g_array_append_val (self->page->headings, heading);
  self->heading = (int) self->page->headings->len - 1;
}

static void
add_summary (Reading *self, const char *html, gsize length, cmark_node *block)
{
  cmark_node *document = cmark_parse_document (html, length, CMARK_OPT_DEFAULT);
  cmark_node *paragraph = cmark_node_first_child (document);
  MbPageText text = { .text = "" };

  if (paragraph != NULL && cmark_node_get_type (paragraph) == CMARK_NODE_PARAGRAPH)
    text = read_text (self, paragraph);
  /* Not where it stands in the summary. */
  text.line = get_line (self->page, block);
  text.span = get_span (self->page, block);
  cmark_node_free (document);
  add_heading (self, MB_PAGE_SUMMARY_LEVEL, text);
}

static gboolean
is_tag (const char *at, const char *tag)
{
  gsize length = strlen (tag);

  return g_ascii_strncasecmp (at, tag, length) == 0 && !g_ascii_isalnum (at[length]);
}

static void
begin_fold (Reading *self)
{
  g_array_append_val (self->folds, self->heading);
}

static void
end_fold (Reading *self)
{
  if (self->folds->len == 0)
    return;
  self->heading = g_array_index (self->folds, int, self->folds->len - 1);
  g_array_set_size (self->folds, self->folds->len - 1);
}

/* “<summary>” may end in the same block, or after a paragraph of its own. */
static void
begin_summary (Reading *self, const char *at, cmark_node *block)
{
  const char *inside = strchr (at, '>');
  const char *end = inside != NULL ? strstr (inside, "</summary") : NULL;

  self->in_summary = end == NULL;
  if (end != NULL)
    {
      g_autofree char *text = g_strndup (inside + 1, (gsize) (end - inside - 1));

      g_strstrip (text);
      add_summary (self, text, strlen (text), block);
    }
}

static void
read_html (Reading *self, cmark_node *block)
{
  const char *literal = cmark_node_get_literal (block);

  for (const char *at = literal != NULL ? strchr (literal, '<') : NULL; at != NULL; at = strchr (at + 1, '<'))
    if (is_tag (at, "<details"))
      begin_fold (self);
    else if (is_tag (at, "</details"))
      end_fold (self);
    else if (is_tag (at, "<summary"))
      begin_summary (self, at, block);
    else if (is_tag (at, "</summary"))
      self->in_summary = FALSE;
}

/* Items */

static gsize
skip_pictures (const char *text)
{
  const char *at = text;

  while (*at != '\0' && !g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return (gsize) (at - text);
}

/* Where a label ends and where what follows it begins; FALSE: there is none. */
static gboolean
find_label (Reading *self, gsize *start, gsize *end, gsize *value)
{
  const char *text = self->text->str;
  const char *colon;

  *start = skip_pictures (text);
  if (self->label != NULL && self->label_start <= *start && self->label_end > *start)
    {
      gsize bold = MIN (self->label_end, self->text->len);

      *end = bold > 0 && text[bold - 1] == ':' ? bold - 1 : bold;
      *value = *end + 1;
      if (text[*end] == ':')
        return TRUE;
    }
  self->label = NULL;
  colon = strchr (text + *start, ':');
  *end = colon != NULL ? (gsize) (colon - text) : 0;
  *value = *end + 1;
  return *end > *start && (text[*value] == ' ' || text[*value] == '\0');
}

/* The colon that ends a word, not one inside an address; the end where there is none. */
static gsize
find_colon (const char *text, gsize at, gsize end)
{
  while (at < end && !(text[at] == ':' && at + 1 < end && strchr (" \t\r\n*_", text[at + 1]) != NULL))
    at++;
  return at;
}

static gsize
skip (const char *text, gsize at, gsize end, const char *what)
{
  while (at < end && text[at] != '\0' && strchr (what, text[at]) != NULL)
    at++;
  return at;
}

/* The bytes of a file do not end with a zero, and what cmark says of where a label ends is not always in the item. */
static gsize
find_value_place (Reading *self, const MbPageItem *item)
{
  const char *text = g_bytes_get_data (self->page->bytes, NULL);
  const gsize end = item->text.span.end;
  gsize at = item->text.span.start;

  if (self->label != NULL)
    at = get_place (self->page, cmark_node_get_end_line (self->label), cmark_node_get_end_column (self->label)) + 1;
  else
    at = find_colon (text, at, end);
  at = skip (text, at, end, ":");
  at = skip (text, at, end, " \t");
  return MIN (at, end);
}

static void
split_label (Reading *self, MbPageItem *item)
{
  gsize start, end, value;

  item->value = item->text;
  if (!find_label (self, &start, &end, &value))
    return;
  item->label = g_string_chunk_insert_len (self->page->strings, self->text->str + start, (gssize) (end - start));
  while (self->text->str[value] == ' ')
    value++;
  item->value.text = item->text.text + value;
  item->value.span.start = find_value_place (self, item);
}

static guint
count_lists (cmark_node *node, gboolean *quoted)
{
  guint depth = 0;

  *quoted = FALSE;
  for (; node != NULL; node = cmark_node_parent (node))
    {
      depth += cmark_node_get_type (node) == CMARK_NODE_ITEM;
      *quoted |= cmark_node_get_type (node) == CMARK_NODE_BLOCK_QUOTE;
    }
  return depth;
}

static void
add_item (Reading *self, cmark_node *paragraph)
{
  cmark_node *parent = cmark_node_parent (paragraph);
  MbPageItem item = { .heading = self->heading };
  gboolean quoted;

  item.depth = count_lists (paragraph, &quoted);
  if (cmark_node_get_type (parent) == CMARK_NODE_ITEM && cmark_node_previous (paragraph) == NULL)
    item.kind = MB_PAGE_LIST_ITEM;
  else
    item.kind = quoted ? MB_PAGE_QUOTE : MB_PAGE_PARAGRAPH;
  item.text = read_text (self, paragraph);
  split_label (self, &item);
  g_array_append_val (self->page->items, item);
}

static void
read_paragraph (Reading *self, cmark_node *paragraph)
{
  if (self->in_summary)
    {
      add_heading (self, MB_PAGE_SUMMARY_LEVEL, read_text (self, paragraph));
      self->in_summary = FALSE;
    }
  else
    {
      add_item (self, paragraph);
    }
}

/* Tables */

static MbPageText *
new_cells (MbPage *page, guint n)
{
  MbPageText *cells = g_new0 (MbPageText, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    cells[i].text = "";
  g_ptr_array_add (page->owned, cells);
  return cells;
}

static void
read_row (Reading *self, cmark_node *row, MbPageText *cells, guint n_columns)
{
  guint column = 0;

  for (cmark_node *cell = cmark_node_first_child (row); cell != NULL && column < n_columns;
       cell = cmark_node_next (cell), column++)
    {
      cells[column] = read_text (self, cell);
      cells[column].line = get_line (self->page, row);
      cells[column].span.start = get_place (self->page, cmark_node_get_start_line (row),
                                            cmark_node_get_start_column (cell));
      cells[column].span.end = MAX (get_place (self->page, cmark_node_get_start_line (row),
                                               cmark_node_get_end_column (cell) + 1),
                                    cells[column].span.start);
    }
}

static guint
count_children (cmark_node *node)
{
  guint n = 0;

  for (cmark_node *child = cmark_node_first_child (node); child != NULL; child = cmark_node_next (child))
    n++;
  return n;
}

static gboolean
read_table (Reading *self, cmark_node *node, GError **error)
{
  cmark_node *head = cmark_node_first_child (node);
  MbPageTable table = { .heading = self->heading, .line = get_line (self->page, node),
                        .span = get_span (self->page, node) };
  MbPageText *columns, *cells;
  guint row = 0;

  table.n_columns = cmark_gfm_extensions_get_table_columns (node);
  table.n_rows = count_children (node) - 1;
  if (table.n_columns > MB_PAGE_MAX_COLUMNS)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: a table has more than %d columns here."),
                   self->page->name, table.line, MB_PAGE_MAX_COLUMNS);
      return FALSE;
    }

  columns = new_cells (self->page, table.n_columns);
  cells = new_cells (self->page, table.n_columns * table.n_rows);
  read_row (self, head, columns, table.n_columns);
  for (cmark_node *at = cmark_node_next (head); at != NULL; at = cmark_node_next (at), row++)
    read_row (self, at, cells + row * table.n_columns, table.n_columns);
  table.columns = columns;
  table.cells = cells;
  g_array_append_val (self->page->tables, table);
  return TRUE;
}

/* The page */

static gboolean
read_block (Reading *self, cmark_node *node, GError **error)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING)
    add_heading (self, (guint) cmark_node_get_heading_level (node), read_text (self, node));
  else if (type == CMARK_NODE_PARAGRAPH)
    read_paragraph (self, node);
  else if (type == CMARK_NODE_HTML_BLOCK)
    read_html (self, node);
  else if (cmark_gfm_extensions_get_table_columns (node) > 0)
    return read_table (self, node, error);
  return TRUE;
}

static gboolean
is_leaf (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type != CMARK_NODE_BLOCK_QUOTE && type != CMARK_NODE_LIST && type != CMARK_NODE_ITEM &&
         type != CMARK_NODE_DOCUMENT;
}

static gboolean
refuse_depth (MbPage *page, cmark_node *node, GError **error)
{
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: more than %d quotations or lists are nested here."),
               page->name, get_line (page, node), MB_PAGE_MAX_DEPTH);
  return FALSE;
}

/* Goes through the blocks; what is in a leaf was read with it. */
static gboolean
read_blocks (Reading *self, cmark_node *document, GError **error)
{
  cmark_node *node = document;
  guint depth = 0;

  while (node != NULL)
    {
      if (!read_block (self, node, error))
        return FALSE;
      if (!is_leaf (node) && cmark_node_first_child (node) != NULL)
        {
          if (++depth > MB_PAGE_MAX_DEPTH)
            return refuse_depth (self->page, node, error);
          node = cmark_node_first_child (node);
          continue;
        }
      for (; node != document && cmark_node_next (node) == NULL; node = cmark_node_parent (node))
        depth--;
      node = node != document ? cmark_node_next (node) : NULL;
    }
  return TRUE;
}

static cmark_node *
parse (MbPage *page)
{
  static gsize registered;
  gsize length;
  const char *text = g_bytes_get_data (page->bytes, &length);
  cmark_parser *parser;
  cmark_node *document;

  if (g_once_init_enter (&registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&registered, 1);
    }
  parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_feed (parser, text + page->body, length - page->body);
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

/**
 * mb_page_read_markdown:
 * @self: a page whose lines are known
 * @error: return location for an error
 *
 * Reads headings, tables, list items and paragraphs.
 *
 * Returns: whether the page keeps within bounds; otherwise @error is
 *   %MB_ERROR_INPUT with the line
 */
gboolean
mb_page_read_markdown (MbPage *self, GError **error)
{
  cmark_node *document = parse (self);
  Reading reading = {
    .page = self,
    .heading = -1,
    .folds = g_array_new (FALSE, FALSE, sizeof (int)),
    .text = g_string_new (NULL),
    .links = g_array_new (FALSE, FALSE, sizeof (MbPageLink)),
  };
  gboolean read = read_blocks (&reading, document, error);

  g_array_unref (reading.folds);
  g_array_unref (reading.links);
  g_string_free (reading.text, TRUE);
  cmark_node_free (document);
  return read;
}
