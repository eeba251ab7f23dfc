#include "config.h"

#include "mb-facet-private.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-sql.h"

/* Among more one does not choose from a list: the search finds them. */
#define MOST_VALUES 200

/* An integer that cannot be less than this is a year. */
#define FIRST_YEAR 1000

static gboolean
is_year (const MbField *field)
{
  return field->kind == MB_FIELD_INTEGER && field->minimum >= FIRST_YEAR;
}

/* Making the facets of a type */

static char *
dup_name (const MbFacet *facet)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (facet->through != NULL)
    g_string_append_printf (name, "%s:", facet->through->name);
  for (guint i = 0; i < facet->n_steps; i++)
    g_string_append_printf (name, "%s.", facet->steps[i]->name);
  g_string_append (name, facet->field->name);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
add_facet (GPtrArray *facets, const MbFacet *way, const MbField *field)
{
  MbFacet *facet = g_memdup2 (way, sizeof *way);

  facet->field = field;
  facet->only_latest = way->only_latest && field->kind == MB_FIELD_YES_NO;
  facet->name = dup_name (facet);
  g_ptr_array_add (facets, facet);
}

/* A choice behind a reference tells more about that record than about this one. */
static gboolean
is_facet (const MbField *field, guint n_steps)
{
  if (field->flags & MB_FIELD_HIDDEN)
    return FALSE;
  switch (field->kind)
    {
    case MB_FIELD_CHOICE:
    case MB_FIELD_YES_NO:
      return n_steps == 0;
    case MB_FIELD_REFERENCE:
      return TRUE;
    case MB_FIELD_INTEGER:
      return is_year (field);
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_DATE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return FALSE;
    }
}

static void
add_facets (GPtrArray *facets, MbFacet way, const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];
      MbFacet further = way;

      if (field == way.back || !is_facet (field, way.n_steps))
        continue;
      add_facet (facets, &way, field);
      if (field->kind != MB_FIELD_REFERENCE || way.n_steps == MB_FACET_MOST_STEPS)
        continue;
      further.steps[further.n_steps++] = field;
      add_facets (facets, further, mb_record_type_get (field->target));
    }
}

static const MbField *
find_back (const MbRecordType *through, const MbRecordType *type)
{
  for (guint i = 0; i < through->n_fields; i++)
    if (through->fields[i].kind == MB_FIELD_REFERENCE && through->fields[i].target == type->kind)
      return &through->fields[i];
  return NULL;
}

/* Records that are sorted from the latest say how something was at a time. */
static gboolean
is_of_a_time (const MbRecordType *type)
{
  return type->sort_descending && mb_record_type_find_field (type, type->sort)->kind == MB_FIELD_DATE;
}

/* What has few values comes first: choices, then years, then references, of these the ones that lie farther away. */
static int
rank (const MbFacet *facet)
{
  if (facet->field->kind != MB_FIELD_REFERENCE)
    return is_year (facet->field) ? 1 : 0;
  return 2 + MB_FACET_MOST_STEPS - facet->n_steps;
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  return rank (*(const MbFacet *const *) a) - rank (*(const MbFacet *const *) b);
}

static GPtrArray *
make_facets (const MbRecordType *type)
{
  GPtrArray *facets = g_ptr_array_new ();
  MbFacet own = { .type = type };

  add_facets (facets, own, type);
  for (guint i = 0; i < G_N_ELEMENTS (type->told_by) && type->told_by[i] != NULL; i++)
    {
      const MbRecordType *through = mb_record_type_find (type->told_by[i]);
      MbFacet way = { .type = type, .through = through, .back = find_back (through, type) };

      way.only_latest = is_of_a_time (through);
      add_facets (facets, way, through);
    }
  g_ptr_array_sort (facets, compare_facets);
  return facets;
}

/**
 * mb_facet_list:
 * @type: a type of records
 *
 * Lists the facets of a type.
 *
 * Returns: (transfer none) (element-type MbFacet): the facets
 */
GPtrArray *
mb_facet_list (const MbRecordType *type)
{
  static GPtrArray *facets[MB_N_RECORD_KINDS];
  static gsize made = 0;

  g_return_val_if_fail (type != NULL, NULL);

  if (g_once_init_enter (&made))
    {
      for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
        facets[kind] = make_facets (mb_record_type_get (kind));
      g_once_init_leave (&made, 1);
    }
  return facets[type->kind];
}

/**
 * mb_facet_find:
 * @type: a type of records
 * @name: the name of a facet
 *
 * Returns: (transfer none) (nullable): the facet of that name
 */
const MbFacet *
mb_facet_find (const MbRecordType *type, const char *name)
{
  GPtrArray *facets;

  g_return_val_if_fail (type != NULL && name != NULL, NULL);

  facets = mb_facet_list (type);
  for (guint i = 0; i < facets->len; i++)
    if (g_str_equal (mb_facet_get_name (facets->pdata[i]), name))
      return facets->pdata[i];
  return NULL;
}

/**
 * mb_facet_get_name:
 * @self: a facet
 *
 * Returns: (transfer none): its name, which no other facet of the type has
 */
const char *
mb_facet_get_name (const MbFacet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * mb_facet_get_label:
 * @self: a facet
 *
 * Returns: (transfer none): what the user reads, translated
 */
const char *
mb_facet_get_label (const MbFacet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mb_field_get_label (self->field);
}

/* Values */

/* The type whose field it is. */
static const MbRecordType *
get_last_type (const MbFacet *self)
{
  if (self->n_steps > 0)
    return mb_record_type_get (self->steps[self->n_steps - 1]->target);
  return self->through != NULL ? self->through : self->type;
}

static gboolean
can_be_unset (const MbFacet *self)
{
  return self->only_latest || !(self->field->flags & MB_FIELD_REQUIRED);
}

static void
variant_clear (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static void
add_value (GPtrArray *values, GVariant *value)
{
  g_ptr_array_add (values, value != NULL ? g_variant_ref_sink (value) : NULL);
}

static void
add_choices (GPtrArray *values, const MbField *field)
{
  for (const MbChoice *choice = field->choices; choice->nick != NULL; choice++)
    add_value (values, g_variant_new_string (choice->nick));
}

static char *
dup_years_sql (const MbFacet *self)
{
  g_autofree char *table = mb_record_type_dup_table (get_last_type (self));
  g_autofree char *column = mb_sql_dup_quoted_column (self->field);

  return g_strdup_printf ("SELECT DISTINCT %s FROM \"%s\" WHERE %s IS NOT NULL ORDER BY 1 DESC", column, table, column);
}

/* The records that are referred to, by their titles. Where there are too many nobody has to sort them. */
static char *
dup_references_sql (const MbFacet *self)
{
  const MbRecordType *target = mb_record_type_get (self->field->target);
  g_autofree char *table = mb_record_type_dup_table (get_last_type (self));
  g_autofree char *column = mb_sql_dup_quoted_column (self->field);
  g_autofree char *other = mb_record_type_dup_table (target);
  g_autofree char *title = mb_sql_dup_title (target, "t", TRUE);

  return g_strdup_printf ("SELECT id FROM (SELECT t.id, %s AS title FROM \"%s\" AS t "
                          "WHERE EXISTS (SELECT 1 FROM \"%s\" AS o WHERE o.%s = t.id) LIMIT %d) ORDER BY mb_sort_key(title)",
                          title, other, table, column, MOST_VALUES + 1);
}

static gboolean
read_values (const MbFacet *self, GPtrArray *values, MbBook *book, GError **error)
{
  MbDatabase *database = mb_book_get_database (book);
  g_autofree char *sql = is_year (self->field) ? dup_years_sql (self) : dup_references_sql (self);
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    add_value (values, g_variant_new_int64 (sqlite3_column_int64 (statement, 0)));
  return code == SQLITE_DONE;
}

/**
 * mb_facet_list_values:
 * @self: a facet
 * @book: a book
 * @error: return location for an error
 *
 * Lists the values one may choose: all choices of a choice, yes and no, and of
 * years and references those the book has. %NULL among them stands for
 * records of which there is none.
 *
 * Returns: (transfer full) (nullable) (element-type GVariant): the values;
 *   none when there are so many that nobody would choose from a list;
 *   %NULL with an error of the domain %MB_ERROR
 */
GPtrArray *
mb_facet_list_values (const MbFacet *self, MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (variant_clear);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  if (self->field->kind == MB_FIELD_CHOICE)
    add_choices (values, self->field);
  else if (self->field->kind == MB_FIELD_YES_NO)
    {
      add_value (values, g_variant_new_boolean (TRUE));
      add_value (values, g_variant_new_boolean (FALSE));
    }
  else if (!read_values (self, values, book, error))
    return NULL;
  if (values->len > MOST_VALUES)
    g_ptr_array_set_size (values, 0);
  else if (values->len > 0 && can_be_unset (self))
    add_value (values, NULL);
  return g_steal_pointer (&values);
}

/**
 * mb_facet_dup_value_label:
 * @self: a facet
 * @book: a book
 * @value: (nullable): one of its values
 *
 * Returns: (transfer full): what the user reads for the value
 */
char *
mb_facet_dup_value_label (const MbFacet *self, MbBook *book, GVariant *value)
{
  g_autoptr (MbRecord) record = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  if (value == NULL)
    return g_strdup (self->only_latest ? C_("value", "Not known") : C_("value", "Not set"));
  if (self->field->kind != MB_FIELD_REFERENCE)
    return mb_field_dup_display (self->field, value);
  record = mb_book_get_record (book, self->field->target, g_variant_get_int64 (value), NULL);
  return record != NULL ? mb_record_dup_short_title (record) : g_strdup (C_("value", "Deleted"));
}
