#pragma once

#include "mb-import-match.h"

G_BEGIN_DECLS

/**
 * MbImportRelations:
 * @strings: what the dates of the book are kept in
 * @admins: program → person
 * @participations: cohort, role → person
 * @seats: project, role → person
 * @observations: (element-type MbOnDate): of people
 * @milestones: (element-type MbOnDate): of cohorts
 *
 * How the entries of a file belong together, by their serials; only what the
 * book does not have yet, each once and sorted.
 */
typedef struct {
  GStringChunk *strings;
  MbLinks admins;
  MbLinks participations;
  MbLinks seats;
  GArray *observations;
  GArray *milestones;
} MbImportRelations;

MbImportRelations *mb_import_relations_new  (MbImportPlan *plan, MbImportMatch *match, GError **error);
gboolean           mb_import_relations_drop_known (MbImportRelations *self, MbImportPlan *plan, MbBook *book,
                                                   GCancellable *cancellable, GError **error);
void               mb_import_relations_free (MbImportRelations *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImportRelations, mb_import_relations_free)

G_END_DECLS
