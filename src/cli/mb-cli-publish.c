#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/mb-page-folder.h"
#include "exchange/mb-publish.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

static gboolean dry_run;
static gboolean check;

static const GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would be written"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_("Only say where pages and book differ"), NULL },
  { NULL },
};

/* What came of the pages. */
typedef struct {
  guint n_differences;
  guint n_written;
  guint n_refused; /* not written, for somebody else changed them */
  guint n_failed;  /* that could not be written */
  guint n_unread;
} Outcome;

static void
complain_of_page (const char *sentence)
{
  mb_cli_complain ("%s%s", sentence, g_str_has_suffix (sentence, ".") ? "" : ".");
}

/* One way for each page */

static void
say_differences (const MbPublishPage *page, Outcome *outcome)
{
  for (guint i = 0; i < page->differences->len; i++)
    {
      const MbPageDifference *difference = page->differences->pdata[i];

      /* The form that editors and other programs know: file, line, sentence. */
      mb_cli_say ("%s:%u: %s", page->name, difference->line, difference->sentence);
      outcome->n_differences++;
    }
}

static void
show_diff (const MbPublishPage *page)
{
  g_autofree char *diff = mb_publish_page_dup_diff (page);

  mb_cli_write (diff, strlen (diff));
}

static void
write_page (const MbPublishPage *page, Outcome *outcome)
{
  g_autoptr (GError) why = NULL;

  if (!mb_publish_page_is_changed (page))
    return;
  if (mb_publish_page_write (page, NULL, &why))
    {
      mb_cli_say (_("Wrote “%s”."), page->name);
      outcome->n_written++;
      return;
    }
  complain_of_page (why->message);
  if (g_error_matches (why, MB_ERROR, MB_ERROR_CONFLICT))
    outcome->n_refused++;
  else
    outcome->n_failed++;
}

static void
go_through (MbPublish *publish, Outcome *outcome)
{
  for (guint i = 0; i < publish->pages->len; i++)
    {
      const MbPublishPage *page = publish->pages->pdata[i];

      if (page->trouble != NULL)
        {
          complain_of_page (page->trouble);
          outcome->n_unread++;
        }
      else if (check)
        say_differences (page, outcome);
      else if (dry_run)
        show_diff (page);
      else
        write_page (page, outcome);
    }
}

/* How it ends */

static void
say_summary (MbPublish *publish, const Outcome *outcome)
{
  if (check && outcome->n_differences == 0 && outcome->n_unread == 0)
    mb_cli_say (ngettext ("%u page says what the book says.", "%u pages say what the book says.", publish->n_read),
                publish->n_read);
  else if (!check && !dry_run && outcome->n_written + outcome->n_refused + outcome->n_failed == 0)
    mb_cli_say (ngettext ("%u page was read; there was nothing to write.",
                          "%u pages were read; there was nothing to write.", publish->n_read), publish->n_read);
}

static gboolean
judge (const Outcome *outcome, GError **error)
{
  const guint n_unwritten = outcome->n_refused + outcome->n_failed;

  if (outcome->n_unread > 0)
    g_set_error (error, MB_ERROR, MB_ERROR_FAILED,
                 ngettext ("%u page could not be read.", "%u pages could not be read.", outcome->n_unread),
                 outcome->n_unread);
  else if (n_unwritten > 0)
    g_set_error (error, MB_ERROR, outcome->n_failed > 0 ? MB_ERROR_FAILED : MB_ERROR_REFUSED,
                 ngettext ("%u page was not written.", "%u pages were not written.", n_unwritten), n_unwritten);
  else if (outcome->n_differences > 0)
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
                 ngettext ("%u difference was found.", "%u differences were found.", outcome->n_differences),
                 outcome->n_differences);
  else
    return TRUE;
  return FALSE;
}

static gpointer
refuse_place (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, MB_ERROR, MB_ERROR_NOT_FOUND, _("There are no Markdown pages in “%s”."), shown);
  return NULL;
}

static MbPublish *
look (MbBook *book, const char *path, GError **error)
{
  g_autoptr (GFile) place = g_file_new_for_commandline_arg (path);
  char *doing = _("Reading pages…");
  MbPublish *publish;

  if (g_file_query_exists (place, NULL) && !mb_page_folder_is_page (place))
    return refuse_place (path, error);
  publish = mb_publish_new (book, place, mb_cli_interrupt_begin (), mb_cli_progress, doing, error);

  mb_cli_interrupt_end ();
  mb_cli_progress_clear ();
  /* That they differ is another status than that nobody could look. */
  if (publish == NULL && check && error != NULL && *error != NULL && (*error)->domain == MB_ERROR)
    (*error)->code = MB_ERROR_FAILED;
  if (publish == NULL && mb_cli_interrupt_came ())
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("Publishing was stopped; all pages were left as they were."));
    }
  return publish;
}

/* A script that checks pages must not be content with none. */
static gboolean
has_pages (MbPublish *publish, const char *path, GError **error)
{
  return publish->n_read > 0 || refuse_place (path, error) != NULL;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_READ_ONLY, error);
  g_autoptr (MbPublish) publish = book != NULL ? look (book, arguments[1], error) : NULL;
  Outcome outcome = { 0 };

  if (publish == NULL || !has_pages (publish, arguments[1], error))
    return FALSE;
  go_through (publish, &outcome);
  say_summary (publish, &outcome);
  return judge (&outcome, error);
}

const MbCliCommand mb_cli_publish_command = {
  .name = "publish",
  .arguments = N_("BOOK FOLDER"),
  .summary = N_("Bring the pages of a folder up to date"),
  .description = N_("Tables of participants, programs, cohorts, retention and mentors are found by their columns, and "
                    "get marks around them the first time; lists of active contributors by their summaries; projects by "
                    "their headings. Only what says something else than the book is written anew, and what is outside "
                    "stays byte for byte. With “--check” the exit status is 1 when anything differs, and 3 when a page "
                    "cannot be read."),
  .entries = entries,
  .n_needed = 2,
  .n_taken = 2,
  .run = run,
};
