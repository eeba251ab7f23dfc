#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-language.h"
#include "exchange/mb-book-chart.h"
#include "exchange/mb-chart-file.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-nearest.h"
#include "mb-cli-output.h"
#include "mb-cli-scope.h"

static MbCliScope scope;
static char *files[MB_N_CHART_FORMATS];
static int width = MB_CHART_USUAL_WIDTH;
static char *background_name;

static const GOptionEntry entries[] = {
  { "svg", 0, 0, G_OPTION_ARG_FILENAME, &files[MB_CHART_SVG], N_("Draw it as SVG, for the web"), N_("FILE") },
  { "png", 0, 0, G_OPTION_ARG_FILENAME, &files[MB_CHART_PNG], N_("Draw it as PNG"), N_("FILE") },
  { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &files[MB_CHART_PDF], N_("Draw it as PDF, for paper"), N_("FILE") },
  { "width", 'w', 0, G_OPTION_ARG_INT, &width, N_("How wide it is, in pixels"), N_("N") },
  { "background", 'b', 0, G_OPTION_ARG_STRING, &background_name, N_("white, transparent or dark"), N_("WHAT") },
  MB_CLI_SCOPE_ENTRIES (scope),
  { NULL },
};

static GStrv
list_charts (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < MB_N_BOOK_CHARTS; i++)
    g_strv_builder_add (builder, mb_book_chart_get_nick (i));
  return g_strv_builder_end (builder);
}

static gboolean
read_chart (const char *name, MbBookChart *chart, GError **error)
{
  g_auto (GStrv) names = list_charts ();
  g_autofree char *sentence = NULL;

  if (mb_book_chart_find (name, chart))
    return TRUE;
  sentence = g_strdup_printf (_("“%s” is no chart."), name);
  mb_cli_set_unknown (error, name, (const char *const *) names, sentence);
  return FALSE;
}

static gboolean
read_background (MbChartBackground *background, GError **error)
{
  static const char *const names[] = { "white", "transparent", "dark", NULL };
  g_autofree char *sentence = NULL;

  if (background_name == NULL || mb_chart_background_find (background_name, background))
    return TRUE;
  sentence = g_strdup_printf (_("“%s” is no background."), background_name);
  mb_cli_set_unknown (error, background_name, names, sentence);
  return FALSE;
}

/* The one picture would overwrite the other, or stand behind it. */
static gboolean
check_files_differ (GError **error)
{
  for (guint i = 0; i < MB_N_CHART_FORMATS; i++)
    for (guint j = i + 1; j < MB_N_CHART_FORMATS; j++)
      if (files[i] != NULL && g_strcmp0 (files[i], files[j]) == 0)
        {
          g_autofree char *shown = g_filename_display_name (files[i]);

          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“%s” cannot take two pictures. Give each a file of its own."), shown);
          return FALSE;
        }
  return TRUE;
}

static gboolean
check_options (GError **error)
{
  if (files[MB_CHART_SVG] == NULL && files[MB_CHART_PNG] == NULL && files[MB_CHART_PDF] == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("“chart” needs a file to draw into: “--svg”, “--png” or “--pdf”."));
      return FALSE;
    }
  if (width < MB_CHART_LEAST_WIDTH || width > MB_CHART_MOST_WIDTH)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("A chart cannot be %d pixels wide. It can be from %d to %d."), width, MB_CHART_LEAST_WIDTH,
                   MB_CHART_MOST_WIDTH);
      return FALSE;
    }
  return check_files_differ (error) && mb_cli_scope_check (&scope, error);
}

static MbChartData *
make_data (MbBookChart chart, MbBook *book, GError **error)
{
  g_autoptr (MbInsights) insights = NULL;
  g_autoptr (MbChartData) data = NULL;
  locale_t former;

  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  insights = mb_cli_scope_make_insights (&scope, book, error);
  former = mb_language_begin_neutral ();
  data = insights != NULL ? mb_book_chart_make (chart, insights, book, error) : NULL;
  mb_language_end_neutral (former);
  mb_book_end_snapshot (book);
  if (data == NULL)
    return NULL;
  if (!mb_chart_data_is_empty (data))
    return g_steal_pointer (&data);
  g_set_error (error, MB_ERROR, MB_ERROR_NOTHING,
               /* Translators: the title of a chart */
               _("There is nothing to draw for “%s” in these cohorts; no file was written."),
               mb_book_chart_get_label (chart));
  return NULL;
}

static gboolean
is_to_output (void)
{
  for (guint format = 0; format < MB_N_CHART_FORMATS; format++)
    if (g_strcmp0 (files[format], "-") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
draw_to_output (const MbChartPicture *picture, MbChartData *data, GError **error)
{
  locale_t former = mb_language_begin_neutral ();
  g_autoptr (GBytes) bytes = mb_chart_picture_draw (picture, data, error);

  mb_language_end_neutral (former);
  if (bytes == NULL)
    return FALSE;
  mb_cli_write (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
draw_to_file (const MbChartPicture *picture, MbChartData *data, MbBook *book, GError **error)
{
  const char *path = files[picture->format];
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *shown = g_filename_display_name (path);
  locale_t former;
  gboolean written;

  if (!mb_cli_check_is_not_the_book (book, path, error))
    return FALSE;
  former = mb_language_begin_neutral ();
  written = mb_chart_file_write (picture, data, file, error);
  mb_language_end_neutral (former);
  if (!written)
    return FALSE;
  if (!is_to_output ())
    mb_cli_say (_("Wrote “%s”."), shown);
  return TRUE;
}

static gboolean
draw (MbChartData *data, MbChartBackground background, MbBook *book, GError **error)
{
  for (guint format = 0; format < MB_N_CHART_FORMATS; format++)
    {
      const MbChartPicture picture = { .format = format, .width = (guint) width, .background = background };

      if (files[format] == NULL)
        continue;
      if (g_str_equal (files[format], "-") ? !draw_to_output (&picture, data, error)
                                           : !draw_to_file (&picture, data, book, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  MbBookChart chart;
  MbChartBackground background = MB_CHART_WHITE;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbChartData) data = NULL;

  if (!read_chart (arguments[1], &chart, error) || !read_background (&background, error) || !check_options (error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  data = book != NULL ? make_data (chart, book, error) : NULL;
  return data != NULL && draw (data, background, book, error);
}

const MbCliCommand mb_cli_chart_command = {
  .name = "chart",
  .arguments = N_("BOOK CHART"),
  .summary = N_("Draw a chart as SVG, PNG or PDF"),
  .description = N_("CHART is one of %s. The cohorts and the date it is of stand below it, and the same book always "
                    "gives the same bytes. FILE may be “-” for standard output."),
  .dup_list = list_charts,
  .entries = entries,
  .n_needed = 2,
  .n_taken = 2,
  .run = run,
};
