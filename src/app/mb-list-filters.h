#pragma once

#include "book/mb-facet.h"
#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_LIST_FILTERS (mb_list_filters_get_type ())
G_DECLARE_FINAL_TYPE (MbListFilters, mb_list_filters, MB, LIST_FILTERS, GObject)

/**
 * MbListFilters:
 *
 * By what a list is narrowed: values of its facets. Of one facet any of the values will do, all facets must hold. That
 * the checks find something about a record is one as well, without a facet and without a value.
 *
 * Properties: "active" (whether there is any). Signals: "changed".
 */

/* One of the values. */
typedef struct {
  const MbFacet *facet; /* NULL: that the checks find something about the record */
  GVariant *value; /* NULL: not set */
} MbListFilter;

MbListFilters      *mb_list_filters_new        (MbQuery *query);

MbQuery            *mb_list_filters_get_query  (MbListFilters *self);
gboolean            mb_list_filters_get_active (MbListFilters *self);
/* In the order in which they were chosen. */
guint               mb_list_filters_get_n      (MbListFilters *self);
const MbListFilter *mb_list_filters_get        (MbListFilters *self, guint place);
/* What the user reads of a value, as in “Mentor”. */
char               *mb_list_filters_dup_value  (MbListFilters *self, const MbFacet *facet, GVariant *value);
/* What the user reads, as in “Role: Mentor”. */
char               *mb_list_filters_dup_label  (MbListFilters *self, guint place);

gboolean            mb_list_filters_has        (MbListFilters *self, const MbFacet *facet, GVariant *value);
void                mb_list_filters_set        (MbListFilters *self, const MbFacet *facet, GVariant *value,
                                                gboolean chosen);
void                mb_list_filters_clear      (MbListFilters *self);

G_END_DECLS
