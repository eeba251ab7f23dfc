#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbCareerSeat:
 * @id: id of the seat
 * @project: id of the project
 * @title: the project's title
 * @role: (nullable): the role of the seat
 * @status: (nullable): the project's status
 * @outcome: (nullable): what became of the project
 * @cohort: id of the project's cohort
 * @cohort_title: what that cohort is called
 *
 * A person on a project.
 */
typedef struct {
  gint64 id;
  gint64 project;
  char *title;
  const MbChoice *role;
  const MbChoice *status;
  const MbChoice *outcome;
  gint64 cohort;
  char *cohort_title;
} MbCareerSeat;

/**
 * MbCareerStep:
 * @participation: id of the participation; 0 when the book has none, though it has the person on a project that ran
 * @cohort: id of the cohort
 * @cohort_title: what the cohort is called
 * @year: the cohort's year
 * @term: (nullable): the cohort's term
 * @program: what the program is called in short
 * @role: the role
 * @status: (nullable): how it went
 * @seats: (element-type MbCareerSeat): the projects of the cohort that the person was on in this role and that ran
 *
 * Somebody in a cohort in a role.
 */
typedef struct {
  gint64 participation;
  gint64 cohort;
  char *cohort_title;
  int year;
  char *term;
  char *program;
  const MbChoice *role;
  const MbChoice *status;
  GPtrArray *seats;
} MbCareerStep;

/**
 * MbCareer:
 * @steps: (element-type MbCareerStep): through the years, the first one first
 * @ideas: (element-type MbCareerSeat): seats on projects that did not run; they are no participation
 *
 * All that a person took part in.
 */
typedef struct {
  GPtrArray *steps;
  GPtrArray *ideas;
} MbCareer;

MbCareer *mb_career_new  (MbBook *book, gint64 person, GError **error);
void      mb_career_free (MbCareer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCareer, mb_career_free)

G_END_DECLS
