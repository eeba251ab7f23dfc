#pragma once

#include "book/mb-book.h"
#include "mb-links.h"

G_BEGIN_DECLS

/**
 * MbIdList:
 * @ids: (element-type gint64): the records' ids in the book, in the order of the JSON
 * @slugs: (element-type utf8): their ids in the JSON
 * @ranks: places in @ids by id
 *
 * The records of a type that stand in the JSON. A place in this list is
 * called the record's rank.
 */
typedef struct {
  GArray *ids;
  GPtrArray *slugs;
  GHashTable *ranks;
} MbIdList;

/**
 * MbJsonIndex:
 *
 * Who stands in the JSON, under which id and with whom: a few dozen bytes for
 * each record, whatever the records hold.
 */
typedef struct {
  GStringChunk *strings;
  MbIdList lists[MB_N_RECORD_KINDS]; /* of the types that have ids */
  MbLinks admins;                    /* program → person */
  MbLinks participations;            /* cohort, role → person */
  MbLinks projects;                  /* cohort → project */
  MbLinks paths;                     /* person, role → cohort, by @by_slug */
  MbLinks seats;                     /* project, role → person */
  guint *by_slug;                    /* ranks of the cohorts, sorted by id */
  GArray *observations;              /* MbOnDate, sorted */
  GArray *milestones;
} MbJsonIndex;

MbJsonIndex       *mb_json_index_new       (MbBook *book, GCancellable *cancellable, GError **error);
void               mb_json_index_free      (MbJsonIndex *self);
const char *const *mb_json_index_get_order (MbRecordKind kind);
const char        *mb_json_index_get_slug  (MbJsonIndex *self, MbRecordKind kind, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbJsonIndex, mb_json_index_free)

G_END_DECLS
