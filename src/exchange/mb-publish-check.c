#include "config.h"

#include "mb-publish-check.h"

#include <glib/gi18n-lib.h>

#include "book/mb-cursor.h"
#include "insight/mb-check.h"
#include "insight/mb-checks.h"
#include "mb-publish.h"

/* Of what is about no record of its own: the organization, or a program where the book does not say whose it is. */
static gboolean
find_owner (MbCheck *check, MbRecordRef *owner, GError **error)
{
  static const MbRecordKind kinds[] = { MB_RECORD_ORGANIZATION, MB_RECORD_PROGRAM };
  static const char *const no_fields[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (MbCursor) cursor = mb_cursor_new (check->book, kinds[i], no_fields, NULL, error);

      if (cursor == NULL)
        return FALSE;
      if (mb_cursor_next (cursor, &reason))
        {
          *owner = (MbRecordRef){ kinds[i], mb_cursor_get_id (cursor) };
          return TRUE;
        }
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  return FALSE;
}

static void
report (MbCheck *check, const MbRecordRef *about, const char *page, guint line, const char *sentence)
{
  MbFound *found = mb_check_report (check, MB_SEVERITY_WARNING, about->kind, about->id);
  g_autofree char *detail = g_strdup_printf ("%s: %s", page, sentence);

  if (found == NULL)
    return;
  /* The line is not in it: what was dismissed stays so when lines are put in above. */
  mb_found_set_detail (found, detail);
  /* Translators: a page, a line of it, and a sentence */
  found->sentence = line > 0 ? g_strdup_printf (_("%s, line %u: %s"), page, line, sentence) : g_strdup (sentence);
}

static void
report_page (MbCheck *check, const MbRecordRef *owner, const MbPublishPage *page)
{
  if (page->trouble != NULL)
    report (check, owner, page->name, 0, page->trouble);
  for (guint i = 0; i < page->differences->len; i++)
    {
      const MbPageDifference *difference = page->differences->pdata[i];

      report (check, difference->about.id != 0 ? &difference->about : owner, page->name, difference->line,
              difference->sentence);
    }
}

/* A folder that cannot be read is none; that pages are missing in it is another rule. */
static gboolean
find_differences (MbCheck *check, GError **error)
{
  g_autoptr (GFile) folder = check->docs != NULL ? g_file_new_for_path (check->docs) : NULL;
  g_autoptr (GError) why = NULL;
  g_autoptr (MbPublish) publish = NULL;
  MbRecordRef owner;

  /* A book without a program has nothing to say of pages. */
  if (folder == NULL || !find_owner (check, &owner, &why))
    {
      if (why != NULL)
        g_propagate_error (error, g_steal_pointer (&why));
      return error == NULL || *error == NULL;
    }
  publish = mb_publish_new (check->book, folder, check->cancellable, NULL, NULL, &why);
  if (publish == NULL)
    {
      if (!g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  for (guint i = 0; i < publish->pages->len; i++)
    report_page (check, &owner, publish->pages->pdata[i]);
  return TRUE;
}

static const MbCheckRule rules[] = {
  { "page-differs", N_("Page Says Something Else"), find_differences },
  { NULL },
};

/**
 * mb_publish_check_install:
 *
 * Gives the checks the rule “page-differs”: where a page of the docs folder
 * and the book say different things.
 */
void
mb_publish_check_install (void)
{
  mb_checks_set_more_rules (rules);
}
