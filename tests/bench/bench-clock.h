#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the thread of the default main loop was busy between two looks for events, in microseconds: as long as
 * that it could neither take a key press nor paint. */
typedef struct {
  gint64 wall;
  gint64 cpu; /* of it the thread really ran; the rest other programs had */
} BenchHold;

void      bench_clock_start (void);
void      bench_clock_reset (void);
BenchHold bench_clock_get   (void);

G_END_DECLS
