#include "config.h"

#include "mb-table-dialog.h"

#include <glib/gi18n.h>

#include "exchange/mb-input-file.h"
#include "exchange/mb-paste-add.h"
#include "mb-application.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-paste-row-list.h"
#include "mb-paste-summary.h"
#include "mb-table-columns.h"
#include "mb-table-memory.h"
#include "mb-window-title.h"
#include "mb-window-private.h"

#define LOOK_EVERY 100 /* milliseconds */

/* How far a comparison has come; the thread that makes it may outlive the dialog. */
typedef struct {
  int done;
  int total;
} Progress;

struct _MbTableDialog {
  AdwDialog parent_instance;

  MbBook *book;
  char *name;
  MbPasteTable *table;
  GSettings *settings; /* nullable */
  GtkWidget *owner;    /* weak */
  GListStore *rows;    /* nullable: not compared yet */
  GtkCustomFilter *filter_of_state;
  guint shown;         /* which states are shown: 0: all, else the state + 1 */
  GCancellable *planning;
  Progress *compared;  /* nullable */
  guint looking;

  AdwNavigationView *view;
  MbWindowTitle *columns_title;
  MbWindowTitle *rows_title;
  MbTableColumns *columns;
  AdwBanner *banner;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkButton *add_button;
  GtkLabel *summary;
  GtkDropDown *filter;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MbTableDialog, mb_table_dialog, ADW_TYPE_DIALOG)

/* Saying what was understood */

static GListModel *
get_rows (MbTableDialog *self)
{
  return self->rows ? G_LIST_MODEL (self->rows) : NULL;
}

static void
show_count (MbTableDialog *self)
{
  MbPasteSummary summary;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  mb_paste_summary_count (&summary, get_rows (self));
  text = mb_paste_summary_dup_text (&summary);
  label = g_strdup_printf (ngettext ("_Import %u Row", "_Import %u Rows", summary.included), summary.included);
  gtk_label_set_label (self->summary, text);
  gtk_button_set_label (self->add_button, summary.included > 0 ? label : _("_Import"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", self->rows && summary.included > 0);
}

static void
show_remark (MbTableDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
}

/* Which rows are shown */

static gboolean
is_shown (gpointer row, gpointer data)
{
  MbTableDialog *self = data;

  return self->shown == 0 || mb_paste_row_get_first_state (row) == self->shown - 1;
}

static void
filter_chosen (MbTableDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->filter);

  if (selected == GTK_INVALID_LIST_POSITION || selected == self->shown)
    return;
  self->shown = selected;
  gtk_filter_changed (GTK_FILTER (self->filter_of_state), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
make_filter (MbTableDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_("rows", "All Rows"));
  for (MbPasteState state = 0; state < MB_N_PASTE_STATES; state++)
    gtk_string_list_append (words, mb_paste_summary_get_word (state));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (words));
}

/* Bit by bit, for there may be a hundred thousand. */
static GListModel *
filter_rows (MbTableDialog *self, GListStore *rows)
{
  GtkFilterListModel *shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (rows)), NULL);

  gtk_filter_list_model_set_incremental (shown, TRUE);
  gtk_filter_list_model_set_filter (shown, GTK_FILTER (self->filter_of_state));
  return G_LIST_MODEL (shown);
}

static gpointer
unref_rows (gpointer rows)
{
  g_object_unref (rows);
  return NULL;
}

/* To free so many would be seen as a pause. */
static void
drop_rows (MbTableDialog *self)
{
  mb_paste_row_list_set_rows (self->list, NULL);
  if (self->rows)
    g_thread_unref (g_thread_new ("drop-rows", unref_rows, g_steal_pointer (&self->rows)));
}

static void
show_rows (MbTableDialog *self, GListStore *rows)
{
  g_autoptr (GListModel) shown = rows ? filter_rows (self, rows) : NULL;

  drop_rows (self);
  g_set_object (&self->rows, rows);
  mb_paste_row_list_set_rows (self->list, shown);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  show_count (self);
}

/* Comparing */

static void
note_progress (gint64 done, gint64 total, gpointer data)
{
  Progress *progress = data;

  g_atomic_int_set (&progress->total, (int) total);
  g_atomic_int_set (&progress->done, (int) done);
}

static gboolean
look_at_progress (gpointer data)
{
  MbTableDialog *self = data;
  const int total = g_atomic_int_get (&self->compared->total);

  gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&self->compared->done) / MAX (total, 1));
  return G_SOURCE_CONTINUE;
}

static void
stop_comparing (MbTableDialog *self)
{
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_pointer (&self->compared, g_atomic_rc_box_release);
}

typedef struct {
  MbTableDialog *dialog;
  Progress *progress;
} Comparison;

static void
planned (GObject *source, GAsyncResult *result, gpointer data)
{
  Comparison *comparison = data;
  g_autoptr (MbTableDialog) self = comparison->dialog;
  const gboolean is_latest = self->compared == comparison->progress;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) rows = mb_paste_plan_finish (result, &error);

  g_atomic_rc_box_release (comparison->progress);
  g_free (comparison);
  if (!self->book || !is_latest)
    return; /* closed meanwhile, or another comparison is being made */
  stop_comparing (self);
  show_remark (self, error ? error->message : NULL);
  show_rows (self, rows);
}

static void
compare (MbTableDialog *self)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  stop_comparing (self);
  show_rows (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "comparing");
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->planning = g_cancellable_new ();
  self->compared = g_atomic_rc_box_new0 (Progress);
  self->looking = g_timeout_add (LOOK_EVERY, look_at_progress, self);
  comparison->dialog = g_object_ref (self);
  comparison->progress = g_atomic_rc_box_acquire (self->compared);
  mb_paste_plan_async (mb_book_get_path (self->book), self->table, self->planning, note_progress, comparison->progress,
                       planned, comparison);
}

static void
columns_changed (MbTableDialog *self)
{
  stop_comparing (self);
  drop_rows (self);
}

static void
review (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbTableDialog *self = MB_TABLE_DIALOG (widget);

  adw_navigation_view_push_by_tag (self->view, "rows");
  if (!self->rows && !self->planning)
    compare (self);
}

static gboolean
is_reviewing (MbTableDialog *self)
{
  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "rows") == 0;
}

static void
page_shown (MbTableDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.review", !is_reviewing (self));
}

/* Ctrl+Enter goes on, wherever one is. */
static void
go_on (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, is_reviewing (MB_TABLE_DIALOG (widget)) ? "dialog.add" : "dialog.review", NULL);
}

static void
count_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_count (MB_TABLE_DIALOG (widget));
}

/* Work of which the window waits for the end, without the dialog */

typedef struct {
  GtkWidget *owner;
  MbWindow *window; /* nullable */
  MbProgressDialog *progress;
  MbBook *book;
  char *text; /* what is said when it is done, or the name of a file */
} Work;

static Work *
work_begin (GtkWidget *owner, MbBook *book, const char *title, char *text)
{
  Work *work = g_new0 (Work, 1);
  GtkRoot *root = gtk_widget_get_root (owner);

  work->owner = g_object_ref (owner);
  work->book = g_object_ref (book);
  work->text = text;
  if (!MB_IS_WINDOW (root))
    return work;
  work->window = g_object_ref (MB_WINDOW (root));
  work->progress = mb_window_begin_work (work->window, title);
  return work;
}

static GCancellable *
work_get_cancellable (Work *work)
{
  return work->progress ? mb_progress_dialog_get_cancellable (work->progress) : NULL;
}

static void
work_free (Work *work)
{
  g_clear_object (&work->window);
  g_object_unref (work->owner);
  g_object_unref (work->book);
  g_free (work->text);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* First of all in a callback: what is told then is not covered by the progress. */
static Work *
work_end (gpointer data)
{
  Work *work = data;

  if (work->window)
    mb_window_end_work (work->window, g_steal_pointer (&work->progress));
  return work;
}

static void
added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Work) work = work_end (data);
  g_autoptr (GError) error = NULL;

  if (mb_paste_add_finish (result, &error))
    mb_feedback_offer (work->owner, work->text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (work->owner, error);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbTableDialog *self = MB_TABLE_DIALOG (widget);
  g_autoptr (MbTableDialog) alive = g_object_ref (self);
  Work *work;

  if (!self->rows || !self->owner)
    return;
  mb_table_memory_keep (self->settings, self->table);
  adw_dialog_force_close (ADW_DIALOG (self));
  work = work_begin (self->owner, self->book, _("Importing…"), mb_paste_add_dup_text (self->table->type, get_rows (self)));
  mb_paste_add_async (mb_book_get_path (self->book), mb_book_get_author (self->book), self->name, get_rows (self),
                      work_get_cancellable (work), work->progress ? mb_progress_dialog_step : NULL, work->progress, added,
                      work);
}

/* The object */

static void
mb_table_dialog_dispose (GObject *object)
{
  MbTableDialog *self = MB_TABLE_DIALOG (object);

  stop_comparing (self);
  if (self->list)
    drop_rows (self);
  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_TABLE_DIALOG);
  g_clear_object (&self->filter_of_state);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->owner);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_table_dialog_parent_class)->dispose (object);
}

static void
mb_table_dialog_finalize (GObject *object)
{
  MbTableDialog *self = MB_TABLE_DIALOG (object);

  g_free (self->name);
  g_clear_pointer (&self->table, mb_paste_table_free);
  G_OBJECT_CLASS (mb_table_dialog_parent_class)->finalize (object);
}

static void
mb_table_dialog_class_init (MbTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_table_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_table_dialog_finalize;

  g_type_ensure (MB_TYPE_TABLE_COLUMNS);
  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, view);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, columns_title);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, rows_title);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, MbTableDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, page_shown);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen);
  gtk_widget_class_install_action (widget_class, "dialog.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "dialog.next", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "dialog.count", NULL, count_again);
}

static void
mb_table_dialog_init (MbTableDialog *self)
{
  self->filter_of_state = gtk_custom_filter_new (is_shown, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_filter (self);
  mb_paste_row_list_set_up (self->list);
}

/**
 * mb_table_dialog_new:
 * @owner: a widget of the window that tells what was done
 * @book: a book
 * @name: what the file is called
 * @table: (transfer full): what is in it
 * @settings: (nullable): where the columns are remembered
 *
 * Makes the dialog. A table with headings that were seen before is taken for
 * what it was then, and its rows are shown at once.
 *
 * Returns: (transfer floating): a new dialog
 */
MbTableDialog *
mb_table_dialog_new (GtkWidget *owner, MbBook *book, const char *name, MbPasteTable *table, GSettings *settings)
{
  MbTableDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (name != NULL && table != NULL, NULL);

  self = g_object_new (MB_TYPE_TABLE_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->name = g_strdup (name);
  self->table = table;
  g_set_object (&self->settings, settings);
  g_set_weak_pointer (&self->owner, owner);
  mb_window_title_set_subtitle (self->columns_title, name);
  mb_window_title_set_subtitle (self->rows_title, name);
  if (mb_table_memory_recall (settings, table))
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.review", NULL);
  mb_table_columns_set_table (self->columns, table);
  show_count (self);
  return self;
}

/**
 * mb_table_dialog_get_rows:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): what was understood, a list of #MbPasteRow; %NULL: the
 *   table is not, or is being, compared with the book
 */
GListModel *
mb_table_dialog_get_rows (MbTableDialog *self)
{
  g_return_val_if_fail (MB_IS_TABLE_DIALOG (self), NULL);

  return get_rows (self);
}

/* Of a file */

static void
table_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Work) work = work_end (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPasteTable) table = mb_paste_table_read_finish (result, &error);
  g_autoptr (GSettings) settings = mb_application_has_settings () ? g_settings_new (APPLICATION_ID) : NULL;

  if (!table)
    mb_feedback_error (work->owner, error);
  else if (gtk_widget_get_mapped (work->owner))
    mb_dialog_present (ADW_DIALOG (mb_table_dialog_new (work->owner, work->book, work->text,
                                                        g_steal_pointer (&table), settings)),
                       work->owner);
}

/**
 * mb_table_dialog_open:
 * @owner: a widget of the window
 * @book: a book
 * @file: a file with a table
 *
 * Reads a file in a worker thread, and shows the dialog for it or says what is
 * wrong with it.
 */
void
mb_table_dialog_open (GtkWidget *owner, MbBook *book, GFile *file)
{
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  work = work_begin (owner, book, _("Reading…"), mb_input_file_dup_name (file));
  mb_paste_table_read_async (file, work_get_cancellable (work), table_read, work);
}
