#include "config.h"

#include "mb-slug.h"

/* Long titles make long addresses; sixty characters tell two titles apart. */
#define LONGEST 60

/**
 * mb_slug_from_text:
 * @text: a name or a title
 *
 * Makes a published id of a text: small ASCII letters and digits with single
 * hyphens between, at most sixty characters. The same text gives the same id
 * in every language.
 *
 * Returns: (transfer full): the id; empty when the text has no letter or
 *   digit that ASCII can say
 */
char *
mb_slug_from_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *ascii = g_str_to_ascii (valid, "C");
  g_autoptr (GString) slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = ascii; *p != '\0' && slug->len < LONGEST; p++)
    {
      /* g_str_to_ascii() writes a question mark for what it cannot say. */
      if (!g_ascii_isalnum (*p))
        {
          gap = slug->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (slug, '-');
      gap = FALSE;
      g_string_append_c (slug, g_ascii_tolower (*p));
    }

  return g_string_free_and_steal (g_steal_pointer (&slug));
}
