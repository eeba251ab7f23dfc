#include "config.h"

#include "test-support.h"

#include <glib/gstdio.h>

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

TestPlace *
test_place_new (void)
{
  g_autoptr (GError) error = NULL;
  TestPlace *self = g_new0 (TestPlace, 1);

  self->folder = g_dir_make_tmp ("mentorbook-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.mentorbook", NULL);
  return self;
}

void
test_place_free (TestPlace *self)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

char *
test_place_file (TestPlace *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

MbBook *
test_book_new (TestPlace *place)
{
  g_autoptr (GError) error = NULL;
  MbBook *book = mb_book_create (place->path, &error);

  g_assert_no_error (error);
  return book;
}

static MbRecord *
make_record (MbRecordKind kind, va_list pairs)
{
  MbRecord *record = mb_record_new (kind);
  const char *name;

  while ((name = va_arg (pairs, const char *)) != NULL)
    {
      const MbField *field = mb_record_type_find_field (mb_record_type_get (kind), name);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (field);
      mb_record_set (record, name, mb_field_parse (field, va_arg (pairs, const char *), &error));
      g_assert_no_error (error);
    }
  return record;
}

MbRecord *
test_record_new (MbRecordKind kind, ...)
{
  MbRecord *record;
  va_list pairs;

  va_start (pairs, kind);
  record = make_record (kind, pairs);
  va_end (pairs);
  return record;
}

MbRecord *
test_add (MbBook *book, MbRecordKind kind, ...)
{
  g_autoptr (GError) error = NULL;
  MbRecord *record;
  va_list pairs;

  va_start (pairs, kind);
  record = make_record (kind, pairs);
  va_end (pairs);
  mb_book_add_record (book, record, &error);
  g_assert_no_error (error);
  return record;
}

gboolean
test_set (MbBook *book, MbRecord *record, const char *field, const char *text, GError **error)
{
  const MbField *described = mb_record_type_find_field (mb_record_get_record_type (record), field);

  return mb_book_set_field (book, record, field, mb_field_parse (described, text, NULL), error);
}

void
test_undo (MbBook *book, GError **error)
{
  g_autoptr (MbChange) change = mb_book_undo (book, error);

  g_assert_nonnull (change);
}

void
test_redo (MbBook *book, GError **error)
{
  g_autoptr (MbChange) change = mb_book_redo (book, error);

  g_assert_nonnull (change);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
test_book_dump (MbBook *book)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      g_autoptr (MbQuery) query = mb_query_new (book, kind);
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
        {
          g_autoptr (MbRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);
          g_autoptr (GString) line = g_string_new (type->name);

          g_string_append_printf (line, " %" G_GINT64_FORMAT, mb_record_get_id (record));
          for (guint f = 0; f < type->n_fields; f++)
            {
              g_autofree char *text = mb_field_format (&type->fields[f], mb_record_get (record, type->fields[f].name));
              g_string_append_printf (line, " %s=%s", type->fields[f].name, text);
            }
          g_ptr_array_add (lines, g_string_free_and_steal (g_steal_pointer (&line)));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gboolean
stop_waiting (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
test_wait (TestCondition condition, gpointer data, guint seconds)
{
  gboolean too_long = FALSE;
  guint timeout = g_timeout_add_seconds (seconds, stop_waiting, &too_long);

  while (!condition (data) && !too_long)
    g_main_context_iteration (NULL, TRUE);
  if (!too_long)
    g_source_remove (timeout);
  return !too_long;
}

char *
test_titles (GListModel *rows)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MbRecord) record = g_list_model_get_item (rows, i);
      g_autofree char *title = mb_record_dup_title (record);
      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&titles));
}
