#include "config.h"

#include "mb-paste-target.h"

#include <glib/gi18n-lib.h>

#include "mb-people-index.h"

static const MbPasteRelation relations[] = {
  { MB_RECORD_PERSON, "mentee-of", N_("Mentee of cohorts"), MB_RECORD_PARTICIPATION, "person", "cohort", "mentee" },
  { MB_RECORD_PERSON, "mentor-of", N_("Mentor of cohorts"), MB_RECORD_PARTICIPATION, "person", "cohort", "mentor" },
  { MB_RECORD_PERSON, "mentee-of-projects", N_("Mentee of projects"), MB_RECORD_SEAT, "person", "project", "mentee" },
  { MB_RECORD_PERSON, "mentor-of-projects", N_("Mentor of projects"), MB_RECORD_SEAT, "person", "project", "mentor" },
  { MB_RECORD_COHORT, "mentees", N_("Mentees"), MB_RECORD_PARTICIPATION, "cohort", "person", "mentee" },
  { MB_RECORD_COHORT, "mentors", N_("Mentors"), MB_RECORD_PARTICIPATION, "cohort", "person", "mentor" },
  { MB_RECORD_PROJECT, "mentees", N_("Mentees"), MB_RECORD_SEAT, "project", "person", "mentee" },
  { MB_RECORD_PROJECT, "mentors", N_("Mentors"), MB_RECORD_SEAT, "project", "person", "mentor" },
  { MB_RECORD_PROGRAM, "admins", N_("Admins"), MB_RECORD_ADMIN, "program", "person", NULL },
};

/* What may be told of a record by several columns instead of its name in one. */
static const struct {
  MbRecordKind target;
  const char *field;
} parts[] = {
  { MB_RECORD_PERSON, "name" },
  { MB_RECORD_PERSON, "handle" },
  { MB_RECORD_PERSON, "mail" },
  { MB_RECORD_PERSON, "links" },
  { MB_RECORD_COHORT, "program" },
  { MB_RECORD_COHORT, "year" },
  { MB_RECORD_COHORT, "term" },
};

/* Other words for fields that people write above columns. */
static const struct {
  MbRecordKind kind;
  const char *name;
  const char *words;
} headings[] = {
  { MB_RECORD_PERSON, "name",
    /* Translators: words that people write above a column with names of people, parted by bars. */
    N_("full name|person|contributor|participant|maintainer") },
  { MB_RECORD_PERSON, "handle",
    /* Translators: words that people write above a column with GitHub handles, parted by bars. */
    N_("github|github username|github user|github id|github profile|github account|github url|github link|username|"
       "user name|user|login") },
  { MB_RECORD_PERSON, "mail",
    /* Translators: words that people write above a column with mail addresses, parted by bars. */
    N_("email|e mail|email address|e mail address") },
  { MB_RECORD_PERSON, "links",
    /* Translators: words that people write above a column with links of a person, parted by bars. */
    N_("link|url|website|homepage|twitter|linkedin") },
  { MB_RECORD_PERSON, "former-handles",
    /* Translators: words that people write above a column with handles somebody had before, parted by bars. */
    N_("former handle|old handle|old handles|previous handle|previous handles") },
  { MB_RECORD_PERSON, "mentee-of", N_("mentee|mentee in") },
  { MB_RECORD_PERSON, "mentor-of", N_("mentor|mentor in") },
  { MB_RECORD_PROJECT, "title",
    /* Translators: words that people write above a column with titles of projects, parted by bars. */
    N_("project|project title|project name|idea|name") },
  { MB_RECORD_PROJECT, "url", N_("url|issue|project link|issue link") },
  { MB_RECORD_PROJECT, "hours", N_("length|effort|project length") },
  { MB_RECORD_PROJECT, "skills", N_("skill|required skills|skills required") },
  { MB_RECORD_PROJECT, "mentees", N_("mentee|contributor|contributors") },
  { MB_RECORD_PROJECT, "mentors", N_("mentor") },
  { MB_RECORD_COHORT, "starts-on", N_("start date|starts|from|begin") },
  { MB_RECORD_COHORT, "ends-on", N_("end date|ends|until|to") },
  { MB_RECORD_COHORT, "reported", N_("participants|headcount") },
  { MB_RECORD_COHORT, "mentees", N_("mentee") },
  { MB_RECORD_COHORT, "mentors", N_("mentor") },
  { MB_RECORD_PARTICIPATION, "person", N_("contributor|participant|mentee|mentor") },
  { MB_RECORD_OBSERVATION, "person", N_("contributor") },
  { MB_RECORD_OBSERVATION, "active", N_("active|still active") },
  { MB_RECORD_OBSERVATION, "on", N_("observed on|seen on") },
};

/* The lists are part of the program: each is made once, whichever thread asks first. */

static void
add (GPtrArray *targets, const MbRecordType *type, char *name, const MbField *field, const MbField *part,
     const MbPasteRelation *relation)
{
  MbPasteTarget *target = g_new0 (MbPasteTarget, 1);

  target->type = type;
  target->name = name;
  target->field = field;
  target->part = part;
  target->relation = relation;
  g_ptr_array_add (targets, target);
}

static void
add_parts (GPtrArray *targets, const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; field->kind == MB_FIELD_REFERENCE && i < G_N_ELEMENTS (parts); i++)
    if (parts[i].target == field->target)
      add (targets, type, g_strconcat (field->name, ".", parts[i].field, NULL), field,
           mb_record_type_find_field (mb_record_type_get (field->target), parts[i].field), NULL);
}

static GPtrArray *
make_targets (const MbRecordType *type)
{
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (!(type->fields[i].flags & MB_FIELD_HIDDEN))
      {
        add (targets, type, g_strdup (type->fields[i].name), &type->fields[i], NULL, NULL);
        add_parts (targets, type, &type->fields[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].owner == type->kind)
      add (targets, type, g_strdup (relations[i].name), NULL, NULL, &relations[i]);
  return targets;
}

/**
 * mb_paste_targets_list:
 * @type: a record type
 *
 * Returns: (transfer none) (element-type MbPasteTarget): what a column of a table of such records can be
 */
GPtrArray *
mb_paste_targets_list (const MbRecordType *type)
{
  static GMutex lock;
  static GPtrArray *lists[MB_N_RECORD_KINDS];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_return_val_if_fail (type != NULL, NULL);

  if (lists[type->kind] == NULL)
    lists[type->kind] = make_targets (type);
  return lists[type->kind];
}

/**
 * mb_paste_target_find:
 * @type: a record type
 * @name: how the command line calls a target; a field also by its key in JSON
 *
 * Returns: (transfer none) (nullable): the target
 */
const MbPasteTarget *
mb_paste_target_find (const MbRecordType *type, const char *name)
{
  GPtrArray *targets = mb_paste_targets_list (type);

  for (guint i = 0; i < targets->len; i++)
    {
      const MbPasteTarget *target = targets->pdata[i];
      g_autofree char *key = target->part == NULL && target->field != NULL ? mb_field_dup_json_key (target->field)
                                                                           : NULL;

      if (g_ascii_strcasecmp (target->name, name) == 0 || (key != NULL && g_ascii_strcasecmp (key, name) == 0))
        return target;
    }
  return NULL;
}

/**
 * mb_paste_target_of_field:
 * @type: a record type
 * @field: a field of it
 *
 * Returns: (transfer none) (nullable): the target that is this field
 */
const MbPasteTarget *
mb_paste_target_of_field (const MbRecordType *type, const MbField *field)
{
  GPtrArray *targets = mb_paste_targets_list (type);

  for (guint i = 0; i < targets->len; i++)
    {
      const MbPasteTarget *target = targets->pdata[i];

      if (target->field == field && target->part == NULL)
        return target;
    }
  return NULL;
}

/**
 * mb_paste_target_dup_label:
 * @self: a target
 *
 * Returns: (transfer full): what the user reads for it
 */
char *
mb_paste_target_dup_label (const MbPasteTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->relation != NULL)
    return g_strdup (_(self->relation->label));
  if (self->part == NULL)
    return g_strdup (mb_field_get_label (self->field));
  /* Translators: what a column of a table is: “Cohort: Year”, the year of the cohort. */
  return g_strdup_printf (C_("column", "%s: %s"), mb_field_get_label (self->field), mb_field_get_label (self->part));
}

/* Headings */

/* Letters and digits in small letters; “Mentor(s)” and “mentors” are one. */
static char *
dup_plain (const char *text)
{
  g_autofree char *folded = mb_people_fold_name (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (folded);

  g_string_replace (whole, "(s)", "s", 0);
  for (const char *at = whole->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (plain, letter);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static gboolean
is_called (const char *name, const char *plain)
{
  g_autofree char *plain_name = name != NULL ? dup_plain (name) : NULL;

  return plain_name != NULL && g_str_equal (plain_name, plain);
}

static gboolean
is_among (const char *words, const char *plain)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (is_called (list[i], plain))
      return TRUE;
  return FALSE;
}

static gboolean
has_word (MbRecordKind kind, const char *name, const char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (headings[i].kind == kind && g_str_equal (headings[i].name, name) &&
        (is_among (headings[i].words, plain) || is_among (_(headings[i].words), plain)))
      return TRUE;
  return FALSE;
}

static gboolean
is_field (MbRecordKind kind, const MbField *field, const char *plain)
{
  g_autofree char *key = mb_field_dup_json_key (field);

  return is_called (mb_field_get_label (field), plain) || is_called (field->label, plain) ||
         is_called (field->name, plain) || is_called (key, plain);
}

/* From what is called so for sure to what may be meant. */
static gboolean
answers (const MbPasteTarget *self, const char *plain, guint looseness)
{
  const MbPasteRelation *relation = self->relation;
  g_autofree char *label = mb_paste_target_dup_label (self);

  if (looseness == 0)
    return is_called (label, plain) || is_called (self->name, plain) ||
           (relation != NULL && is_called (relation->label, plain)) ||
           (relation == NULL && self->part == NULL && is_field (self->type->kind, self->field, plain));
  if (looseness == 1)
    return self->part == NULL && has_word (self->type->kind, self->name, plain);
  return self->part != NULL && (is_field (self->field->target, self->part, plain) ||
                                has_word (self->field->target, self->part->name, plain));
}

/**
 * mb_paste_target_for_heading:
 * @type: a record type
 * @heading: what stands above a column
 *
 * Finds what a column is by its heading: labels, names and keys of fields, and
 * other words that people use, in English and in the user's language.
 *
 * Returns: (transfer none) (nullable): the target
 */
const MbPasteTarget *
mb_paste_target_for_heading (const MbRecordType *type, const char *heading)
{
  GPtrArray *targets = mb_paste_targets_list (type);
  g_autofree char *plain = dup_plain (heading);

  for (guint looseness = 0; *plain != '\0' && looseness < 3; looseness++)
    for (guint i = 0; i < targets->len; i++)
      if (answers (targets->pdata[i], plain, looseness))
        return targets->pdata[i];
  return NULL;
}
