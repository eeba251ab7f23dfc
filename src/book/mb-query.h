#pragma once

#include "mb-book.h"
#include "mb-facet.h"
#include "mb-match.h"

G_BEGIN_DECLS

#define MB_TYPE_QUERY (mb_query_get_type ())
G_DECLARE_FINAL_TYPE (MbQuery, mb_query, MB, QUERY, GObject)

/* A GListModel of MbRecord that holds ids and makes a record only when a row is looked at. Follows the
 * book: splices only what differs. Properties: "book", "kind", "search", "sort-field", "descending",
 * "busy" (a worker is reading; the rows shown are the former ones), "n-items".
 * Books with few records of the kind are read at once, others in a worker thread. */
MbQuery    *mb_query_new             (MbBook *book, MbRecordKind kind);

/* At most n records, those first whose titles suit the search best; none while nothing is searched for. */
MbQuery    *mb_query_new_best        (MbBook *book, MbRecordKind kind, guint n);

MbBook     *mb_query_get_book        (MbQuery *self);
MbRecordKind mb_query_get_kind       (MbQuery *self);
/* Words that must all be found, each anywhere in a searched text, without regard to case and accents;
 * words of one or two letters at the beginning of a word. Referenced titles count too. */
void        mb_query_set_search      (MbQuery *self, const char *search);
const char *mb_query_get_search      (MbQuery *self);
/* NULL: the type's own order. Text sorts in the order of the user's language, unset values come last. */
void        mb_query_set_sort        (MbQuery *self, const char *field, gboolean descending);
const char *mb_query_get_sort_field  (MbQuery *self);
gboolean    mb_query_get_descending  (MbQuery *self);
/* Only records whose field has this value (for text without regard to case); NULL: no such filter any more. */
void        mb_query_set_filter      (MbQuery *self, const char *field, GVariant *value);
void        mb_query_clear_filters   (MbQuery *self);
/* Only records whose facet has one of these values (GVariant, NULL: not set); none: any. Clearing leaves the filters. */
void        mb_query_set_chosen      (MbQuery *self, const MbFacet *facet, GPtrArray *values);
void        mb_query_clear_chosen    (MbQuery *self);
/* Only the records with these ids (gint64), in the list's order; NULL: all. Takes effect beside search and filters. */
void        mb_query_set_only        (MbQuery *self, GArray *ids);
/* All records of the type, found or not. */
guint       mb_query_count_all       (MbQuery *self);
gboolean    mb_query_get_busy        (MbQuery *self);
gint64      mb_query_get_id          (MbQuery *self, guint position);
/* GTK_INVALID_LIST_POSITION (G_MAXUINT) when it is not in the list. */
guint       mb_query_find            (MbQuery *self, gint64 id);
/* How well the title of the record there suits the search; only of a list of the best. */
MbMatch     mb_query_get_match       (MbQuery *self, guint position);
/* The error of the last reading, or NULL; a change of it notifies "busy". */
const GError *mb_query_get_error     (MbQuery *self);

G_END_DECLS
