#include "config.h"

#include "mb-cli-kind.h"

#include <glib/gi18n.h>

#include "mb-cli-nearest.h"

/* “Published figures” is typed published-figures. */
static char *
dup_plural_word (const MbRecordType *type)
{
  char *word = g_ascii_strdown (type->plural, -1);

  return g_strdelimit (word, " ", '-');
}

/* What is said for a type in lists: there is but one organization, and “Program admins” are admins. */
static char *
dup_word (const MbRecordType *type)
{
  g_autofree char *plural = dup_plural_word (type);
  g_autofree char *regular = g_strconcat (type->name, "s", NULL);

  if (type->kind == MB_RECORD_ORGANIZATION)
    return g_strdup (type->name);
  return g_strdup (g_str_has_suffix (plural, regular) ? regular : plural);
}

/**
 * mb_cli_find_kind:
 * @word: what the user typed
 *
 * Finds a record type by its name or its plural: "cohort", "cohorts".
 *
 * Returns: (nullable): the type
 */
const MbRecordType *
mb_cli_find_kind (const char *word)
{
  for (int kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      g_autofree char *said = dup_word (type);
      g_autofree char *plural = dup_plural_word (type);

      if (g_str_equal (word, said) || g_str_equal (word, plural) || g_str_equal (word, type->name))
        return type;
    }
  return NULL;
}

/**
 * mb_cli_dup_kinds:
 *
 * Lists the words for all record types.
 *
 * Returns: (transfer full): the words
 */
GStrv
mb_cli_dup_kinds (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (int kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    g_strv_builder_take (words, dup_word (mb_record_type_get (kind)));
  return g_strv_builder_end (words);
}

static void
set_no_such_field (GError **error, const MbRecordType *type, const char *word)
{
  g_autofree const char **names = g_new0 (const char *, type->n_fields + 1);
  g_autofree char *plural = dup_word (type);
  g_autofree char *sentence = g_strdup_printf (_("“%s” is no field of %s."), word, plural);

  for (guint i = 0; i < type->n_fields; i++)
    names[i] = type->fields[i].name;
  mb_cli_set_unknown (error, word, names, sentence);
}

/**
 * mb_cli_find_field:
 * @type: a record type
 * @word: what the user typed
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Finds a field by its name or its key in JSON.
 *
 * Returns: (nullable): the field
 */
const MbField *
mb_cli_find_field (const MbRecordType *type, const char *word, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *key = mb_field_dup_json_key (&type->fields[i]);

      if (g_ascii_strcasecmp (word, type->fields[i].name) == 0 || g_ascii_strcasecmp (word, key) == 0)
        return &type->fields[i];
    }
  set_no_such_field (error, type, word);
  return NULL;
}
