#pragma once

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_QUICK_MATCHES (mb_quick_matches_get_type ())
G_DECLARE_FINAL_TYPE (MbQuickMatches, mb_quick_matches, MB, QUICK_MATCHES, GObject)

/**
 * MbQuickMatches:
 *
 * What of a book a few letters may mean: pages of the sidebar, programs, cohorts, people and projects, best match
 * first. Without letters: the records opened last, and the pages.
 *
 * Properties: "pending" (what is listed is not yet the answer to what was typed last).
 */

MbQuickMatches *mb_quick_matches_new         (MbBook *book);

void            mb_quick_matches_set_search  (MbQuickMatches *self, const char *search);
gboolean        mb_quick_matches_get_pending (MbQuickMatches *self);
/* Of MbRecord, and of GtkStringObject for pages, by name. It changes as a whole. */
GListModel     *mb_quick_matches_get_model   (MbQuickMatches *self);
/* Why the last search failed; NULL when it did not. */
const GError   *mb_quick_matches_get_error   (MbQuickMatches *self);

G_END_DECLS
