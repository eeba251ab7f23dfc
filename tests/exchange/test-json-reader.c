#include "config.h"

#include <string.h>

#include "book/mb-error.h"
#include "exchange/mb-json-reader.h"
#include "exchange/mb-json-scanner.h"

static MbJsonReader *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return mb_json_reader_new (bytes, "f.json", error);
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbJsonReader) reader = read_text ("{\"a\": [1, 2.0, {\"b\": \"\\u00e4\\ud83d\\ude80\\n\", \"c\": true}], "
                                               "\"n\": null, \"words\": [\"x\", \"y\"]}", -1, &error);
  MbJsonPlace root, a, element, b, other;
  g_autofree char *path = NULL;
  g_auto (GStrv) words = NULL;
  gint64 number;
  gboolean flag;

  g_assert_no_error (error);
  mb_json_reader_get_root (reader, &root);
  g_assert_true (mb_json_place_check_object (&root, &error));
  g_assert_true (mb_json_place_get_member (&root, "a", &a));
  g_assert_cmpuint (mb_json_place_get_length (&a), ==, 3);

  mb_json_place_get_element (&a, 0, &element);
  g_assert_true (mb_json_place_get_integer (&element, &number, &error));
  g_assert_cmpint (number, ==, 1);
  mb_json_place_get_element (&a, 1, &element);
  g_assert_true (mb_json_place_get_integer (&element, &number, &error));
  g_assert_cmpint (number, ==, 2);

  mb_json_place_get_element (&a, 2, &element);
  g_assert_true (mb_json_place_get_member (&element, "b", &b));
  g_assert_cmpstr (mb_json_place_get_text (&b, &error), ==, "ä🚀\n");
  path = mb_json_place_dup_path (&b);
  g_assert_cmpstr (path, ==, "a[2].b");
  g_assert_true (mb_json_place_get_member (&element, "c", &other));
  g_assert_true (mb_json_place_get_boolean (&other, &flag, &error));
  g_assert_true (flag);

  g_assert_true (mb_json_place_get_member (&root, "n", &other));
  g_assert_true (mb_json_place_is_null (&other));
  g_assert_false (mb_json_place_get_member (&root, "z", &other));
  g_assert_true (mb_json_place_get_member (&root, "words", &other));
  words = mb_json_place_dup_words (&other, &error);
  g_assert_cmpstrv (words, ((const char *[]) { "x", "y", NULL }));
  g_assert_no_error (error);
}

static void
assert_type_error (const char *json, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbJsonReader) reader = read_text (json, -1, &error);
  MbJsonPlace root, list, element;
  gint64 number;

  g_assert_no_error (error);
  mb_json_reader_get_root (reader, &root);
  g_assert_true (mb_json_place_get_member (&root, "years", &list));
  mb_json_place_get_element (&list, 1, &element);
  g_assert_false (mb_json_place_get_integer (&element, &number, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_types (void)
{
  assert_type_error ("{\"years\": [1, \"2\"]}", "f.json: years[1]: expected a whole number, found a text.");
  assert_type_error ("{\"years\": [1, 2.5]}",
                     "f.json: years[1]: expected a whole number, found a number with a fraction.");
  assert_type_error ("{\"years\": [1, 2e300]}",
                     "f.json: years[1]: expected a whole number, found a number with a fraction.");
  assert_type_error ("{\"years\": [1, null]}", "f.json: years[1]: expected a whole number, found null.");
  assert_type_error ("{\"years\": [1, true]}", "f.json: years[1]: expected a whole number, found true or false.");
  assert_type_error ("{\"years\": [1, []]}", "f.json: years[1]: expected a whole number, found a list.");
  assert_type_error ("{\"years\": [1, {}]}", "f.json: years[1]: expected a whole number, found an object.");
}

/* What is no JSON, and the whole sentence it gives. */
static void
test_grammar (void)
{
  static const struct {
    const char *json;
    const char *sentence;
  } cases[] = {
    { "", "f.json, line 1, column 1: the file is empty." },
    { " \n ", "f.json, line 2, column 2: the file ends here, in the middle; it was cut off." },
    { "{\"a\": [1, {\"b\": ", "f.json, line 1, column 17: a[1].b: the file ends here, in the middle; it was cut off." },
    { "{\n  \"a\": \"né", "f.json, line 2, column 11: a: the file ends here, in the middle; it was cut off." },
    { "[1,]", "f.json, line 1, column 4: [1]: a value should stand here, not “]”." },
    { "{\"a\": 1,}", "f.json, line 1, column 9: a key in double quotes should stand here, not “}”." },
    { "{a: 1}", "f.json, line 1, column 2: a key in double quotes should stand here, not “a”." },
    { "{'a': 1}", "f.json, line 1, column 2: a key in double quotes should stand here, not “'”." },
    { "{\"a\" 1}", "f.json, line 1, column 6: a: a colon should stand here, not “1”." },
    { "[1 2]", "f.json, line 1, column 4: [1]: a comma or “]” should stand here, not “2”." },
    { "{\"é\": 1 \"b\"}", "f.json, line 1, column 9: a comma or “}” should stand here, not “\"”." },
    { "[True]", "f.json, line 1, column 2: [0]: a value should stand here, not “True”." },
    { "[truely]", "f.json, line 1, column 2: [0]: a value should stand here, not “truely”." },
    { "[NaN]", "f.json, line 1, column 2: [0]: a value should stand here, not “NaN”." },
    { "[] // note", "f.json, line 1, column 4: the end of the file should stand here, not “/”." },
    { "/* note */ []", "f.json, line 1, column 1: a value should stand here, not “/”." },
    { "[01]", "f.json, line 1, column 2: [0]: this is no number as JSON writes it." },
    { "[1.]", "f.json, line 1, column 2: [0]: this is no number as JSON writes it." },
    { "[-]", "f.json, line 1, column 2: [0]: this is no number as JSON writes it." },
    { "[1e+]", "f.json, line 1, column 2: [0]: this is no number as JSON writes it." },
    { "[9999999999999999999]", "f.json, line 1, column 2: [0]: this number is too long." },
    { "[\"a\nb\"]", "f.json, line 1, column 4: [0]: a line break or control character in a text must be written as "
                    "“\\u000a”; perhaps a closing quote is missing." },
    { "[\"\\x\"]",
      "f.json, line 1, column 3: [0]: after a backslash in a text JSON knows only \" \\ / b f n r t and u." },
    { "[\"\\u12g4\"]", "f.json, line 1, column 3: [0]: four hexadecimal digits should follow “\\u”." },
    { "[\"\\u0000\"]", "f.json, line 1, column 3: [0]: a text cannot hold the character NUL (\\u0000)." },
    { "[\"\\ud83d\"]", "f.json, line 1, column 3: [0]: “\\ud83d” is half a character; the other half is missing." },
    { "[\"\\ude80\"]", "f.json, line 1, column 3: [0]: “\\ude80” is half a character; the other half is missing." },
    { "{\"a\": 1, \"b\": 2, \"a\": 3}", "f.json, line 1, column 18: a: this key stands here a second time." },
    { "\"a\xff\"", "f.json, line 1, column 3: the byte 0xff is not UTF-8; save the file as UTF-8 and try again." },
    { "{\n \"é\": \"\xe9\"}",
      "f.json, line 2, column 8: the byte 0xe9 is not UTF-8; save the file as UTF-8 and try again." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbJsonReader) reader = read_text (cases[i].json, -1, &error);

      g_assert_null (reader);
      g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbJsonReader) reader = read_text ("{\n \"a\0b\": 1}", 12, &error);

  g_assert_null (reader);
  g_assert_cmpstr (error->message, ==, "f.json, line 2, column 4: here stands a NUL byte, which no text holds.");
}

/* What JSON allows is not refused. */
static void
test_allowed (void)
{
  static const char *const texts[] = {
    "{}", "[]", " \t\r\n[ ]\n", "\"\"", "-0", "-0.0e-10", "1E5", "123456789012345678", "null",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\"", "\"\x7f\"", "\xef\xbb\xbf{\"bom\": 1}", "{\"\": {\"\": 1}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MbJsonReader) reader = read_text (texts[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (reader);
    }
}

static void
assert_too_much (const char *json, gsize length, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbJsonReader) reader = read_text (json, length, &error);

  g_assert_null (reader);
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static char *
repeat (const char *start, const char *unit, guint count, const char *end)
{
  g_autoptr (GString) text = g_string_new (start);

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_bounds (void)
{
  g_autofree char *deep = repeat ("", "[", 100000, "");
  g_autofree char *fits_deep = repeat ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "", 0, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
  g_autofree char *text = repeat ("{\"people\": [{\"name\": \"", "0123456789", 1024 * 1024, "\"}]}");
  g_autofree char *fits_text = repeat ("[\"", "0123456789abcdef", 65535, "\"]");
  g_autofree char *list = repeat ("{\"people\": [0", ",0", MB_JSON_MAX_LIST, "]}");
  g_autofree char *long_number = repeat ("[0.", "1", 100, "]");
  g_autoptr (GString) keys = g_string_new ("[{");
  g_autoptr (GBytes) huge = g_bytes_new_static ("", (gsize) MB_JSON_MAX_FILE + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbJsonReader) reader = NULL;
  g_autoptr (MbJsonReader) other = NULL;

  for (guint i = 0; i < 65; i++)
    g_string_append_printf (keys, "%s\"%u\": 1", i > 0 ? "," : "", i);
  g_string_append (keys, "}]");

  assert_too_much (deep, strlen (deep), "line 1, column 33: [0][0][0]");
  assert_too_much (deep, strlen (deep), "nested more than 32 deep.");
  assert_too_much (text, strlen (text), "line 1, column 22: people[0].name: a text of more than 1 MB is too long.");
  assert_too_much (list, strlen (list), "people[2000000]: a list of more than 2000000 entries is too long.");
  assert_too_much (long_number, strlen (long_number), "this number is too long.");
  assert_too_much (keys->str, keys->len, "an object of more than 64 keys is none of ours.");

  g_assert_null (mb_json_reader_new (huge, "f.json", &error));
  g_assert_cmpstr (error->message, ==, "f.json is too big: the most is 256 MB.");
  g_clear_error (&error);

  reader = read_text (fits_deep, -1, &error);
  g_assert_no_error (error);
  other = read_text (fits_text, -1, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/places", test_places);
  g_test_add_func ("/json-reader/types", test_types);
  g_test_add_func ("/json-reader/grammar", test_grammar);
  g_test_add_func ("/json-reader/nul", test_nul);
  g_test_add_func ("/json-reader/allowed", test_allowed);
  g_test_add_func ("/json-reader/bounds", test_bounds);
  return g_test_run ();
}
