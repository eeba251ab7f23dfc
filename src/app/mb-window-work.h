#pragma once

#include "mb-progress-dialog.h"
#include "mb-window.h"

G_BEGIN_DECLS

/**
 * MbWindowWork:
 * @window: the window that began it
 * @progress: what shows how far it is
 * @file: (nullable): what is read or written
 * @done: (nullable): a sentence for when it is done
 *
 * Work in another thread that a window began.
 */
typedef struct {
  MbWindow *window;
  MbProgressDialog *progress;
  GFile *file;
  const char *done;
} MbWindowWork;

MbWindowWork *mb_window_work_begin           (MbWindow *window, const char *title, GFile *file);
MbWindowWork *mb_window_work_end             (gpointer data);
void          mb_window_work_free            (MbWindowWork *self);
GCancellable *mb_window_work_get_cancellable (MbWindowWork *self);
/* What the file is called. */
char         *mb_window_work_dup_name        (MbWindowWork *self);
/* Says that a file was written, with its name in the place of “%s”, and offers to show it. */
void          mb_window_work_say_written     (MbWindowWork *self, GFile *file, const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbWindowWork, mb_window_work_free)

G_END_DECLS
