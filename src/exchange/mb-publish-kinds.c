#include "config.h"

#include "mb-publish-kinds.h"

#include <string.h>

/* Those with more columns come before those whose columns are among them. */
const MbPublishKind *const mb_publish_kinds[] = {
  &mb_publish_impact_kind,
  &mb_publish_retention_cohorts_kind,
  &mb_publish_retention_years_kind,
  &mb_publish_returning_mentors_kind,
  &mb_publish_mentors_once_mentees_kind,
  &mb_publish_figures_kind,
  &mb_publish_cycles_kind,
  &mb_publish_programs_kind,
  NULL,
};

/**
 * mb_publish_kind_find:
 * @name: the name between marks, with or without what follows a colon
 *
 * Returns: (nullable): the kind of table
 */
const MbPublishKind *
mb_publish_kind_find (const char *name)
{
  gsize length = strcspn (name, ":");

  for (guint i = 0; mb_publish_kinds[i] != NULL; i++)
    if (strlen (mb_publish_kinds[i]->name) == length && strncmp (mb_publish_kinds[i]->name, name, length) == 0)
      return mb_publish_kinds[i];
  return NULL;
}

/**
 * mb_publish_kind_of_table:
 * @table: a table of a page
 *
 * Returns: (nullable): the kind that its columns say it is of
 */
const MbPublishKind *
mb_publish_kind_of_table (const MbPageTable *table)
{
  int columns[MB_PUBLISH_MOST_COLUMNS];

  for (guint i = 0; mb_publish_kinds[i] != NULL; i++)
    if (mb_publish_kind_suits (mb_publish_kinds[i], table, columns))
      return mb_publish_kinds[i];
  return NULL;
}
