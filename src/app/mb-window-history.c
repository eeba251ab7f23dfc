#include "config.h"

#include "mb-window-history.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "mb-change-page.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-steps-dialog.h"
#include "mb-window-private.h"

/* Going along the history by more than one step. */

typedef struct {
  MbWindow *window;
  MbProgressDialog *progress;
  gboolean redo;
  gint64 before; /* the change that was the last in effect */
} Steps;

static void
steps_free (Steps *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Steps, steps_free)

static char *
dup_done (gboolean redo, guint n_steps)
{
  if (redo)
    return g_strdup_printf (ngettext ("%u change redone", "%u changes redone", n_steps), n_steps);
  return g_strdup_printf (ngettext ("%u change undone", "%u changes undone", n_steps), n_steps);
}

/* The way back is offered: it is one step for a person, however many there were. */
static void
say_stepped (Steps *self, guint n_steps)
{
  g_autofree char *text = dup_done (self->redo, n_steps);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(bx)", !self->redo, self->before));
  g_autofree char *action = g_action_print_detailed_name ("win.step-to", target);

  mb_feedback_offer (GTK_WIDGET (self->window), text, self->redo ? _("_Undo All") : _("_Redo All"), action);
}

static void
stepped (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Steps) self = data;
  g_autoptr (GError) error = NULL;
  guint n_steps;

  mb_window_end_work (self->window, self->progress);
  n_steps = mb_book_step_to_finish (MB_BOOK (source), result, &error);
  if (n_steps > 0)
    say_stepped (self, n_steps);
  else
    mb_feedback_error (GTK_WIDGET (self->window), error);
}

/**
 * mb_window_step_to:
 * @self: a window with a book
 * @redo: whether to redo; otherwise to undo
 * @number: the change that shall be the last in effect
 *
 * Goes along the history in a worker thread and says when it is done.
 */
void
mb_window_step_to (MbWindow *self, gboolean redo, gint64 number)
{
  MbBook *book;
  Steps *steps;

  g_return_if_fail (MB_IS_WINDOW (self));

  book = mb_window_get_book (self);
  if (!book || mb_window_is_working (self))
    return;
  steps = g_new0 (Steps, 1);
  steps->window = g_object_ref (self);
  steps->progress = mb_window_begin_work (self, redo ? _("Redoing…") : _("Undoing…"));
  steps->redo = redo;
  steps->before = mb_book_get_last_done (book);
  mb_book_step_to_async (book, redo, number, mb_progress_dialog_get_cancellable (steps->progress),
                         mb_progress_dialog_step, steps->progress, stepped, steps);
}

static void
step_confirmed (MbWindow *self, MbStepsDialog *dialog)
{
  mb_window_step_to (self, mb_steps_dialog_get_redo (dialog), mb_steps_dialog_get_number (dialog));
}

static void
show_steps (MbWindow *self, gboolean redo, gint64 number)
{
  MbStepsDialog *dialog;

  if (!mb_window_get_book (self) || mb_window_is_working (self))
    return;
  dialog = mb_steps_dialog_new (mb_window_get_book (self), redo, number);
  g_signal_connect_object (dialog, "step", G_CALLBACK (step_confirmed), self, G_CONNECT_SWAPPED);
  mb_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
undo_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_steps (MB_WINDOW (widget), FALSE, g_variant_get_int64 (parameter));
}

static void
redo_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_steps (MB_WINDOW (widget), TRUE, g_variant_get_int64 (parameter));
}

static void
step_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean redo;
  gint64 number;

  g_variant_get (parameter, "(bx)", &redo, &number);
  mb_window_step_to (MB_WINDOW (widget), redo, number);
}

static void
show_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  MbBook *book = mb_window_get_book (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbChange) change = book ? mb_book_get_change (book, g_variant_get_int64 (parameter), &error) : NULL;

  if (change)
    mb_window_push (self, mb_change_page_new (book, change));
  else if (error)
    mb_feedback_error (widget, error);
}

/**
 * mb_window_update_history_actions:
 * @self: a window
 *
 * Enables what can be done with the history of the window's book.
 */
void
mb_window_update_history_actions (MbWindow *self)
{
  static const char *const need_writing[] = { "win.undo-to", "win.redo-to", "win.step-to" };
  MbBook *book = mb_window_get_book (self);
  const gboolean writable = book && !mb_book_get_read_only (book);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-change", book != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (need_writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_writing[i], writable);
}

/**
 * mb_window_class_install_history_actions:
 * @widget_class: the class of windows
 *
 * Installs `win.show-change`, `win.undo-to`, `win.redo-to` (x: the number of a
 * change) and `win.step-to` ((bx): whether to redo, and the number), which
 * does not ask first.
 */
void
mb_window_class_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-change", "x", show_change);
  gtk_widget_class_install_action (widget_class, "win.undo-to", "x", undo_to);
  gtk_widget_class_install_action (widget_class, "win.redo-to", "x", redo_to);
  gtk_widget_class_install_action (widget_class, "win.step-to", "(bx)", step_to);
}
