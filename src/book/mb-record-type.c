#include "config.h"

#include "mb-record-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-admin.h"
#include "mb-cohort.h"
#include "mb-finding.h"
#include "mb-milestone.h"
#include "mb-observation.h"
#include "mb-organization.h"
#include "mb-participation.h"
#include "mb-person.h"
#include "mb-program.h"
#include "mb-project.h"
#include "mb-published-figure.h"
#include "mb-seat.h"
#include "mb-source.h"

static const MbRecordType *const types[MB_N_RECORD_KINDS] = {
  [MB_RECORD_ORGANIZATION] = &mb_organization_record_type,
  [MB_RECORD_PERSON] = &mb_person_record_type,
  [MB_RECORD_PROGRAM] = &mb_program_record_type,
  [MB_RECORD_ADMIN] = &mb_admin_record_type,
  [MB_RECORD_COHORT] = &mb_cohort_record_type,
  [MB_RECORD_PROJECT] = &mb_project_record_type,
  [MB_RECORD_PARTICIPATION] = &mb_participation_record_type,
  [MB_RECORD_SEAT] = &mb_seat_record_type,
  [MB_RECORD_OBSERVATION] = &mb_observation_record_type,
  [MB_RECORD_MILESTONE] = &mb_milestone_record_type,
  [MB_RECORD_SOURCE] = &mb_source_record_type,
  [MB_RECORD_PUBLISHED_FIGURE] = &mb_published_figure_record_type,
  [MB_RECORD_FINDING] = &mb_finding_record_type,
};

/**
 * mb_record_type_get:
 * @kind: a kind of record
 *
 * Gives the description of a record type.
 *
 * Returns: (transfer none): the description
 */
const MbRecordType *
mb_record_type_get (MbRecordKind kind)
{
  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);

  return types[kind];
}

/**
 * mb_record_type_find:
 * @name: (nullable): the name of a record type, such as `person`
 *
 * Looks a record type up by its name.
 *
 * Returns: (transfer none) (nullable): the description, or %NULL
 */
const MbRecordType *
mb_record_type_find (const char *name)
{
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    if (g_strcmp0 (types[i]->name, name) == 0)
      return types[i];
  return NULL;
}

/**
 * mb_record_type_index_of:
 * @type: a record type
 * @name: (nullable): the name of a field
 *
 * Finds a field's place in the field table.
 *
 * Returns: the place, or -1 when there is no such field
 */
int
mb_record_type_index_of (const MbRecordType *type, const char *name)
{
  if (name != NULL)
    for (guint i = 0; i < type->n_fields; i++)
      if (strcmp (type->fields[i].name, name) == 0)
        return i;
  return -1;
}

/**
 * mb_record_type_find_field:
 * @type: a record type
 * @name: (nullable): the name of a field
 *
 * Looks a field up by its name.
 *
 * Returns: (transfer none) (nullable): the field, or %NULL
 */
const MbField *
mb_record_type_find_field (const MbRecordType *type, const char *name)
{
  int index = mb_record_type_index_of (type, name);

  return index >= 0 ? &type->fields[index] : NULL;
}

/**
 * mb_record_type_get_label:
 * @type: a record type
 *
 * What the user reads for one record of the type.
 *
 * Returns: (transfer none): the translated label
 */
const char *
mb_record_type_get_label (const MbRecordType *type)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "record", type->label);
}

/**
 * mb_record_type_get_plural:
 * @type: a record type
 *
 * What the user reads for the list of records of the type.
 *
 * Returns: (transfer none): the translated label
 */
const char *
mb_record_type_get_plural (const MbRecordType *type)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "record", type->plural);
}

/**
 * mb_record_type_dup_count:
 * @type: a record type
 * @count: how many there are
 *
 * Says how many records there are, in the user's language: “1 person”,
 * “76 people”.
 *
 * Returns: (transfer full): the text
 */
char *
mb_record_type_dup_count (const MbRecordType *type, guint count)
{
  switch (type->kind)
    {
    case MB_RECORD_ORGANIZATION:
      return g_strdup_printf (ngettext ("%u organization", "%u organizations", count), count);
    case MB_RECORD_PERSON:
      return g_strdup_printf (ngettext ("%u person", "%u people", count), count);
    case MB_RECORD_PROGRAM:
      return g_strdup_printf (ngettext ("%u program", "%u programs", count), count);
    case MB_RECORD_ADMIN:
      return g_strdup_printf (ngettext ("%u program admin", "%u program admins", count), count);
    case MB_RECORD_COHORT:
      return g_strdup_printf (ngettext ("%u cohort", "%u cohorts", count), count);
    case MB_RECORD_PROJECT:
      return g_strdup_printf (ngettext ("%u project", "%u projects", count), count);
    case MB_RECORD_PARTICIPATION:
      return g_strdup_printf (ngettext ("%u participation", "%u participations", count), count);
    case MB_RECORD_SEAT:
      return g_strdup_printf (ngettext ("%u seat", "%u seats", count), count);
    case MB_RECORD_OBSERVATION:
      return g_strdup_printf (ngettext ("%u observation", "%u observations", count), count);
    case MB_RECORD_MILESTONE:
      return g_strdup_printf (ngettext ("%u milestone", "%u milestones", count), count);
    case MB_RECORD_SOURCE:
      return g_strdup_printf (ngettext ("%u source", "%u sources", count), count);
    case MB_RECORD_PUBLISHED_FIGURE:
      return g_strdup_printf (ngettext ("%u published figure", "%u published figures", count), count);
    case MB_RECORD_FINDING:
      return g_strdup_printf (ngettext ("%u finding", "%u findings", count), count);
    case MB_N_RECORD_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mb_record_type_dup_table:
 * @type: a record type
 *
 * The name of the type's table.
 *
 * Returns: (transfer full): the name
 */
char *
mb_record_type_dup_table (const MbRecordType *type)
{
  return g_strdelimit (g_strdup (type->name), "-", '_');
}
