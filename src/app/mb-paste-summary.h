#pragma once

#include "exchange/mb-paste-row.h"

G_BEGIN_DECLS

/**
 * MbPasteSummary:
 * @of_state: how many rows there are of each state
 * @included: how many are ticked
 *
 * How many rows of a table mean what.
 */
typedef struct {
  guint of_state[MB_N_PASTE_STATES];
  guint included;
} MbPasteSummary;

/* rows (nullable): a list of MbPasteRow. */
void        mb_paste_summary_count     (MbPasteSummary *self, GListModel *rows);
/* “3 new · 1 changed · 2 doubtful” */
char       *mb_paste_summary_dup_text  (const MbPasteSummary *self);
/* What the user reads for a state: “New”. */
const char *mb_paste_summary_get_word  (MbPasteState state);
/* The style class of that word. */
const char *mb_paste_summary_get_style (MbPasteState state);

G_END_DECLS
