#include "config.h"

#include "nasty-text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

static const char *const pieces[] = {
  "Ada", "Zoë", "李小龍", "اَلْعَرَبِيَّةُ", "👩\u200d💻", "🇩🇪", " ", "  ", "\n", "\r\n", "\t", "\v", "\f", "\xc2\x85", "\u2028",
  "{", "}", "{name}", "{/* x */}", "${x}", "{#id}", "|", "\\|", "\\", "\\\\", "`", "``", "`|`", "```", "~~~", "~~a~~",
  "<", ">", "<b>", "</b>", "<br/>", "<!-- x -->", "<!x", "<5", "<https://x.example>", "<a href=\"x\">", "<?x?>",
  "&", "&amp;", "&lt;", "&#123;", "&#x7c;", "&copy;", "*", "**a**", "_", "__b__", "[", "]", "[a](b)", "![a](b.png)",
  "[^1]", "[x]: /y", "!", "@", "@ada", "ada@example.org", "mailto:ada@example.org", "xmpp:a@b.example", ":rocket:", ":",
  "12:100:13", ":+1:", "http://x.example", "https://x.example/a_b_c?d=e&f=g", "ftp://x", "//x", "www.x.example",
  "WWW.X.EXAMPLE", "w\u200bww.x.example", "www\u202e.x.example", "www", ".", ".svg", "/a.svg", "./a/b.png", "../x.jpeg",
  "http://x.example/a.webp", ".avif ", "import ", "import x from 'y'", "export ", "export default 1", "# ", "## x", "#",
  "- ", "+ ", "1. ", "2) ", "> ", "---", "===", "| --- |", ":---", "\u200b", "\u200c", "\u200d", "\u200e", "\u202e",
  "\u2066", "\u2069", "\ufeff", "\u00ad", "\x01", "\x1b[31m", "\x7f", "\u0600", "\U000E0041", "\xff", "\xc3", "javascript:x",
  "'", "\"", "(", ")", "%", "%7C", "$", "$$x$$", "=", "-", "/", "\u00a0", "\u3000", "e\u0301",
};

char *
nasty_text_make (GRand *chance)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const int n = g_rand_int_range (chance, 1, 7);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static cmark_node *
parse (const char *markdown)
{
  static const char *const names[] = { "table", "autolink", "strikethrough", "tagfilter", "tasklist" };
  cmark_parser *parser;
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (names[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

static void
read_inlines (cmark_node *parent, GString *text, char **address)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    {
      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        {
          g_string_append (text, cmark_node_get_literal (node));
        }
      else if (cmark_node_get_type (node) == CMARK_NODE_LINK)
        {
          g_assert_true (address != NULL && *address == NULL);
          *address = g_strdup (cmark_node_get_url (node));
          read_inlines (node, text, address);
        }
      else
        {
          g_assert_cmpint (cmark_node_get_type (node), ==, CMARK_NODE_HTML_INLINE);
          g_assert_cmpstr (cmark_node_get_literal (node), ==, "<!-- -->");
        }
    }
}

static cmark_node *
get_only_child (cmark_node *node, const char *type)
{
  cmark_node *child = cmark_node_first_child (node);

  g_assert_nonnull (child);
  g_assert_null (cmark_node_next (child));
  g_assert_cmpstr (cmark_node_get_type_string (child), ==, type);
  return child;
}

char *
nasty_text_read (const char *markdown, gboolean in_cell, char **address)
{
  g_autofree char *page = in_cell ? g_strdup_printf ("| Title |\n| --- |\n| %s |\n", markdown)
                                  : g_strdup_printf ("%s\n", markdown);
  g_autoptr (GString) text = g_string_new (NULL);
  cmark_node *document = parse (page);

  if (address != NULL)
    *address = NULL;
  if (!in_cell)
    {
      read_inlines (get_only_child (document, "paragraph"), text, address);
    }
  else
    {
      cmark_node *row = cmark_node_next (cmark_node_first_child (get_only_child (document, "table")));

      g_assert_nonnull (row);
      g_assert_null (cmark_node_next (row));
      read_inlines (get_only_child (row, "table_cell"), text, address);
    }
  cmark_node_free (document);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
