#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbPublishedValue:
 * @digits: the number, without its decimal point
 * @decimals: how many of the digits stand behind it
 * @is_share: whether it is a percentage
 * @of: of how many; -1: not said
 *
 * A value as somebody published it: “46”, “44.4 %”, “23 of 46”.
 */
typedef struct {
  gint64 digits;
  guint decimals;
  gboolean is_share;
  gint64 of;
} MbPublishedValue;

gboolean mb_published_value_read  (MbPublishedValue *self, const char *text);
/* Whether a metric is the participants of a year, or of all years (0). */
gboolean mb_published_names_total (const char *metric, int *year);

G_END_DECLS
