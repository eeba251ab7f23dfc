#pragma once

#include "book/mb-rows.h"
#include "book/mb-titles.h"
#include "mb-facts.h"
#include "mb-found.h"

G_BEGIN_DECLS

typedef struct _MbCheckSeating MbCheckSeating;

/**
 * MbCheck:
 * @book: the book
 * @docs: (nullable): the folder in which relative pages lie
 * @facts: what it says on the date of its latest observation
 * @cohort_places: places in the cohorts of @facts by id
 * @named: how many named mentees each of these cohorts has
 *
 * One going through the book with all rules, as a rule sees it.
 */
typedef struct {
  MbBook *book;
  const char *docs;
  MbFacts *facts;
  MbPlaces *cohort_places;
  guint *named;
  /*< private >*/
  MbTitles *titles;
  MbCheckSeating *seating;
  GCancellable *cancellable;
  GPtrArray *found;
  const char *rule;
  guint of_rule;
  guint left_out;
} MbCheck;

/**
 * MbCheckRule:
 * @name: what programs call it
 * @title: what people call it, before translation
 * @run: looks for what it is about
 *
 * One thing the book is checked for. A group of rules ends with one that has
 * no name.
 */
typedef struct {
  const char *name;
  const char *title;
  gboolean (*run) (MbCheck *check, GError **error);
} MbCheckRule;

extern const MbCheckRule mb_check_cohort_rules[];
extern const MbCheckRule mb_check_handle_rules[];
extern const MbCheckRule mb_check_page_rules[];
extern const MbCheckRule mb_check_people_rules[];
extern const MbCheckRule mb_check_program_rules[];
extern const MbCheckRule mb_check_project_rules[];
extern const MbCheckRule mb_check_role_rules[];
extern const MbCheckRule mb_check_published_rules[];
extern const MbCheckRule mb_check_source_rules[];
extern const MbCheckRule mb_check_total_rules[];
extern const MbCheckRule mb_check_name_rules[];

void     mb_checks_set_more_rules (const MbCheckRule *rules);

gboolean mb_check_each_row  (MbCheck *self, MbRecordKind kind, const char *const *fields, MbRowFunc func, gpointer data,
                             GError **error);
char    *mb_check_dup_title (MbCheck *self, MbRecordKind kind, gint64 id);
MbFound *mb_check_report    (MbCheck *self, MbSeverity severity, MbRecordKind kind, gint64 id);

G_END_DECLS
