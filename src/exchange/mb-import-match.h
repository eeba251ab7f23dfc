#pragma once

#include "mb-import-plan.h"

G_BEGIN_DECLS

/**
 * MbImportMatch:
 *
 * Which records of the book the entries of a file are.
 */
typedef struct _MbImportMatch MbImportMatch;

MbImportMatch *mb_import_match_new     (MbImportPlan *plan, MbBook *book, GCancellable *cancellable, GError **error);
void           mb_import_match_free    (MbImportMatch *self);
/* The entry with that id in the file, else one for the record with that id in the book; NULL: none. */
MbImportEntry *mb_import_match_resolve (MbImportMatch *self, MbRecordKind kind, const char *slug);
MbImportEntry *mb_import_match_resolve_place (MbImportMatch *self, MbRecordKind kind, const MbJsonPlace *place,
                                              GError **error);

/* Leaves in the entries of known records only what differs from the book, and reports it. */
gboolean       mb_import_compare       (MbImportPlan *plan, MbBook *book, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImportMatch, mb_import_match_free)

G_END_DECLS
