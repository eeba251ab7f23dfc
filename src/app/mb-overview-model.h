#pragma once

#include "book/mb-book.h"
#include "mb-overview.h"
#include "mb-scope-choice.h"

G_BEGIN_DECLS

#define MB_TYPE_OVERVIEW_MODEL (mb_overview_model_get_type ())
G_DECLARE_FINAL_TYPE (MbOverviewModel, mb_overview_model, MB, OVERVIEW_MODEL, GObject)

/**
 * MbOverviewModel:
 *
 * The figures of a book in the scope that was chosen, worked out in a worker thread. They follow the book and the
 * choice while a page uses them; the former ones stay until there are new ones.
 *
 * Signals: "loaded": there are new figures, or an error.
 */

MbOverviewModel *mb_overview_model_new          (MbBook *book);

MbBook          *mb_overview_model_get_book     (MbOverviewModel *self);
MbScopeChoice   *mb_overview_model_get_choice   (MbOverviewModel *self);
/* NULL: not yet. */
MbOverview      *mb_overview_model_get_overview (MbOverviewModel *self);
/* Why the last reading failed; NULL when it did not. */
const GError    *mb_overview_model_get_error    (MbOverviewModel *self);

/* A page begins when it is seen and ends when it no longer is. */
void             mb_overview_model_begin_use    (MbOverviewModel *self);
void             mb_overview_model_end_use      (MbOverviewModel *self);

G_END_DECLS
