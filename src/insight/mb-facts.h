#pragma once

#include "book/mb-book.h"
#include "book/mb-role.h"
#include "mb-places.h"

G_BEGIN_DECLS

/**
 * MbActivity:
 * @MB_ACTIVITY_UNKNOWN: nobody observed it; never to be taken for inactive
 * @MB_ACTIVITY_INACTIVE: not active
 * @MB_ACTIVITY_ACTIVE: active
 *
 * Whether a person was an active contributor on the date of the facts.
 */
typedef enum {
  MB_ACTIVITY_UNKNOWN,
  MB_ACTIVITY_INACTIVE,
  MB_ACTIVITY_ACTIVE,
} MbActivity;

/**
 * MbEnding:
 * @MB_ENDING_UNKNOWN: the participation's status is not known
 * @MB_ENDING_COMPLETED: it was completed
 * @MB_ENDING_OTHER: it has any other status
 *
 * How a participation ended. Private to those who work on the book.
 */
typedef enum {
  MB_ENDING_UNKNOWN,
  MB_ENDING_COMPLETED,
  MB_ENDING_OTHER,
} MbEnding;

/**
 * MbCohortFact:
 * @id: the cohort's id
 * @program_id: the id of its program
 * @program: its program's place in the facts
 * @year: its year
 * @reported: how many took part, as was reported; -1: it was not
 * @is_running: whether it says that it is in progress and is not over on the date of the facts
 *
 * What figures need of a cohort.
 */
typedef struct {
  gint64 id;
  gint64 program_id;
  guint program;
  int year;
  gint64 reported;
  gboolean is_running;
} MbCohortFact;

/**
 * MbPersonFact:
 * @id: the person's id
 * @first: the place of the person's first participation
 * @n: how many participations there are from there
 * @seen: the last day of the latest observation, as mb_date_get_last_day() gives it; 0: none
 * @activity: what it says
 *
 * What figures need of a person.
 */
typedef struct {
  gint64 id;
  guint first;
  guint n;
  guint seen;
  MbActivity activity;
} MbPersonFact;

/**
 * MbParticipationFact:
 * @id: the participation's id
 * @person: the person's place in the facts
 * @cohort: the cohort's place
 * @role: in which role
 * @ending: how it ended
 *
 * What figures need of a participation.
 */
typedef struct {
  gint64 id;
  guint person;
  guint cohort;
  MbRole role;
  MbEnding ending;
} MbParticipationFact;

/**
 * MbFacts:
 * @as_of: (nullable): the date of the facts; %NULL when there is none to take
 * @programs: (element-type gint64): ids, by slug
 * @cohorts: (element-type MbCohortFact): by year and slug
 * @people: (element-type MbPersonFact): whoever has a name or a handle, in no order
 * @participations: (element-type MbParticipationFact): by person, cohort and role, each once
 * @places: places in @people
 *
 * What a book says on a date, read once, so that figures of any scope can be
 * made of it.
 */
typedef struct {
  char *as_of;
  GArray *programs;
  GArray *cohorts;
  GArray *people;
  GArray *participations;
  MbPlaces *places;
} MbFacts;

MbFacts *mb_facts_new   (MbBook *book, const char *as_of, GCancellable *cancellable, GError **error);
MbFacts *mb_facts_ref   (MbFacts *self);
void     mb_facts_unref (MbFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFacts, mb_facts_unref)

G_END_DECLS
