#include "config.h"

#include "mb-window-work.h"

#include "exchange/mb-input-file.h"
#include "mb-feedback.h"
#include "mb-window-private.h"

/**
 * mb_window_work_begin:
 * @window: a window
 * @title: what its progress says
 * @file: (nullable): what is read or written
 *
 * Begins work that the window shows and waits for.
 *
 * Returns: (transfer full): the work
 */
MbWindowWork *
mb_window_work_begin (MbWindow *window, const char *title, GFile *file)
{
  MbWindowWork *self = g_new0 (MbWindowWork, 1);

  self->window = g_object_ref (window);
  self->progress = mb_window_begin_work (window, title);
  g_set_object (&self->file, file);
  return self;
}

/**
 * mb_window_work_end:
 * @data: (transfer full): work
 *
 * Ends it. First of all in a callback: what is told then is not covered by the
 * progress.
 *
 * Returns: (transfer full): the work
 */
MbWindowWork *
mb_window_work_end (gpointer data)
{
  MbWindowWork *self = data;

  mb_window_end_work (self->window, g_steal_pointer (&self->progress));
  return self;
}

/**
 * mb_window_work_free:
 * @self: (transfer full): work that has ended
 *
 * Frees it.
 */
void
mb_window_work_free (MbWindowWork *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_free (self);
}

/**
 * mb_window_work_get_cancellable:
 * @self: work that has not ended
 *
 * Returns: (transfer none): what its button cancels
 */
GCancellable *
mb_window_work_get_cancellable (MbWindowWork *self)
{
  return mb_progress_dialog_get_cancellable (self->progress);
}

/**
 * mb_window_work_dup_name:
 * @self: work with a file
 *
 * Returns: (transfer full): what the file is called
 */
char *
mb_window_work_dup_name (MbWindowWork *self)
{
  return mb_input_file_dup_name (self->file);
}

/**
 * mb_window_work_say_written:
 * @self: work
 * @file: what was written
 * @format: a sentence with “%s”
 *
 * Says that a file was written, with its name in the place of “%s”, and offers
 * to show it in its folder.
 */
void
mb_window_work_say_written (MbWindowWork *self, GFile *file, const char *format)
{
  g_autofree char *name = mb_input_file_dup_name (file);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", name, 1);
  mb_feedback_written (GTK_WIDGET (self->window), text->str, file);
}
