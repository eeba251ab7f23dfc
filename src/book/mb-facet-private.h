#pragma once

#include <sqlite3.h>

#include "mb-facet.h"

G_BEGIN_DECLS

/* How far references are followed: seat, project, cohort, program. */
#define MB_FACET_MOST_STEPS 3

struct _MbFacet {
  char *name;
  const MbRecordType *type;    /* whose list it narrows */
  const MbRecordType *through; /* nullable: the records that tell about it … */
  const MbField *back;         /* … and the field by which they refer to it */
  gboolean only_latest;        /* of these only the latest counts */
  const MbField *steps[MB_FACET_MOST_STEPS]; /* the references that are followed */
  guint n_steps;
  const MbField *field;
};

/* A facet with the values that are wanted; any of them will do. */
typedef struct {
  const MbFacet *facet;
  GPtrArray *values; /* GVariant, NULL for “not set” */
} MbChosen;

MbChosen *mb_chosen_new  (const MbFacet *facet, GPtrArray *values);
void      mb_chosen_free (MbChosen *self);

/* What an SQL text binds, in order. */
typedef struct {
  const MbField *field;
  GVariant *value;
} MbBound;

GArray   *mb_bound_list_new (void);
void      mb_bound_add      (GArray *bound, const MbField *field, GVariant *value);
void      mb_bound_bind     (GArray *bound, sqlite3_stmt *statement);

/* A condition on the rows of the list's table: what is chosen (MbChosen) of all facets holds. */
void      mb_facet_append_conditions (GPtrArray *chosen, GString *sql, GArray *bound);
/* The records that tell about a list's: a bit for each MbRecordKind that the facet looks at. */
guint64   mb_facet_get_kinds (const MbFacet *self);

G_END_DECLS
