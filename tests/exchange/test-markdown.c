#include "config.h"

#include <glib.h>

#include "exchange/mb-markdown.h"

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
    { "./a/b.svg", "./a/b<!-- -->.svg" },
    { "two\nlines\tand\r\nmore", "two lines and  more" },
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/escaped", test_escaped);
  return g_test_run ();
}
