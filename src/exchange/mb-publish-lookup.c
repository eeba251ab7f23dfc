#include "config.h"

#include <string.h>

#include "book/mb-language.h"
#include "book/mb-match.h"
#include "mb-publish-book.h"

/* How pages name what a book knows. */

#define PROFILES "https://github.com/"

/**
 * mb_publish_book_get_program:
 * @self: what was read of a book
 * @id: id of a program
 *
 * Returns: (nullable): the program
 */
const MbKnownProgram *
mb_publish_book_get_program (MbPublishBook *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * mb_publish_book_get_cohort:
 * @self: what was read of a book
 * @id: id of a cohort
 *
 * Returns: (nullable): the cohort
 */
const MbKnownCohort *
mb_publish_book_get_cohort (MbPublishBook *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * mb_publish_book_get_member:
 * @self: what was read of a book
 * @id: id of a person
 *
 * Returns: (nullable): the person
 */
const MbKnownMember *
mb_publish_book_get_member (MbPublishBook *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * mb_publish_dup_folded:
 * @text: (nullable): any text
 *
 * Letters and digits alone, without case and accents: what different ways to
 * write the same have in common.
 *
 * Returns: (transfer full): the folded text
 */
char *
mb_publish_dup_folded (const char *text)
{
  g_autofree char *folded = mb_match_dup_folded (text != NULL ? text : "");
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (letters, g_utf8_get_char (at));
  return g_string_free_and_steal (g_steal_pointer (&letters));
}

static gboolean
is_written_as (const char *name, const char *folded)
{
  g_autofree char *other = mb_publish_dup_folded (name);

  return *folded != '\0' && g_str_equal (other, folded);
}

static gboolean
is_called (const MbKnownProgram *program, const char *folded)
{
  return is_written_as (program->name, folded) || is_written_as (program->short_name, folded) ||
         is_written_as (program->slug, folded);
}

/* “GSoC (ongoing)” without what is added to it. */
static char *
dup_without_addition (const char *text)
{
  const char *addition = strchr (text, '(');

  return addition != NULL && addition != text ? g_strndup (text, addition - text) : g_strdup (text);
}

static const MbKnownProgram *
find_program (MbPublishBook *self, const char *text)
{
  g_autofree char *folded = mb_publish_dup_folded (text);
  const MbKnownProgram *found = NULL;

  for (guint i = 0; i < self->programs->len; i++)
    {
      const MbKnownProgram *program = self->programs->pdata[i];

      if (!is_called (program, folded))
        continue;
      if (found != NULL)
        return NULL;
      found = program;
    }
  return found;
}

/**
 * mb_publish_book_find_program:
 * @self: what was read of a book
 * @text: what a page says
 *
 * Finds the program that is called so, by its name, short name or website ID,
 * or else by what stands before brackets.
 *
 * Returns: (nullable): the program; %NULL when none is, or several are
 */
const MbKnownProgram *
mb_publish_book_find_program (MbPublishBook *self, const char *text)
{
  g_autofree char *bare = dup_without_addition (text);
  const MbKnownProgram *found = find_program (self, text);

  return found != NULL ? found : find_program (self, bare);
}

static gboolean
is_among (const char *word, GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
has_words (const char *name, GStrv words)
{
  g_auto (GStrv) own = name != NULL ? mb_match_dup_words (name) : NULL;

  if (own == NULL || words[0] == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_among (words[i], own))
      return FALSE;
  return TRUE;
}

/* The name without the year in it; FALSE: there is none. */
static gboolean
split_year (const char *text, char **name, int *year)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (at == text || !g_ascii_isdigit (at[-1])) && strspn (at, "0123456789") == 4)
      {
        g_autofree char *before = g_strndup (text, at - text);

        *year = (int) g_ascii_strtoll (at, NULL, 10);
        *name = g_strconcat (before, " ", at + 4, NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
may_be_cohort (const MbKnownCohort *cohort, const MbKnownProgram *program, GStrv words)
{
  if (cohort->program == NULL)
    return FALSE;
  if (program != NULL)
    return cohort->program == program;
  return has_words (cohort->program->name, words) || has_words (cohort->program->short_name, words);
}

/**
 * mb_publish_book_find_cohort:
 * @self: what was read of a book
 * @text: what a page says, such as “Mentorship 2022”
 *
 * Finds the cohort of a year whose program is called so, or has these words
 * in its name.
 *
 * Returns: (nullable): the cohort; %NULL when none is, or several are
 */
const MbKnownCohort *
mb_publish_book_find_cohort (MbPublishBook *self, const char *text)
{
  g_autofree char *bare = dup_without_addition (text);
  g_autofree char *name = NULL;
  g_auto (GStrv) words = NULL;
  const MbKnownCohort *found = NULL;
  const MbKnownProgram *program;
  int year;

  if (!split_year (bare, &name, &year))
    return NULL;
  program = mb_publish_book_find_program (self, name);
  words = mb_match_dup_words (name);
  for (guint i = 0; i < self->cohorts->len; i++)
    {
      const MbKnownCohort *cohort = self->cohorts->pdata[i];

      if (cohort->year != year || !may_be_cohort (cohort, program, words))
        continue;
      if (found != NULL)
        return NULL;
      found = cohort;
    }
  return found;
}

/**
 * mb_publish_book_find_handle:
 * @self: what was read of a book
 * @handle: (nullable): a handle
 *
 * Finds the person whose handle it is, or else was, without regard to case.
 *
 * Returns: (nullable): the person
 */
const MbKnownMember *
mb_publish_book_find_handle (MbPublishBook *self, const char *handle)
{
  g_autofree char *folded = handle != NULL ? g_utf8_casefold (handle, -1) : NULL;

  return folded != NULL ? g_hash_table_lookup (self->by_handle, folded) : NULL;
}

/**
 * mb_publish_book_find_titled:
 * @self: what was read of a book
 * @title: a title
 *
 * Returns: (transfer none) (nullable) (element-type MbKnownProject): the
 *   projects with that title, however it is written
 */
GPtrArray *
mb_publish_book_find_titled (MbPublishBook *self, const char *title)
{
  g_autofree char *folded = mb_publish_dup_folded (title);

  return *folded != '\0' ? g_hash_table_lookup (self->by_title, folded) : NULL;
}

/**
 * mb_publish_book_find_addressed:
 * @self: what was read of a book
 * @address: an address
 *
 * Returns: (transfer none) (nullable) (element-type MbKnownProject): the
 *   projects that lead there
 */
GPtrArray *
mb_publish_book_find_addressed (MbPublishBook *self, const char *address)
{
  g_autofree char *folded = g_utf8_casefold (address, -1);

  return g_hash_table_lookup (self->by_address, folded);
}

/**
 * mb_publish_dup_handle:
 * @address: (nullable): an address
 *
 * Returns: (transfer full) (nullable): the handle whose profile it is
 */
char *
mb_publish_dup_handle (const char *address)
{
  const char *at = address != NULL ? strstr (address, "://") : NULL;
  gsize length;

  if (at == NULL)
    return NULL;
  at += strlen ("://");
  if (g_ascii_strncasecmp (at, "www.", 4) == 0)
    at += 4;
  if (g_ascii_strncasecmp (at, "github.com/", strlen ("github.com/")) != 0)
    return NULL;
  at += strlen ("github.com/");
  length = strcspn (at, "/?#");
  if (length == 0 || (at[length] == '/' && at[length + 1] != '\0'))
    return NULL;
  return g_strndup (at, length);
}

/**
 * mb_known_member_dup_address:
 * @self: a person
 *
 * Returns: (transfer full) (nullable): the address of the profile
 */
char *
mb_known_member_dup_address (const MbKnownMember *self)
{
  return self->handle != NULL ? g_strconcat (PROFILES, self->handle, NULL) : NULL;
}

/**
 * mb_known_cohort_has_all_names:
 * @self: a cohort
 *
 * Returns: whether all who were reported are known by name
 */
gboolean
mb_known_cohort_has_all_names (const MbKnownCohort *self)
{
  return self->reported <= self->n_mentees;
}

/**
 * mb_known_cohort_dup_title:
 * @self: a cohort
 *
 * Returns: (transfer full): what it is called for short, such as “GSoC 2024”
 */
char *
mb_known_cohort_dup_title (const MbKnownCohort *self)
{
  return g_strdup_printf ("%s %d", self->program != NULL ? self->program->short_name : "", self->year);
}

/**
 * mb_publish_dup_figure:
 * @figure: a figure
 *
 * Returns: (transfer full): the figure in words, in English
 */
char *
mb_publish_dup_figure (const MbFigure *figure)
{
  locale_t former = mb_language_begin_neutral ();
  char *value = mb_figure_dup_value (figure);

  mb_language_end_neutral (former);
  return value;
}
