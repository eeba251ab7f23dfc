#include "config.h"

#include "mb-progress-dialog.h"

#include "mb-dialog.h"

#define PATIENCE_MS 500
#define TICK_MS 100

struct _MbProgressDialog {
  AdwDialog parent_instance;

  GtkProgressBar *bar;
  GtkWidget *cancel_button;

  GtkWidget *parent;
  GCancellable *cancellable;
  guint source;
  gboolean shown;

  GMutex mutex; /* guards the two below: the worker writes them */
  gint64 done;
  gint64 total;
};

G_DEFINE_FINAL_TYPE (MbProgressDialog, mb_progress_dialog, ADW_TYPE_DIALOG)

static gboolean
tick (gpointer data)
{
  MbProgressDialog *self = data;
  gint64 done, total;

  g_mutex_lock (&self->mutex);
  done = self->done;
  total = self->total;
  g_mutex_unlock (&self->mutex);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / (double) total, 0, 1));
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
show (gpointer data)
{
  MbProgressDialog *self = data;

  self->source = 0;
  if (!self->parent || !gtk_widget_get_mapped (self->parent))
    return G_SOURCE_REMOVE;
  self->shown = TRUE;
  tick (self);
  self->source = g_timeout_add (TICK_MS, tick, self);
  mb_dialog_present (ADW_DIALOG (self), self->parent);
  return G_SOURCE_REMOVE;
}

/* Escape and the button mean the same; the dialog goes when the worker has heard of it. */
static void
cancel (MbProgressDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
mb_progress_dialog_dispose (GObject *object)
{
  MbProgressDialog *self = MB_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_PROGRESS_DIALOG);
  G_OBJECT_CLASS (mb_progress_dialog_parent_class)->dispose (object);
}

static void
mb_progress_dialog_finalize (GObject *object)
{
  MbProgressDialog *self = MB_PROGRESS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (mb_progress_dialog_parent_class)->finalize (object);
}

static void
mb_progress_dialog_class_init (MbProgressDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mb_progress_dialog_dispose;
  object_class->finalize = mb_progress_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, MbProgressDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel);
}

static void
mb_progress_dialog_init (MbProgressDialog *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-attempt", G_CALLBACK (cancel), NULL);
}

/**
 * mb_progress_dialog_start:
 * @parent: the window that works
 * @title: what is being done, "Exporting…"
 *
 * Begins to wait for work. The dialog comes up after half a second, unless
 * mb_progress_dialog_finish() was called before.
 *
 * Returns: (transfer full): the dialog
 */
MbProgressDialog *
mb_progress_dialog_start (GtkWidget *parent, const char *title)
{
  MbProgressDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_ref_sink (g_object_new (MB_TYPE_PROGRESS_DIALOG, "title", title, NULL));
  g_set_weak_pointer (&self->parent, parent);
  self->source = g_timeout_add (PATIENCE_MS, show, self);
  return self;
}

/**
 * mb_progress_dialog_get_cancellable:
 * @self: a progress dialog
 *
 * Returns: (transfer none): what the Cancel button cancels
 */
GCancellable *
mb_progress_dialog_get_cancellable (MbProgressDialog *self)
{
  g_return_val_if_fail (MB_IS_PROGRESS_DIALOG (self), NULL);

  return self->cancellable;
}

/**
 * mb_progress_dialog_step:
 * @done: how much is done
 * @total: how much there is in all; 0: not known
 * @self: a progress dialog
 *
 * Tells how far the work has come. May be called in any thread.
 */
void
mb_progress_dialog_step (gint64 done, gint64 total, gpointer self)
{
  MbProgressDialog *dialog = self;

  g_mutex_lock (&dialog->mutex);
  dialog->done = done;
  dialog->total = total;
  g_mutex_unlock (&dialog->mutex);
}

/**
 * mb_progress_dialog_finish:
 * @self: a progress dialog
 *
 * Ends the waiting: takes the dialog away if it had come up.
 */
void
mb_progress_dialog_finish (MbProgressDialog *self)
{
  g_return_if_fail (MB_IS_PROGRESS_DIALOG (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->shown)
    adw_dialog_force_close (ADW_DIALOG (self));
  self->shown = FALSE;
}
