#include "config.h"

#include "mb-change-page.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "book/mb-words.h"
#include "mb-change-row.h"
#include "mb-feedback.h"
#include "mb-history-days.h"
#include "mb-touch-row.h"
#include "mb-window-title.h"

struct _MbChangePage {
  AdwNavigationPage parent_instance;

  GtkLabel *sentence;
  GtkLabel *circumstances;
  GtkLabel *state;
  GtkLabel *counts;
  GtkButton *step_button;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListView *list;
  GtkNoSelection *selection;

  MbBook *book;
  MbChange *change;
  MbTitles *titles;
  GPtrArray *touches; /* (nullable): until they are read */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MbChangePage, mb_change_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_sentence (MbChangePage *self)
{
  g_autofree char *sentence = mb_words_dup_change (self->titles, self->change, self->touches);

  gtk_label_set_text (self->sentence, sentence);
  mb_titles_look_around (self->titles);
}

static void
show_circumstances (MbChangePage *self)
{
  g_autoptr (GDateTime) time = g_date_time_to_local (mb_change_get_time (self->change));
  g_autofree char *day = mb_history_days_dup_name (time);
  g_autofree char *rest = mb_change_row_dup_subtitle (self->change);
  g_autofree char *text = g_strdup_printf ("%s · %s", day, rest);

  gtk_label_set_text (self->circumstances, text);
}

/* What can be done from here hangs on where the change stands now. */
static void
show_state (MbChangePage *self)
{
  const MbChangeState state = mb_change_get_state (self->change);
  const char *tip = mb_change_row_get_state_tip (state);
  const gboolean redo = state == MB_CHANGE_UNDONE;
  const gboolean leads = redo || mb_book_get_last_done (self->book) > mb_change_get_number (self->change);

  gtk_label_set_text (self->state, tip ? tip : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), tip != NULL);
  gtk_button_set_label (self->step_button, redo ? _("_Redo up to Here…") : _("_Undo Back to Here…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "x", mb_change_get_number (self->change));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), redo ? "win.redo-to" : "win.undo-to");
  gtk_widget_set_visible (GTK_WIDGET (self->step_button),
                          leads && state != MB_CHANGE_ABANDONED && !mb_book_get_read_only (self->book));
}

static void
book_changed (MbChangePage *self)
{
  g_autoptr (MbChange) change = mb_book_get_change (self->book, mb_change_get_number (self->change), NULL);

  if (change)
    g_set_object (&self->change, change);
  show_state (self);
}

static GListModel *
list_touches (GPtrArray *touches)
{
  GListStore *store = g_list_store_new (MB_TYPE_TOUCH);

  g_list_store_splice (store, 0, 0, touches->pdata, touches->len);
  return G_LIST_MODEL (store);
}

static void
show_records (MbChangePage *self)
{
  g_autoptr (GListModel) model = list_touches (self->touches);
  g_autofree char *counts = mb_words_dup_counts (self->touches);

  mb_titles_set_touches (self->titles, self->touches);
  gtk_label_set_text (self->counts, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), self->touches->len > 1);
  gtk_no_selection_set_model (self->selection, model);
  gtk_stack_set_visible_child_name (self->stack, "records");
  show_sentence (self);
}

static void
touches_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbChangePage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *touches = mb_book_read_touches_finish (MB_BOOK (source), result, &error);

  if (touches)
    {
      self->touches = touches;
      if (!g_cancellable_is_cancelled (self->cancellable))
        show_records (self);
    }
  else if (!g_cancellable_is_cancelled (self->cancellable))
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

/* What takes less than a frame is there at once; an import is read by a worker. */
static void
read_touches (MbChangePage *self)
{
  self->touches = mb_book_read_touches (self->book, self->change, MB_CHANGE_ROW_MUCH, NULL);
  if (self->touches)
    show_records (self);
  else
    mb_book_read_touches_async (self->book, self->change, self->cancellable, touches_read, g_object_ref (self));
}

static void
open_record (MbChangePage *self, guint position)
{
  g_autoptr (MbTouch) touch = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const MbRecordType *type = mb_touch_get_record_type (touch);
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, type->kind, mb_touch_get_id (touch), NULL);

  if (record)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", type->name, mb_touch_get_id (touch));
  else
    mb_feedback_say (GTK_WIDGET (self), _("This record is in the book no longer"));
}

/* The object */

static void
mb_change_page_dispose (GObject *object)
{
  MbChangePage *self = MB_CHANGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->touches, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_CHANGE_PAGE);
  g_clear_object (&self->change);
  g_clear_object (&self->titles);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_change_page_parent_class)->dispose (object);
}

static void
mb_change_page_finalize (GObject *object)
{
  g_object_unref (MB_CHANGE_PAGE (object)->cancellable);
  G_OBJECT_CLASS (mb_change_page_parent_class)->finalize (object);
}

static void
mb_change_page_class_init (MbChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_change_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_change_page_finalize;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-change-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, circumstances);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, state);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, counts);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, step_button);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, list);
  gtk_widget_class_bind_template_child (widget_class, MbChangePage, selection);
  gtk_widget_class_bind_template_callback (widget_class, open_record);
}

static void
mb_change_page_init (MbChangePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_change_page_new:
 * @book: a book
 * @change: a change of it
 *
 * Makes the page of a change.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_change_page_new (MbBook *book, MbChange *change)
{
  MbChangePage *self;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (MB_IS_CHANGE (change), NULL);

  self = g_object_new (MB_TYPE_CHANGE_PAGE, NULL);
  self->book = g_object_ref (book);
  self->change = g_object_ref (change);
  self->titles = mb_titles_new (book);
  factory = mb_touch_row_factory_new (self->titles, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->titles, "found", G_CALLBACK (show_sentence), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  show_sentence (self);
  show_circumstances (self);
  show_state (self);
  read_touches (self);
  return ADW_NAVIGATION_PAGE (self);
}
