#pragma once

#include "mb-insights.h"

G_BEGIN_DECLS

/**
 * MbComparisonResult:
 * @MB_COMPARISON_SAME: the book says the same
 * @MB_COMPARISON_DIFFERS: the book says something else, or nothing
 * @MB_COMPARISON_NOT_UNDERSTOOD: there is no such metric, or its value is no number
 *
 * What comes of holding a published figure against the book.
 */
typedef enum {
  MB_COMPARISON_SAME,
  MB_COMPARISON_DIFFERS,
  MB_COMPARISON_NOT_UNDERSTOOD,
} MbComparisonResult;

/**
 * MbComparison:
 * @record: id of the published figure; 0 when it is of no record
 * @is_total: whether it is how many took part, in a year or in all; @figure counts them then
 * @result: what came of it
 * @figure: what the book says, unless it was not understood
 * @decimals: of a percentage, how many decimals were published; -1: a number was
 *
 * A published figure beside the computed one. Neither replaces the other.
 */
typedef struct {
  gint64 record;
  gboolean is_total;
  MbComparisonResult result;
  MbFigure figure;
  int decimals;
} MbComparison;

MbComparison mb_comparison_make         (const char *metric, const char *value, MbInsights *insights);
char        *mb_comparison_dup_computed (const MbComparison *self);
/* value: what was published. */
char        *mb_comparison_dup_sentence (const MbComparison *self, const char *value);
/* Of MbComparison: each published figure of a book, in the scope it is of. */
GArray      *mb_comparison_list         (MbBook *book, MbFacts *facts, GCancellable *cancellable, GError **error);

G_END_DECLS
