#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mb_date_is_valid      (const char *text);
guint    mb_date_get_first_day (const char *text);
guint    mb_date_get_last_day  (const char *text);
/* So many years later; NULL when it is no date or leads out of the calendar. */
char    *mb_date_dup_later     (const char *text, gint64 years);
char    *mb_date_dup_shown     (const char *text);

G_END_DECLS
