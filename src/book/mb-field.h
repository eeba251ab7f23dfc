#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MbFieldKind:
 * @MB_FIELD_TEXT: one line of text
 * @MB_FIELD_LONG_TEXT: text of several lines
 * @MB_FIELD_WORDS: a list of words or short phrases
 * @MB_FIELD_INTEGER: a whole number
 * @MB_FIELD_DATE: a year, a month or a day: `2022`, `2022-05`, `2022-05-17`
 * @MB_FIELD_CHOICE: one of the field's choices
 * @MB_FIELD_YES_NO: yes or no
 * @MB_FIELD_REFERENCE: the id of a record of another type
 * @MB_FIELD_LINK: an http or https address
 * @MB_FIELD_PAGE: an http or https address or a relative page
 * @MB_FIELD_MAIL: a mail address
 *
 * What a field holds. It decides the column, the JSON value, the editor and
 * how the field sorts.
 */
typedef enum {
  MB_FIELD_TEXT,
  MB_FIELD_LONG_TEXT,
  MB_FIELD_WORDS,
  MB_FIELD_INTEGER,
  MB_FIELD_DATE,
  MB_FIELD_CHOICE,
  MB_FIELD_YES_NO,
  MB_FIELD_REFERENCE,
  MB_FIELD_LINK,
  MB_FIELD_PAGE,
  MB_FIELD_MAIL,
} MbFieldKind;

/**
 * MbFieldFlags:
 * @MB_FIELD_REQUIRED: a record cannot be without it
 * @MB_FIELD_UNIQUE: no two records of the type share it, whatever the case
 * @MB_FIELD_IDENTITY: a value that breaks a rule is refused, not stored and marked
 * @MB_FIELD_PRIVATE: never leaves the book in an export
 * @MB_FIELD_SEARCHED: the search looks into it
 * @MB_FIELD_LISTED: a column of the list without being asked for
 * @MB_FIELD_HIDDEN: kept by the program; neither a column nor a form row
 * @MB_FIELD_KEEPS: deleting the record this reference names clears the
 *   reference, where otherwise it deletes this record too
 * @MB_FIELD_RECURS: the next cohort begins with it; dates so many years later
 */
typedef enum {
  MB_FIELD_REQUIRED = 1 << 0,
  MB_FIELD_UNIQUE = 1 << 1,
  MB_FIELD_IDENTITY = 1 << 2,
  MB_FIELD_PRIVATE = 1 << 3,
  MB_FIELD_SEARCHED = 1 << 4,
  MB_FIELD_LISTED = 1 << 5,
  MB_FIELD_HIDDEN = 1 << 6,
  MB_FIELD_KEEPS = 1 << 7,
  MB_FIELD_RECURS = 1 << 8,
} MbFieldFlags;

/**
 * MbRecordKind:
 *
 * The types of records a book holds, in an order in which each comes after
 * those it refers to.
 */
typedef enum {
  MB_RECORD_ORGANIZATION,
  MB_RECORD_PERSON,
  MB_RECORD_PROGRAM,
  MB_RECORD_ADMIN,
  MB_RECORD_COHORT,
  MB_RECORD_PROJECT,
  MB_RECORD_PARTICIPATION,
  MB_RECORD_SEAT,
  MB_RECORD_OBSERVATION,
  MB_RECORD_MILESTONE,
  MB_RECORD_SOURCE,
  MB_RECORD_PUBLISHED_FIGURE,
  MB_RECORD_FINDING,
  MB_N_RECORD_KINDS,
} MbRecordKind;

/**
 * MbChoice:
 * @nick: what is stored and exported
 * @label: (nullable): what the user reads, before translation
 * @private: whether this value stays out of exports though its field is public
 */
typedef struct {
  const char *nick;
  const char *label;
  gboolean private;
} MbChoice;

/**
 * MbField:
 * @name: the name in lower case with hyphens; also the GObject property
 * @label: what the user reads, before translation
 * @kind: what it holds
 * @flags: its rules
 * @json: (nullable): the key in the website's JSON where it is not @name in camelCase
 * @choices: (nullable): for %MB_FIELD_CHOICE: ended by a choice without nick
 * @context: (nullable): for %MB_FIELD_CHOICE: what tells translators whose label a choice's is, such as "cohort status"
 * @target: for %MB_FIELD_REFERENCE: the type it names
 * @minimum: for %MB_FIELD_INTEGER: the least value
 * @maximum: for %MB_FIELD_INTEGER: the greatest value; 0: no bound
 * @pattern: (nullable): a regular expression the whole text must match
 * @hint: (nullable): said when @pattern does not match, before translation
 * @group: (nullable): the heading it stands under in forms, before translation; %NULL: among what the record is
 *
 * One line of a record type's table. Columns, JSON, CSV, search, labels of
 * changes, list columns and form rows are all made from it.
 */
typedef struct {
  const char *name;
  const char *label;
  MbFieldKind kind;
  MbFieldFlags flags;
  const char *json;
  const MbChoice *choices;
  const char *context;
  MbRecordKind target;
  gint64 minimum;
  gint64 maximum;
  const char *pattern;
  const char *hint;
  const char *group;
} MbField;

/* Values are GVariants: "s" for everything written as text, "as" for words,
 * "x" for integers and references, "b" for yes or no; NULL is "not set". */
const GVariantType *mb_field_get_variant_type (const MbField *field);
const char         *mb_field_get_label        (const MbField *field);
const char         *mb_field_get_group        (const MbField *field);
char               *mb_field_dup_column       (const MbField *field);
char               *mb_field_dup_json_key     (const MbField *field);
gboolean            mb_field_is_text          (const MbField *field);
gboolean            mb_field_is_public        (const MbField *field, GVariant *value);

/* From and to text: the same in CSV, on the command line and in entries.
 * Words are parted by commas; a reference cannot be read without a book. */
GVariant           *mb_field_parse            (const MbField *field, const char *text, GError **error);
char               *mb_field_format           (const MbField *field, GVariant *value);
char               *mb_field_dup_display      (const MbField *field, GVariant *value);

/* TRUE when the value keeps the field's rules. Otherwise MB_ERROR_REFUSED with
 * a sentence; see mb_field_is_binding() for whether it may be stored anyway. */
gboolean            mb_field_check            (const MbField *field, GVariant *value, GError **error);
gboolean            mb_field_is_binding       (const MbField *field);

const MbChoice     *mb_field_find_choice      (const MbField *field, const char *nick);
const char         *mb_choice_get_label       (const MbField *field, const MbChoice *choice);

G_END_DECLS
