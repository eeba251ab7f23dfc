#pragma once

#include "mb-page-people.h"
#include "mb-page-reader.h"
#include "mb-page-words.h"

G_BEGIN_DECLS

/**
 * MbPageReading:
 * @page: the page
 * @claims: what is said goes there
 * @program: (nullable): the program that the page is about, as it calls it
 * @program_line: where it does so
 * @year: the year that the page is about; 0: none
 * @date: (nullable): the date of what the page says: “as of October 2025”
 * @cohort: (nullable): the claim that the page is about that cohort
 * @projects: (array): for each heading whether it is a project
 * @labels: (array): for each item what it tells of a project
 * @headings: (array): for each heading what it says, folded
 * @own: (nullable) (element-type MbPageMark): the parts of the page that Mentorbook wrote
 * @measured: (element-type MbClaim): the cohorts that figures on this page are about
 *
 * A page that is read.
 */
typedef struct {
  MbPage *page;
  MbClaims *claims;
  const char *program;
  guint program_line;
  int year;
  const char *date;
  MbClaim *cohort;
  gboolean *projects;
  guint8 *labels;
  GStrv headings;
  GPtrArray *measured;
  GPtrArray *own;
} MbPageReading;

/* The claim of the cohort that the page is about; NULL: it is about none. */
MbClaim *mb_page_reading_get_cohort (MbPageReading *self);
MbClaim *mb_page_reading_add_cohort (MbPageReading *self, const char *program, int year, guint line);
/* How many participants a cohort had. */
void     mb_page_reading_say_reported (MbPageReading *self, MbClaim *cohort, gint64 participants, guint line);
/* A claim that tells of a person; NULL and a note when it cannot be said of whom. */
MbClaim *mb_page_reading_add_person (MbPageReading *self, MbRecordKind kind, const MbPagePerson *person, guint line);
/* What a heading says, folded; “” for none. */
const char *mb_page_reading_get_heading (MbPageReading *self, int heading);

/* Whether Mentorbook wrote that line: what it gives is the book's own, and nobody's publication. */
gboolean mb_page_reading_is_own     (MbPageReading *self, guint line);
gboolean mb_page_reading_read_year  (const MbPageText *cell, int *year);
/* A project with its title, and the people on it; only where there is a cohort. */
MbClaim *mb_page_reading_add_project (MbPageReading *self, const MbPageText *text, gboolean ran);
void     mb_page_reading_add_seats   (MbPageReading *self, const MbClaim *project, const MbPageText *text, MbRole role,
                                      gboolean ran);

/* One for each shape of page. */
void     mb_page_reader_read_ideas    (MbPageReading *self);
void     mb_page_reader_read_timeline (MbPageReading *self);
void     mb_page_reader_read_admins   (MbPageReading *self);
void     mb_page_reader_read_active   (MbPageReading *self);
void     mb_page_reader_find_measured (MbPageReading *self);
/* Whether the table is one of these; it is read then. */
gboolean mb_page_reader_read_overview_table (MbPageReading *self, const MbPageTable *table);
gboolean mb_page_reader_read_insights_table (MbPageReading *self, const MbPageTable *table);
gboolean mb_page_reader_read_cohort_table   (MbPageReading *self, const MbPageTable *table);

G_END_DECLS
