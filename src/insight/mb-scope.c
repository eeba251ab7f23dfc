#include "config.h"

#include "mb-scope.h"

/**
 * mb_scope_new:
 *
 * Makes the scope of all cohorts; it is too early for those that still run.
 *
 * Returns: (transfer full): a scope
 */
MbScope *
mb_scope_new (void)
{
  return g_new0 (MbScope, 1);
}

static void
limit (GHashTable **set, const gint64 *ids, guint n)
{
  g_clear_pointer (set, g_hash_table_unref);
  *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (*set, g_memdup2 (&ids[i], sizeof ids[i]));
}

/* No scope changes a set it has; a new one takes its place. */
static GHashTable *
share (GHashTable *set)
{
  return set != NULL ? g_hash_table_ref (set) : NULL;
}

/**
 * mb_scope_copy:
 * @self: a scope
 *
 * Returns: (transfer full): the same scope, for instance for another thread
 */
MbScope *
mb_scope_copy (const MbScope *self)
{
  MbScope *copy = g_memdup2 (self, sizeof *self);

  copy->cohorts = share (self->cohorts);
  copy->programs = share (self->programs);
  return copy;
}

/**
 * mb_scope_free:
 * @self: (transfer full): a scope
 *
 * Frees the scope.
 */
void
mb_scope_free (MbScope *self)
{
  g_clear_pointer (&self->cohorts, g_hash_table_unref);
  g_clear_pointer (&self->programs, g_hash_table_unref);
  g_free (self);
}

/**
 * mb_scope_limit_cohorts:
 * @self: a scope
 * @ids: (array length=n): ids of cohorts
 * @n: how many there are; with none the scope is empty
 *
 * Limits the scope to these cohorts.
 */
void
mb_scope_limit_cohorts (MbScope *self, const gint64 *ids, guint n)
{
  limit (&self->cohorts, ids, n);
}

/**
 * mb_scope_limit_programs:
 * @self: a scope
 * @ids: (array length=n): ids of programs
 * @n: how many there are; with none the scope is empty
 *
 * Limits the scope to the cohorts of these programs.
 */
void
mb_scope_limit_programs (MbScope *self, const gint64 *ids, guint n)
{
  limit (&self->programs, ids, n);
}

/**
 * mb_scope_names:
 * @self: a scope
 * @cohort: id of a cohort
 * @program: id of its program
 * @year: its year
 *
 * Whether the scope names a cohort, if that no longer runs: of one that does see
 * #MbScope.include_running and #MbScope.exclude_running.
 *
 * Returns: whether it does
 */
gboolean
mb_scope_names (const MbScope *self, gint64 cohort, gint64 program, int year)
{
  return (self->cohorts == NULL || g_hash_table_contains (self->cohorts, &cohort)) &&
         (self->programs == NULL || g_hash_table_contains (self->programs, &program)) &&
         (self->first_year == 0 || year >= self->first_year) && (self->last_year == 0 || year <= self->last_year);
}
