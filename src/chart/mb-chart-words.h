#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What strangers wrote, as it can be written on a picture: one line, or several; bounded, without hidden characters. */
char       *mb_chart_dup_line   (const char *text);
char       *mb_chart_dup_text   (const char *text);

gboolean    mb_chart_is_rtl     (const char *text);
char       *mb_chart_dup_number (gint64 number);
char       *mb_chart_dup_percent (gint64 percent);
char       *mb_chart_dup_share  (gint64 k, gint64 n);
char       *mb_chart_dup_spoken (const char *category, const char *series, const char *words);
const char *mb_chart_nothing    (void);

G_END_DECLS
