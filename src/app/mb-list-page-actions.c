#include "config.h"

#include "mb-list-page-private.h"

#include <glib/gi18n.h>

#include "mb-bulk-work.h"
#include "mb-csv-export.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-merge-dialog.h"
#include "mb-next-cohort-dialog.h"
#include "mb-record-table.h"
#include "mb-set-field-dialog.h"

static GPtrArray *
list_selected (MbListPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->query), position));
    while (gtk_bitset_iter_next (&iter, &position));
  return records;
}

/* The bar goes when what is selected does; the focus stays with the list then. */
static void
leave_bar (MbListPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->selection_bar)))
    gtk_widget_grab_focus (mb_list_page_get_list (self));
}

static GArray *
list_selected_ids (MbListPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 id = mb_query_get_id (self->query, position);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
delete_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GArray) ids = list_selected_ids (self);

  if (ids->len == 0)
    return;
  leave_bar (self);
  mb_bulk_work_delete (widget, self->book, self->type, ids);
}

static void
set_field_of_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GArray) ids = list_selected_ids (self);

  if (ids->len == 0)
    return;
  mb_dialog_present (ADW_DIALOG (mb_set_field_dialog_new (widget, self->book, self->type, self->parent_field, ids)),
                     widget);
}

/* What one sees, for one's own use: private columns are in it. */
static void
copy_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GPtrArray) records = list_selected (self);
  g_autoptr (GPtrArray) fields = mb_list_columns_list_shown (self->columns);
  g_autoptr (GdkContentProvider) table = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *text = NULL;

  if (records->len == 0)
    return;
  table = mb_record_table_provide (fields, records);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), table);
  counted = mb_record_type_dup_count (self->type, records->len);
  /* Translators: %s is a count, as in “Copied 3 people”. */
  text = g_strdup_printf (_("Copied %s"), counted);
  mb_feedback_say (widget, text);
}

static void
export_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GArray) ids = list_selected_ids (self);
  g_autoptr (GPtrArray) fields = mb_list_columns_list_shown (self->columns);

  if (ids->len > 0)
    mb_csv_export_choose (mb_csv_export_new (widget, self->book, self->type, fields, ids));
}

static void
merge_chosen (MbListPage *self, const char *response, MbMergeDialog *dialog)
{
  mb_merge_dialog_merge (dialog, GTK_WIDGET (self));
}

static void
merge_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbListPage *self = MB_LIST_PAGE (widget);
  g_autoptr (GPtrArray) people = list_selected (self);
  MbMergeDialog *dialog;

  if (people->len != 2)
    return;
  leave_bar (self);
  dialog = mb_merge_dialog_new (self->book, people->pdata[0], people->pdata[1]);
  g_signal_connect_object (dialog, "response::merge", G_CALLBACK (merge_chosen), self, G_CONNECT_SWAPPED);
  mb_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
add_next_cohort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) cohorts = list_selected (MB_LIST_PAGE (widget));

  /* One that was deleted a moment ago is in no book. */
  if (cohorts->len == 1 && mb_record_get_book (cohorts->pdata[0]))
    mb_dialog_present (ADW_DIALOG (mb_next_cohort_dialog_new (cohorts->pdata[0])), widget);
}

/* Which actions fit what is selected; the bar with them comes and goes. */
void
mb_list_page_selection_changed (MbListPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const guint count = gtk_bitset_get_size (selected);
  g_autoptr (GPtrArray) fields = mb_list_columns_list_shown (self->columns);
  const gboolean writable = !mb_book_get_read_only (self->book);

  mb_selection_bar_show (self->selection_bar, self->type, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.copy", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.export",
                                 count > 0 && mb_csv_export_is_possible (fields));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.delete", count > 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.set-field",
                                 count > 0 && writable && mb_set_field_dialog_is_possible (self->type, self->parent_field));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next-cohort",
                                 count == 1 && writable && self->type->kind == MB_RECORD_COHORT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.merge",
                                 count == 2 && writable && self->type->kind == MB_RECORD_PERSON);
}

/* Their actions, which a class has to know before there is a page. */
void
mb_list_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_selected);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_selected);
  gtk_widget_class_install_action (widget_class, "list.set-field", NULL, set_field_of_selected);
  gtk_widget_class_install_action (widget_class, "list.merge", NULL, merge_selected);
  gtk_widget_class_install_action (widget_class, "list.next-cohort", NULL, add_next_cohort);
}
