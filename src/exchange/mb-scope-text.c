#include "config.h"

#include "mb-scope-text.h"

#include <glib/gi18n-lib.h>

#include "book/mb-date.h"

static char *
dup_name (MbBook *book, gint64 id, MbScopeNames names, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, MB_RECORD_COHORT, id, error);
  const char *slug = record != NULL ? mb_record_get_text (record, "slug") : NULL;

  if (record == NULL)
    return NULL;
  if (names == MB_SCOPE_NAMES_TITLES)
    return mb_record_dup_short_title (record);
  return slug != NULL ? g_strdup (slug) : mb_record_dup_title (record);
}

/**
 * mb_scope_text_dup_names:
 * @cohorts: (element-type gint64): ids of cohorts
 * @book: their book
 * @names: how they are named
 * @error: return location for an `MB_ERROR`
 *
 * Returns: (transfer full) (nullable): their names, parted by commas
 */
char *
mb_scope_text_dup_names (GArray *cohorts, MbBook *book, MbScopeNames names, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < cohorts->len; i++)
    {
      char *name = dup_name (book, g_array_index (cohorts, gint64, i), names, error);

      if (name == NULL)
        return NULL;
      g_strv_builder_take (builder, name);
    }
  list = g_strv_builder_end (builder);
  /* Translators: between the names of a list */
  return g_strjoinv (C_("list", ", "), list);
}

static char *
dup_cohorts (GArray *cohorts, MbBook *book, MbScopeNames names, guint most_named, GError **error)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Of %u cohort", "Of %u cohorts",
                                                         cohorts->len), cohorts->len);
  g_autofree char *list = NULL;

  if (cohorts->len == 0 || cohorts->len > most_named)
    /* Translators: %s is “Of 5 cohorts”; a sentence that is whole */
    return g_strdup_printf (C_("scope", "%s."), count);
  list = mb_scope_text_dup_names (cohorts, book, names, error);
  /* Translators: “Of 5 cohorts”, and their names */
  return list != NULL ? g_strdup_printf (C_("scope", "%s: %s."), count, list) : NULL;
}

/**
 * mb_scope_text_dup:
 * @cohorts: (element-type gint64): ids of the cohorts that figures are of
 * @as_of: (nullable): their date
 * @book: the book they are of
 * @names: how cohorts are named
 * @most_named: of more cohorts there is only the number
 * @error: return location for an `MB_ERROR`
 *
 * Tells which cohorts figures are of, and their date: what stands under every
 * figure.
 *
 * Returns: (transfer full) (nullable): one or more sentences
 */
char *
mb_scope_text_dup (GArray *cohorts, const char *as_of, MbBook *book, MbScopeNames names, guint most_named,
                   GError **error)
{
  g_autofree char *of = dup_cohorts (cohorts, book, names, most_named, error);
  g_autofree char *shown = as_of != NULL ? mb_date_dup_shown (as_of) : NULL;
  g_autofree char *date = NULL;

  if (of == NULL)
    return NULL;
  /* Translators: a date follows. */
  date = shown != NULL ? g_strdup_printf (_("As of %s."), shown) : g_strdup (_("Nobody was observed yet."));
  return g_strdup_printf ("%s %s", of, date);
}
