#include "config.h"

#include "mb-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-language.h"
#include "mb-atomic-file.h"
#include "mb-book-chart.h"
#include "mb-chart-file.h"
#include "mb-report-text.h"

/* How many years a chart of a report goes back. */
#define YEARS_SHOWN 5

static const MbBookChart shown_charts[] = { MB_BOOK_CHART_PARTICIPANTS, MB_BOOK_CHART_RETENTION };

typedef struct {
  MbReport report;
  MbReportOptions options;
  MbFacts *facts;
  GFile *folder;
  GCancellable *cancellable;
} Writing;

static void
writing_clear (Writing *self)
{
  g_free (self->report.title);
  g_free (self->report.stem);
  g_clear_pointer (&self->report.cohorts, g_ptr_array_unref);
  g_clear_pointer (&self->report.charts, g_ptr_array_unref);
  g_clear_pointer (&self->report.insights, mb_insights_free);
  g_clear_pointer (&self->report.over, mb_insights_free);
  g_clear_pointer (&self->report.known, mb_publish_book_free);
  g_clear_pointer (&self->facts, mb_facts_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/* What it is about */

static gboolean
refuse (const Writing *self, GError **error)
{
  if (self->options.cohort != 0)
    g_set_error_literal (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("The cohort is no longer in the book."));
  else
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("The book has no cohort of %d."), self->options.year);
  return FALSE;
}

static gboolean
find_cohorts (Writing *self, GError **error)
{
  GPtrArray *all = self->report.known->cohorts;

  self->report.cohorts = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const MbKnownCohort *cohort = all->pdata[i];

      if (cohort->program != NULL &&
          (self->options.cohort != 0 ? cohort->id == self->options.cohort : cohort->year == self->options.year))
        g_ptr_array_add (self->report.cohorts, (gpointer) cohort);
    }
  return self->report.cohorts->len > 0 || refuse (self, error);
}

static void
name_report (Writing *self)
{
  const MbKnownCohort *first = self->report.cohorts->pdata[0];

  if (self->options.cohort == 0)
    {
      self->report.title = g_strdup_printf ("Mentorship in %d", self->options.year);
      self->report.stem = g_strdup_printf ("mentorship-%d", self->options.year);
      return;
    }
  self->report.title = mb_known_cohort_dup_title (first);
  self->report.stem = first->slug != NULL ? g_strdup (first->slug) : g_strdup_printf ("cohort-%d", first->year);
}

static MbInsights *
make_insights (Writing *self, gboolean include_running)
{
  g_autoptr (MbScope) scope = mb_scope_new ();
  g_autofree gint64 *ids = g_new (gint64, self->report.cohorts->len);

  for (guint i = 0; i < self->report.cohorts->len; i++)
    ids[i] = ((const MbKnownCohort *) self->report.cohorts->pdata[i])->id;
  mb_scope_limit_cohorts (scope, ids, self->report.cohorts->len);
  scope->include_running = include_running;
  return mb_insights_new (self->facts, scope);
}

/* The charts: the years until then, of all programs or of the cohort’s. Who takes part in a cohort that runs is a
 * participant, but it is too early to say who stays. */

static MbInsights *
make_chart_insights (Writing *self)
{
  const MbKnownCohort *first = self->report.cohorts->pdata[0];
  g_autoptr (MbScope) scope = mb_scope_new ();

  scope->last_year = first->year;
  scope->first_year = first->year - YEARS_SHOWN + 1;
  if (self->options.cohort != 0)
    mb_scope_limit_programs (scope, &first->program->id, 1);
  return mb_insights_new (self->facts, scope);
}

static void
free_chart (gpointer data)
{
  MbReportChart *chart = data;

  g_free (chart->name);
  g_free (chart->title);
  g_free (chart);
}

static const MbReportChart *
add_chart (Writing *self, MbBookChart chart, MbChartData *data)
{
  MbReportChart *added = g_new0 (MbReportChart, 1);

  added->name = g_strdup_printf ("%s-%s", self->report.stem, mb_book_chart_get_nick (chart));
  added->title = g_strdup (mb_chart_data_get_title (data));
  g_ptr_array_add (self->report.charts, added);
  return added;
}

static gboolean
write_picture (Writing *self, MbChartData *data, const MbReportChart *chart, MbChartFormat format, const char *suffix,
               GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", chart->name, suffix);
  g_autoptr (GFile) file = g_file_get_child (self->folder, name);
  const MbChartPicture picture = { .format = format, .background = MB_CHART_WHITE };

  return mb_chart_file_write (&picture, data, file, error);
}

static gboolean
write_chart (Writing *self, MbBookChart chart, MbInsights *insights, GError **error)
{
  g_autoptr (MbChartData) data = mb_book_chart_make (chart, insights, self->report.book, error);
  const MbReportChart *added;

  if (data == NULL)
    return FALSE;
  if (mb_chart_data_is_empty (data))
    return TRUE;
  added = add_chart (self, chart, data);
  return write_picture (self, data, added, MB_CHART_SVG, "svg", error) &&
         write_picture (self, data, added, MB_CHART_PNG, "png", error);
}

static gboolean
write_charts (Writing *self, GError **error)
{
  g_autoptr (MbInsights) insights = make_chart_insights (self);

  self->report.charts = g_ptr_array_new_with_free_func (free_chart);
  for (guint i = 0; i < G_N_ELEMENTS (shown_charts); i++)
    if (!write_chart (self, shown_charts[i], insights, error))
      return FALSE;
  return TRUE;
}

/* All of it */

static gboolean
make_folder (Writing *self, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (g_file_make_directory_with_parents (self->folder, self->cancellable, &why) ||
      g_error_matches (why, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  mb_atomic_file_explain (self->folder, error);
  return FALSE;
}

static GFile *
write_page (Writing *self, GError **error)
{
  g_autofree char *name = g_strconcat (self->report.stem, ".md", NULL);
  g_autoptr (GFile) page = g_file_get_child (self->folder, name);
  g_autofree char *text = mb_report_text_make (&self->report, error);

  if (text == NULL || !mb_atomic_file_write (page, text, strlen (text), self->cancellable, error))
    return NULL;
  return g_steal_pointer (&page);
}

static gboolean
read_book (Writing *self, GError **error)
{
  self->report.known = mb_publish_book_new (self->report.book, self->cancellable, error);
  self->facts = self->report.known != NULL ? mb_facts_new (self->report.book, NULL, self->cancellable, error) : NULL;
  return self->facts != NULL && find_cohorts (self, error);
}

static GFile *
write_all (Writing *self, GError **error)
{
  locale_t former;
  GFile *page = NULL;

  if (!read_book (self, error) || !make_folder (self, error))
    return NULL;
  name_report (self);
  self->report.insights = make_insights (self, TRUE);
  self->report.over = make_insights (self, FALSE);
  /* A report is for others, whoever writes it. */
  former = mb_language_begin_neutral ();
  if (write_charts (self, error))
    page = write_page (self, error);
  mb_language_end_neutral (former);
  return page;
}

/**
 * mb_report_write:
 * @book: a book
 * @options: what the report is about
 * @folder: where it goes
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a report of one year or cohort: a page of Markdown with its charts
 * as SVG and PNG beside it. The page is written last, so that it never names
 * a picture that is not there.
 *
 * Returns: (transfer full) (nullable): the page; %NULL with %MB_ERROR_REFUSED
 *   when there is no such cohort, the book's error, one of
 *   mb_atomic_file_open() or %G_IO_ERROR_CANCELLED
 */
GFile *
mb_report_write (MbBook *book, const MbReportOptions *options, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_auto (Writing) self = { .report.book = book, .options = *options, .folder = folder, .cancellable = cancellable };
  GFile *page;

  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  page = write_all (&self, error);
  mb_book_end_snapshot (book);
  return page;
}

/* In a worker thread */

typedef struct {
  char *path;
  MbReportOptions options;
  GFile *folder;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->folder);
  g_free (job->path);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_book_open (job->path, MB_OPEN_READ_ONLY, &error);
  GFile *page = book != NULL ? mb_report_write (book, &job->options, job->folder, cancellable, &error) : NULL;

  /* Whoever is told that it is done may take the book away. */
  g_clear_object (&book);
  if (page != NULL)
    g_task_return_pointer (task, page, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * mb_report_write_async:
 * @path: path of a book
 * @options: what the report is about
 * @folder: where it goes
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done
 * @data: for @callback
 *
 * The same as mb_report_write() in a worker thread.
 */
void
mb_report_write_async (const char *path, const MbReportOptions *options, GFile *folder, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->options = *options;
  job->folder = g_object_ref (folder);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, mb_report_write_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

/**
 * mb_report_write_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends mb_report_write_async().
 *
 * Returns: (transfer full) (nullable): the page, with errors as for
 *   mb_report_write()
 */
GFile *
mb_report_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mb_report_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
