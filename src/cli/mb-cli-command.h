#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbCliStatus:
 * @MB_CLI_DONE: it was done
 * @MB_CLI_NO: the answer is no: the input was refused, there is nothing to undo, a file is in the way
 * @MB_CLI_WRONG_CALL: the call itself was wrong
 * @MB_CLI_FAILED: it could not be done: no such book, a damaged one, a full disk
 *
 * How the program ends, for the scripts that call it.
 */
typedef enum {
  MB_CLI_DONE = 0,
  MB_CLI_NO = 1,
  MB_CLI_WRONG_CALL = 2,
  MB_CLI_FAILED = 3,
} MbCliStatus;

/**
 * MbCliCommand:
 * @name: what is typed
 * @arguments: what follows it, before translation
 * @summary: what it does, in a line, before translation
 * @description: (nullable): more about it, below the options, before translation
 * @dup_list: (nullable): the words that stand for `%s` in that
 * @entries: (nullable): its options
 * @n_needed: how many arguments it needs at least
 * @n_taken: how many it takes at most; 0: no bound
 * @run: does it; a `G_OPTION_ERROR` means that the call was wrong
 *
 * One command of the program, described once: dispatch, help and the check of
 * the arguments are made from it.
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  GStrv (*dup_list) (void);
  const GOptionEntry *entries;
  guint n_needed;
  guint n_taken;
  gboolean (*run) (const char *const *arguments, GError **error);
} MbCliCommand;

const MbCliCommand *mb_cli_command_find  (const char *name, GError **error);
void                mb_cli_command_list  (GString *help);
void                mb_cli_command_help  (const MbCliCommand *self);
gboolean            mb_cli_command_call  (const MbCliCommand *self, const char *const *words, GError **error);

G_END_DECLS
