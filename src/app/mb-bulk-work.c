#include "config.h"

#include "mb-bulk-work.h"

#include <glib/gi18n.h>

#include "mb-feedback.h"
#include "mb-record-text.h"
#include "mb-window-private.h"

typedef struct {
  GtkWidget *widget;
  MbBook *book;
  char *path; /* for the worker, which has a book of its own … */
  char *author;
  const MbRecordType *type;
  GArray *ids;
  const MbField *field; /* NULL: they are deleted */
  GVariant *value;
  char *names; /* the records in words, while they are there */

  MbBulkCounts counts;
  MbWindow *window; /* nullable: which waits for the work */
  MbProgressDialog *progress;
} Work;

static char *
dup_names (MbBook *book, const MbRecordType *type, GArray *ids)
{
  g_autoptr (MbRecord) only = NULL;
  g_autofree char *title = NULL;

  if (ids->len == 1)
    only = mb_book_get_record (book, type->kind, g_array_index (ids, gint64, 0), NULL);
  if (!only)
    return mb_record_type_dup_count (type, ids->len);
  title = mb_record_text_dup_title (only, NULL);
  return g_strdup_printf (_("“%s”"), title);
}

static Work *
work_new (GtkWidget *widget, MbBook *book, const MbRecordType *type, GArray *ids)
{
  Work *work = g_new0 (Work, 1);

  work->widget = g_object_ref (widget);
  work->book = g_object_ref (book);
  work->path = g_strdup (mb_book_get_path (book));
  work->author = g_strdup (mb_book_get_author (book));
  work->type = type;
  work->ids = g_array_ref (ids);
  work->names = dup_names (book, type, ids);
  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->widget);
  g_object_unref (work->book);
  g_clear_object (&work->window);
  g_clear_pointer (&work->value, g_variant_unref);
  g_array_unref (work->ids);
  g_free (work->path);
  g_free (work->author);
  g_free (work->names);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* Saying what was done */

/* Nobody shall find out later what went along. */
static char *
dup_deleted (Work *work)
{
  if (work->counts.along == 0)
    /* Translators: %s is a count or a title, as in “Deleted 3 people”. */
    return g_strdup_printf (_("Deleted %s"), work->names);
  /* Translators: %s is a count or a title, as in “Deleted 3 people and 1 record that belongs to them”. */
  return g_strdup_printf (ngettext ("Deleted %s and %u record that belongs to it",
                                    "Deleted %s and %u records that belong to it", work->counts.along),
                          work->names, work->counts.along);
}

static char *
dup_set (Work *work)
{
  g_autofree char *counted = mb_record_type_dup_count (work->type, work->counts.changed);

  /* Translators: a field and a count, as in “Set Status of 12 cohorts”. */
  return g_strdup_printf (_("Set %s of %s"), mb_field_get_label (work->field), counted);
}

static void
say_done (Work *work)
{
  g_autofree char *text = NULL;

  if (work->counts.changed == 0)
    {
      mb_feedback_say (work->widget, _("Nothing to change: all have this value"));
      return;
    }
  text = work->field ? dup_set (work) : dup_deleted (work);
  mb_feedback_offer (work->widget, text, _("_Undo"), "win.undo");
}

static void
finish (Work *work, gboolean done, const GError *error)
{
  if (done)
    say_done (work);
  else
    mb_feedback_error (work->widget, error);
}

/* Doing it */

static gboolean
run (Work *work, MbBook *book, GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  if (work->field)
    return mb_bulk_set (book, work->type->kind, work->ids, work->field->name, work->value, cancellable, progress, data,
                        &work->counts, error);
  return mb_bulk_delete (book, work->type->kind, work->ids, cancellable, progress, data, &work->counts, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (work->path, MB_OPEN_NONE, &error);

  if (book)
    mb_book_set_author (book, work->author);
  if (book && run (work, book, cancellable, work->progress ? mb_progress_dialog_step : NULL, work->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Work) work = data;
  g_autoptr (GError) error = NULL;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (work->window)
    mb_window_end_work (work->window, g_steal_pointer (&work->progress));
  finish (work, done, error);
}

static void
begin (Work *work)
{
  GtkRoot *root = gtk_widget_get_root (work->widget);
  g_autoptr (GTask) task = NULL;

  if (MB_IS_WINDOW (root))
    {
      work->window = g_object_ref (MB_WINDOW (root));
      work->progress = mb_window_begin_work (work->window, work->field ? _("Changing…") : _("Deleting…"));
    }
  task = g_task_new (NULL, work->progress ? mb_progress_dialog_get_cancellable (work->progress) : NULL, ended, work);
  /* Once committed it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, run_in_thread);
}

static void
work (Work *new_work)
{
  g_autoptr (Work) owned = new_work;
  g_autoptr (GError) error = NULL;

  if (mb_bulk_is_quick (owned->book, owned->type->kind, owned->ids, owned->field == NULL))
    {
      const gboolean done = run (owned, owned->book, NULL, NULL, NULL, &error);
      finish (owned, done, error);
      return;
    }
  begin (g_steal_pointer (&owned));
}

/**
 * mb_bulk_work_delete:
 * @widget: a widget of the window to tell it in
 * @book: a book
 * @type: the type of the records
 * @ids: (element-type gint64): which records
 *
 * Deletes the records and says so, or why not.
 */
void
mb_bulk_work_delete (GtkWidget *widget, MbBook *book, const MbRecordType *type, GArray *ids)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (type != NULL && ids != NULL);

  work (work_new (widget, book, type, ids));
}

/**
 * mb_bulk_work_set:
 * @widget: a widget of the window to tell it in
 * @book: a book
 * @type: the type of the records
 * @ids: (element-type gint64): which records
 * @field: a field of them
 * @value: (nullable): the value, not floating; %NULL: not set
 *
 * Sets the field of all records and says so, or why not.
 */
void
mb_bulk_work_set (GtkWidget *widget, MbBook *book, const MbRecordType *type, GArray *ids, const MbField *field,
                  GVariant *value)
{
  Work *new_work;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (type != NULL && ids != NULL && field != NULL);

  new_work = work_new (widget, book, type, ids);
  new_work->field = field;
  new_work->value = value ? g_variant_ref (value) : NULL;
  work (new_work);
}
