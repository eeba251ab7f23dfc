#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-merge.h"
#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-output.h"

static char *author;

static const GOptionEntry entries[] = {
  { "author", 'a', 0, G_OPTION_ARG_STRING, &author, N_("Who the change is by"), N_("NAME") },
  { NULL },
};

/* Names are no help: people to merge often have the same, and others may have it too. */
static MbRecord *
find_person (MbBook *book, const char *word, GError **error)
{
  gint64 id = mb_book_find_handle (book, word);

  if (id == 0)
    id = mb_book_find (book, MB_RECORD_PERSON, "slug", word);
  if (id != 0)
    return mb_book_get_record (book, MB_RECORD_PERSON, id, error);
  g_set_error (error, MB_ERROR, MB_ERROR_REFUSED,
               _("Nobody in the book has the handle or website ID “%s”. Nothing was changed."), word);
  return NULL;
}

static gboolean
check_encoding (const char *word, GError **error)
{
  g_autofree char *shown = NULL;

  if (g_utf8_validate (word, -1, NULL))
    return TRUE;
  shown = g_utf8_make_valid (word, -1);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is no handle and no website ID."), shown);
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbRecord) keep = NULL;
  g_autoptr (MbRecord) other = NULL;
  g_autofree char *kept_title = NULL;
  g_autofree char *other_title = NULL;

  if (!check_encoding (arguments[1], error) || !check_encoding (arguments[2], error))
    return FALSE;
  book = mb_cli_open_book (arguments[0], MB_OPEN_NONE, error);
  keep = book != NULL ? find_person (book, arguments[1], error) : NULL;
  other = keep != NULL ? find_person (book, arguments[2], error) : NULL;
  if (other == NULL)
    return FALSE;
  mb_cli_sign (book, author);
  kept_title = mb_record_dup_title (keep);
  other_title = mb_record_dup_title (other);
  if (!mb_people_merge (book, mb_record_get_id (keep), mb_record_get_id (other), error))
    return FALSE;
  mb_cli_say (_("Merged “%s” into “%s”."), other_title, kept_title);
  return TRUE;
}

const MbCliCommand mb_cli_merge_command = {
  .name = "merge",
  .arguments = N_("BOOK KEEP OTHER"),
  .summary = N_("Make one person of two"),
  .description = N_("KEEP and OTHER are handles or website IDs. KEEP stays, and what is known of OTHER alone becomes "
                    "known of KEEP: participations, projects, observations, programs looked after, sources, links. "
                    "Handles of OTHER become former handles of KEEP. Where both have a name, a mail address or a "
                    "status, that of KEEP stays. Then OTHER is deleted; “undo” takes it all back in one step."),
  .entries = entries,
  .n_needed = 3,
  .n_taken = 3,
  .run = run,
};
