#include "config.h"

#include "mb-cli-scope.h"

#include <glib/gi18n.h>

#include "book/mb-date.h"
#include "mb-cli-filter.h"

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
read_year (const char **text, int *year)
{
  char *end = NULL;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *year = (int) CLAMP (g_ascii_strtoll (*text, &end, 10), 0, 9999);
  *text = end;
  return *year > 0;
}

/* “2022-2024”, “2022-”, “-2024” or “2022”. */
static gboolean
read_years (const char *years, MbScope *scope, GError **error)
{
  const char *at = years;
  gboolean has_first, has_last = FALSE;

  if (years == NULL)
    return TRUE;
  has_first = read_year (&at, &scope->first_year);
  if (*at == '-')
    {
      at++;
      has_last = read_year (&at, &scope->last_year);
    }
  else
    {
      scope->last_year = scope->first_year;
    }
  if (*at != '\0' || !(has_first || has_last) ||
      (has_first && has_last && scope->first_year > scope->last_year))
    return refuse (error, _("“%s” are no years. Years are given as 2022, 2022-2024, 2022- or -2024."), years);
  return TRUE;
}

static gboolean
read_cohorts (const char *cohorts, MbScope *scope, MbBook *book, GError **error)
{
  g_auto (GStrv) names = cohorts != NULL ? g_strsplit (cohorts, ",", -1) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (cohorts == NULL)
    return TRUE;
  if (*cohorts == '\0')
    return refuse (error, _("“--cohorts” needs the website ID of a cohort."));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      gint64 id;

      if (!mb_cli_find_cohort (book, name, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  mb_scope_limit_cohorts (scope, (const gint64 *) (gpointer) ids->data, ids->len);
  return TRUE;
}

/**
 * mb_cli_scope_check:
 * @self: options
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Checks what can be checked without a book.
 *
 * Returns: whether it is right
 */
gboolean
mb_cli_scope_check (const MbCliScope *self, GError **error)
{
  if (self->as_of == NULL || mb_date_is_valid (self->as_of))
    return TRUE;
  return refuse (error, _("“%s” is no date. Dates are given as 2025-10-31, 2025-10 or 2025."), self->as_of);
}

/**
 * mb_cli_scope_make_insights:
 * @self: options
 * @book: a book
 * @error: return location for an error
 *
 * Makes the figures of what the options say.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL with
 *   `G_OPTION_ERROR` or the book's error
 */
MbInsights *
mb_cli_scope_make_insights (const MbCliScope *self, MbBook *book, GError **error)
{
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autoptr (MbFacts) facts = NULL;

  scope->include_running = self->include_running;
  if (!read_years (self->years, scope, error) || !read_cohorts (self->cohorts, scope, book, error))
    return NULL;
  facts = mb_facts_new (book, self->as_of, NULL, error);
  return facts != NULL ? mb_insights_new (facts, scope) : NULL;
}
