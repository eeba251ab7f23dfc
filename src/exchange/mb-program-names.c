#include "config.h"

#include "mb-program-names.h"

#include <string.h>

#include "mb-page-words.h"

typedef struct {
  char *written;
  char *folded;
  char *acronym; /* NULL: of one word */
  gpointer program;
} Name;

struct _MbProgramNames {
  GArray *names;
};

static void
clear_name (gpointer data)
{
  Name *name = data;

  g_free (name->written);
  g_free (name->folded);
  g_free (name->acronym);
}

static char *
dup_acronym (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) acronym = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_unichar (acronym, g_utf8_get_char (words[i]));
  return g_utf8_strlen (acronym->str, -1) >= 2 ? g_string_free_and_steal (g_steal_pointer (&acronym)) : NULL;
}

/**
 * mb_program_names_new:
 *
 * Makes a list without programs.
 *
 * Returns: (transfer full): the list
 */
MbProgramNames *
mb_program_names_new (void)
{
  MbProgramNames *self = g_new0 (MbProgramNames, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  return self;
}

/**
 * mb_program_names_free:
 * @self: (transfer full): a list
 *
 * Frees the list.
 */
void
mb_program_names_free (MbProgramNames *self)
{
  g_array_unref (self->names);
  g_free (self);
}

/**
 * mb_program_names_add:
 * @self: a list
 * @name: a name of a program
 * @program: the program; several names may be of one
 *
 * Adds a name.
 */
void
mb_program_names_add (MbProgramNames *self, const char *name, gpointer program)
{
  Name added = { .written = g_strdup (name), .folded = mb_page_fold (name), .program = program };

  added.acronym = dup_acronym (added.folded);
  g_array_append_val (self->names, added);
}

/**
 * mb_program_names_is_acronym:
 * @self: a list
 * @program: one of its programs
 * @text: what a page calls it
 *
 * Whether a text is made of the first letters of the words of a name that the
 * program has.
 *
 * Returns: whether it is
 */
gboolean
mb_program_names_is_acronym (MbProgramNames *self, gconstpointer program, const char *text)
{
  g_autofree char *folded = mb_page_fold (text);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->program == program && g_strcmp0 (name->acronym, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * mb_program_names_is_first:
 * @self: a list
 * @program: one of its programs
 * @text: what a page calls it
 *
 * Whether a text is the name of the program that was added first, letter by
 * letter.
 *
 * Returns: whether it is
 */
gboolean
mb_program_names_is_first (MbProgramNames *self, gconstpointer program, const char *text)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->program == program)
        return g_str_equal (name->written, text);
    }
  return FALSE;
}

/* How a name suits a text; from the best. */

static gboolean
is_same (const Name *name, const char *folded, const char *acronym)
{
  return g_str_equal (name->folded, folded);
}

static gboolean
is_short_for (const Name *name, const char *folded, const char *acronym)
{
  return g_strcmp0 (name->acronym, folded) == 0 || g_strcmp0 (acronym, name->folded) == 0;
}

static gboolean
is_inside (const Name *name, const char *folded, const char *acronym)
{
  return mb_page_has_words (folded, name->folded) ||
         (name->acronym != NULL && strlen (name->acronym) >= 3 && mb_page_has_words (folded, name->acronym));
}

static gboolean
is_part (const Name *name, const char *folded, const char *acronym)
{
  return mb_page_has_words (name->folded, folded);
}

/* The only program that suits; NULL with several set: more than one does. */
static gpointer
find_only (MbProgramNames *self, gboolean (*suits) (const Name *, const char *, const char *), const char *folded,
           const char *acronym, gboolean *several)
{
  gpointer found = NULL;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (!suits (name, folded, acronym) || name->program == found)
        continue;
      *several = found != NULL;
      if (*several)
        return NULL;
      found = name->program;
    }
  return found;
}

/**
 * mb_program_names_find:
 * @self: a list
 * @text: what a page calls a program
 *
 * Finds the program that is called so: by its name, by the first letters of
 * it, or as the only one whose name stands in the text or holds it.
 *
 * Returns: (transfer none) (nullable): the program, or %NULL
 */
gpointer
mb_program_names_find (MbProgramNames *self, const char *text)
{
  static gboolean (*const ways[]) (const Name *, const char *, const char *) = { is_same, is_short_for, is_inside,
                                                                                is_part };
  g_autofree char *folded = mb_page_fold (text);
  g_autofree char *acronym = dup_acronym (folded);
  gboolean several = FALSE;

  if (*folded == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (ways) && !several; i++)
    {
      gpointer found = find_only (self, ways[i], folded, acronym, &several);

      if (found != NULL)
        return found;
    }
  return NULL;
}
