#pragma once

#include <gio/gio.h>

#include "insight/mb-scope.h"

G_BEGIN_DECLS

/**
 * MbRunning:
 * @MB_RUNNING_TAKE_PART: they count as participants; it is too early for every other figure
 * @MB_RUNNING_IN: they count in every figure
 * @MB_RUNNING_OUT: they count nowhere
 *
 * What becomes of cohorts that still run.
 */
typedef enum {
  MB_RUNNING_TAKE_PART,
  MB_RUNNING_IN,
  MB_RUNNING_OUT,
} MbRunning;

#define MB_TYPE_SCOPE_CHOICE (mb_scope_choice_get_type ())
G_DECLARE_FINAL_TYPE (MbScopeChoice, mb_scope_choice, MB, SCOPE_CHOICE, GObject)

/**
 * MbScopeChoice:
 *
 * Of what the figures of a book are, as the person at the screen chose it: the scope and the date. It is remembered for
 * each book.
 *
 * Signals: "changed".
 */

/* path: of the book; NULL: it is not remembered. */
MbScopeChoice *mb_scope_choice_new                 (const char *path);

const MbScope *mb_scope_choice_get_scope           (MbScopeChoice *self);
/* NULL: that of the latest observation. */
const char    *mb_scope_choice_get_as_of           (MbScopeChoice *self);
MbRunning      mb_scope_choice_get_running         (MbScopeChoice *self);
gboolean       mb_scope_choice_is_usual            (MbScopeChoice *self);

/* ids: of gint64; NULL: all programs, also those to come. */
void           mb_scope_choice_set_programs        (MbScopeChoice *self, GArray *ids);
/* 0: any. */
void           mb_scope_choice_set_years           (MbScopeChoice *self, int first, int last);
void           mb_scope_choice_set_running         (MbScopeChoice *self, MbRunning running);
void           mb_scope_choice_set_as_of           (MbScopeChoice *self, const char *as_of);
void           mb_scope_choice_reset               (MbScopeChoice *self);

G_END_DECLS
