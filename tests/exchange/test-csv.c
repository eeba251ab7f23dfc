/* Records as a file of CSV. */

#include <locale.h>

#include "book/mb-edit.h"
#include "exchange/mb-csv.h"
#include "exchange-support.h"

static void
test_rows (void)
{
  static const char *const cells[] = { "plain", "a, b", "say \"so\"", "two\nlines", NULL, "=1+1", "é" };
  static const char *const nothing[] = { "" };
  g_autoptr (GString) csv = g_string_new (NULL);

  mb_csv_append_row (csv, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (csv->str, ==, "plain,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\",,=1+1,é\n");
  g_string_truncate (csv, 0);
  mb_csv_append_row (csv, nothing, 1);
  g_assert_cmpstr (csv->str, ==, "\"\"\n");
}

/* An export, and what became of it. */
typedef struct {
  TestPlace *place;
  MbBook *book;
  GArray *ids;
  GPtrArray *fields;
  GFile *file;
  char *path;
  GError *error;
  gboolean ended;
  gboolean written;
} Export;

static void
set_up (Export *self, gconstpointer data)
{
  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fields = g_ptr_array_new ();
  self->path = test_place_file (self->place, "people.csv");
  self->file = g_file_new_for_path (self->path);
}

static void
tear_down (Export *self, gconstpointer data)
{
  g_object_unref (self->file);
  g_free (self->path);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->ids);
  g_clear_error (&self->error);
  g_assert_finalize_object (self->book);
  test_place_free (self->place);
}

static MbRecord *
add_person (Export *self, const char *name, const char *handle)
{
  MbRecord *person =
      test_add (self->book, MB_RECORD_PERSON, "name", name, "handle", handle, "mail", "private@example.org", NULL);
  const gint64 id = mb_record_get_id (person);

  g_array_append_val (self->ids, id);
  return person;
}

static void
add_field (Export *self, const char *name)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_PERSON), name);

  g_ptr_array_add (self->fields, (gpointer) field);
}

static void
exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;

  self->written = mb_csv_export_finish (result, &self->error);
  self->ended = TRUE;
}

static gboolean
has_ended (gpointer data)
{
  return ((Export *) data)->ended;
}

static void
export (Export *self, GCancellable *cancellable)
{
  mb_csv_export_async (self->place->path, MB_RECORD_PERSON, self->ids, self->fields, self->file, cancellable, NULL, NULL,
                       exported, self);
  g_assert_true (test_wait (has_ended, self, 30));
}

static void
assert_file (Export *self, const char *expected)
{
  g_autofree char *csv = NULL;

  g_assert_true (g_file_get_contents (self->path, &csv, NULL, NULL));
  g_assert_cmpstr (csv, ==, expected);
}

/* In the order given; who was deleted meanwhile is passed over. */
static void
test_records (Export *self, gconstpointer data)
{
  g_autoptr (MbRecord) grace = add_person (self, "Hopper, Grace", "grace");
  g_autoptr (MbRecord) gone = add_person (self, "Gone", "gone");
  g_autoptr (MbRecord) ada = add_person (self, "Ada", "ada");

  g_assert_true (mb_book_delete_record (self->book, gone, NULL));
  add_field (self, "handle");
  add_field (self, "name");
  export (self, NULL);
  g_assert_no_error (self->error);
  assert_file (self, "handle,name\ngrace,\"Hopper, Grace\"\nada,Ada\n");
}

/* Whoever asks for a private column does not get it. */
static void
test_private (Export *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = add_person (self, "Ada", "ada");

  add_field (self, "name");
  add_field (self, "mail");
  export (self, NULL);
  g_assert_no_error (self->error);
  assert_file (self, "name\nAda\n");
}

static void
test_cancelled (Export *self, gconstpointer data)
{
  g_autoptr (MbRecord) ada = add_person (self, "Ada", "ada");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_file_set_contents (self->path, "the former file", -1, NULL);
  g_cancellable_cancel (cancellable);
  add_field (self, "name");
  export (self, cancellable);
  g_assert_false (self->written);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_file (self, "the former file");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
#define TEST(path, function) g_test_add (path, Export, NULL, set_up, function, tear_down)
  TEST ("/csv/records", test_records);
  TEST ("/csv/private", test_private);
  TEST ("/csv/cancelled", test_cancelled);
#undef TEST
  return g_test_run ();
}
