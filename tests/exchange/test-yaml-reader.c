/* Lists of maintainers in YAML as tables. */

#include <locale.h>

#include "exchange/mb-maintainers.h"
#include "exchange/mb-yaml-reader.h"
#include "exchange-support.h"

static char *
describe (GPtrArray *rows, GArray *lines)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", rows->pdata[i]);

      g_string_append_printf (said, "%s%u:%s", i > 0 ? "/" : "", g_array_index (lines, guint, i), row);
    }
  return g_string_free (said, FALSE);
}

static void
assert_read (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = mb_maintainers_read (bytes, "people.yaml", &lines, NULL, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  said = describe (rows, lines);
  g_assert_cmpstr (said, ==, expected);
}

static void
assert_refused (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_maintainers_read (bytes, "people.yaml", NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_lists (void)
{
  assert_read ("- name: Ada Lovelace\n  github: ada\n\n- github: grace\n  repos: [cli, \"a, b\"]\n  more: {x: {y: z}}\n",
               "1:name|github|repos|more/1:Ada Lovelace|ada||/4:|grace|cli, a, b|");
  assert_read ("# people\nversion: 1\nmaintainers:\n  - name: Zoë\n    github: ~\n  - name: \"null\"\nlater: [1]\n",
               "1:name|github/4:Zoë|/6:null|");
  assert_read ("- {name: Ada, name: Grace}", "1:name/1:Ada");
  assert_read ("[]", "1:");
  assert_read ("", "1:");
}

/* Accounts are links, whatever is written of them. */
static void
test_accounts (void)
{
  assert_read ("- name: Ada\n  twitter: '@ada_l'\n  slack: U01\n- name: Grace\n  linkedin: https://www.linkedin.com/in/g\n"
               "  twitter: '@'\n  website: javascript:x\n- name: Wei\n  twitter: has none\n",
               "1:name|slack|links/1:Ada|U01|https://twitter.com/ada_l/4:Grace||https://www.linkedin.com/in/g/8:Wei||");
}

static void
test_refused (void)
{
  assert_refused ("- name: Ada\n- name: [a\n", "“people.yaml”, line 3: this is not YAML (did not find expected ',' or ']'). "
                                            "Nothing was imported.");
  assert_refused ("name: Ada", "“people.yaml”, line 1: there is no list in it. Nothing was imported.");
  assert_refused ("Ada", "“people.yaml”, line 1: there is no list in it. Nothing was imported.");
  assert_refused ("- name: Ada\n- Grace\n",
                  "“people.yaml”, line 2: each entry of the list must say what it is of whom, such as “name: Ada”. "
                  "Nothing was imported.");
  assert_refused ("- name: Ada\n---\n- name: Grace\n",
                  "“people.yaml”, line 2: a second document begins. Keep one list in a file. Nothing was imported.");
  assert_refused ("- ? [a, b]\n  : c\n", "“people.yaml”, line 1: a key is no text. Nothing was imported.");
  assert_refused ("- name: A\xff\n",
                  "“people.yaml”, line 1: this is not UTF-8. Nothing was imported. Save the file as UTF-8 and import it "
                  "again.");
}

/* What is short and would grow, what is deep, what is wide. */
static void
test_bounds (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GString) wide = g_string_new ("- {");
  g_autofree char *text = g_strnfill (MB_YAML_MAX_TEXT + 1, 'x');
  g_autofree char *long_text = g_strconcat ("- name: ", text, NULL);

  for (guint i = 0; i <= MB_YAML_MAX_KEYS; i++)
    g_string_append_printf (wide, "k%u: x, ", i);
  g_string_append (wide, "}");
  assert_refused ("- a: &a [x, x]\n  b: &b [*a, *a, *a, *a]\n  c: [*b, *b, *b, *b]\n",
                  "“people.yaml”, line 2: it refers to another place with “*”. Write out what is meant. Nothing was "
                  "imported.");
  assert_refused (deep, "“people.yaml”, line 1: each entry of the list must say what it is of whom, such as “name: Ada”. "
                        "Nothing was imported.");
  deep[0] = '{';
  deep[1] = 'a';
  deep[2] = ':';
  deep[3] = ' ';
  deep[4] = '{';
  deep[5] = 'b';
  deep[6] = ':';
  deep[7] = ' ';
  assert_refused (deep, "“people.yaml”, line 1: it is nested more than 32 deep. Nothing was imported.");
  assert_refused (wide->str, "“people.yaml”, line 1: there are more than 200 different keys. Nothing was imported.");
  assert_refused (long_text, "“people.yaml”, line 1: a text has more than 1 MB. Nothing was imported.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yaml-reader/lists", test_lists);
  g_test_add_func ("/yaml-reader/accounts", test_accounts);
  g_test_add_func ("/yaml-reader/refused", test_refused);
  g_test_add_func ("/yaml-reader/bounds", test_bounds);
  return g_test_run ();
}
