#include "config.h"

#include "mb-steps-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "book/mb-words.h"
#include "mb-change-row.h"
#include "mb-history-days.h"
#include "mb-touch-row.h"

struct _MbStepsDialog {
  AdwDialog parent_instance;

  GtkButton *step_button;
  GtkWidget *cancel_button;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *target;
  GtkLabel *counts;
  GtkListView *list;
  GtkNoSelection *selection;

  MbBook *book;
  MbTitles *titles;
  gboolean redo;
  gint64 number;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MbStepsDialog, mb_steps_dialog, ADW_TYPE_DIALOG)

enum {
  SIGNAL_STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel (MbStepsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
step (MbStepsDialog *self)
{
  g_autoptr (MbStepsDialog) held = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_STEP], 0);
}

/* To where the steps lead, in words. */

static char *
dup_words (MbStepsDialog *self, MbChange *change)
{
  g_autoptr (GPtrArray) touches = mb_book_read_touches (self->book, change, MB_CHANGE_ROW_MUCH, NULL);
  g_autoptr (MbTitles) titles = mb_titles_new (self->book);

  return mb_words_dup_change (titles, change, touches);
}

static char *
dup_target (MbStepsDialog *self)
{
  g_autoptr (MbChange) change = mb_book_get_change (self->book, self->number, NULL);
  g_autofree char *words = change ? dup_words (self, change) : NULL;
  g_autoptr (GDateTime) time = change ? g_date_time_to_local (mb_change_get_time (change)) : NULL;
  g_autofree char *day = time ? mb_history_days_dup_name (time) : NULL;
  /* Translators: a time of day as g_date_time_format() writes it. */
  g_autofree char *clock = time ? g_date_time_format (time, _("%H:%M")) : NULL;

  if (!change)
    return g_strdup (_("The book will be as it was at its beginning."));
  /* Translators: a change in words, a day and a time. */
  return g_strdup_printf (_("The book will be as it was right after “%1$s” (%2$s, %3$s)."), words, day, clock);
}

static void
show_labels (MbStepsDialog *self, guint n_steps)
{
  g_autofree char *steps = self->redo
    ? g_strdup_printf (ngettext ("%u change will be redone.", "%u changes will be redone.", n_steps), n_steps)
    : g_strdup_printf (ngettext ("%u change will be undone.", "%u changes will be undone.", n_steps), n_steps);
  g_autofree char *target = dup_target (self);
  g_autofree char *text = g_strjoin (" ", steps, target, NULL);

  gtk_label_set_text (self->target, text);
}

static void
show_preview (MbStepsDialog *self, GPtrArray *touches, guint n_steps)
{
  g_autoptr (GListStore) store = g_list_store_new (MB_TYPE_TOUCH);
  g_autofree char *counts = mb_words_dup_counts (touches);

  mb_titles_set_touches (self->titles, touches);
  g_list_store_splice (store, 0, 0, touches->pdata, touches->len);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (store));
  show_labels (self, n_steps);
  gtk_label_set_text (self->counts, touches->len > 0 ? counts : _("In the end, nothing changes"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->step_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
show_failure (MbStepsDialog *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->failure, adw_dialog_get_title (ADW_DIALOG (self)));
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
previewed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbStepsDialog) self = data;
  g_autoptr (GError) error = NULL;
  guint n_steps = 0;
  g_autoptr (GPtrArray) touches = mb_book_preview_to_finish (MB_BOOK (source), result, &n_steps, &error);

  /* Closed, or looked again since. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (touches)
    show_preview (self, touches, n_steps);
  else
    show_failure (self, error);
}

/* The book is another than when one looked: so is what would change. */
static void
look_again (MbStepsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->step_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  mb_book_preview_to_async (self->book, self->redo, self->number, self->cancellable, previewed, g_object_ref (self));
}

/* The object */

static void
mb_steps_dialog_closed (AdwDialog *dialog)
{
  MbStepsDialog *self = MB_STEPS_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  if (self->book)
    g_signal_handlers_disconnect_by_func (self->book, look_again, self);
}

static void
mb_steps_dialog_dispose (GObject *object)
{
  MbStepsDialog *self = MB_STEPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_STEPS_DIALOG);
  g_clear_object (&self->titles);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_steps_dialog_parent_class)->dispose (object);
}

static void
mb_steps_dialog_finalize (GObject *object)
{
  g_object_unref (MB_STEPS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (mb_steps_dialog_parent_class)->finalize (object);
}

static void
mb_steps_dialog_class_init (MbStepsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_steps_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_steps_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mb_steps_dialog_closed;

  /**
   * MbStepsDialog::step:
   * @self: the dialog
   *
   * The steps that it showed shall be taken.
   */
  signals[SIGNAL_STEP] =
    g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-steps-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, step_button);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, target);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MbStepsDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, cancel);
  gtk_widget_class_bind_template_callback (widget_class, step);
}

static void
mb_steps_dialog_init (MbStepsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_steps_dialog_new:
 * @book: a book
 * @redo: whether to redo; otherwise to undo
 * @number: the change that shall be the last in effect
 *
 * Makes the dialog; it finds out in a worker thread what would change.
 *
 * Returns: (transfer floating): a new dialog
 */
MbStepsDialog *
mb_steps_dialog_new (MbBook *book, gboolean redo, gint64 number)
{
  MbStepsDialog *self;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_STEPS_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->titles = mb_titles_new (book);
  self->redo = redo;
  self->number = number;
  factory = mb_touch_row_factory_new (self->titles, FALSE);
  gtk_list_view_set_factory (self->list, factory);
  adw_dialog_set_title (ADW_DIALOG (self), redo ? _("Redo up to Here") : _("Undo Back to Here"));
  gtk_button_set_label (self->step_button, redo ? _("_Redo") : _("_Undo"));
  g_signal_connect_object (book, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  look_again (self);
  return self;
}

/**
 * mb_steps_dialog_get_redo:
 * @self: a dialog
 *
 * Returns: whether its steps are redone; otherwise they are undone
 */
gboolean
mb_steps_dialog_get_redo (MbStepsDialog *self)
{
  g_return_val_if_fail (MB_IS_STEPS_DIALOG (self), FALSE);

  return self->redo;
}

/**
 * mb_steps_dialog_get_number:
 * @self: a dialog
 *
 * Returns: the number of the change that shall be the last in effect
 */
gint64
mb_steps_dialog_get_number (MbStepsDialog *self)
{
  g_return_val_if_fail (MB_IS_STEPS_DIALOG (self), 0);

  return self->number;
}

/**
 * mb_steps_dialog_is_ready:
 * @self: a dialog
 *
 * Returns: whether it shows what would change
 */
gboolean
mb_steps_dialog_is_ready (MbStepsDialog *self)
{
  g_return_val_if_fail (MB_IS_STEPS_DIALOG (self), FALSE);

  return gtk_widget_get_sensitive (GTK_WIDGET (self->step_button));
}
