#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbPageDates:
 * @label: what happens then
 * @starts_on: the first day, month or year
 * @ends_on: (nullable): the last one, where it is not the same
 *
 * A step of a timeline.
 */
typedef struct {
  char *label;
  char *starts_on;
  char *ends_on;
} MbPageDates;

/* “June 7-Aug 23 - Coding”, “Reviews: 13th March”; year: of what says none. */
gboolean mb_page_dates_read      (MbPageDates *self, const char *text, int year);
/* A text that is nothing but a date or two. */
gboolean mb_page_dates_read_only (MbPageDates *self, const char *text, int year);
/* The first month or day of a sentence: “as of October 2025”; NULL: there is none. */
char    *mb_page_dates_find      (const char *text);
void     mb_page_dates_clear     (MbPageDates *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MbPageDates, mb_page_dates_clear)

G_END_DECLS
