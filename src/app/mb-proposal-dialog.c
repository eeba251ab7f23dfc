#include "config.h"

#include "mb-proposal-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mb-proposal-head.h"
#include "mb-proposal-row.h"
#include "mb-window-title.h"

/* What is shown of all lines. */
typedef enum {
  SHOW_ALL,
  SHOW_UNSURE,
  SHOW_CHANGES,
  SHOW_ADDITIONS,
  SHOW_NOTES,
  N_SHOWN,
} Shown;

struct _MbProposalDialog {
  AdwDialog parent_instance;

  MbProposal *proposal;
  GtkFilter *lines_filter;
  GHashTable *heads; /* those on the screen */

  MbWindowTitle *window_title;
  GtkButton *import_button;
  GtkDropDown *filter;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MbProposalDialog, mb_proposal_dialog, ADW_TYPE_DIALOG)

enum {
  IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is shown */

static gboolean
is_shown_as (MbProposalKind kind, Shown shown)
{
  static const guint kinds[N_SHOWN] = {
    [SHOW_ALL] = ~0u,
    [SHOW_UNSURE] = 1 << MB_PROPOSAL_DOUBT | 1 << MB_PROPOSAL_CONFLICT,
    [SHOW_CHANGES] = 1 << MB_PROPOSAL_CHANGE,
    [SHOW_ADDITIONS] = 1 << MB_PROPOSAL_ADDITION,
    [SHOW_NOTES] = 1 << MB_PROPOSAL_NOTE,
  };

  return (kinds[shown] & (1u << kind)) != 0;
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  MbProposalDialog *self = data;

  return is_shown_as (mb_proposal_item_get_kind (item), gtk_drop_down_get_selected (self->filter));
}

static void
filter_selected (MbProposalDialog *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));

  if (self->lines_filter == NULL || model == NULL)
    return;
  gtk_filter_changed (self->lines_filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (model) > 0 ? "lines" : "none");
}

static guint
count_shown (MbProposalDialog *self, Shown shown)
{
  guint n = 0;

  for (guint kind = 0; kind < MB_N_PROPOSAL_KINDS; kind++)
    if (is_shown_as (kind, shown))
      n += mb_proposal_count (self->proposal, kind);
  return n;
}

static void
fill_filter (MbProposalDialog *self)
{
  static const char *const names[N_SHOWN] = {
    NC_("import", "Everything (%u)"), NC_("import", "To Decide (%u)"), NC_("import", "Changes (%u)"),
    NC_("import", "Additions (%u)"),  NC_("import", "Not Understood (%u)"),
  };
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_SHOWN; i++)
    {
      g_autoptr (GString) line = g_string_new (g_dpgettext2 (NULL, "import", names[i]));
      g_autofree char *count = g_strdup_printf ("%u", count_shown (self, i));

      g_string_replace (line, "%u", count, 1);
      gtk_string_list_append (lines, line->str);
    }
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (lines));
}

/* Ticks */

static void
update_button (MbProposalDialog *self)
{
  guint n = mb_proposal_count_ticked (self->proposal);
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %u", "_Import %u", n), n);

  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", n > 0);
}

static void
ticks_changed (MbProposalDialog *self)
{
  GHashTableIter iter;
  gpointer head;

  g_hash_table_iter_init (&iter, self->heads);
  while (g_hash_table_iter_next (&iter, &head, NULL))
    mb_proposal_head_update (head);
  update_button (self);
}

static MbProposalRow *
find_row (GtkWidget *widget)
{
  if (MB_IS_PROPOSAL_ROW (widget))
    return MB_PROPOSAL_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      MbProposalRow *row = find_row (child);

      if (row)
        return row;
    }
  return NULL;
}

/* Enter on a row is its tick. */
static void
row_activated (MbProposalDialog *self, guint position)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  MbProposalRow *row = focus ? find_row (focus) : NULL;

  if (row)
    mb_proposal_row_toggle (row);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (MbProposalDialog) self = g_object_ref (MB_PROPOSAL_DIALOG (widget));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[IMPORT], 0);
}

/* Rows */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, MbProposalDialog *self)
{
  GtkWidget *row = mb_proposal_row_new ();

  g_signal_connect_object (row, "ticked", G_CALLBACK (ticks_changed), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  MbProposalItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = mb_proposal_item_dup_text (item);

  gtk_list_item_set_accessible_label (list_item, text);
  mb_proposal_row_set_item (MB_PROPOSAL_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  mb_proposal_row_set_item (MB_PROPOSAL_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_head (GtkSignalListItemFactory *factory, GtkListHeader *header, MbProposalDialog *self)
{
  GtkWidget *head = mb_proposal_head_new ();

  g_signal_connect_object (head, "ticked", G_CALLBACK (ticks_changed), self, G_CONNECT_SWAPPED);
  gtk_list_header_set_child (header, head);
}

static void
bind_head (GtkSignalListItemFactory *factory, GtkListHeader *header, MbProposalDialog *self)
{
  GtkWidget *head = gtk_list_header_get_child (header);

  g_hash_table_add (self->heads, head);
  mb_proposal_head_set_section (MB_PROPOSAL_HEAD (head), G_LIST_MODEL (gtk_list_view_get_model (self->list)),
                                gtk_list_header_get_start (header), gtk_list_header_get_end (header));
}

static void
unbind_head (GtkSignalListItemFactory *factory, GtkListHeader *header, MbProposalDialog *self)
{
  GtkWidget *head = gtk_list_header_get_child (header);

  g_hash_table_remove (self->heads, head);
  mb_proposal_head_set_section (MB_PROPOSAL_HEAD (head), NULL, 0, 0);
}

static void
set_factories (MbProposalDialog *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) heads = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_DEFAULT);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_row), NULL);
  g_signal_connect_object (heads, "setup", G_CALLBACK (set_up_head), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (heads, "bind", G_CALLBACK (bind_head), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (heads, "unbind", G_CALLBACK (unbind_head), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, heads);
}

/* A list begins with its first row, and the head above that would be out of sight. */
static gboolean
go_to_top (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);
  return G_SOURCE_REMOVE;
}

static void
list_mapped (MbProposalDialog *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), go_to_top, NULL, NULL);
}

static int
compare_pages (gconstpointer left, gconstpointer right, gpointer data)
{
  return strcmp (mb_proposal_item_get_page ((MbProposalItem *) left),
                 mb_proposal_item_get_page ((MbProposalItem *) right));
}

/* The lines stand by page already; the sorter only parts them. */
static void
set_lines (MbProposalDialog *self)
{
  GtkFilterListModel *shown;
  GtkSortListModel *parted;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_pages, NULL, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;

  self->lines_filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown = gtk_filter_list_model_new (g_object_ref (mb_proposal_get_items (self->proposal)),
                                     g_object_ref (self->lines_filter));
  parted = gtk_sort_list_model_new (G_LIST_MODEL (shown), NULL);
  gtk_sort_list_model_set_section_sorter (parted, sorter);
  selection = gtk_no_selection_new (G_LIST_MODEL (parted));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/* The object */

static void
mb_proposal_dialog_dispose (GObject *object)
{
  MbProposalDialog *self = MB_PROPOSAL_DIALOG (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->lines_filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_PROPOSAL_DIALOG);
  g_clear_object (&self->proposal);
  G_OBJECT_CLASS (mb_proposal_dialog_parent_class)->dispose (object);
}

static void
mb_proposal_dialog_finalize (GObject *object)
{
  g_hash_table_unref (MB_PROPOSAL_DIALOG (object)->heads);
  G_OBJECT_CLASS (mb_proposal_dialog_parent_class)->finalize (object);
}

static void
mb_proposal_dialog_class_init (MbProposalDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mb_proposal_dialog_dispose;
  object_class->finalize = mb_proposal_dialog_finalize;

  /**
   * MbProposalDialog::import:
   *
   * What is ticked is to be done. The dialog has closed.
   */
  signals[IMPORT] = g_signal_new ("import", MB_TYPE_PROPOSAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-proposal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbProposalDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbProposalDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, MbProposalDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, MbProposalDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbProposalDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import);
}

static void
mb_proposal_dialog_init (MbProposalDialog *self)
{
  self->heads = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_factories (self);
  g_signal_connect_object (self->list, "map", G_CALLBACK (list_mapped), self, G_CONNECT_SWAPPED);
}

/**
 * mb_proposal_dialog_new:
 * @proposal: what pages say
 * @name: what they are called together
 *
 * Makes the review of a proposal.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_proposal_dialog_new (MbProposal *proposal, const char *name)
{
  MbProposalDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MB_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (MB_TYPE_PROPOSAL_DIALOG, NULL);
  self->proposal = g_object_ref (proposal);
  title = g_strdup_printf (_("Import “%s”"), name);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  mb_window_title_set_title (self->window_title, _("Import"));
  mb_window_title_set_subtitle (self->window_title, name);
  fill_filter (self);
  set_lines (self);
  update_button (self);
  return ADW_DIALOG (self);
}

/**
 * mb_proposal_dialog_get_proposal:
 * @self: a dialog
 *
 * Returns: (transfer none): what it shows
 */
MbProposal *
mb_proposal_dialog_get_proposal (MbProposalDialog *self)
{
  g_return_val_if_fail (MB_IS_PROPOSAL_DIALOG (self), NULL);

  return self->proposal;
}
