#pragma once

#include "mb-publish-table.h"

G_BEGIN_DECLS

/* All kinds of tables, NULL-ended; of those that a table suits, the first one is its kind. */
extern const MbPublishKind *const mb_publish_kinds[];

const MbPublishKind *mb_publish_kind_find     (const char *name);
const MbPublishKind *mb_publish_kind_of_table (const MbPageTable *table);

/*< private >*/
extern const MbPublishKind mb_publish_impact_kind;
extern const MbPublishKind mb_publish_programs_kind;
extern const MbPublishKind mb_publish_cycles_kind;
extern const MbPublishKind mb_publish_retention_years_kind;
extern const MbPublishKind mb_publish_retention_cohorts_kind;
extern const MbPublishKind mb_publish_figures_kind;
extern const MbPublishKind mb_publish_returning_mentors_kind;
extern const MbPublishKind mb_publish_mentors_once_mentees_kind;

G_END_DECLS
