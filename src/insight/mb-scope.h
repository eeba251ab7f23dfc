#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbScope:
 * @cohorts: (nullable): ids of the cohorts; %NULL: all
 * @programs: (nullable): ids of the programs; %NULL: all
 * @first_year: the first calendar year; 0: any
 * @last_year: the last calendar year; 0: any
 * @include_running: whether cohorts that still run count in every figure; else it is too early for them, and they
 *   count as participants only
 * @exclude_running: whether the scope does not name cohorts that still run
 *
 * Which cohorts figures are of. What all conditions allow is in the scope. As
 * made, these are all cohorts; the running ones are too early.
 */
typedef struct {
  GHashTable *cohorts;
  GHashTable *programs;
  int first_year;
  int last_year;
  gboolean include_running;
  gboolean exclude_running;
} MbScope;

MbScope *mb_scope_new            (void);
MbScope *mb_scope_copy           (const MbScope *self);
void     mb_scope_free           (MbScope *self);

/* Limits the scope to the cohorts or programs with these ids; n may be 0. */
void     mb_scope_limit_cohorts  (MbScope *self, const gint64 *ids, guint n);
void     mb_scope_limit_programs (MbScope *self, const gint64 *ids, guint n);
gboolean mb_scope_names          (const MbScope *self, gint64 cohort, gint64 program, int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbScope, mb_scope_free)

G_END_DECLS
