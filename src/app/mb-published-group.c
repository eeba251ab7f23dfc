#include "config.h"

#include "mb-published-group.h"

#include <glib/gi18n.h>

#include "mb-published-row.h"

struct _MbPublishedGroup {
  AdwPreferencesGroup parent_instance;

  MbBook *book;
  GPtrArray *rows; /* MbPublishedRow */
};

G_DEFINE_FINAL_TYPE (MbPublishedGroup, mb_published_group, ADW_TYPE_PREFERENCES_GROUP)

static void
mb_published_group_dispose (GObject *object)
{
  g_clear_object (&MB_PUBLISHED_GROUP (object)->book);
  G_OBJECT_CLASS (mb_published_group_parent_class)->dispose (object);
}

static void
mb_published_group_finalize (GObject *object)
{
  g_ptr_array_unref (MB_PUBLISHED_GROUP (object)->rows);
  G_OBJECT_CLASS (mb_published_group_parent_class)->finalize (object);
}

static void
mb_published_group_class_init (MbPublishedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_published_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_published_group_finalize;
}

static void
mb_published_group_init (MbPublishedGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Published Figures"));
}

static GtkWidget *
make_add_button (MbBook *book)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, _("Add a Published Figure"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !mb_book_get_read_only (book));
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    mb_record_type_get (MB_RECORD_PUBLISHED_FIGURE)->name);
  return button;
}

/**
 * mb_published_group_new:
 * @book: a book
 *
 * Returns: (transfer floating): a new group without rows
 */
GtkWidget *
mb_published_group_new (MbBook *book)
{
  MbPublishedGroup *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_PUBLISHED_GROUP, NULL);
  self->book = g_object_ref (book);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_add_button (book));
  return GTK_WIDGET (self);
}

/* Rows */

/* Those that stay keep their rows, and the focus with them. */
static MbPublishedRow *
take_row (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (mb_published_row_get_id (rows->pdata[i]) == id)
      return g_ptr_array_remove_index (rows, i);
  return NULL;
}

static void
add_row (MbPublishedGroup *self, GPtrArray *former, const MbComparison *comparison)
{
  MbPublishedRow *row = take_row (former, comparison->record);

  if (!row)
    {
      g_autoptr (MbRecord) record =
        mb_book_get_record (self->book, MB_RECORD_PUBLISHED_FIGURE, comparison->record, NULL);

      /* It may have been deleted since the book was read. */
      if (!record)
        return;
      row = MB_PUBLISHED_ROW (mb_published_row_new (record));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
    }
  mb_published_row_show (row, comparison);
  g_ptr_array_add (self->rows, row);
}

/**
 * mb_published_group_show:
 * @self: a group
 * @comparisons: (element-type MbComparison): what comes of each figure
 *
 * Shows these in the place of former ones.
 */
void
mb_published_group_show (MbPublishedGroup *self, GArray *comparisons)
{
  g_autoptr (GPtrArray) former = NULL;

  g_return_if_fail (MB_IS_PUBLISHED_GROUP (self));
  g_return_if_fail (comparisons != NULL);

  former = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < comparisons->len; i++)
    add_row (self, former, &g_array_index (comparisons, MbComparison, i));
  for (guint i = 0; i < former->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), former->pdata[i]);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self),
    self->rows->len > 0 ? _("Each beside what the book gives for the cohorts it was published of. Neither replaces the other.")
                        : _("None yet. What a page or a post says can be kept here, beside what the book gives."));
}
