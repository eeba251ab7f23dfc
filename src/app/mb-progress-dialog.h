#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROGRESS_DIALOG (mb_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbProgressDialog, mb_progress_dialog, MB, PROGRESS_DIALOG, AdwDialog)

/**
 * MbProgressDialog:
 *
 * A bar and a Cancel button for work in another thread. It shows itself only
 * when the work takes longer than half a second.
 */

MbProgressDialog *mb_progress_dialog_start           (GtkWidget *parent, const char *title);
GCancellable     *mb_progress_dialog_get_cancellable (MbProgressDialog *self);
/* A MbProgressFunc, for any thread; its data is the dialog. */
void              mb_progress_dialog_step            (gint64 done, gint64 total, gpointer self);
/* The work has ended. */
void              mb_progress_dialog_finish          (MbProgressDialog *self);

G_END_DECLS
