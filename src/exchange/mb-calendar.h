#pragma once

#include "mb-text-export.h"

G_BEGIN_DECLS

/**
 * MbCalendarOptions:
 * @cohort: id of the cohort whose milestones are wanted; 0: those of all
 *
 * What a calendar is asked for.
 */
typedef struct {
  gint64 cohort;
} MbCalendarOptions;

/* An MbTextFunc: the milestones as iCalendar (RFC 5545). options: MbCalendarOptions or NULL. */
char *mb_calendar_make (MbBook *book, gconstpointer options, GPtrArray *notes, GError **error);

G_END_DECLS
