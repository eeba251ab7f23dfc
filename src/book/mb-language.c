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

/* Made once and kept: a locale in use must not be freed. */
static gpointer
make_neutral_locale (gpointer data)
{
  locale_t locale = newlocale (LC_ALL_MASK, "C.UTF-8", (locale_t) 0);

  if (locale == (locale_t) 0)
    return newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  return newlocale (LC_MESSAGES_MASK, "C", locale); /* or LANGUAGE would still be heard */
}

/**
 * mb_language_begin_neutral:
 *
 * From here on this thread writes for others, as mb_language_be_neutral() has
 * it; other threads go on as they were.
 *
 * Returns: what to give to mb_language_end_neutral(), in the same thread
 */
locale_t
mb_language_begin_neutral (void)
{
  static GOnce once = G_ONCE_INIT;

  return uselocale ((locale_t) g_once (&once, make_neutral_locale, NULL));
}

/**
 * mb_language_end_neutral:
 * @former: what mb_language_begin_neutral() gave
 *
 * Lets this thread speak as it did before.
 */
void
mb_language_end_neutral (locale_t former)
{
  uselocale (former);
}
