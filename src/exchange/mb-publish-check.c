#include "config.h"

#include "mb-publish-check.h"

#include <glib/gi18n-lib.h>

#include "insight/mb-check.h"
#include "insight/mb-checks.h"
#include "mb-publish.h"

static void
report (MbCheck *check, gint64 organization, const char *page, guint line, const char *sentence)
{
  MbFound *found = mb_check_report (check, MB_SEVERITY_WARNING, MB_RECORD_ORGANIZATION, organization);
  g_autofree char *detail = g_strdup_printf ("%s: %s", page, sentence);

  if (found == NULL)
    return;
  /* The line is not in it: what was dismissed stays so when lines are put in above. */
  mb_found_set_detail (found, detail);
  /* Translators: a page, a line of it, and a sentence */
  found->sentence = line > 0 ? g_strdup_printf (_("%s, line %u: %s"), page, line, sentence) : g_strdup (sentence);
}

static void
report_page (MbCheck *check, gint64 organization, const MbPublishPage *page)
{
  if (page->trouble != NULL)
    report (check, organization, page->name, 0, page->trouble);
  for (guint i = 0; i < page->differences->len; i++)
    {
      const MbPageDifference *difference = page->differences->pdata[i];

      report (check, organization, page->name, difference->line, difference->sentence);
    }
}

/* A folder that cannot be read is none; that pages are missing in it is another rule. */
static gboolean
find_differences (MbCheck *check, GError **error)
{
  g_autoptr (MbRecord) organization = check->docs != NULL ? mb_book_get_organization (check->book, error) : NULL;
  g_autoptr (GFile) folder = check->docs != NULL ? g_file_new_for_path (check->docs) : NULL;
  g_autoptr (GError) why = NULL;
  g_autoptr (MbPublish) publish = NULL;

  if (organization == NULL)
    return error == NULL || *error == NULL;
  publish = mb_publish_new (check->book, folder, check->cancellable, NULL, NULL, &why);
  if (publish == NULL)
    {
      if (!g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  for (guint i = 0; i < publish->pages->len; i++)
    report_page (check, mb_record_get_id (organization), publish->pages->pdata[i]);
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
