#include "config.h"

#include <glib/gi18n.h>

#include "mb-cli-book.h"
#include "mb-cli-commands.h"
#include "mb-cli-output.h"

static gboolean
run_undo (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_NONE, error);
  g_autoptr (MbChange) change = book != NULL ? mb_book_undo (book, error) : NULL;
  g_autofree char *label = change != NULL ? mb_change_dup_label (change) : NULL;

  if (change == NULL)
    return FALSE;
  mb_cli_say (_("Undone: %s"), label);
  return TRUE;
}

static gboolean
run_redo (const char *const *arguments, GError **error)
{
  g_autoptr (MbBook) book = mb_cli_open_book (arguments[0], MB_OPEN_NONE, error);
  g_autoptr (MbChange) change = book != NULL ? mb_book_redo (book, error) : NULL;
  g_autofree char *label = change != NULL ? mb_change_dup_label (change) : NULL;

  if (change == NULL)
    return FALSE;
  mb_cli_say (_("Redone: %s"), label);
  return TRUE;
}

const MbCliCommand mb_cli_undo_command = {
  .name = "undo",
  .arguments = N_("BOOK"),
  .summary = N_("Take the latest change back"),
  .description = N_("Takes back whatever was changed last, here or in the window; “redo” brings it again."),
  .n_needed = 1,
  .n_taken = 1,
  .run = run_undo,
};

const MbCliCommand mb_cli_redo_command = {
  .name = "redo",
  .arguments = N_("BOOK"),
  .summary = N_("Bring back what was undone last"),
  .description = N_("Possible until something else is changed."),
  .n_needed = 1,
  .n_taken = 1,
  .run = run_redo,
};
