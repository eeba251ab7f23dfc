#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "book/mb-words.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-interrupt.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

#define NOT_GIVEN G_MININT64

static gint64 target = NOT_GIVEN;
static gboolean dry_run;

static const GOptionEntry undo_entries[] = {
  { "to", 't', 0, G_OPTION_ARG_INT64, &target,
    N_("Undo all that came after change NUMBER of “history”; 0: all there is"), N_("NUMBER") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would change"), NULL },
  { NULL },
};

static const GOptionEntry redo_entries[] = {
  { "to", 't', 0, G_OPTION_ARG_INT64, &target, N_("Redo up to change NUMBER of “history”"), N_("NUMBER") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would change"), NULL },
  { NULL },
};

/* Records that are gone have their names in the history: when some were missed, all is said again. */
static GPtrArray *
list_words (MbBook *book, GPtrArray *touches)
{
  g_autoptr (MbTitles) titles = mb_titles_new (book);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  mb_titles_set_touches (titles, touches);
  do
    {
      g_ptr_array_set_size (words, 0);
      for (guint i = 0; i < touches->len; i++)
        g_ptr_array_add (words, mb_words_dup_touch (titles, touches->pdata[i]));
    }
  while (mb_titles_find_missing (titles));
  return g_steal_pointer (&words);
}

static gboolean
preview (MbBook *book, gboolean redo, GError **error)
{
  const gint64 number = target != NOT_GIVEN ? target : mb_book_get_step_target (book, redo);
  g_autoptr (GPtrArray) touches = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *counts = NULL;
  guint n_steps = 0;

  if (number < 0)
    {
      g_set_error_literal (error, MB_ERROR, MB_ERROR_NOTHING,
                           redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
      return FALSE;
    }
  touches = mb_book_preview_to (book, redo, number, &n_steps, NULL, error);
  if (touches == NULL)
    return FALSE;
  if (redo)
    mb_cli_say (ngettext ("%u change would be redone:", "%u changes would be redone:", n_steps), n_steps);
  else
    mb_cli_say (ngettext ("%u change would be undone:", "%u changes would be undone:", n_steps), n_steps);
  words = list_words (book, touches);
  for (guint i = 0; i < words->len; i++)
    mb_cli_say ("  %s", (const char *) words->pdata[i]);
  counts = mb_words_dup_counts (touches);
  mb_cli_say ("%s", touches->len > 0 ? counts : _("The book would be as it is."));
  return TRUE;
}

static gboolean
step (MbBook *book, gboolean redo, GError **error)
{
  g_autoptr (MbChange) change = redo ? mb_book_redo (book, error) : mb_book_undo (book, error);
  g_autofree char *label = change != NULL ? mb_change_dup_label (change) : NULL;

  if (change == NULL)
    return FALSE;
  mb_cli_say (redo ? _("Redone: %s") : _("Undone: %s"), label);
  return TRUE;
}

static gboolean
step_to (MbBook *book, gboolean redo, GError **error)
{
  char *doing = redo ? _("Redoing…") : _("Undoing…");
  guint n_steps = mb_book_step_to (book, redo, target, mb_cli_interrupt_begin (), mb_cli_progress, doing, error);

  mb_cli_interrupt_end ();
  mb_cli_progress_clear ();
  if (n_steps == 0)
    return FALSE;
  if (redo)
    mb_cli_say (ngettext ("Redone: %u change.", "Redone: %u changes.", n_steps), n_steps);
  else
    mb_cli_say (ngettext ("Undone: %u change.", "Undone: %u changes.", n_steps), n_steps);
  return TRUE;
}

static gboolean
run (const char *name, gboolean redo, GError **error)
{
  g_autoptr (MbBook) book = NULL;

  if (target < 0 && target != NOT_GIVEN)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, target);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no change %s."), number);
      return FALSE;
    }
  book = mb_cli_open_book (name, dry_run ? MB_OPEN_READ_ONLY : MB_OPEN_NONE, error);
  if (book == NULL)
    return FALSE;
  if (dry_run)
    return preview (book, redo, error);
  return target != NOT_GIVEN ? step_to (book, redo, error) : step (book, redo, error);
}

static gboolean
run_undo (const char *const *arguments, GError **error)
{
  return run (arguments[0], FALSE, error);
}

static gboolean
run_redo (const char *const *arguments, GError **error)
{
  return run (arguments[0], TRUE, error);
}

const MbCliCommand mb_cli_undo_command = {
  .name = "undo",
  .arguments = N_("BOOK"),
  .summary = N_("Take the latest change back, or all since another"),
  .description = N_("Takes back whatever was changed last, here or in the window; “redo” brings it again. With “--to” the "
                    "book is afterwards as it was right after the change with that number. All steps are taken, or "
                    "none."),
  .entries = undo_entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run_undo,
};

const MbCliCommand mb_cli_redo_command = {
  .name = "redo",
  .arguments = N_("BOOK"),
  .summary = N_("Bring back what was undone last, or all up to a change"),
  .description = N_("Possible until something else is changed. With “--to” the change with that number is the last one "
                    "that is brought back. All steps are taken, or none."),
  .entries = redo_entries,
  .n_needed = 1,
  .n_taken = 1,
  .run = run_redo,
};
