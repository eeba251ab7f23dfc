#include "config.h"

#include <glib.h>
#include <string.h>

#include "book/mb-error.h"
#include "exchange/mb-page.h"

static MbPage *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MbPage *page = mb_page_new (bytes, "page.md", &error);

  g_assert_no_error (error);
  return page;
}

static void
assert_refused (const char *text, gsize length, const char *sentence)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPage) page = mb_page_new (bytes, "page.md", &error);

  g_assert_null (page);
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, sentence);
}

/* What stands there in the file. */
static void
assert_span (MbPage *page, MbPageSpan span, const char *expected)
{
  const char *text = g_bytes_get_data (mb_page_get_bytes (page), NULL);
  g_autofree char *part = g_strndup (text + span.start, span.end - span.start);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_front_matter (void)
{
  g_autoptr (MbPage) page = read_text ("---\n"
                                       "title: \"A: year\"\n"
                                       "tags: [a, b]\n"
                                       "\n"
                                       "weight: 60\n"
                                       "---\n"
                                       "\n"
                                       "# Head\n");

  g_assert_cmpuint (mb_page_get_n_keys (page), ==, 2);
  g_assert_cmpstr (mb_page_get_key (page, 0)->key, ==, "title");
  g_assert_cmpstr (mb_page_get_key (page, 0)->value, ==, "A: year");
  g_assert_cmpuint (mb_page_get_key (page, 0)->line, ==, 2);
  g_assert_cmpstr (mb_page_find_key (page, "weight")->value, ==, "60");
  g_assert_cmpuint (mb_page_find_key (page, "weight")->line, ==, 5);
  g_assert_null (mb_page_find_key (page, "tags"));
  g_assert_cmpuint (mb_page_get_n_headings (page), ==, 1);
  g_assert_cmpuint (mb_page_get_heading (page, 0)->text.line, ==, 8);
  assert_span (page, mb_page_get_heading (page, 0)->text.span, "# Head");
}

static void
test_headings (void)
{
  g_autoptr (MbPage) page = read_text ("\xef\xbb\xbf# Top\r\n"
                                       "## 1) [A `b/{c}`\td](https://example.org/1) ✅\r\n"
                                       "\r\n"
                                       "### Deep\r\n"
                                       "## Next &amp; *last*\r\n");
  const MbPageHeading *heading = mb_page_get_heading (page, 1);

  g_assert_cmpuint (mb_page_get_n_headings (page), ==, 4);
  g_assert_cmpint (heading->parent, ==, 0);
  g_assert_cmpuint (heading->level, ==, 2);
  g_assert_cmpstr (heading->text.text, ==, "1) A b/{c} d ✅");
  g_assert_cmpuint (heading->text.n_links, ==, 1);
  g_assert_cmpstr (heading->text.links[0].text, ==, "A b/{c} d");
  g_assert_cmpstr (heading->text.links[0].url, ==, "https://example.org/1");
  g_assert_cmpuint (heading->text.line, ==, 2);
  assert_span (page, heading->text.span, "## 1) [A `b/{c}`\td](https://example.org/1) ✅");
  g_assert_cmpint (mb_page_get_heading (page, 2)->parent, ==, 1);
  g_assert_cmpint (mb_page_get_heading (page, 3)->parent, ==, 0);
  g_assert_cmpstr (mb_page_get_heading (page, 3)->text.text, ==, "Next & last");
}

static void
test_tables (void)
{
  g_autoptr (MbPage) page = read_text ("---\nweight: 1\n---\n"
                                       "## Years\n"
                                       "\n"
                                       "Before\n"
                                       "\n"
                                       "| Year | Who |\n"
                                       "|------|:---:|\n"
                                       "| 2024 | **[Ada](https://github.com/ada)** |\n"
                                       "|      | a &#124; b \\| c |\n"
                                       "| 2023 |\n"
                                       "\n"
                                       "Number | Mentor |\n"
                                       "---|---\n"
                                       "1 | @ada   \n");
  const MbPageTable *table = mb_page_get_table (page, 0);

  g_assert_cmpuint (mb_page_get_n_tables (page), ==, 2);
  g_assert_cmpint (table->heading, ==, 0);
  g_assert_cmpuint (table->line, ==, 8);
  g_assert_cmpuint (table->n_columns, ==, 2);
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpstr (table->columns[1].text, ==, "Who");
  g_assert_cmpstr (mb_page_table_get_cell (table, 0, 1)->text, ==, "Ada");
  g_assert_cmpstr (mb_page_table_get_cell (table, 0, 1)->links[0].url, ==, "https://github.com/ada");
  g_assert_cmpuint (mb_page_table_get_cell (table, 0, 1)->line, ==, 10);
  assert_span (page, mb_page_table_get_cell (table, 0, 0)->span, " 2024 ");
  assert_span (page, mb_page_table_get_cell (table, 0, 1)->span, " **[Ada](https://github.com/ada)** ");
  g_assert_cmpstr (mb_page_table_get_cell (table, 1, 0)->text, ==, "");
  g_assert_cmpstr (mb_page_table_get_cell (table, 1, 1)->text, ==, "a | b | c");
  g_assert_cmpstr (mb_page_table_get_cell (table, 2, 1)->text, ==, "");
  assert_span (page, table->span,
               "| Year | Who |\n|------|:---:|\n| 2024 | **[Ada](https://github.com/ada)** |\n"
               "|      | a &#124; b \\| c |\n| 2023 |");

  table = mb_page_get_table (page, 1);
  g_assert_cmpuint (table->n_columns, ==, 2);
  g_assert_cmpstr (mb_page_table_get_cell (table, 0, 1)->text, ==, "@ada");
  assert_span (page, table->span, "Number | Mentor |\n---|---\n1 | @ada   ");
}

static void
assert_item (const MbPageItem *item, MbPageItemKind kind, const char *label, const char *value, guint line)
{
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpstr (item->label, ==, label);
  g_assert_cmpstr (item->value.text, ==, value);
  g_assert_cmpuint (item->text.line, ==, line);
}

static void
test_items (void)
{
  g_autoptr (MbPage) page = read_text ("> **Status: Done**\n"
                                       "\n"
                                       "- 👩🏿‍🏫 **Mentor(s):** [Ada](https://github.com/ada) | [Bob](https://github.com/bob)\n"
                                       "- ⏳ **Length**: 175 Hours\n"
                                       "- Review: June 6th\n"
                                       "  and after\n"
                                       "  1. January 19 - open at 10:30\n"
                                       "- [ada](https://github.com/ada) (now a mentor)\n"
                                       "\n"
                                       "Plain text\n");
  const MbPageItem *mentors = mb_page_get_item (page, 1);

  g_assert_cmpuint (mb_page_get_n_items (page), ==, 7);
  assert_item (mb_page_get_item (page, 0), MB_PAGE_QUOTE, "Status", "Done", 1);
  assert_item (mentors, MB_PAGE_LIST_ITEM, "Mentor(s)", "Ada | Bob", 3);
  g_assert_cmpuint (mentors->value.n_links, ==, 2);
  g_assert_cmpstr (mentors->value.links[1].url, ==, "https://github.com/bob");
  assert_span (page, mentors->value.span, "[Ada](https://github.com/ada) | [Bob](https://github.com/bob)");
  assert_item (mb_page_get_item (page, 2), MB_PAGE_LIST_ITEM, "Length", "175 Hours", 4);
  assert_span (page, mb_page_get_item (page, 2)->value.span, "175 Hours");
  assert_item (mb_page_get_item (page, 3), MB_PAGE_LIST_ITEM, "Review", "June 6th and after", 5);
  assert_span (page, mb_page_get_item (page, 3)->value.span, "June 6th\n  and after");
  assert_item (mb_page_get_item (page, 4), MB_PAGE_LIST_ITEM, NULL, "January 19 - open at 10:30", 7);
  g_assert_cmpuint (mb_page_get_item (page, 4)->depth, ==, 2);
  assert_item (mb_page_get_item (page, 5), MB_PAGE_LIST_ITEM, NULL, "ada (now a mentor)", 8);
  assert_item (mb_page_get_item (page, 6), MB_PAGE_PARAGRAPH, NULL, "Plain text", 10);
}

/* What is folded up has its summary as a heading, and only until the fold ends. */
static void
test_folds (void)
{
  g_autoptr (MbPage) page = read_text ("## Active\n"
                                       "<details>\n"
                                       "<summary><strong>Some &amp; all</strong> (1/2)</summary>\n"
                                       "\n"
                                       "- ada\n"
                                       "</details>\n"
                                       "\n"
                                       "<details>\n"
                                       "<summary>\n"
                                       "\n"
                                       "Second\n"
                                       "\n"
                                       "</summary>\n"
                                       "\n"
                                       "- bob\n"
                                       "\n"
                                       "</details>\n"
                                       "\n"
                                       "after\n");

  g_assert_cmpuint (mb_page_get_n_headings (page), ==, 3);
  g_assert_cmpstr (mb_page_get_heading (page, 1)->text.text, ==, "Some & all (1/2)");
  g_assert_cmpuint (mb_page_get_heading (page, 1)->level, ==, MB_PAGE_SUMMARY_LEVEL);
  g_assert_cmpint (mb_page_get_heading (page, 1)->parent, ==, 0);
  g_assert_cmpint (mb_page_get_item (page, 0)->heading, ==, 1);
  g_assert_cmpstr (mb_page_get_heading (page, 2)->text.text, ==, "Second");
  g_assert_cmpint (mb_page_get_item (page, 1)->heading, ==, 2);
  g_assert_cmpint (mb_page_get_item (page, 2)->heading, ==, 0);
}

static char *
repeat (const char *unit, guint n, const char *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free_and_steal (g_string_append (text, end));
}

static void
test_bounds (void)
{
  g_autofree char *big = repeat ("0123456789\n", 500000, "");
  g_autofree char *quotes = repeat (">", 1000, " deep");
  g_autofree char *bullets = repeat ("- ", 1000, "deep");
  g_autofree char *head = repeat ("|a", 10000, "|\n");
  g_autofree char *line = repeat ("|-", 10000, "|\n");
  g_autofree char *wide = g_strconcat ("text\n\n", head, line, NULL);
  g_autoptr (GString) steps = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    {
      for (guint k = 0; k < i; k++)
        g_string_append (steps, "  ");
      g_string_append (steps, "- a\n");
    }
  assert_refused (big, strlen (big), "page.md is too big: a page has at most 5 MB.");
  assert_refused (quotes, strlen (quotes), "page.md, line 1: more than 100 quotations or lists are nested here.");
  assert_refused (bullets, strlen (bullets), "page.md, line 1: more than 100 quotations or lists are nested here.");
  assert_refused (steps->str, steps->len, "page.md, line 50: more than 100 quotations or lists are nested here.");
  assert_refused (wide, strlen (wide), "page.md, line 3: a table has more than 100 columns here.");
  assert_refused ("a\nb\0c", 5, "page.md, line 2: a NUL byte stands here; this is no text.");
  assert_refused ("a\n\nb\xff", 5,
                  "page.md, line 3: this is no UTF-8 text. Save the page as UTF-8 and try again.");
}

static void
test_odd_pages (void)
{
  static const char *const pages[] = {
    "", "---", "---\n---", "---\ntitle: x\n", "\r\r\r", "| a |\n|---|", "<summary", "<details><summary>", "- ", ":", "- :",
    "****", "- ****: x", "[](", "- **a**", "</details>\n\n</details>", "<summary></summary>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (MbPage) page = read_text (pages[i]);

      g_assert_nonnull (page);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/front-matter", test_front_matter);
  g_test_add_func ("/page/headings", test_headings);
  g_test_add_func ("/page/tables", test_tables);
  g_test_add_func ("/page/items", test_items);
  g_test_add_func ("/page/folds", test_folds);
  g_test_add_func ("/page/bounds", test_bounds);
  g_test_add_func ("/page/odd-pages", test_odd_pages);
  return g_test_run ();
}
