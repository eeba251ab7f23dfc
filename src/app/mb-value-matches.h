#pragma once

#include <gio/gio.h>

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_VALUE_MATCHES (mb_value_matches_get_type ())
G_DECLARE_FINAL_TYPE (MbValueMatches, mb_value_matches, MB, VALUE_MATCHES, GObject)

/**
 * MbValueMatches:
 *
 * What a few letters typed into a field may mean: one of its choices, yes or no, or a record of the book; the best
 * first.
 *
 * Properties: "pending" (whether what is listed is not yet the answer to what was typed last).
 */

/* Whether the values of such a field can be listed at all. */
gboolean        mb_value_matches_suit        (const MbField *field);

MbValueMatches *mb_value_matches_new         (MbBook *book, const MbField *field);
void            mb_value_matches_set_text    (MbValueMatches *self, const char *text);
gboolean        mb_value_matches_get_pending (MbValueMatches *self);

/* A list of objects, each one match. */
GListModel     *mb_value_matches_get_model   (MbValueMatches *self);
char           *mb_value_matches_dup_label   (MbValueMatches *self, gpointer item);
/* What tells it from another of the same name; NULL: there is nothing to tell. */
char           *mb_value_matches_dup_details (MbValueMatches *self, gpointer item);
/* The value of the match at a position. */
GVariant       *mb_value_matches_dup_value   (MbValueMatches *self, guint position);
/* The match that is called just so, without regard to case and accents; G_MAXUINT: none, or several. */
guint           mb_value_matches_find        (MbValueMatches *self, const char *text);

G_END_DECLS
