#include "config.h"

#include "mb-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-date.h"
#include "mb-error.h"

/**
 * mb_field_get_variant_type:
 * @field: a field
 *
 * The type of the field's values.
 *
 * Returns: (transfer none): the type
 */
const GVariantType *
mb_field_get_variant_type (const MbField *field)
{
  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return G_VARIANT_TYPE_STRING_ARRAY;
    case MB_FIELD_INTEGER:
    case MB_FIELD_REFERENCE:
      return G_VARIANT_TYPE_INT64;
    case MB_FIELD_YES_NO:
      return G_VARIANT_TYPE_BOOLEAN;
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_DATE:
    case MB_FIELD_CHOICE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}

/**
 * mb_field_is_text:
 * @field: a field
 *
 * Whether values of the field are written as one string.
 *
 * Returns: whether they are
 */
gboolean
mb_field_is_text (const MbField *field)
{
  return g_variant_type_equal (mb_field_get_variant_type (field), G_VARIANT_TYPE_STRING);
}

/**
 * mb_field_get_label:
 * @field: a field
 *
 * What the user reads as the field's name.
 *
 * Returns: (transfer none): the translated label
 */
const char *
mb_field_get_label (const MbField *field)
{
  return _(field->label);
}

/**
 * mb_field_get_group:
 * @field: a field
 *
 * What the user reads above this field and those that belong to it.
 *
 * Returns: (transfer none) (nullable): the translated heading; %NULL when the
 *   field says what the record is
 */
const char *
mb_field_get_group (const MbField *field)
{
  return field->group != NULL ? _(field->group) : NULL;
}

/**
 * mb_field_dup_column:
 * @field: a field
 *
 * The name of the field's column.
 *
 * Returns: (transfer full): the name
 */
char *
mb_field_dup_column (const MbField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

/**
 * mb_field_dup_json_key:
 * @field: a field
 *
 * The field's key in the website's JSON: its own, else its name in camelCase.
 *
 * Returns: (transfer full): the key
 */
char *
mb_field_dup_json_key (const MbField *field)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (field->json != NULL)
    return g_strdup (field->json);

  for (const char *p = field->name; *p != '\0'; p++)
    {
      if (*p == '-' && p[1] != '\0')
        g_string_append_c (key, g_ascii_toupper (*++p));
      else
        g_string_append_c (key, *p);
    }
  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * mb_field_find_choice:
 * @field: a field of kind %MB_FIELD_CHOICE
 * @nick: (nullable): a stored value
 *
 * Looks up one of the field's choices.
 *
 * Returns: (transfer none) (nullable): the choice, or %NULL when there is none
 */
const MbChoice *
mb_field_find_choice (const MbField *field, const char *nick)
{
  if (field->choices == NULL || nick == NULL)
    return NULL;
  for (const MbChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (g_str_equal (choice->nick, nick))
      return choice;
  return NULL;
}

/**
 * mb_choice_get_label:
 * @field: the field
 * @choice: one of its choices
 *
 * What the user reads for a choice.
 *
 * Returns: (transfer none): the translated label
 */
const char *
mb_choice_get_label (const MbField *field, const MbChoice *choice)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, field->context, choice->label);
}

static gboolean
has_web_scheme (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}

static gboolean
is_web_link (const char *text)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (!has_web_scheme (text) || strpbrk (text, " \t\n\r<>\"") != NULL)
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  return host != NULL && *host != '\0';
}

static gboolean
is_relative_page (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme == NULL && *text != '\0' && !g_str_has_prefix (text, "//") && strpbrk (text, " \t\n\r<>\"\\") == NULL;
}

/**
 * mb_field_is_public:
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Whether the value may leave the book: the field is not private, the choice
 * is not, and a link is one that a website may carry.
 *
 * Returns: whether it may
 */
gboolean
mb_field_is_public (const MbField *field, GVariant *value)
{
  if (field->flags & MB_FIELD_PRIVATE)
    return FALSE;
  if (value == NULL)
    return TRUE;

  if (field->kind == MB_FIELD_CHOICE)
    {
      const MbChoice *choice = mb_field_find_choice (field, g_variant_get_string (value, NULL));
      return choice != NULL && !choice->private;
    }
  if (field->kind == MB_FIELD_LINK)
    return is_web_link (g_variant_get_string (value, NULL));
  if (field->kind == MB_FIELD_PAGE)
    return is_web_link (g_variant_get_string (value, NULL)) || is_relative_page (g_variant_get_string (value, NULL));
  return TRUE;
}

static GVariant *
parse_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) array = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (words, parts[i]);

  array = g_strv_builder_end (words);
  return array[0] != NULL ? g_variant_new_strv ((const char *const *) array, -1) : NULL;
}

static GVariant *
parse_integer (const MbField *field, const char *text, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("“%s” is not a whole number."), text);
      return NULL;
    }
  return g_variant_new_int64 (number);
}

static GVariant *
parse_yes_no (const char *text, GError **error)
{
  static const char *const yes[] = { "yes", "true", "1", NULL };
  static const char *const no[] = { "no", "false", "0", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, lower) || g_utf8_collate (text, C_("value", "Yes")) == 0)
    return g_variant_new_boolean (TRUE);
  if (g_strv_contains (no, lower) || g_utf8_collate (text, C_("value", "No")) == 0)
    return g_variant_new_boolean (FALSE);
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("“%s” is neither yes nor no."), text);
  return NULL;
}

static char *
list_choices (const MbField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const MbChoice *choice = field->choices; choice->nick != NULL; choice++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", choice->nick);
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static GVariant *
parse_choice (const MbField *field, const char *text, GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  g_autofree char *list = NULL;

  for (const MbChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      g_autofree char *label = g_utf8_casefold (mb_choice_get_label (field, choice), -1);
      if (g_str_equal (choice->nick, wanted) || g_str_equal (label, wanted))
        return g_variant_new_string (choice->nick);
    }

  list = list_choices (field);
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("“%s” is not one of: %s."), text, list);
  return NULL;
}

/**
 * mb_field_parse:
 * @field: a field
 * @text: what was typed or read
 * @error: return location for an error
 *
 * Reads a value from text. White space around it does not count; an empty
 * text is “not set”, which is %NULL without an error. Words are parted by
 * commas or lines, a choice is its stored form or its label.
 *
 * Returns: (transfer floating) (nullable): the value; %NULL also with
 *   %MB_ERROR_REFUSED when @text is not of the field's kind
 */
GVariant *
mb_field_parse (const MbField *field, const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0')
    return NULL;
  if (!g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s holds bytes that are no text."), mb_field_get_label (field));
      return NULL;
    }

  switch (field->kind)
    {
    case MB_FIELD_WORDS:
      return parse_words (trimmed);
    case MB_FIELD_INTEGER:
    case MB_FIELD_REFERENCE:
      return parse_integer (field, trimmed, error);
    case MB_FIELD_YES_NO:
      return parse_yes_no (trimmed, error);
    case MB_FIELD_CHOICE:
      return parse_choice (field, trimmed, error);
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_DATE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return g_variant_new_string (trimmed);
    }
}

/**
 * mb_field_format:
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Writes a value so that mb_field_parse() reads it again.
 *
 * Returns: (transfer full): the text; empty for “not set”
 */
char *
mb_field_format (const MbField *field, GVariant *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "yes" : "no");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **words = g_variant_get_strv (value, NULL);
      return g_strjoinv (", ", (char **) words);
    }
  return g_strdup ("");
}

/**
 * mb_field_dup_display:
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Writes a value as the user reads it: choices and yes or no in the user's
 * language. References need their book: see mb_record_dup_display().
 *
 * Returns: (transfer full): the text; empty for “not set”
 */
char *
mb_field_dup_display (const MbField *field, GVariant *value)
{
  if (value != NULL && field->kind == MB_FIELD_CHOICE)
    {
      const MbChoice *choice = mb_field_find_choice (field, g_variant_get_string (value, NULL));
      if (choice != NULL)
        return g_strdup (mb_choice_get_label (field, choice));
    }
  if (value != NULL && field->kind == MB_FIELD_YES_NO)
    return g_strdup (g_variant_get_boolean (value) ? C_("value", "Yes") : C_("value", "No"));
  return mb_field_format (field, value);
}

/**
 * mb_field_is_binding:
 * @field: a field
 *
 * Whether a value that breaks the field's rules is refused: identities,
 * references and choices are. Any other value is stored, and marked.
 *
 * Returns: whether it is refused
 */
gboolean
mb_field_is_binding (const MbField *field)
{
  return (field->flags & MB_FIELD_IDENTITY) || field->kind == MB_FIELD_REFERENCE || field->kind == MB_FIELD_CHOICE;
}

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, MB_ERROR, MB_ERROR_REFUSED, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
check_integer (const MbField *field, gint64 number, GError **error)
{
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  /* Translators: a field, what was typed, and the least that goes: “Year: 12 is too small; the least is 1990.” */
  if (number < field->minimum)
    return refuse (error, g_strdup_printf (_("%s: %s is too small; the least is %d."), mb_field_get_label (field), shown,
                                           (int) field->minimum));
  /* Translators: a field, what was typed, and the most that goes. */
  if (field->maximum != 0 && number > field->maximum)
    return refuse (error, g_strdup_printf (_("%s: %s is too great; the most is %d."), mb_field_get_label (field), shown,
                                           (int) field->maximum));
  return TRUE;
}

/* Patterns are part of the program and few: each is compiled once, whichever thread asks first. */
static GRegex *
compile (const char *pattern)
{
  static GMutex lock;
  static GHashTable *compiled;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GRegex *regex;

  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (regex == NULL)
    {
      g_autofree char *whole = g_strconcat ("\\A(?:", pattern, ")\\z", NULL);
      regex = g_regex_new (whole, G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (compiled, (char *) pattern, regex);
    }
  return regex;
}

static gboolean
check_pattern (const MbField *field, const char *text, GError **error)
{
  if (field->pattern == NULL || g_regex_match (compile (field->pattern), text, 0, NULL))
    return TRUE;
  return refuse (error, g_strdup_printf (_("%s “%s”: %s."), mb_field_get_label (field), text, _(field->hint)));
}

static gboolean
is_mail_address (const char *text)
{
  return g_regex_match_simple ("\\A[^@\\s<>,;]+@[^@\\s<>,;]+\\.[^@\\s<>,;]+\\z", text, 0, 0);
}

static gboolean
check_text (const MbField *field, const char *text, GError **error)
{
  const char *label = mb_field_get_label (field);

  if (!check_pattern (field, text, error))
    return FALSE;

  switch (field->kind)
    {
    case MB_FIELD_CHOICE:
      if (mb_field_find_choice (field, text) != NULL)
        return TRUE;
      {
        g_autofree char *list = list_choices (field);
        return refuse (error, g_strdup_printf (_("%s: “%s” is not one of: %s."), label, text, list));
      }
    case MB_FIELD_DATE:
      return mb_date_is_valid (text) ||
             refuse (error, g_strdup_printf (_("%s: “%s” is no date; write 2022, 2022-05 or 2022-05-17."), label, text));
    case MB_FIELD_LINK:
      return is_web_link (text) ||
             refuse (error, g_strdup_printf (_("%s: “%s” does not lead to a page; write an address that begins with https://."),
                                             label, text));
    case MB_FIELD_PAGE:
      return is_web_link (text) || is_relative_page (text) ||
             refuse (error, g_strdup_printf (_("%s: “%s” is neither an https:// address nor a page such as ./insights."),
                                             label, text));
    case MB_FIELD_MAIL:
      return is_mail_address (text) ||
             refuse (error, g_strdup_printf (_("%s: “%s” is no mail address."), label, text));
    case MB_FIELD_TEXT:
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_INTEGER:
    case MB_FIELD_YES_NO:
    case MB_FIELD_REFERENCE:
    default:
      return TRUE;
    }
}

static gboolean
is_empty (GVariant *value)
{
  return value == NULL ||
         (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && *g_variant_get_string (value, NULL) == '\0') ||
         (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY) && g_variant_n_children (value) == 0);
}

/**
 * mb_field_check:
 * @field: a field
 * @value: (nullable): a value of it
 * @error: return location for an error
 *
 * Holds a value against the rules of its field alone. Uniqueness and whether
 * a reference leads anywhere only the book can say, when it stores the value.
 *
 * Returns: whether the rules are kept; otherwise @error is
 *   %MB_ERROR_REFUSED with a sentence
 */
gboolean
mb_field_check (const MbField *field, GVariant *value, GError **error)
{
  if (is_empty (value))
    {
      if (!(field->flags & MB_FIELD_REQUIRED))
        return TRUE;
      return refuse (error, g_strdup_printf (_("%s is needed."), mb_field_get_label (field)));
    }
  if (!g_variant_is_of_type (value, mb_field_get_variant_type (field)))
    return refuse (error, g_strdup_printf (_("%s does not hold values of this kind."), mb_field_get_label (field)));

  if (field->kind == MB_FIELD_INTEGER)
    return check_integer (field, g_variant_get_int64 (value), error);
  if (mb_field_is_text (field))
    return check_text (field, g_variant_get_string (value, NULL), error);
  return TRUE;
}
