#pragma once

#include "mb-database.h"
#include "mb-facet.h"
#include "mb-record-type.h"

G_BEGIN_DECLS

/* What a list shows of all records of a type. Private to src/book; a copy of it goes to the worker. */
typedef struct {
  const MbRecordType *type;
  char *search;
  GPtrArray *filters; /* MbFilter */
  GPtrArray *chosen; /* MbChosen */
  const MbField *sort;
  gboolean descending;
} MbSearch;

typedef struct {
  const MbField *field;
  GVariant *value;
} MbFilter;

MbSearch *mb_search_new        (const MbRecordType *type);
MbSearch *mb_search_copy       (const MbSearch *self);
void      mb_search_free       (MbSearch *self);
void      mb_search_set_filter (MbSearch *self, const MbField *field, GVariant *value);
/* No values: all will do. */
void      mb_search_set_chosen (MbSearch *self, const MbFacet *facet, GPtrArray *values);
gboolean  mb_search_is_whole   (const MbSearch *self);
/* All ids in order, and the ascending ids of those that match. */
GArray   *mb_search_read_order (const MbSearch *self, MbDatabase *database, gboolean many, GError **error);
GArray   *mb_search_read_matches (const MbSearch *self, MbDatabase *database, GError **error);
gboolean  mb_search_has_filters (const MbSearch *self);
GArray   *mb_search_read_sorted (const MbSearch *self, MbDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSearch, mb_search_free)

G_END_DECLS
