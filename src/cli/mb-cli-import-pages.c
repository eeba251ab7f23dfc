#include "config.h"

#include "mb-cli-import-pages.h"

#include <glib/gi18n.h>

#include "exchange/mb-page-folder.h"
#include "exchange/mb-page-import.h"
#include "mb-cli-output.h"
#include "mb-cli-progress.h"

/**
 * mb_cli_import_pages_count:
 * @names: (array zero-terminated=1): paths
 *
 * Counts the folders and Markdown pages at the beginning of a list.
 *
 * Returns: how many there are before anything else
 */
guint
mb_cli_import_pages_count (const char *const *names)
{
  guint n = 0;

  for (; names[n] != NULL && !g_str_equal (names[n], "-"); n++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (names[n]);

      if (!mb_page_folder_is_page (file))
        break;
    }
  return n;
}

/* Who it can be, so that the pages or the book can be mended. */
static void
say_choices (MbPersonGuess *guess)
{
  for (guint i = 0; i < mb_person_guess_get_n_choices (guess); i++)
    {
      const MbGuessChoice *choice = mb_person_guess_get_choice (guess, i);
      g_autofree char *label = mb_guess_choice_dup_label (choice);

      mb_cli_say (choice->id != 0 ? _("    perhaps %s, who is in the book") : _("    perhaps %s, who is new"), label);
    }
}

static char *
dup_line (MbProposalItem *item)
{
  g_autofree char *text = mb_proposal_item_dup_text (item);

  switch (mb_proposal_item_get_kind (item))
    {
    case MB_PROPOSAL_CONFLICT:
      return g_strdup_printf (mb_proposal_item_get_ticked (item) ? _("pages differ, taken: %s")
                                                                 : _("pages differ, not taken: %s"), text);
    case MB_PROPOSAL_DOUBT:
      return g_strdup_printf (_("in doubt, left out: %s"), text);
    case MB_PROPOSAL_NOTE:
      return g_strdup_printf (_("not understood: %s"), text);
    case MB_PROPOSAL_ADDITION:
    case MB_PROPOSAL_CHANGE:
    case MB_N_PROPOSAL_KINDS:
    default:
      return g_steal_pointer (&text);
    }
}

static void
say_item (MbProposalItem *item)
{
  g_autofree char *place = mb_proposal_item_dup_place (item);
  g_autofree char *line = dup_line (item);

  mb_cli_say ("  %s: %s", place, line);
  if (mb_proposal_item_get_kind (item) == MB_PROPOSAL_DOUBT)
    say_choices (mb_proposal_item_get_guess (item));
}

/* Page after page; without being asked for all, only who is in doubt. */
static void
say_items (MbProposal *proposal, gboolean tells_all)
{
  GListModel *items = mb_proposal_get_items (proposal);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (items, i);

      if (tells_all || mb_proposal_item_get_kind (item) == MB_PROPOSAL_DOUBT)
        say_item (item);
    }
}

static void
say_counts (MbProposal *proposal)
{
  guint conflicts = mb_proposal_count (proposal, MB_PROPOSAL_CONFLICT);
  guint notes = mb_proposal_count (proposal, MB_PROPOSAL_NOTE);

  if (conflicts > 0)
    mb_cli_say (ngettext ("  %u value in which pages differ", "  %u values in which pages differ", conflicts), conflicts);
  if (notes > 0)
    mb_cli_say (ngettext ("  %u thing that was not understood", "  %u things that were not understood", notes), notes);
}

/**
 * mb_cli_import_pages:
 * @book: a book
 * @names: paths of folders and Markdown pages
 * @n: how many of them
 * @tells_all: whether to say each change
 * @n_open: (inout): grows by how many people were left out
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Imports pages in one step of the history, and says what was done. Whoever
 * is in doubt is left out and listed.
 *
 * Returns: whether it was done; otherwise @error is as
 *   mb_page_import_read() and mb_proposal_apply() have it
 */
gboolean
mb_cli_import_pages (MbBook *book, const char *const *names, guint n, gboolean tells_all, guint *n_open,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbImportReport) report = mb_import_report_new ();
  g_autoptr (MbProposal) proposal = NULL;
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;
  gboolean done;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (names[i]));
  name = mb_page_import_dup_name (files);
  proposal = mb_page_import_read (book, files, cancellable, mb_cli_progress, _("Reading pages…"), error);
  done = proposal != NULL && mb_proposal_apply (proposal, book, name, report, cancellable, mb_cli_progress,
                                                _("Importing…"), error);
  mb_cli_progress_clear ();
  if (!done)
    return FALSE;
  say_items (proposal, tells_all);
  say_counts (proposal);
  summary = mb_import_report_dup_summary (report);
  mb_cli_say ("%s: %s", name, summary);
  *n_open += mb_proposal_count_open (proposal);
  return TRUE;
}
