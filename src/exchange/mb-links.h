#pragma once

#include "book/mb-role.h"

G_BEGIN_DECLS

/**
 * MbLinks:
 * @links: (element-type guint64): owner, role and member in one number, so that sorting the numbers sorts by these
 * @next: how many were taken
 *
 * Which records have which others in which role. Records are named by small
 * numbers, places in a list of them.
 */
typedef struct {
  GArray *links;
  guint next;
} MbLinks;

/**
 * MbOnDate:
 * @owner: place of the person or cohort
 * @active: for observations: whether the person was active
 * @label: (nullable): for milestones: the label
 * @starts_on: (nullable): the date
 * @ends_on: (nullable): for milestones: the last date
 *
 * An observation or a milestone.
 */
typedef struct {
  guint owner;
  gboolean active;
  const char *label;
  const char *starts_on;
  const char *ends_on;
} MbOnDate;

void     mb_links_init         (MbLinks *self);
void     mb_links_clear        (MbLinks *self);
void     mb_links_add          (MbLinks *self, guint owner, MbRole role, guint member);
void     mb_links_get          (MbLinks *self, guint index, guint *owner, MbRole *role, guint *member);
void     mb_links_sort         (MbLinks *self);
void     mb_links_subtract     (MbLinks *self, MbLinks *known);
gboolean mb_links_has          (MbLinks *self, guint owner, MbRole role, guint member);

/* How many of that owner and role there are; then take them one by one. */
guint    mb_links_count        (MbLinks *self, guint owner, MbRole role);
guint    mb_links_take         (MbLinks *self);

GArray  *mb_on_dates_new       (void);
void     mb_on_dates_sort      (GArray *on_dates);
void     mb_on_dates_subtract  (GArray *on_dates, GArray *known);

G_END_DECLS
