#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbFacet:
 *
 * A side of a record by whose values a list is narrowed: a choice, a yes or
 * no, a reference or a year. It is a field of the record itself (the status
 * of a cohort), of a record it refers to (the program of a participation's
 * cohort), or of the records that tell about it (the role of a person's
 * participations). All are made from the tables of the record types.
 */
typedef struct _MbFacet MbFacet;

/* All facets of a type; they live as long as the program. */
GPtrArray     *mb_facet_list            (const MbRecordType *type);
const MbFacet *mb_facet_find            (const MbRecordType *type, const char *name);

/* The path to the field, as in "cohort.program" or "participation:role". */
const char    *mb_facet_get_name        (const MbFacet *self);
const char    *mb_facet_get_label       (const MbFacet *self);

/* Values of the field, as mb_record_get() has them; NULL stands for “not set”. */
GPtrArray     *mb_facet_list_values     (const MbFacet *self, MbBook *book, GError **error);
char          *mb_facet_dup_value_label (const MbFacet *self, MbBook *book, GVariant *value);

G_END_DECLS
