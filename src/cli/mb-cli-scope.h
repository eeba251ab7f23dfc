#pragma once

#include "insight/mb-insights.h"

G_BEGIN_DECLS

/**
 * MbCliScope:
 * @as_of: (nullable): the date
 * @cohorts: (nullable): website IDs, parted by commas
 * @years: (nullable): from and to
 * @include_running: whether cohorts that still run are taken in
 *
 * The options that say what figures are of, as they were given.
 */
typedef struct {
  char *as_of;
  char *cohorts;
  char *years;
  gboolean include_running;
} MbCliScope;

/* Rows for the table of options of a command that has a scope. */
#define MB_CLI_SCOPE_ENTRIES(scope)                                                                                    \
  { "as-of", 'a', 0, G_OPTION_ARG_STRING, &(scope).as_of, N_("As of that date instead of the latest observation"),     \
    N_("DATE") },                                                                                                      \
  { "cohorts", 'c', 0, G_OPTION_ARG_STRING, &(scope).cohorts, N_("Only these cohorts, parted by commas"),              \
    N_("ID,ID…") },                                                                                                    \
  { "years", 'y', 0, G_OPTION_ARG_STRING, &(scope).years, N_("Only cohorts of these years"), N_("A-B") },              \
  { "include-running", 'i', 0, G_OPTION_ARG_NONE, &(scope).include_running, N_("Take in cohorts that still run"), NULL }

gboolean    mb_cli_scope_check         (const MbCliScope *self, GError **error);
MbInsights *mb_cli_scope_make_insights (const MbCliScope *self, MbBook *book, GError **error);

G_END_DECLS
