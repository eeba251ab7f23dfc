#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names that nobody has, some with accents, some in other scripts. The same seed gives the same names. */
typedef struct {
  char *name;
  char *latin; /* the same in ASCII, as a handle would have it */
} BenchName;

void  bench_name_init  (BenchName *self, GRand *rand);
void  bench_name_clear (BenchName *self);
char *bench_dup_note   (GRand *rand);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchName, bench_name_clear)

G_END_DECLS
