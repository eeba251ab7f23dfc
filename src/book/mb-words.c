#include "config.h"

#include "mb-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-date.h"

/* Longer texts, and those of several lines, are not repeated in a sentence. */
#define QUOTED_LENGTH 60

/**
 * mb_words_dup_value:
 * @titles: the titles of the book's records
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Writes a value as the user reads it: a reference as the title of the
 * record it names, also of one that is in the book no longer.
 *
 * Returns: (transfer full): the text; empty for “not set”
 */
char *
mb_words_dup_value (MbTitles *titles, const MbField *field, GVariant *value)
{
  g_return_val_if_fail (MB_IS_TITLES (titles), NULL);

  if (value != NULL && field->kind == MB_FIELD_REFERENCE)
    return mb_titles_dup (titles, field->target, g_variant_get_int64 (value), FALSE);
  if (value != NULL && field->kind == MB_FIELD_DATE)
    return mb_date_dup_shown (g_variant_get_string (value, NULL));
  return mb_field_dup_display (field, value);
}

/* Names */

static char *
dup_title (MbTitles *titles, MbTouch *touch)
{
  return mb_titles_dup (titles, mb_touch_get_record_type (touch)->kind, mb_touch_get_id (touch), FALSE);
}

/* What a record's field says, whether it is in the book or not. */
static GVariant *
get_value (MbTitles *titles, MbTouch *touch, const char *field)
{
  GVariant *value = mb_touch_get_value (touch, field);

  if (value != NULL)
    return g_variant_ref (value);
  return mb_titles_dup_value (titles, mb_touch_get_record_type (touch)->kind, mb_touch_get_id (touch), field);
}

static char *
dup_field (MbTitles *titles, MbTouch *touch, const char *name)
{
  const MbField *field = mb_record_type_find_field (mb_touch_get_record_type (touch), name);
  g_autoptr (GVariant) value = get_value (titles, touch, name);

  return mb_words_dup_value (titles, field, value);
}

/* Within a sentence many languages write a role otherwise than as a label. */
static char *
dup_role (MbTitles *titles, MbTouch *touch)
{
  g_autoptr (GVariant) role = get_value (titles, touch, "role");
  const char *nick = role != NULL ? g_variant_get_string (role, NULL) : "";

  if (g_str_equal (nick, "mentee"))
    /* Translators: within a sentence, as in “Ada Lovelace added to GSoC 2025 as mentee”. */
    return g_strdup (C_("role", "mentee"));
  if (g_str_equal (nick, "mentor"))
    /* Translators: within a sentence, as in “Ada Lovelace added to GSoC 2025 as mentor”. */
    return g_strdup (C_("role", "mentor"));
  return dup_field (titles, touch, "role");
}

/* Whom or what an edit is of: a participation is a person in a cohort. */
static char *
dup_subject (MbTitles *titles, MbTouch *touch)
{
  g_autofree char *person = NULL, *other = NULL, *title = NULL;

  switch (mb_touch_get_record_type (touch)->kind)
    {
    case MB_RECORD_PARTICIPATION:
      person = dup_field (titles, touch, "person");
      other = dup_field (titles, touch, "cohort");
      /* Translators: a participation, as in “Status of Ada Lovelace in GSoC 2025 set to Completed”. */
      return *person && *other ? g_strdup_printf (C_("subject", "%1$s in %2$s"), person, other) : dup_title (titles, touch);
    case MB_RECORD_SEAT:
      person = dup_field (titles, touch, "person");
      other = dup_field (titles, touch, "project");
      /* Translators: somebody's seat on a project, as in “Role of Ada Lovelace on “Parser” set to Mentor”. */
      return *person && *other ? g_strdup_printf (C_("subject", "%1$s on “%2$s”"), person, other) : dup_title (titles, touch);
    case MB_RECORD_MILESTONE:
    case MB_RECORD_PROJECT:
      title = dup_title (titles, touch);
      return g_strdup_printf (C_("subject", "“%s”"), title);
    case MB_RECORD_ORGANIZATION:
    case MB_RECORD_PERSON:
    case MB_RECORD_PROGRAM:
    case MB_RECORD_ADMIN:
    case MB_RECORD_COHORT:
    case MB_RECORD_OBSERVATION:
    case MB_RECORD_SOURCE:
    case MB_RECORD_PUBLISHED_FIGURE:
    case MB_RECORD_FINDING:
    case MB_N_RECORD_KINDS:
    default:
      return dup_title (titles, touch);
    }
}

/* The record that a dismissed finding is about; empty: none that is known. */
static char *
dup_dismissed (MbTitles *titles, MbTouch *touch)
{
  g_autofree char *name = dup_field (titles, touch, "record-type");
  const MbRecordType *type = mb_record_type_find (name);
  g_autoptr (GVariant) record = get_value (titles, touch, "record");

  return type != NULL && record != NULL ? mb_titles_dup (titles, type->kind, g_variant_get_int64 (record), FALSE)
                                        : dup_title (titles, touch);
}

/* Records that were added */

static char *
dup_observed (MbTitles *titles, MbTouch *touch)
{
  g_autofree char *person = dup_field (titles, touch, "person");
  g_autofree char *day = dup_field (titles, touch, "on");
  g_autoptr (GVariant) active = get_value (titles, touch, "active");

  if (active != NULL && g_variant_get_boolean (active))
    /* Translators: a person and a date. */
    return g_strdup_printf (C_("history", "%1$s noted as an active contributor on %2$s"), person, day);
  /* Translators: a person and a date. */
  return g_strdup_printf (C_("history", "%1$s noted as not an active contributor on %2$s"), person, day);
}

static char *
dup_added (MbTitles *titles, MbTouch *touch)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);
  g_autofree char *first = NULL, *second = NULL, *role = NULL;

  switch (type->kind)
    {
    case MB_RECORD_PARTICIPATION:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "cohort");
      role = dup_role (titles, touch);
      /* Translators: a person, a cohort and a role: “Ada Lovelace added to GSoC 2025 as mentor”. */
      return g_strdup_printf (C_("history", "%1$s added to %2$s as %3$s"), first, second, role);
    case MB_RECORD_SEAT:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "project");
      role = dup_role (titles, touch);
      /* Translators: a person, a project and a role. */
      return g_strdup_printf (C_("history", "%1$s put on “%2$s” as %3$s"), first, second, role);
    case MB_RECORD_ADMIN:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "program");
      /* Translators: a person and a program. */
      return g_strdup_printf (C_("history", "%1$s made an admin of %2$s"), first, second);
    case MB_RECORD_OBSERVATION:
      return dup_observed (titles, touch);
    case MB_RECORD_MILESTONE:
    case MB_RECORD_PROJECT:
      first = dup_title (titles, touch);
      second = dup_field (titles, touch, "cohort");
      /* Translators: a type of record, its title and a cohort: “Project “Parser” added to GSoC 2025”. */
      return g_strdup_printf (C_("history", "%1$s “%2$s” added to %3$s"), mb_record_type_get_label (type), first, second);
    case MB_RECORD_PERSON:
      first = dup_title (titles, touch);
      /* Translators: a person. */
      return g_strdup_printf (C_("history", "%s added"), first);
    case MB_RECORD_FINDING:
      first = dup_dismissed (titles, touch);
      second = dup_field (titles, touch, "reason");
      /* Translators: the record that the finding is about, and why it is none. */
      return g_strdup_printf (C_("history", "Finding about %1$s dismissed: %2$s"), first, second);
    case MB_RECORD_ORGANIZATION:
    case MB_RECORD_PROGRAM:
    case MB_RECORD_COHORT:
    case MB_RECORD_SOURCE:
    case MB_RECORD_PUBLISHED_FIGURE:
    case MB_N_RECORD_KINDS:
    default:
      first = dup_title (titles, touch);
      /* Translators: a type of record and its title: “Cohort “GSoC 2025” added”. */
      return g_strdup_printf (C_("history", "%1$s “%2$s” added"), mb_record_type_get_label (type), first);
    }
}

/* Records that were deleted */

static char *
dup_deleted (MbTitles *titles, MbTouch *touch)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);
  g_autofree char *first = NULL, *second = NULL, *role = NULL;

  switch (type->kind)
    {
    case MB_RECORD_PARTICIPATION:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "cohort");
      role = dup_role (titles, touch);
      /* Translators: a person, a cohort and a role. */
      return g_strdup_printf (C_("history", "%1$s taken off %2$s as %3$s"), first, second, role);
    case MB_RECORD_SEAT:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "project");
      role = dup_role (titles, touch);
      /* Translators: a person, a project and a role. */
      return g_strdup_printf (C_("history", "%1$s taken off “%2$s” as %3$s"), first, second, role);
    case MB_RECORD_ADMIN:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "program");
      /* Translators: a person and a program. */
      return g_strdup_printf (C_("history", "%1$s no longer an admin of %2$s"), first, second);
    case MB_RECORD_OBSERVATION:
      first = dup_field (titles, touch, "person");
      second = dup_field (titles, touch, "on");
      /* Translators: a person and a date. */
      return g_strdup_printf (C_("history", "Observation of %1$s on %2$s deleted"), first, second);
    case MB_RECORD_MILESTONE:
    case MB_RECORD_PROJECT:
      first = dup_title (titles, touch);
      second = dup_field (titles, touch, "cohort");
      /* Translators: a type of record, its title and a cohort. */
      return g_strdup_printf (C_("history", "%1$s “%2$s” of %3$s deleted"), mb_record_type_get_label (type), first, second);
    case MB_RECORD_PERSON:
      first = dup_title (titles, touch);
      /* Translators: a person. */
      return g_strdup_printf (C_("history", "%s deleted"), first);
    case MB_RECORD_FINDING:
      first = dup_dismissed (titles, touch);
      /* Translators: the record that the finding is about. */
      return g_strdup_printf (C_("history", "Finding about %s no longer dismissed"), first);
    case MB_RECORD_ORGANIZATION:
    case MB_RECORD_PROGRAM:
    case MB_RECORD_COHORT:
    case MB_RECORD_SOURCE:
    case MB_RECORD_PUBLISHED_FIGURE:
    case MB_N_RECORD_KINDS:
    default:
      first = dup_title (titles, touch);
      /* Translators: a type of record and its title. */
      return g_strdup_printf (C_("history", "%1$s “%2$s” deleted"), mb_record_type_get_label (type), first);
    }
}

/* Values that were set */

static gboolean
can_be_quoted (const char *text)
{
  return strchr (text, '\n') == NULL && g_utf8_strlen (text, -1) <= QUOTED_LENGTH;
}

static char *
dup_set (const char *field, const char *subject, const char *old, const char *new)
{
  if (!can_be_quoted (new))
    /* Translators: a field and whose it is: “Notes of Ada Lovelace changed”. */
    return g_strdup_printf (C_("history", "%1$s of %2$s changed"), field, subject);
  if (*new == '\0' && (*old == '\0' || !can_be_quoted (old)))
    /* Translators: a field and whose it is. */
    return g_strdup_printf (C_("history", "%1$s of %2$s cleared"), field, subject);
  if (*new == '\0')
    /* Translators: a field, whose it is, and its former value. */
    return g_strdup_printf (C_("history", "%1$s of %2$s cleared (was %3$s)"), field, subject, old);
  if (*old == '\0' || !can_be_quoted (old))
    /* Translators: a field, whose it is, and its value. */
    return g_strdup_printf (C_("history", "%1$s of %2$s set to %3$s"), field, subject, new);
  /* Translators: a field, whose it is, its value and the former one: “Status of GSoC 2024 set to Completed (was In
   * progress)”. */
  return g_strdup_printf (C_("history", "%1$s of %2$s set to %3$s (was %4$s)"), field, subject, new, old);
}

/* Who was called otherwise is not called by the name of today. */
static gboolean
is_title (const MbRecordType *type, const MbField *field)
{
  return type->title_joiner == NULL && g_str_equal (type->title[0], field->name);
}

static guint
list_differing (MbTouch *touch, guint *places, guint n_places)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);
  guint n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (mb_touch_differs (touch, i) && !(type->fields[i].flags & MB_FIELD_HIDDEN))
      {
        if (n < n_places)
          places[n] = i;
        n++;
      }
  return n;
}

static char *
dup_edited (MbTitles *titles, MbTouch *touch)
{
  const MbField *fields = mb_touch_get_record_type (touch)->fields;
  g_autofree char *subject = dup_subject (titles, touch);
  guint places[2] = { 0 };
  const guint n = list_differing (touch, places, G_N_ELEMENTS (places));

  if (n == 1)
    {
      const MbField *field = &fields[places[0]];
      g_autofree char *old = mb_words_dup_value (titles, field, mb_touch_get_old (touch, places[0]));
      g_autofree char *new = mb_words_dup_value (titles, field, mb_touch_get_new (touch, places[0]));

      if (is_title (mb_touch_get_record_type (touch), field) && *old != '\0' && *new != '\0')
        /* Translators: a former and a new name or title. */
        return g_strdup_printf (C_("history", "“%1$s” renamed to “%2$s”"), old, new);
      return dup_set (mb_field_get_label (field), subject, old, new);
    }
  if (n == 2)
    /* Translators: two fields and whose they are. */
    return g_strdup_printf (C_("history", "%1$s and %2$s of %3$s changed"), mb_field_get_label (&fields[places[0]]),
                            mb_field_get_label (&fields[places[1]]), subject);
  /* Translators: %2$s is a record. */
  return g_strdup_printf (ngettext ("%1$u value of %2$s changed", "%1$u values of %2$s changed", n), n, subject);
}

/**
 * mb_words_dup_touch:
 * @titles: the titles of the book's records
 * @touch: what a change did to a record
 *
 * Says what was done to one record: “Ada Lovelace added to GSoC 2025 as
 * mentor”.
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
mb_words_dup_touch (MbTitles *titles, MbTouch *touch)
{
  g_return_val_if_fail (MB_IS_TITLES (titles), NULL);
  g_return_val_if_fail (MB_IS_TOUCH (touch), NULL);

  switch (mb_touch_get_kind (touch))
    {
    case MB_TOUCH_ADD:
      return dup_added (titles, touch);
    case MB_TOUCH_DELETE:
      return dup_deleted (titles, touch);
    case MB_TOUCH_EDIT:
    default:
      return dup_edited (titles, touch);
    }
}

/* Several records */

static char *
dup_count (const MbRecordType *type, MbTouchKind kind, guint n)
{
  g_autofree char *count = mb_record_type_dup_count (type, n);

  switch (kind)
    {
    case MB_TOUCH_ADD:
      /* Translators: %s is a number of records: “5 projects added”. */
      return g_strdup_printf (C_("history, several", "%s added"), count);
    case MB_TOUCH_DELETE:
      /* Translators: %s is a number of records: “5 projects deleted”. */
      return g_strdup_printf (C_("history, several", "%s deleted"), count);
    case MB_TOUCH_EDIT:
    default:
      /* Translators: %s is a number of records: “5 projects changed”. */
      return g_strdup_printf (C_("history, several", "%s changed"), count);
    }
}

/**
 * mb_words_dup_counts:
 * @touches: (element-type MbTouch): what was done to some records
 *
 * Counts what was done by the types of the records: “2 people added, 1 cohort
 * changed”.
 *
 * Returns: (transfer full): one line; empty when nothing was done
 */
char *
mb_words_dup_counts (GPtrArray *touches)
{
  guint counts[MB_N_RECORD_KINDS][3] = { 0 };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);
      counts[mb_touch_get_record_type (touch)->kind][mb_touch_get_kind (touch)]++;
    }
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    for (guint what = 0; what < 3; what++)
      if (counts[kind][what] > 0)
        {
          g_autofree char *count = dup_count (mb_record_type_get (kind), what, counts[kind][what]);
          g_string_append_printf (line, "%s%s", line->len > 0 ? C_("list", ", ") : "", count);
        }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static MbTouch *
find_touch (GPtrArray *touches, const MbRecordType *type, gint64 id)
{
  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);
      if (mb_touch_get_record_type (touch) == type && mb_touch_get_id (touch) == id)
        return touch;
    }
  return NULL;
}

static gboolean
all_are (GPtrArray *touches, const MbRecordType *type, MbTouchKind kind)
{
  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);
      if (mb_touch_get_record_type (touch) != type || mb_touch_get_kind (touch) != kind)
        return FALSE;
    }
  return touches->len > 0;
}

static gint64
get_reference (MbTouch *touch, const char *field)
{
  GVariant *value = mb_touch_get_value (touch, field);

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

/* A participation when all of them are of one cohort and nothing besides came but people. Who goes takes participations
 * along, and is what is spoken of then. */
static MbTouch *
find_common_cohort (GPtrArray *touches, MbTouchKind kind, guint *n_people)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MbTouch *first = NULL;

  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);
      const MbRecordKind of = mb_touch_get_record_type (touch)->kind;
      gint64 person;

      if (mb_touch_get_kind (touch) != kind ||
          (of != MB_RECORD_PARTICIPATION && (of != MB_RECORD_PERSON || kind == MB_TOUCH_DELETE)))
        return NULL;
      if (of == MB_RECORD_PERSON)
        continue;
      if (first != NULL && get_reference (touch, "cohort") != get_reference (first, "cohort"))
        return NULL;
      first = first != NULL ? first : touch;
      person = get_reference (touch, "person");
      g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }
  *n_people = g_hash_table_size (people);
  return first;
}

static char *
dup_people_of_cohort (MbTitles *titles, MbTouch *one, guint n_people)
{
  g_autofree char *cohort = dup_field (titles, one, "cohort");

  if (n_people == 1)
    return mb_words_dup_touch (titles, one);
  if (mb_touch_get_kind (one) == MB_TOUCH_ADD)
    /* Translators: a number of people and a cohort: “3 people added to GSoC 2025”. */
    return g_strdup_printf (ngettext ("%1$u person added to %2$s", "%1$u people added to %2$s", n_people), n_people, cohort);
  /* Translators: a number of people and a cohort. */
  return g_strdup_printf (ngettext ("%1$u person taken off %2$s", "%1$u people taken off %2$s", n_people), n_people, cohort);
}

/* One field of several records of a type, set to the same: “Status of 5 projects set to Accepted”. */
static char *
dup_same_edit (MbTitles *titles, GPtrArray *touches)
{
  MbTouch *first = g_ptr_array_index (touches, 0);
  const MbRecordType *type = mb_touch_get_record_type (first);
  g_autofree char *count = mb_record_type_dup_count (type, touches->len);
  g_autofree char *new = NULL;
  guint place = 0, other = 0;

  for (guint i = 0; i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);

      if (list_differing (touch, i == 0 ? &place : &other, 1) != 1 || (i > 0 && other != place))
        return NULL;
      if (i > 0)
        {
          g_autofree char *value = mb_words_dup_value (titles, &type->fields[place], mb_touch_get_new (touch, place));
          if (!g_str_equal (value, new))
            return NULL;
        }
      if (i == 0)
        new = mb_words_dup_value (titles, &type->fields[place], mb_touch_get_new (touch, place));
    }
  return dup_set (mb_field_get_label (&type->fields[place]), count, "", new);
}

/* What is said when the first record does not stand for the others. */
static char *
dup_several (MbTitles *titles, GPtrArray *touches)
{
  MbTouch *first = g_ptr_array_index (touches, 0);
  const MbRecordType *type = mb_touch_get_record_type (first);
  const MbTouchKind kind = mb_touch_get_kind (first);
  guint n_people = 0;
  MbTouch *of_cohort = kind != MB_TOUCH_EDIT ? find_common_cohort (touches, kind, &n_people) : NULL;

  if (of_cohort != NULL)
    return dup_people_of_cohort (titles, of_cohort, n_people);
  if (!all_are (touches, type, kind))
    return NULL;
  if (kind == MB_TOUCH_EDIT)
    {
      char *same = dup_same_edit (titles, touches);
      if (same != NULL)
        return same;
    }
  return dup_count (type, kind, touches->len);
}

/* A record with others that came, or went, along with it. */
static char *
dup_with_others (MbTitles *titles, MbTouch *touch, guint n_others)
{
  g_autofree char *words = mb_words_dup_touch (titles, touch);

  if (n_others == 0)
    return g_steal_pointer (&words);
  if (mb_touch_get_kind (touch) == MB_TOUCH_DELETE)
    /* Translators: a sentence such as “Program “GSoC” deleted”, and a number of records. */
    return g_strdup_printf (ngettext ("%1$s, with %2$u record that belonged to it",
                                      "%1$s, with %2$u records that belonged to it", n_others), words, n_others);
  /* Translators: a sentence such as “Project “Parser” added to GSoC 2025”, and a number of records. */
  return g_strdup_printf (ngettext ("%1$s, and %2$u more record", "%1$s, and %2$u more records", n_others), words, n_others);
}

static char *
dup_quoted (const char *title)
{
  /* Translators: the name of a file or of a person, within a sentence. */
  return g_strdup_printf (C_("history", "“%s”"), title);
}

static char *
dup_import (MbChange *change)
{
  const char *title = mb_change_get_title (change);
  g_autofree char *name = title != NULL && *title != '\0' ? dup_quoted (title) : NULL;

  if (mb_change_get_verb (change) == MB_VERB_START)
    /* Translators: %s is where the book's contents came from. */
    return name != NULL ? g_strdup_printf (C_("history", "The book begun with %s"), name)
                        : g_strdup (C_("history", "The book begun"));
  /* Translators: %s is a file. */
  return name != NULL ? g_strdup_printf (C_("history", "%s imported"), name) : g_strdup (C_("history", "Data imported"));
}

/* The title has two lines: who is gone, and who stayed. */
static char *
dup_merge (MbChange *change)
{
  const char *title = mb_change_get_title (change);
  g_auto (GStrv) titles = g_strsplit (title != NULL ? title : "", "\n", 2);

  if (titles[0] == NULL || titles[1] == NULL)
    return mb_change_dup_label (change);
  /* Translators: two names of people. */
  return g_strdup_printf (C_("history", "“%1$s” merged into “%2$s”"), titles[0], titles[1]);
}

static char *
dup_of_touches (MbTitles *titles, MbChange *change, GPtrArray *touches)
{
  MbTouch *principal = find_touch (touches, mb_change_get_record_type (change), mb_change_get_record (change));
  char *words = NULL;

  if (touches->len == 1)
    return mb_words_dup_touch (titles, g_ptr_array_index (touches, 0));
  words = dup_several (titles, touches);
  if (words != NULL)
    return words;
  if (principal != NULL && mb_touch_get_kind (principal) != MB_TOUCH_EDIT)
    return dup_with_others (titles, principal, touches->len - 1);
  return mb_words_dup_counts (touches);
}

/**
 * mb_words_dup_change:
 * @titles: the titles of the book's records
 * @change: a change
 * @touches: (nullable) (element-type MbTouch): what it did to which records;
 *   %NULL when those are too many to be looked at
 *
 * Says what a change did: “Status of GSoC 2024 set to Completed (was In
 * progress)”, “3 people added to GSoC 2025”.
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
mb_words_dup_change (MbTitles *titles, MbChange *change, GPtrArray *touches)
{
  MbVerb verb;

  g_return_val_if_fail (MB_IS_TITLES (titles), NULL);
  g_return_val_if_fail (MB_IS_CHANGE (change), NULL);

  verb = mb_change_get_verb (change);
  if (verb == MB_VERB_IMPORT || verb == MB_VERB_START)
    return dup_import (change);
  if (verb == MB_VERB_MERGE)
    return dup_merge (change);
  if (touches == NULL || touches->len == 0)
    return mb_change_dup_label (change);
  mb_titles_set_touches (titles, touches);
  return dup_of_touches (titles, change, touches);
}
