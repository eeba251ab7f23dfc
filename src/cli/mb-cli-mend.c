#include "config.h"

#include "mb-cli-mend.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mb-cli-nearest.h"
#include "mb-cli-output.h"

/* Finding what was asked for */

static MbFound *
find_by_id (MbChecks *checks, const char *id)
{
  for (guint i = 0; i < checks->found->len; i++)
    {
      g_autofree char *own = mb_found_dup_id (checks->found->pdata[i]);

      if (g_str_equal (own, id))
        return checks->found->pdata[i];
    }
  return NULL;
}

static MbFound *
find_finding (MbChecks *checks, const char *id, GError **error)
{
  MbFound *found = find_by_id (checks, id);
  g_autofree char *shown = NULL;

  if (found != NULL)
    return found;
  shown = g_utf8_make_valid (id, -1);
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               _("The book has no finding “%s”; “check” says which it has. Nothing was changed."), shown);
  return NULL;
}

static gboolean
add_of_rule (MbChecks *checks, const char *rule, GPtrArray *findings, GError **error)
{
  const guint before = findings->len;
  gboolean found_any = FALSE;

  for (guint i = 0; i < checks->found->len; i++)
    {
      MbFound *found = checks->found->pdata[i];

      if (found->dismissed || !g_str_equal (found->rule, rule))
        continue;
      found_any = TRUE;
      if (found->fix != NULL)
        g_ptr_array_add (findings, found);
    }
  if (!found_any || findings->len > before)
    return TRUE;
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               _("What “%s” finds here only you can mend, in the window or by “import”. Nothing was changed."), rule);
  return FALSE;
}

static gboolean
add_one (MbChecks *checks, const char *id, GPtrArray *findings, GError **error)
{
  MbFound *found = find_finding (checks, id, error);

  if (found == NULL)
    return FALSE;
  if (found->fix != NULL)
    {
      g_ptr_array_add (findings, found);
      return TRUE;
    }
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               _("Only you can mend “%s”, in the window or by “import”. Nothing was changed."), found->sentence);
  return FALSE;
}

/* A word with a colon is a finding, any other a rule. */
static gboolean
add_wanted (MbChecks *checks, const char *word, GPtrArray *findings, GError **error)
{
  g_auto (GStrv) rules = NULL;
  g_autofree char *sentence = NULL;

  if (strchr (word, ':') != NULL)
    return add_one (checks, word, findings, error);
  if (mb_checks_get_rule_title (word) != NULL)
    return add_of_rule (checks, word, findings, error);
  rules = mb_checks_list_rules ();
  sentence = g_strdup_printf (_("There is no rule “%s”."), word);
  mb_cli_set_unknown (error, word, (const char *const *) rules, sentence);
  return FALSE;
}

/* Mending */

static gboolean
mend_one (MbBook *book, MbFound *found, gboolean dry_run, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (dry_run || mb_fix_apply (found->fix, book, &reason))
    {
      /* Translators: what was found, and what was done about it. */
      mb_cli_say (dry_run ? _("Would be mended: %s (%s)") : _("Mended: %s (%s)"), found->sentence,
                  mb_fix_get_label (found->fix));
      return TRUE;
    }
  /* What was done before may have mended it, or taken a record away that it is about. */
  if (!g_error_matches (reason, MB_ERROR, MB_ERROR_NOT_FOUND) && !g_error_matches (reason, MB_ERROR, MB_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  mb_cli_say (_("Left as it is: %s"), found->sentence);
  return TRUE;
}

/**
 * mb_cli_mend_fix:
 * @book: a book
 * @checks: what was found in it
 * @wanted: (array zero-terminated=1): names of rules and ids of findings
 * @dry_run: whether only to say what would be done
 * @error: return location for an error
 *
 * Mends findings, each in an edit of its own.
 *
 * Returns: whether all were mended that could be; otherwise @error is
 *   %G_OPTION_ERROR_BAD_VALUE for a rule that does not exist, %MB_ERROR_REFUSED
 *   for what cannot be mended, both before anything was changed, or the book's
 */
gboolean
mb_cli_mend_fix (MbBook *book, MbChecks *checks, const char *const *wanted, gboolean dry_run, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  for (; *wanted != NULL; wanted++)
    if (!add_wanted (checks, *wanted, findings, error))
      return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (!mend_one (book, findings->pdata[i], dry_run, error))
      return FALSE;
  if (findings->len == 0)
    mb_cli_say (_("There is nothing to mend."));
  return TRUE;
}

/**
 * mb_cli_mend_dismiss:
 * @book: a book
 * @checks: what was found in it
 * @id: the id of a finding
 * @reason: why it is none
 * @dry_run: whether only to say what would be done
 * @error: return location for an error
 *
 * Dismisses a finding.
 *
 * Returns: whether it was dismissed; otherwise @error is %MB_ERROR_REFUSED
 *   when there is no such finding, or the book's
 */
gboolean
mb_cli_mend_dismiss (MbBook *book, MbChecks *checks, const char *id, const char *reason, gboolean dry_run, GError **error)
{
  MbFound *found = find_finding (checks, id, error);

  if (found == NULL || (!dry_run && !mb_found_dismiss (found, book, reason, error)))
    return FALSE;
  mb_cli_say (dry_run ? _("Would be dismissed: %s") : _("Dismissed: %s"), found->sentence);
  return TRUE;
}

/**
 * mb_cli_mend_take_back:
 * @book: a book
 * @checks: what was found in it
 * @id: the id of a finding that was dismissed
 * @dry_run: whether only to say what would be done
 * @error: return location for an error
 *
 * Makes it a finding again.
 *
 * Returns: whether it is one; otherwise @error is %MB_ERROR_REFUSED when there
 *   is no such finding, %MB_ERROR_NOTHING when it was not dismissed, or the
 *   book's
 */
gboolean
mb_cli_mend_take_back (MbBook *book, MbChecks *checks, const char *id, gboolean dry_run, GError **error)
{
  MbFound *found = find_finding (checks, id, error);

  if (found == NULL)
    return FALSE;
  if (!found->dismissed)
    {
      g_set_error (error, MB_ERROR, MB_ERROR_NOTHING, _("“%s” was not dismissed."), found->sentence);
      return FALSE;
    }
  if (!dry_run && !mb_found_take_back (found, book, error))
    return FALSE;
  mb_cli_say (dry_run ? _("Would be a finding again: %s") : _("It is a finding again: %s"), found->sentence);
  return TRUE;
}
