#pragma once

#include "insight/mb-impact.h"
#include "insight/mb-insights.h"

G_BEGIN_DECLS

/**
 * MbKnownProgram:
 * @id: the record
 * @name: what it is called
 * @short_name: what it is called for short
 * @slug: (nullable): what the website calls it
 * @purpose: (nullable): what it is for
 * @docs: (nullable): its page
 *
 * What pages tell of a program.
 */
typedef struct {
  gint64 id;
  char *name;
  char *short_name;
  char *slug;
  char *purpose;
  char *docs;
} MbKnownProgram;

/**
 * MbKnownCohort:
 * @id: the record
 * @program: its program
 * @year: its year
 * @term: (nullable): its term
 * @status: (nullable): its status
 * @slug: (nullable): what the website calls it
 * @page: (nullable): its page
 * @reported: the reported headcount; -1: none
 * @n_mentees: how many mentees are known by name
 *
 * What pages tell of a cohort.
 */
typedef struct {
  gint64 id;
  const MbKnownProgram *program;
  int year;
  char *term;
  const MbChoice *status;
  char *slug;
  char *page;
  gint64 reported;
  gint64 n_mentees;
} MbKnownCohort;

/**
 * MbKnownMember:
 * @id: the record
 * @name: what to call the person: the name, or else the handle
 * @handle: (nullable): the handle
 * @former: (nullable): former handles
 *
 * What pages tell of a person.
 */
typedef struct {
  gint64 id;
  char *name;
  char *handle;
  GStrv former;
} MbKnownMember;

/**
 * MbKnownProject:
 * @id: the record
 * @cohort: its cohort
 * @title: what it is called
 * @url: (nullable): where it leads
 * @status: (nullable): its status
 * @members: (element-type MbKnownMember): by #MbRole, who is on it
 *
 * What pages tell of a project.
 */
typedef struct {
  gint64 id;
  const MbKnownCohort *cohort;
  char *title;
  char *url;
  char *status;
  GPtrArray *members[2];
} MbKnownProject;

/**
 * MbPublishBook:
 * @programs: (element-type MbKnownProgram): by slug
 * @cohorts: (element-type MbKnownCohort): the latest first
 * @members: (element-type MbKnownMember): by name
 * @projects: (element-type MbKnownProject): by cohort and title
 * @impact: participants per year, by our own count
 * @insights: the figures of those cohorts of which anybody was observed
 * @all: those of all cohorts that do not run: who was a mentor hangs on no observation
 * @has_all_names: whether of each of these cohorts all who were reported are known by name
 *
 * All that pages tell of a book, read at one moment. Nothing private is in it.
 */
typedef struct {
  GPtrArray *programs;
  GPtrArray *cohorts;
  GPtrArray *members;
  GPtrArray *projects;
  MbImpact *impact;
  MbInsights *insights;
  MbInsights *all;
  gboolean has_all_names;

  /*< private >*/
  GHashTable *by_id;
  GHashTable *by_handle;
  GHashTable *by_title;
  GHashTable *by_address;
} MbPublishBook;

MbPublishBook        *mb_publish_book_new          (MbBook *book, GCancellable *cancellable, GError **error);
MbInsights           *mb_publish_book_get_insights (MbPublishBook *self, MbMetric metric);
void                  mb_publish_book_free         (MbPublishBook *self);

const MbKnownProgram *mb_publish_book_get_program  (MbPublishBook *self, gint64 id);
const MbKnownCohort  *mb_publish_book_get_cohort   (MbPublishBook *self, gint64 id);
const MbKnownMember  *mb_publish_book_get_member   (MbPublishBook *self, gint64 id);

/* What a page calls so; NULL: nothing, or more than one. */
const MbKnownProgram *mb_publish_book_find_program (MbPublishBook *self, const char *text);
const MbKnownCohort  *mb_publish_book_find_cohort  (MbPublishBook *self, const char *text);
/* Whose handle it is, now or formerly. */
const MbKnownMember  *mb_publish_book_find_handle  (MbPublishBook *self, const char *handle);
/* The projects (of MbKnownProject) with that title, however it is written, or with that address; NULL: none. */
GPtrArray            *mb_publish_book_find_titled    (MbPublishBook *self, const char *title);
GPtrArray            *mb_publish_book_find_addressed (MbPublishBook *self, const char *address);
/* The handle that an address of a profile ends in, or NULL. */
char                 *mb_publish_dup_handle        (const char *address);
/* Where a member's profile is, or NULL. */
char                 *mb_known_member_dup_address  (const MbKnownMember *self);
/* Whether all who were reported are known by name; what is told of only some of them would be wrong. */
gboolean              mb_known_cohort_has_all_names  (const MbKnownCohort *self);
/* “GSoC 2024”. */
char                 *mb_known_cohort_dup_title    (const MbKnownCohort *self);
/* A figure in words: “23 of 46 (50%), 1 unknown”. Pages are in English, whoever writes them. */
char                 *mb_publish_dup_figure          (const MbFigure *figure);
/* Letters and digits alone, without case and accents: what different ways to write the same have in common. */
char                 *mb_publish_dup_folded        (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPublishBook, mb_publish_book_free)

G_END_DECLS
