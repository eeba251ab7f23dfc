#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "exchange/mb-json-writer.h"

static GOutputStream *
new_stream (void)
{
  return g_memory_output_stream_new_resizable ();
}

static char *
take_text (GOutputStream *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  return g_strndup (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));
}

static void
test_shape (void)
{
  g_autoptr (GOutputStream) stream = new_stream ();
  g_autoptr (MbJsonWriter) writer = mb_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  mb_json_writer_begin_object (writer, NULL);
  mb_json_writer_begin_array (writer, "none");
  mb_json_writer_end_array (writer);
  mb_json_writer_begin_object (writer, "nothing");
  mb_json_writer_end_object (writer);
  mb_json_writer_begin_array (writer, "some");
  mb_json_writer_add_integer (writer, NULL, -5);
  mb_json_writer_add_boolean (writer, NULL, TRUE);
  mb_json_writer_add_boolean (writer, NULL, FALSE);
  mb_json_writer_add_null (writer, NULL);
  mb_json_writer_begin_object (writer, NULL);
  mb_json_writer_add_text (writer, "key", "text");
  mb_json_writer_add_integer (writer, "big", G_MAXINT64);
  mb_json_writer_end_object (writer);
  mb_json_writer_end_array (writer);
  mb_json_writer_end_object (writer);
  g_assert_true (mb_json_writer_finish (writer, &error));
  g_assert_no_error (error);

  text = take_text (stream);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"none\": [],\n"
                   "  \"nothing\": {},\n"
                   "  \"some\": [\n"
                   "    -5,\n"
                   "    true,\n"
                   "    false,\n"
                   "    null,\n"
                   "    {\n"
                   "      \"key\": \"text\",\n"
                   "      \"big\": 9223372036854775807\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");
}

static char *
write_one (const char *value)
{
  g_autoptr (GOutputStream) stream = new_stream ();
  g_autoptr (MbJsonWriter) writer = mb_json_writer_new (stream, NULL);

  mb_json_writer_add_text (writer, NULL, value);
  g_assert_true (mb_json_writer_finish (writer, NULL));
  return take_text (stream);
}

static void
test_texts (void)
{
  static const struct {
    const char *value;
    const char *json;
  } cases[] = {
    { "", "\"\"\n" },
    { "a\"b\\c/d", "\"a\\\"b\\\\c/d\"\n" },
    { "\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"\n" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"\n" },
    { "Lukasz Górnicki 🚀 עברית", "\"Lukasz Górnicki 🚀 עברית\"\n" },
    { "\xe2\x80\xa8", "\"\xe2\x80\xa8\"\n" },            /* LINE SEPARATOR stays, as JSON.stringify leaves it */
    { "a\xff" "b\xc3", "\"a\xef\xbf\xbd" "b\xef\xbf\xbd\"\n" }, /* no UTF-8 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = write_one (cases[i].value);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

/* Longer than what it holds in memory. */
static void
test_long (void)
{
  g_autoptr (GOutputStream) stream = new_stream ();
  g_autoptr (MbJsonWriter) writer = mb_json_writer_new (stream, NULL);
  g_autoptr (GString) expected = g_string_new ("[");
  g_autofree char *text = NULL;

  mb_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < 100000; i++)
    {
      mb_json_writer_add_integer (writer, NULL, i);
      g_string_append_printf (expected, "%s\n  %u", i > 0 ? "," : "", i);
    }
  mb_json_writer_end_array (writer);
  g_string_append (expected, "\n]\n");
  g_assert_true (mb_json_writer_finish (writer, NULL));

  text = take_text (stream);
  g_assert_cmpstr (text, ==, expected->str);
}

static void
test_full_stream (void)
{
  static char little[1000];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (little, sizeof little, NULL, NULL);
  g_autoptr (MbJsonWriter) writer = mb_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  mb_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < 50000 && !mb_json_writer_has_failed (writer); i++)
    mb_json_writer_add_integer (writer, NULL, i);
  g_assert_true (mb_json_writer_has_failed (writer));
  mb_json_writer_end_array (writer);
  g_assert_false (mb_json_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/shape", test_shape);
  g_test_add_func ("/json-writer/texts", test_texts);
  g_test_add_func ("/json-writer/long", test_long);
  g_test_add_func ("/json-writer/full-stream", test_full_stream);
  return g_test_run ();
}
