#include "config.h"

#include "mb-language.h"

#include <locale.h>

#include <glib/gi18n.h>

/**
 * mb_language_prepare:
 *
 * Makes this process speak the person's language: texts, dates, numbers and
 * the order of names follow the locale. Call it first in main().
 *
 * The environment variable MENTORBOOK_LOCALEDIR names another folder of
 * translations than the installed one; a build folder has its own.
 */
void
mb_language_prepare (void)
{
  const char *folder = g_getenv ("MENTORBOOK_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * mb_language_be_neutral:
 *
 * From here on this process writes for others, not for the person who started
 * it: texts are English, numbers and the order of names as in the locale
 * “C.UTF-8”, so that the same book gives the same bytes everywhere. For the
 * command line only: it speaks of all threads.
 */
void
mb_language_be_neutral (void)
{
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "C");
  setlocale (LC_MESSAGES, "C"); /* or LANGUAGE would still be heard */
}
