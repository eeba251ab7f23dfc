#include "config.h"

#include "mb-search.h"

#include <string.h>

#include "mb-facet-private.h"
#include "mb-schema.h"
#include "mb-sql.h"

/* From this many letters on a word is found anywhere in a text. */
#define TRIGRAM 3

/* More words than anybody types; a pasted page shall not become a query without end. */
#define MOST_WORDS 16

/* What is longer is looked for by its beginning: FTS5 takes minutes for a word of a hundred thousand letters. */
#define LONGEST_WORD 64

/* How far titles are followed through references: participation, project, cohort, program. */
#define MOST_STEPS 4

static void
filter_free (gpointer data)
{
  MbFilter *filter = data;

  g_variant_unref (filter->value);
  g_free (filter);
}

MbSearch *
mb_search_new (const MbRecordType *type)
{
  MbSearch *self = g_new0 (MbSearch, 1);

  self->type = type;
  self->search = g_strdup ("");
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  self->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_chosen_free);
  self->sort = mb_record_type_find_field (type, type->sort);
  self->descending = type->sort_descending;
  return self;
}

MbSearch *
mb_search_copy (const MbSearch *self)
{
  MbSearch *copy = mb_search_new (self->type);

  g_set_str (&copy->search, self->search);
  copy->sort = self->sort;
  copy->descending = self->descending;
  for (guint i = 0; i < self->filters->len; i++)
    {
      MbFilter *filter = g_ptr_array_index (self->filters, i);
      mb_search_set_filter (copy, filter->field, filter->value);
    }
  for (guint i = 0; i < self->chosen->len; i++)
    {
      MbChosen *chosen = g_ptr_array_index (self->chosen, i);
      mb_search_set_chosen (copy, chosen->facet, chosen->values);
    }
  return copy;
}

void
mb_search_free (MbSearch *self)
{
  g_free (self->search);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->chosen);
  g_free (self);
}

void
mb_search_set_filter (MbSearch *self, const MbField *field, GVariant *value)
{
  MbFilter *filter;

  for (guint i = 0; i < self->filters->len; i++)
    if (((MbFilter *) g_ptr_array_index (self->filters, i))->field == field)
      {
        g_ptr_array_remove_index (self->filters, i);
        break;
      }
  if (value == NULL)
    return;
  filter = g_new0 (MbFilter, 1);
  filter->field = field;
  filter->value = g_variant_ref_sink (value);
  g_ptr_array_add (self->filters, filter);
}

void
mb_search_set_chosen (MbSearch *self, const MbFacet *facet, GPtrArray *values)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (((MbChosen *) g_ptr_array_index (self->chosen, i))->facet == facet)
      {
        g_ptr_array_remove_index (self->chosen, i);
        break;
      }
  if (values->len > 0)
    g_ptr_array_add (self->chosen, mb_chosen_new (facet, values));
}

static GPtrArray *
split_words (const char *search)
{
  g_autofree char *valid = g_utf8_make_valid (search, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *plain = mb_schema_dup_plain (composed);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+", plain, 0, 0);

  for (guint i = 0; parts[i] != NULL && words->len < MOST_WORDS; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_utf8_substring (parts[i], 0, MIN (g_utf8_strlen (parts[i], -1), LONGEST_WORD)));
  return words;
}

gboolean
mb_search_is_whole (const MbSearch *self)
{
  g_autoptr (GPtrArray) words = split_words (self->search);

  return words->len == 0 && self->filters->len == 0 && self->chosen->len == 0;
}

typedef struct {
  GString *sql;
  GArray *bound; /* MbBound */
} Condition;

static void
bind_text (Condition *condition, char *text)
{
  static const MbField words = { .kind = MB_FIELD_TEXT };

  mb_bound_add (condition->bound, &words, g_variant_new_take_string (text));
}

/* An FTS5 string: everything between the quotes is plain text. */
static char *
dup_match (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  return g_utf8_strlen (word, -1) < TRIGRAM ? g_strdup_printf ("\"%s\"*", quoted) : g_strdup_printf ("\"%s\"", quoted);
}

static const char *
index_for (const char *word)
{
  return g_utf8_strlen (word, -1) < TRIGRAM ? "words" : "search";
}

static void append_word (Condition *condition, const MbRecordType *type, const char *word, guint steps);

static gboolean
is_searched_reference (const MbField *field)
{
  return field->kind == MB_FIELD_REFERENCE && (field->flags & MB_FIELD_SEARCHED);
}

static gboolean
has_searched_reference (const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (is_searched_reference (&type->fields[i]))
      return TRUE;
  return FALSE;
}

/* Ids of the records with the word in their own text. */
static void
append_lookup (Condition *condition, const MbRecordType *type, const char *word)
{
  g_autofree char *table = mb_record_type_dup_table (type);
  const char *index = index_for (word);

  g_string_append_printf (condition->sql, "SELECT rowid FROM %s_%s WHERE %s_%s MATCH ?", table, index, table, index);
  bind_text (condition, dup_match (word));
}

static void
append_reference (Condition *condition, const MbField *field, const char *word, guint steps)
{
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  const MbRecordType *target = mb_record_type_get (field->target);
  g_autofree char *table = mb_record_type_dup_table (target);

  g_string_append_printf (condition->sql, "%s IN (", column);
  if (mb_schema_is_searched (target) && !has_searched_reference (target))
    append_lookup (condition, target, word);
  else
    {
      g_string_append_printf (condition->sql, "SELECT id FROM \"%s\" WHERE ", table);
      append_word (condition, target, word, steps - 1);
    }
  g_string_append_c (condition->sql, ')');
}

/* Nothing but alternatives that an index knows: with any other among them SQLite reads every row. */
static void
append_word (Condition *condition, const MbRecordType *type, const char *word, guint steps)
{
  const char *between = "";

  g_string_append_c (condition->sql, '(');
  if (mb_schema_is_searched (type))
    {
      g_string_append (condition->sql, "id IN (");
      append_lookup (condition, type, word);
      g_string_append_c (condition->sql, ')');
      between = " OR ";
    }
  for (guint i = 0; steps > 0 && i < type->n_fields; i++)
    if (is_searched_reference (&type->fields[i]))
      {
        g_string_append (condition->sql, between);
        append_reference (condition, &type->fields[i], word, steps);
        between = " OR ";
      }
  g_string_append (condition->sql, *between == '\0' ? "0)" : ")");
}

/* Where only the record's own text is searched the index alone has the answer. */
static gboolean
append_index_only (const MbSearch *self, GPtrArray *words, Condition *condition)
{
  if (self->filters->len > 0 || self->chosen->len > 0 || has_searched_reference (self->type) || !mb_schema_is_searched (self->type))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      g_string_append (condition->sql, i > 0 ? " INTERSECT " : "");
      append_lookup (condition, self->type, g_ptr_array_index (words, i));
    }
  g_string_append (condition->sql, " ORDER BY 1");
  return TRUE;
}

static void
append_filter (Condition *condition, const MbFilter *filter)
{
  g_autofree char *column = mb_sql_dup_quoted_column (filter->field);

  g_string_append_printf (condition->sql, " AND %s IS ?%s", column, mb_field_is_text (filter->field) ? " COLLATE NOCASE" : "");
  mb_bound_add (condition->bound, filter->field, filter->value);
}

static void
append_conditions (const MbSearch *self, GPtrArray *words, Condition *condition)
{
  g_autofree char *table = mb_record_type_dup_table (self->type);

  g_string_append_printf (condition->sql, "SELECT id FROM \"%s\" WHERE 1", table);
  for (guint i = 0; i < words->len; i++)
    {
      g_string_append (condition->sql, " AND ");
      append_word (condition, self->type, g_ptr_array_index (words, i), MOST_STEPS);
    }
  for (guint i = 0; i < self->filters->len; i++)
    append_filter (condition, g_ptr_array_index (self->filters, i));
  mb_facet_append_conditions (self->chosen, condition->sql, condition->bound);
  g_string_append (condition->sql, " ORDER BY id");
}

static GArray *
read_ids (MbDatabase *database, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  while ((code = mb_database_step (database, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Every id of the type, in order; filters and search are not looked at. Of many it is quicker to rank first all that
 * they refer to, which takes long where they are few. */
GArray *
mb_search_read_order (const MbSearch *self, MbDatabase *database, gboolean many, GError **error)
{
  g_autofree char *sql = mb_sql_dup_order_of_all (self->type, self->sort, self->descending, many);
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, sql, error);

  return statement != NULL ? read_ids (database, statement, error) : NULL;
}

static void
append_matches (const MbSearch *self, Condition *condition)
{
  g_autoptr (GPtrArray) words = split_words (self->search);

  if (words->len == 0 || !append_index_only (self, words, condition))
    append_conditions (self, words, condition);
}

static GArray *
read_bound (MbDatabase *database, Condition *condition, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = mb_database_prepare (database, condition->sql->str, error);

  if (statement == NULL)
    return NULL;
  mb_bound_bind (condition->bound, statement);
  return read_ids (database, statement, error);
}

GArray *
mb_search_read_matches (const MbSearch *self, MbDatabase *database, GError **error)
{
  g_autoptr (GArray) bound = mb_bound_list_new ();
  g_autoptr (GString) sql = g_string_new (NULL);
  Condition condition = { sql, bound };

  append_matches (self, &condition);
  return read_bound (database, &condition, error);
}

gboolean
mb_search_has_filters (const MbSearch *self)
{
  return self->filters->len > 0;
}

/* Those that match, in order. Quick where a filter leaves few; mb_order_select() is where the order is known. */
GArray *
mb_search_read_sorted (const MbSearch *self, MbDatabase *database, GError **error)
{
  g_autofree char *table = mb_record_type_dup_table (self->type);
  g_autofree char *order = mb_sql_dup_order (self->type, self->sort, self->descending);
  g_autoptr (GArray) bound = mb_bound_list_new ();
  g_autoptr (GString) sql = g_string_new (NULL);
  Condition condition = { sql, bound };

  g_string_printf (sql, "SELECT t.id FROM \"%s\" AS t WHERE t.id IN (", table);
  append_matches (self, &condition);
  g_string_append_printf (sql, ") ORDER BY %s", order);
  return read_bound (database, &condition, error);
}
