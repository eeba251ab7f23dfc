#include "config.h"

#include "mb-paste-dialog.h"

#include <glib/gi18n.h>

#include "exchange/mb-paste-add.h"
#include "exchange/mb-paste-plan.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-paste-row-list.h"
#include "mb-paste-summary.h"
#include "mb-window-title.h"
#include "mb-window-private.h"

/* As many columns can be chosen for; nobody pastes more by intent. */
#define MOST_COLUMNS 40

struct _MbPasteDialog {
  AdwDialog parent_instance;

  MbBook *book;
  MbPasteTable *table;
  GtkWidget *owner; /* weak */
  GPtrArray *targets; /* what a column can be */
  GPtrArray *combos; /* one for each column */
  GListStore *rows;  /* nullable */
  GCancellable *planning;
  gboolean setting; /* the combos are being set, not chosen */

  MbWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *spinner;
  GtkButton *add_button;
  AdwExpanderRow *columns_row;
  GtkLabel *summary;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MbPasteDialog, mb_paste_dialog, ADW_TYPE_DIALOG)

/* Saying what was understood */

static void
show_count (MbPasteDialog *self)
{
  MbPasteSummary found;
  g_autofree char *summary = NULL;
  g_autofree char *label = NULL;

  mb_paste_summary_count (&found, self->rows ? G_LIST_MODEL (self->rows) : NULL);
  summary = mb_paste_summary_dup_text (&found);
  label = g_strdup_printf (ngettext ("_Paste %u Row", "_Paste %u Rows", found.included), found.included);
  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (self->add_button, found.included > 0 ? label : _("_Paste"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", self->rows && found.included > 0);
}

static void
show_remark (MbPasteDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
}

static void
show_left_out (MbPasteDialog *self)
{
  g_autofree char *text = NULL;

  if (self->table->left_out)
    text = g_strdup_printf (_("There are too many rows: the first %u are shown. Paste the rest afterwards."),
                            self->table->rows->len);
  show_remark (self, text);
}

/* Planning */

static void
show_rows (MbPasteDialog *self, GListStore *rows)
{
  g_set_object (&self->rows, rows);
  mb_paste_row_list_set_rows (self->list, rows ? G_LIST_MODEL (rows) : NULL);
  gtk_widget_set_visible (self->spinner, FALSE);
  show_count (self);
}

static void
planned (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbPasteDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) rows = mb_paste_plan_finish (result, &error);

  if (!self->book || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* closed meanwhile, or another plan is being made */
  if (error)
    show_remark (self, error->message);
  show_rows (self, rows);
}

static void
plan (MbPasteDialog *self)
{
  g_cancellable_cancel (self->planning);
  g_set_object (&self->planning, NULL);
  self->planning = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", FALSE);
  show_left_out (self);
  mb_paste_plan_async (mb_book_get_path (self->book), self->table, self->planning, NULL, NULL, planned,
                       g_object_ref (self));
}

/* Columns */

static char *
dup_columns (MbPasteDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const MbPasteTarget *target = self->table->columns->pdata[i];
      g_autofree char *label = target ? mb_paste_target_dup_label (target) : g_strdup (_("Left Out"));

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", label);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Place 0 is to leave the column out. */
static void
show_columns (MbPasteDialog *self)
{
  g_autofree char *columns = dup_columns (self);

  self->setting = TRUE;
  adw_expander_row_set_subtitle (self->columns_row, columns);
  for (guint i = 0; i < self->combos->len; i++)
    {
      guint place;
      const MbPasteTarget *target = self->table->columns->pdata[i];
      const gboolean found = target && g_ptr_array_find (self->targets, target, &place);

      adw_combo_row_set_selected (self->combos->pdata[i], found ? place + 1 : 0);
    }
  self->setting = FALSE;
}

static void
column_chosen (MbPasteDialog *self, GParamSpec *spec, AdwComboRow *combo)
{
  const guint selected = adw_combo_row_get_selected (combo);
  guint column;

  if (self->setting || !g_ptr_array_find (self->combos, combo, &column))
    return;
  mb_paste_table_set_column (self->table, column, selected > 0 ? self->targets->pdata[selected - 1] : NULL);
  show_columns (self);
  plan (self);
}

static void
header_chosen (MbPasteDialog *self, GParamSpec *spec, AdwSwitchRow *row)
{
  self->table->has_header = adw_switch_row_get_active (row);
  plan (self);
}

static void
add_combo (MbPasteDialog *self, GListModel *labels, guint column)
{
  GtkWidget *combo = adw_combo_row_new ();
  const char *sample = mb_paste_table_get_sample (self->table, column);
  g_autofree char *title = *sample ? g_strdup_printf (_("“%s”"), sample)
                                   : g_strdup_printf (_("Column %u"), column + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (combo), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), labels);
  g_ptr_array_add (self->combos, combo);
  adw_expander_row_add_row (self->columns_row, combo);
}

static void
add_header_switch (MbPasteDialog *self)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The First Row Names the Columns"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), self->table->has_header);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (header_chosen), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->columns_row, row);
}

static void
add_columns (MbPasteDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left Out"));
  for (guint i = 0; i < self->targets->len; i++)
    gtk_string_list_take (labels, mb_paste_target_dup_label (self->targets->pdata[i]));
  add_header_switch (self);
  for (guint i = 0; i < MIN (self->table->columns->len, MOST_COLUMNS); i++)
    add_combo (self, G_LIST_MODEL (labels), i);
  show_columns (self);
  for (guint i = 0; i < self->combos->len; i++)
    g_signal_connect_object (self->combos->pdata[i], "notify::selected", G_CALLBACK (column_chosen), self,
                             G_CONNECT_SWAPPED);
}

/* Writing. The dialog is gone by then: the window waits, and shows how far it is. */

typedef struct {
  GtkWidget *owner;
  MbWindow *window; /* nullable */
  MbProgressDialog *progress;
  char *text; /* what is said when it is done */
} Work;

static Work *
work_begin (GtkWidget *owner, char *text)
{
  Work *work = g_new0 (Work, 1);
  GtkRoot *root = gtk_widget_get_root (owner);

  work->owner = g_object_ref (owner);
  work->text = text;
  if (!MB_IS_WINDOW (root))
    return work;
  work->window = g_object_ref (MB_WINDOW (root));
  work->progress = mb_window_begin_work (work->window, _("Pasting…"));
  return work;
}

static void
work_free (Work *work)
{
  g_clear_object (&work->window);
  g_object_unref (work->owner);
  g_free (work->text);
  g_free (work);
}

static void
added (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  if (work->window)
    mb_window_end_work (work->window, g_steal_pointer (&work->progress));
  if (mb_paste_add_finish (result, &error))
    mb_feedback_offer (work->owner, work->text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (work->owner, error);
  work_free (work);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbPasteDialog *self = MB_PASTE_DIALOG (widget);
  g_autoptr (MbPasteDialog) alive = g_object_ref (self);
  const MbRecordType *type = self->table->type;
  Work *work;

  if (!self->rows || !self->owner)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  work = work_begin (self->owner, mb_paste_add_dup_text (type, G_LIST_MODEL (self->rows)));
  mb_paste_add_async (mb_book_get_path (self->book), mb_book_get_author (self->book), NULL, G_LIST_MODEL (self->rows),
                      work->progress ? mb_progress_dialog_get_cancellable (work->progress) : NULL,
                      work->progress ? mb_progress_dialog_step : NULL, work->progress, added, work);
}

static void
count_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_count (MB_PASTE_DIALOG (widget));
}

/* The object */

static void
mb_paste_dialog_dispose (GObject *object)
{
  MbPasteDialog *self = MB_PASTE_DIALOG (object);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_PASTE_DIALOG);
  g_clear_object (&self->rows);
  g_clear_weak_pointer (&self->owner);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_paste_dialog_parent_class)->dispose (object);
}

static void
mb_paste_dialog_finalize (GObject *object)
{
  MbPasteDialog *self = MB_PASTE_DIALOG (object);

  g_ptr_array_unref (self->combos);
  g_clear_pointer (&self->table, mb_paste_table_free);
  G_OBJECT_CLASS (mb_paste_dialog_parent_class)->finalize (object);
}

static void
mb_paste_dialog_class_init (MbPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_paste_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_paste_dialog_finalize;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, columns_row);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MbPasteDialog, list);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "dialog.count", NULL, count_again);
}

static void
mb_paste_dialog_init (MbPasteDialog *self)
{
  self->combos = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mb_paste_row_list_set_up (self->list);
}

/**
 * mb_paste_dialog_new:
 * @owner: a widget of the window that tells what was done
 * @book: a book
 * @table: (transfer full): what was pasted
 *
 * Makes the dialog, which begins to compare the rows with the book.
 *
 * Returns: (transfer floating): a new dialog
 */
MbPasteDialog *
mb_paste_dialog_new (GtkWidget *owner, MbBook *book, MbPasteTable *table)
{
  MbPasteDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (MB_TYPE_PASTE_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->table = table;
  self->targets = mb_paste_targets_list (table->type);
  g_set_weak_pointer (&self->owner, owner);
  mb_window_title_set_title (self->window_title, adw_dialog_get_title (ADW_DIALOG (self)));
  mb_window_title_set_subtitle (self->window_title, mb_record_type_get_plural (table->type));
  add_columns (self);
  show_count (self);
  plan (self);
  return self;
}

/**
 * mb_paste_dialog_get_rows:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): what was understood, a list of #MbPasteRow; %NULL while it
 *   is being compared with the book
 */
GListModel *
mb_paste_dialog_get_rows (MbPasteDialog *self)
{
  g_return_val_if_fail (MB_IS_PASTE_DIALOG (self), NULL);

  return gtk_widget_get_visible (self->spinner) || !self->rows ? NULL : G_LIST_MODEL (self->rows);
}

/* From the clipboard */

typedef struct {
  GtkWidget *owner;
  MbBook *book;
  const MbRecordType *type;
  GPtrArray *shown;
  const MbField *fixed;
  gint64 fixed_to;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->owner);
  g_object_unref (pasting->book);
  g_ptr_array_unref (pasting->shown);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) pasting = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (MbPasteTable) table = mb_paste_table_new (text ? text : "", pasting->type, pasting->shown);

  if (!gtk_widget_get_mapped (pasting->owner))
    return;
  if (table->rows->len <= (table->has_header ? 1 : 0))
    {
      mb_feedback_say (pasting->owner, _("There are no rows to paste. Copy some in a spreadsheet first."));
      return;
    }
  table->fixed = pasting->fixed;
  table->fixed_to = pasting->fixed_to;
  mb_dialog_present (ADW_DIALOG (mb_paste_dialog_new (pasting->owner, pasting->book, g_steal_pointer (&table))),
                     pasting->owner);
}

/**
 * mb_paste_dialog_paste:
 * @owner: a widget of the window
 * @book: a book
 * @type: what the rows are to become
 * @shown: (element-type MbField): the columns of the list that is pasted into
 * @fixed: (nullable): a field that all of them have
 * @fixed_to: the record it names
 *
 * Reads the clipboard and shows what was understood of it.
 */
void
mb_paste_dialog_paste (GtkWidget *owner, MbBook *book, const MbRecordType *type, GPtrArray *shown, const MbField *fixed,
                       gint64 fixed_to)
{
  Pasting *pasting;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (type != NULL && shown != NULL);

  pasting = g_new0 (Pasting, 1);
  pasting->owner = g_object_ref (owner);
  pasting->book = g_object_ref (book);
  pasting->type = type;
  pasting->shown = g_ptr_array_ref (shown);
  pasting->fixed = fixed;
  pasting->fixed_to = fixed_to;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (owner), NULL, text_read, pasting);
}
