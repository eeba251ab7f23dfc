#include "config.h"

#include "mb-facet-private.h"

#include "mb-sql.h"

MbChosen *
mb_chosen_new (const MbFacet *facet, GPtrArray *values)
{
  MbChosen *self = g_new0 (MbChosen, 1);

  self->facet = facet;
  self->values = g_ptr_array_ref (values);
  return self;
}

void
mb_chosen_free (MbChosen *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
bound_clear (gpointer data)
{
  g_variant_unref (((MbBound *) data)->value);
}

GArray *
mb_bound_list_new (void)
{
  GArray *bound = g_array_new (FALSE, FALSE, sizeof (MbBound));

  g_array_set_clear_func (bound, bound_clear);
  return bound;
}

void
mb_bound_add (GArray *bound, const MbField *field, GVariant *value)
{
  MbBound one = { field, g_variant_ref_sink (value) };

  g_array_append_val (bound, one);
}

void
mb_bound_bind (GArray *bound, sqlite3_stmt *statement)
{
  for (guint i = 0; i < bound->len; i++)
    {
      MbBound *one = &g_array_index (bound, MbBound, i);

      mb_sql_bind_value (one->field, statement, i + 1, one->value);
    }
}

static gboolean
wants_unset (const MbChosen *chosen)
{
  for (guint i = 0; i < chosen->values->len; i++)
    if (chosen->values->pdata[i] == NULL)
      return TRUE;
  return FALSE;
}

/* Column IN (?, …), which an index answers. */
static void
append_values (const MbChosen *chosen, GString *sql, GArray *bound)
{
  const MbField *field = chosen->facet->field;
  g_autofree char *column = mb_sql_dup_quoted_column (field);
  const char *between = "";

  g_string_append_printf (sql, "(%s IN (", column);
  for (guint i = 0; i < chosen->values->len; i++)
    if (chosen->values->pdata[i] != NULL)
      {
        g_string_append_printf (sql, "%s?", between);
        mb_bound_add (bound, field, chosen->values->pdata[i]);
        between = ", ";
      }
  g_string_append (sql, ")");
  if (wants_unset (chosen) && !chosen->facet->only_latest)
    g_string_append_printf (sql, " OR %s IS NULL", column);
  g_string_append (sql, ")");
}

static void
append_path (const MbChosen *chosen, guint step, GString *sql, GArray *bound)
{
  const MbFacet *facet = chosen->facet;
  g_autofree char *column = NULL;
  g_autofree char *table = NULL;

  if (step == facet->n_steps)
    {
      append_values (chosen, sql, bound);
      return;
    }
  column = mb_sql_dup_quoted_column (facet->steps[step]);
  table = mb_record_type_dup_table (mb_record_type_get (facet->steps[step]->target));
  g_string_append_printf (sql, "%s IN (SELECT id FROM \"%s\" WHERE ", column, table);
  append_path (chosen, step + 1, sql, bound);
  g_string_append_c (sql, ')');
}

/* Nothing of the same kind was said later. Of two of one date the one with the greater id counts. */
static void
append_latest (const MbFacet *facet, GString *sql)
{
  g_autofree char *table = mb_record_type_dup_table (facet->through);
  g_autofree char *back = mb_sql_dup_quoted_column (facet->back);
  g_autofree char *column = mb_sql_dup_quoted_column (facet->field);
  g_autofree char *date = mb_sql_dup_quoted_column (mb_record_type_find_field (facet->through, facet->through->sort));

  g_string_append_printf (sql,
                          " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS later WHERE later.%s = told.%s "
                          "AND later.%s IS NOT NULL "
                          "AND (coalesce(later.%s, ''), later.id) > (coalesce(told.%s, ''), told.id))",
                          table, back, back, column, date, date);
}

/* Nobody has said anything. */
static void
append_untold (const MbFacet *facet, GString *sql)
{
  g_autofree char *table = mb_record_type_dup_table (facet->through);
  g_autofree char *back = mb_sql_dup_quoted_column (facet->back);
  g_autofree char *column = mb_sql_dup_quoted_column (facet->field);

  g_string_append_printf (sql, " OR id NOT IN (SELECT %s FROM \"%s\" WHERE %s IS NOT NULL AND %s IS NOT NULL)", back, table,
                          back, column);
}

static gboolean
goes_with (const MbChosen *chosen, const MbChosen *first)
{
  return chosen->facet->through == first->facet->through && chosen->facet->only_latest == first->facet->only_latest;
}

/* What is chosen of one kind of records that tell about these holds of one and the same of them: who is looked for as
 * mentor and in 2024 was a mentor in 2024. */
static void
append_through (GPtrArray *chosen, guint first, GString *sql, GArray *bound)
{
  const MbChosen *one = chosen->pdata[first];
  const MbFacet *facet = one->facet;
  g_autofree char *table = mb_record_type_dup_table (facet->through);
  g_autofree char *back = mb_sql_dup_quoted_column (facet->back);

  g_string_append_printf (sql, "(id IN (SELECT %s FROM \"%s\" AS told WHERE 1", back, table);
  for (guint i = first; i < chosen->len; i++)
    if (goes_with (chosen->pdata[i], one))
      {
        g_string_append (sql, " AND ");
        append_path (chosen->pdata[i], 0, sql, bound);
      }
  if (facet->only_latest)
    append_latest (facet, sql);
  g_string_append_c (sql, ')');
  if (facet->only_latest && wants_unset (one))
    append_untold (facet, sql);
  g_string_append_c (sql, ')');
}

static gboolean
is_first_of_its_kind (GPtrArray *chosen, guint place)
{
  for (guint i = 0; i < place; i++)
    if (goes_with (chosen->pdata[place], chosen->pdata[i]))
      return FALSE;
  return TRUE;
}

void
mb_facet_append_conditions (GPtrArray *chosen, GString *sql, GArray *bound)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const MbChosen *one = chosen->pdata[i];

      if (one->facet->through != NULL && !is_first_of_its_kind (chosen, i))
        continue;
      g_string_append (sql, " AND ");
      if (one->facet->through != NULL)
        append_through (chosen, i, sql, bound);
      else
        append_path (one, 0, sql, bound);
    }
}

guint64
mb_facet_get_kinds (const MbFacet *self)
{
  guint64 kinds = self->through != NULL ? (guint64) 1 << self->through->kind : 0;

  for (guint i = 0; i < self->n_steps; i++)
    kinds |= (guint64) 1 << self->steps[i]->target;
  return kinds;
}
