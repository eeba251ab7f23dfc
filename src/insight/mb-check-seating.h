#pragma once

#include "mb-check.h"

G_BEGIN_DECLS

/**
 * MbSeatedProject:
 * @id: the project's id
 * @cohort: the place of its cohort in the facts, or %MB_NO_PLACE
 * @ran: whether it ran, or runs
 * @seats: how many people are on it, by role
 *
 * What the rules need of a project.
 */
typedef struct {
  gint64 id;
  guint cohort;
  gboolean ran;
  guint seats[2];
} MbSeatedProject;

/**
 * MbSeatFact:
 * @person: the person's place in the facts
 * @cohort: the place of the project's cohort
 * @role: in which role
 * @project: the project's id
 *
 * Somebody on a project that ran.
 */
typedef struct {
  guint person;
  guint cohort;
  MbRole role;
  gint64 project;
} MbSeatFact;

/**
 * MbCheckSeating:
 * @projects: (element-type MbSeatedProject): all projects, in no order
 * @seats: (element-type MbSeatFact): by person, cohort and role
 *
 * Who is on which projects.
 */
struct _MbCheckSeating {
  GArray *projects;
  GArray *seats;
  /*< private >*/
  MbCheck *check;
  MbPlaces *places;
};

MbCheckSeating *mb_check_get_seating           (MbCheck *check, GError **error);
void            mb_check_seating_free          (MbCheckSeating *self);

guint           mb_check_seating_count_alike   (const MbCheckSeating *self, guint first);
/* Walks along the seats as the participations, or what is like them, are walked along. */
guint           mb_check_seating_find          (const MbCheckSeating *self, guint *next, guint person, guint cohort,
                                                MbRole role);

G_END_DECLS
