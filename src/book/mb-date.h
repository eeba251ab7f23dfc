#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mb_date_is_valid      (const char *text);
guint    mb_date_get_first_day (const char *text);
guint    mb_date_get_last_day  (const char *text);

G_END_DECLS
