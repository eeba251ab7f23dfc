#include "config.h"

#include "mb-cli-filter.h"

#include <glib/gi18n.h>

#include "mb-cli-kind.h"

static gint64
find_by_title (MbBook *book, const MbRecordType *type, const char *const *names, gsize n_names, const char *text)
{
  gint64 id = 0;

  for (gsize i = 0; id == 0 && i < n_names && names[i] != NULL; i++)
    if (mb_field_is_text (mb_record_type_find_field (type, names[i])))
      id = mb_book_find (book, type->kind, names[i], text);
  return id;
}

/**
 * mb_cli_find_record:
 * @book: a book
 * @type: a type of record
 * @text: what the user typed
 *
 * Finds the record that a text names: by what is its own alone, a handle or a
 * website ID, before what it is called.
 *
 * Returns: the record's id, or 0 when there is none
 */
gint64
mb_cli_find_record (MbBook *book, const MbRecordType *type, const char *text)
{
  gint64 id = type->kind == MB_RECORD_PERSON ? mb_book_find_handle (book, text) : 0;

  for (guint i = 0; id == 0 && i < type->n_fields; i++)
    if (type->fields[i].flags & MB_FIELD_UNIQUE)
      id = mb_book_find (book, type->kind, type->fields[i].name, text);
  if (id == 0)
    id = find_by_title (book, type, type->title, G_N_ELEMENTS (type->title), text);
  if (id == 0)
    id = find_by_title (book, type, type->short_title, G_N_ELEMENTS (type->short_title), text);
  return id != 0 ? id : mb_book_find_titled (book, type->kind, text);
}

/**
 * mb_cli_find_cohort:
 * @book: a book
 * @name: what the user typed
 * @id: (out): the cohort's id
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Finds the cohort that the user named.
 *
 * Returns: whether there is one
 */
gboolean
mb_cli_find_cohort (MbBook *book, const char *name, gint64 *id, GError **error)
{
  *id = *name != '\0' ? mb_cli_find_record (book, mb_record_type_get (MB_RECORD_COHORT), name) : 0;
  if (*id == 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("No cohort of the book has the website ID “%s”."), name);
  return *id != 0;
}

static GVariant *
parse_reference (MbBook *book, const MbField *field, const char *text, GError **error)
{
  const MbRecordType *type = mb_record_type_get (field->target);
  gint64 id = mb_cli_find_record (book, type, text);

  if (id != 0)
    return g_variant_new_int64 (id);
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               /* Translators: the first is a type of records, such as “Cohort” */
               _("%s “%s” is not in the book."), mb_record_type_get_label (type), text);
  return NULL;
}

static GVariant *
parse_value (MbBook *book, const MbField *field, const char *text, GError **error)
{
  g_autoptr (GError) why = NULL;
  GVariant *value;

  if (field->kind == MB_FIELD_REFERENCE)
    return parse_reference (book, field, text, error);
  value = mb_field_parse (field, text, &why);
  if (value == NULL && why != NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--where %s=%s: %s", field->name, text,
                 why->message);
  else if (value == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--where %s= has no value."), field->name);
  return value;
}

/**
 * mb_cli_filter_add:
 * @query: a query
 * @condition: what the user typed: FIELD=VALUE
 * @error: return location for an error
 *
 * Lets only those records through whose field has a value. A record that is
 * referred to is named by its website ID, its handle or its name.
 *
 * Returns: %FALSE with @error set: `G_OPTION_ERROR` when the condition is
 *   none, %MB_ERROR_REFUSED when it names a record that is not there
 */
gboolean
mb_cli_filter_add (MbQuery *query, const char *condition, GError **error)
{
  const char *equals = strchr (condition, '=');
  g_autofree char *name = equals != NULL ? g_strndup (condition, equals - condition) : NULL;
  const MbField *field;
  g_autoptr (GVariant) value = NULL;

  if (name == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“--where %s” is not of the form FIELD=VALUE."), condition);
      return FALSE;
    }
  field = mb_cli_find_field (mb_record_type_get (mb_query_get_kind (query)), name, error);
  if (field == NULL)
    return FALSE;
  value = parse_value (mb_query_get_book (query), field, equals + 1, error);
  if (value == NULL)
    return FALSE;
  mb_query_set_filter (query, field->name, g_variant_ref_sink (value));
  return TRUE;
}
