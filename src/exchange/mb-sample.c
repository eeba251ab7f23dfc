#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "data/mentorbook-sample-resources.h"
#include "mb-json-import.h"

#define SAMPLE "/com/asyncapi/Mentorbook/sample/asyncapi.json"
#define PUBLISHED "/com/asyncapi/Mentorbook/sample/asyncapi-published.json"

static GBytes *
look_up (const char *path, GError **error)
{
  return g_resource_lookup_data (mentorbook_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static GVariant *
read_value (JsonObject *object, const char *key, const MbField *field)
{
  JsonArray *words;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) list = NULL;

  if (field->kind != MB_FIELD_WORDS)
    return g_variant_new_string (json_object_get_string_member (object, key));
  words = json_object_get_array_member (object, key);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (words); i++)
    g_strv_builder_add (builder, json_array_get_string_element (words, i));
  list = g_strv_builder_end (builder);
  return g_variant_new_strv ((const char *const *) list, -1);
}

static MbRecord *
read_figure (JsonObject *object)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PUBLISHED_FIGURE);
  MbRecord *record = mb_record_new (MB_RECORD_PUBLISHED_FIGURE);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *key = mb_field_dup_json_key (&type->fields[i]);

      if (json_object_has_member (object, key))
        mb_record_set (record, type->fields[i].name, read_value (object, key, &type->fields[i]));
    }
  return record;
}

/* What AsyncAPI published of itself is no part of the website's JSON, which tells what the book says. */
static gboolean
add_published_figures (MbEdit *edit, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (PUBLISHED, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *figures;

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return FALSE;
  figures = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      g_autoptr (MbRecord) record = read_figure (json_array_get_object_element (figures, i));

      if (!mb_edit_insert (edit, record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mb_sample_load:
 * @book: a new book
 * @error: return location for an error
 *
 * Fills a book with AsyncAPI's mentorship history, which comes with the
 * program, and with the figures that AsyncAPI published.
 *
 * Returns: whether it was filled; otherwise @error is the book's
 */
gboolean
mb_sample_load (MbBook *book, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MbEdit) edit = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  bytes = look_up (SAMPLE, error);
  if (bytes == NULL)
    return FALSE;
  edit = mb_edit_begin (book, MB_VERB_START, error);
  if (edit == NULL)
    return FALSE;
  mb_edit_set_title (edit, _("AsyncAPI’s history"));
  return mb_json_import_in_edit (edit, book, bytes, _("AsyncAPI’s history"), error) &&
         add_published_figures (edit, error) && mb_edit_commit (edit, error);
}
