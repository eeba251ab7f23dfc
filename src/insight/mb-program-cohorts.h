#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbHeadcount:
 * @reported: the reported headcount; -1: none
 * @mentees: named mentees
 * @mentors: named mentors
 * @projects: projects, whether they ran or not
 *
 * How many were in a cohort, or in several: participations, not people.
 */
typedef struct {
  gint64 reported;
  gint64 mentees;
  gint64 mentors;
  gint64 projects;
} MbHeadcount;

/**
 * MbProgramCohort:
 * @id: id of the cohort
 * @year: its year
 * @term: (nullable): its term
 * @status: (nullable): its status
 * @headcount: how many were in it
 *
 * A cohort of a program.
 */
typedef struct {
  gint64 id;
  int year;
  char *term;
  const MbChoice *status;
  MbHeadcount headcount;
} MbProgramCohort;

/**
 * MbProgramCohorts:
 * @cohorts: (element-type MbProgramCohort): the latest first
 * @total: the sums of all cohorts; @total.reported is -1 where none has a reported headcount
 * @n_reported: how many cohorts have a reported headcount
 * @different_mentees: how many people are among the named mentees
 * @different_mentors: how many people are among the named mentors
 *
 * The cohorts of a program with their headcounts.
 */
typedef struct {
  GPtrArray *cohorts;
  MbHeadcount total;
  guint n_reported;
  gint64 different_mentees;
  gint64 different_mentors;
} MbProgramCohorts;

MbProgramCohorts *mb_program_cohorts_new  (MbBook *book, gint64 program, GError **error);
void              mb_program_cohorts_free (MbProgramCohorts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProgramCohorts, mb_program_cohorts_free)

/* The same in a worker thread, from the book at path. */
void              mb_program_cohorts_load_async  (const char *path, gint64 program, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
MbProgramCohorts *mb_program_cohorts_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
