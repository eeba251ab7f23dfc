#include "config.h"

#include <glib.h>

#include "exchange/mb-markdown.h"
#include "nasty-text.h"

/* Each of these did something else than being shown, tried on a real MDX site. */
static void
test_escaped (void)
{
  static const char *const cases[][2] = {
    { "Ada Lovelace", "Ada Lovelace" },
    { "{name}", "&#123;name&#125;" },
    { "<foo> & co", "&lt;foo> &amp; co" },
    { "a|b\\|c", "a&#124;b&#92;&#124;c" },
    { "*a* _b_ ~c~ [d] @e !f `g`", "&#42;a&#42; &#95;b&#95; &#126;c&#126; &#91;d&#93; &#64;e &#33;f &#96;g&#96;" },
    { ":rocket: 12:100:13", ":<!-- -->rocket: 12:<!-- -->100:<!-- -->13" },
    { "http://x.y", "http:<!-- -->//x.y" },
    { "www.x.y WWW.z", "www<!-- -->.x.y WWW<!-- -->.z" },
    { "w\u200bww.x", "www<!-- -->.x" },
    { "ada@example.org", "ada&#64;<!-- -->example.org" },
    { "./a/b.svg", "./a/b<!-- -->.svg" },
    { "./a/b.svg\u200b\n", "./a/b<!-- -->.svg" },
    { "./a/b.png.svg", "./a/b<!-- -->.png<!-- -->.svg" },
    { "a.svgz", "a.svgz" },
    { "a {#b}", "a &#123;<!-- -->#b&#125;" },
    { " two\nlines\tand\r\nmore\u2028here ", "two lines and more here" },
    { "a\u200bb\u202ec\u2066d\x01", "abcd" },
    { "👩\u200d💻 Zoë 李小龍", "👩\u200d💻 Zoë 李小龍" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = mb_markdown_dup_escaped (cases[i][0]);

      g_assert_cmpstr (escaped, ==, cases[i][1]);
    }
}

static void
test_escaped_line (void)
{
  static const char *const cases[][2] = {
    { "# Ada", "&#35; Ada" },
    { "1. Ada", "&#49;. Ada" },
    { "- Ada", "&#45; Ada" },
    { "> Ada", "&#62; Ada" },
    { "import x", "&#105;mport x" },
    { "export x", "&#101;xport x" },
    { "Ada #", "Ada &#35;" },
    { "Ada 1.", "Ada 1." },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = mb_markdown_dup_escaped_line (cases[i][0]);

      g_assert_cmpstr (escaped, ==, cases[i][1]);
    }
}

static void
test_link (void)
{
  static const char *const cases[][3] = {
    { "Ada", "https://github.com/ada", "[Ada](https://github.com/ada)" },
    { "Ada", "./ada", "[Ada](./ada)" },
    { "a]b", "https://x.y/a|b(c){d}?e=f&g", "[a&#93;b](https://x.y/a&#124;b&#40;c&#41;&#123;d&#125;?e=f&amp;g)" },
    { "Ada", "https://x.y/a b\u202e", "[Ada](https://x.y/a%20b%E2%80%AE)" },
    { "Ada", "javascript:alert(1)", "Ada" },
    { "Ada", "java\tscript:alert(1)", "[Ada](java%09script:alert&#40;1&#41;)" },
    { "Ada", "//x.y", "Ada" },
    { "Ada", "/\\x.y", "Ada" },
    { "Ada", "", "Ada" },
    { "Ada", NULL, "Ada" },
    { "", "https://x.y", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = mb_markdown_dup_link (cases[i][0], cases[i][1]);

      g_assert_cmpstr (link, ==, cases[i][2]);
    }
}

/* By chance, but the same in every run. */
#define N_TEXTS 20000

static void
test_read_back (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1815);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = nasty_text_make (chance);
      g_autofree char *plain = mb_markdown_dup_plain (text);
      g_autofree char *escaped = mb_markdown_dup_escaped (text);
      g_autofree char *line = mb_markdown_dup_escaped_line (text);
      g_autofree char *from_cell = nasty_text_read (escaped, TRUE, NULL);
      g_autofree char *from_line = *line != '\0' ? nasty_text_read (line, FALSE, NULL) : g_strdup ("");

      g_assert_cmpstr (from_cell, ==, plain);
      g_assert_cmpstr (from_line, ==, plain);
    }
}

static void
test_links_read_back (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1852);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = nasty_text_make (chance);
      g_autofree char *plain = mb_markdown_dup_plain (text);
      g_autofree char *tail = nasty_text_make (chance);
      g_autofree char *tail_plain = mb_markdown_dup_plain (tail);
      g_autofree char *address = g_strdup_printf ("https://example.org/%s", tail_plain);
      g_autofree char *link = mb_markdown_dup_link (text, address);
      g_autofree char *shown_address = NULL;
      g_autofree char *shown = nasty_text_read (link, TRUE, &shown_address);
      g_autofree char *decoded = shown_address != NULL ? g_uri_unescape_string (shown_address, NULL) : NULL;
      g_autofree char *expected = g_uri_unescape_string (address, NULL);

      g_assert_cmpstr (shown, ==, plain);
      if (*plain != '\0')
        g_assert_cmpstr (decoded, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/escaped", test_escaped);
  g_test_add_func ("/markdown/escaped-line", test_escaped_line);
  g_test_add_func ("/markdown/link", test_link);
  g_test_add_func ("/markdown/read-back", test_read_back);
  g_test_add_func ("/markdown/links-read-back", test_links_read_back);
  return g_test_run ();
}
