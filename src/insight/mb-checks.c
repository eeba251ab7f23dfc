#include "config.h"

#include "mb-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-check-seating.h"

#define MOST_OF_A_RULE 1000

static const MbCheckRule no_rules[] = { { NULL } };

/* The last group are the rules of those above this room, set once at the start of a program. */
static const MbCheckRule *groups[] = {
  mb_check_cohort_rules,
  mb_check_people_rules,
  mb_check_handle_rules,
  mb_check_role_rules,
  mb_check_project_rules,
  mb_check_program_rules,
  mb_check_page_rules,
  mb_check_published_rules,
  mb_check_total_rules,
  mb_check_name_rules,
  mb_check_source_rules,
  no_rules, /* the last: its place is taken by those of above */
};

/**
 * mb_checks_set_more_rules:
 * @rules: (transfer none): rules, ended by one without a name, which live as
 *   long as the program
 *
 * Adds rules that need more than what is known here. Call it once, before any
 * check.
 */
void
mb_checks_set_more_rules (const MbCheckRule *rules)
{
  groups[G_N_ELEMENTS (groups) - 1] = rules;
}

/**
 * mb_check_each_row:
 * @self: a check
 * @kind: a kind of record
 * @fields: (array zero-terminated=1): what to read of each record
 * @func: (scope call): called for each record
 * @data: for @func
 * @error: return location for an error
 *
 * Reads all records of a kind.
 *
 * Returns: whether all were read
 */
gboolean
mb_check_each_row (MbCheck *self, MbRecordKind kind, const char *const *fields, MbRowFunc func, gpointer data,
                   GError **error)
{
  return mb_rows_each (self->book, kind, fields, NULL, self->cancellable, func, data, error);
}

/**
 * mb_check_dup_title:
 * @self: a check
 * @kind: the kind of a record
 * @id: its id
 *
 * Returns: (transfer full): what the record is called in a sentence
 */
char *
mb_check_dup_title (MbCheck *self, MbRecordKind kind, gint64 id)
{
  return mb_titles_dup (self->titles, kind, id, TRUE);
}

/**
 * mb_check_report:
 * @self: a check
 * @severity: how much it matters
 * @kind: the kind of the record it is about
 * @id: its id
 *
 * Reports a finding of the rule that runs; the rule still has to say its
 * sentence. More than a thousand of a rule are only counted.
 *
 * Returns: (transfer none) (nullable): the finding; %NULL when it was but
 *   counted
 */
MbFound *
mb_check_report (MbCheck *self, MbSeverity severity, MbRecordKind kind, gint64 id)
{
  MbFound *found;

  if (++self->of_rule > MOST_OF_A_RULE)
    {
      self->left_out++;
      return NULL;
    }
  found = mb_found_new (self->rule, severity);
  mb_found_add (found, kind, id);
  g_ptr_array_add (self->found, found);
  return found;
}

/* What an admin dismissed: the reasons, “” for none, by rule and key. */

static char *
dup_name (const char *rule, gint64 key)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, rule, key);
}

static void
read_dismissal (MbCursor *cursor, gpointer data)
{
  GHashTable *dismissals = data;
  const char *rule = mb_cursor_get_text (cursor, 0);
  const char *reason = mb_cursor_get_text (cursor, 3);

  if (rule != NULL && mb_cursor_get_integer (cursor, 2) == 1)
    g_hash_table_insert (dismissals, dup_name (rule, mb_cursor_get_integer (cursor, 1)),
                         g_strdup (reason != NULL ? reason : ""));
}

static gboolean
apply_dismissals (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "rule", "record", "dismissed", "reason", NULL };
  g_autoptr (GHashTable) dismissals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!mb_check_each_row (self, MB_RECORD_FINDING, fields, read_dismissal, dismissals, error))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    {
      MbFound *found = self->found->pdata[i];
      g_autofree char *name = dup_name (found->rule, mb_found_get_key (found));
      const char *reason = g_hash_table_lookup (dismissals, name);

      found->dismissed = reason != NULL;
      found->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
    }
  return TRUE;
}

/* Going through */

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const MbFound *left = *(const MbFound *const *) a;
  const MbFound *right = *(const MbFound *const *) b;
  int order;

  if (left->severity != right->severity)
    return left->severity < right->severity ? -1 : 1;
  order = strcmp (left->rule, right->rule);
  return order != 0 ? order : g_utf8_collate (left->sentence, right->sentence);
}

static void
count_named (MbCheck *self)
{
  self->named = g_new0 (guint, MAX (self->facts->cohorts->len, 1));
  for (guint i = 0; i < self->facts->participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (self->facts->participations, MbParticipationFact, i);

      if (participation->role == MB_ROLE_MENTEE)
        self->named[participation->cohort]++;
    }
}

static gboolean
run_rules (MbCheck *self, GError **error)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const MbCheckRule *rule = groups[group]; rule->name != NULL; rule++)
      {
        self->rule = rule->name;
        self->of_rule = 0;
        if (!rule->run (self, error))
          return FALSE;
      }
  return apply_dismissals (self, error);
}

static MbChecks *
take_result (MbCheck *self)
{
  MbChecks *checks = g_new0 (MbChecks, 1);

  g_ptr_array_sort (self->found, compare_found);
  for (guint i = 0; i < self->found->len; i++)
    mb_found_fold (self->found->pdata[i]);
  checks->found = g_ptr_array_ref (self->found);
  checks->left_out = self->left_out;
  return checks;
}

/**
 * mb_checks_get_rule_title:
 * @rule: the name of a rule
 *
 * Returns: (nullable): what people call the rule; %NULL when there is none of
 *   that name
 */
const char *
mb_checks_get_rule_title (const char *rule)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const MbCheckRule *known = groups[group]; known->name != NULL; known++)
      if (g_strcmp0 (known->name, rule) == 0)
        return _(known->title);
  return NULL;
}

/**
 * mb_checks_list_rules:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of all rules
 */
char **
mb_checks_list_rules (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const MbCheckRule *rule = groups[group]; rule->name != NULL; rule++)
      g_strv_builder_add (names, rule->name);
  return g_strv_builder_end (names);
}

/**
 * mb_checks_new:
 * @book: a book; for findings of one moment hold a snapshot
 * @docs: (nullable) (type filename): the folder in which relative pages lie;
 *   %NULL: which are missing is not looked for
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through a book with all rules. Nothing hangs on today: the same book,
 * and the same files in the folder, give the same findings.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with the
 *   book's error or %G_IO_ERROR_CANCELLED
 */
MbChecks *
mb_checks_new (MbBook *book, const char *docs, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbFacts) facts = mb_facts_new (book, NULL, cancellable, error);
  g_autoptr (MbTitles) titles = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  MbCheck check = { .book = book, .docs = docs, .facts = facts, .cancellable = cancellable, .found = found };
  MbChecks *checks = NULL;

  if (facts == NULL)
    return NULL;
  check.titles = titles = mb_titles_new (book);
  check.cohort_places = mb_places_new (facts->cohorts);
  count_named (&check);
  if (run_rules (&check, error))
    checks = take_result (&check);
  g_clear_pointer (&check.seating, mb_check_seating_free);
  mb_places_free (check.cohort_places);
  g_free (check.named);
  return checks;
}

/**
 * mb_checks_free:
 * @self: (transfer full): what was found
 *
 * Frees what was found.
 */
void
mb_checks_free (MbChecks *self)
{
  g_ptr_array_unref (self->found);
  g_free (self);
}

/**
 * mb_checks_count:
 * @self: what was found
 * @severity: a severity
 *
 * Returns: how many findings of that severity nobody dismissed
 */
guint
mb_checks_count (MbChecks *self, MbSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const MbFound *found = self->found->pdata[i];

      n += found->severity == severity && !found->dismissed;
    }
  return n;
}
