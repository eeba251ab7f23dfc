#include "config.h"

#include "mb-retention-row.h"

#include <glib/gi18n.h>

#include "mb-figure-row.h"

struct _MbRetentionRow {
  AdwExpanderRow parent_instance;

  MbBook *book;
  MbGrouping grouping;
  GArray *retentions; /* MbRetention */
  GPtrArray *rows;    /* MbFigureRow: of each of the retentions, once they were seen */
  GArray *keys;       /* gint64: of which they are */
};

G_DEFINE_FINAL_TYPE (MbRetentionRow, mb_retention_row, ADW_TYPE_EXPANDER_ROW)

/* Years and cohorts stand from the first on, and one looks for the latest. */
static const MbRetention *
nth_retention (MbRetentionRow *self, guint n)
{
  const guint place = self->grouping == MB_GROUPING_PROGRAM ? n : self->retentions->len - 1 - n;

  return &g_array_index (self->retentions, MbRetention, place);
}

static char *
dup_title (MbRetentionRow *self, gint64 key)
{
  const MbRecordKind kind = self->grouping == MB_GROUPING_COHORT ? MB_RECORD_COHORT : MB_RECORD_PROGRAM;
  g_autoptr (MbRecord) record = NULL;

  if (self->grouping == MB_GROUPING_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, key);
  record = mb_book_get_record (self->book, kind, key, NULL);
  return record ? mb_record_dup_short_title (record) : g_strdup ("");
}

/* Rows */

static gboolean
has_rows_of_these (MbRetentionRow *self)
{
  if (self->rows->len != self->retentions->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->keys, gint64, i) != nth_retention (self, i)->key)
      return FALSE;
  return TRUE;
}

static void
make_rows (MbRetentionRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->retentions->len; i++)
    {
      const gint64 key = nth_retention (self, i)->key;
      GtkWidget *row = mb_figure_row_new ("");

      g_ptr_array_add (self->rows, row);
      g_array_append_val (self->keys, key);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
}

static void
show_rows (MbRetentionRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  if (!has_rows_of_these (self))
    make_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MbRetention *retention = nth_retention (self, i);
      g_autofree char *title = dup_title (self, retention->key);

      adw_preferences_row_set_title (self->rows->pdata[i], title);
      mb_figure_row_show (self->rows->pdata[i], &retention->figures[MB_UNIT_PARTICIPATIONS],
                          &retention->figures[MB_UNIT_PEOPLE]);
    }
}

/* The object */

static void
mb_retention_row_dispose (GObject *object)
{
  g_clear_object (&MB_RETENTION_ROW (object)->book);
  G_OBJECT_CLASS (mb_retention_row_parent_class)->dispose (object);
}

static void
mb_retention_row_finalize (GObject *object)
{
  MbRetentionRow *self = MB_RETENTION_ROW (object);

  g_array_unref (self->retentions);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->keys);
  G_OBJECT_CLASS (mb_retention_row_parent_class)->finalize (object);
}

static void
mb_retention_row_class_init (MbRetentionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_retention_row_dispose;
  object_class->finalize = mb_retention_row_finalize;
}

static void
mb_retention_row_init (MbRetentionRow *self)
{
  self->retentions = g_array_new (FALSE, FALSE, sizeof (MbRetention));
  self->rows = g_ptr_array_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (show_rows), NULL);
}

/**
 * mb_retention_row_new:
 * @book: a book
 * @grouping: by year, cohort or program
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_retention_row_new (MbBook *book, MbGrouping grouping)
{
  static const char *const titles[] = {
    [MB_GROUPING_COHORT] = N_("By cohort"),
    [MB_GROUPING_YEAR] = N_("By year"),
    [MB_GROUPING_PROGRAM] = N_("By program"),
  };
  MbRetentionRow *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (grouping != MB_GROUPING_NONE, NULL);

  self = g_object_new (MB_TYPE_RETENTION_ROW, "title", _(titles[grouping]), NULL);
  self->book = g_object_ref (book);
  self->grouping = grouping;
  return GTK_WIDGET (self);
}

/**
 * mb_retention_row_show:
 * @self: a row
 * @retentions: (element-type MbRetention): of each part
 *
 * Shows these in the place of former ones. Without any there is nothing to
 * unfold.
 */
void
mb_retention_row_show (MbRetentionRow *self, GArray *retentions)
{
  g_return_if_fail (MB_IS_RETENTION_ROW (self));
  g_return_if_fail (retentions != NULL);

  g_array_unref (self->retentions);
  self->retentions = g_array_ref (retentions);
  gtk_widget_set_visible (GTK_WIDGET (self), retentions->len > 0);
  show_rows (self);
}
