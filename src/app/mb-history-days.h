#pragma once

#include <gtk/gtk.h>

#include "book/mb-history-list.h"

G_BEGIN_DECLS

#define MB_TYPE_HISTORY_DAYS (mb_history_days_get_type ())
G_DECLARE_FINAL_TYPE (MbHistoryDays, mb_history_days, MB, HISTORY_DAYS, GObject)

/* The book's history as a GtkSectionModel: each day is a section. */
MbHistoryDays *mb_history_days_new (MbHistoryList *list);

/* A day as one says it: “Today”, “Sunday, 22 November”. */
char          *mb_history_days_dup_name (GDateTime *time);

G_END_DECLS
