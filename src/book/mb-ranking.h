#pragma once

#include "mb-match.h"
#include "mb-search.h"

G_BEGIN_DECLS

/* The few of many ids whose titles suit a search best. Private to src/book. */
GArray *mb_ranking_read_best (const MbSearch *search,
                              MbDatabase     *database,
                              GArray         *ids,
                              guint           n,
                              guint          *counts,
                              GError        **error);

G_END_DECLS
