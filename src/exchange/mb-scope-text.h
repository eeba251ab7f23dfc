#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbScopeNames:
 * @MB_SCOPE_NAMES_IDS: by their website IDs, as the command line takes them
 * @MB_SCOPE_NAMES_TITLES: by their titles
 *
 * How cohorts are named.
 */
typedef enum {
  MB_SCOPE_NAMES_IDS,
  MB_SCOPE_NAMES_TITLES,
} MbScopeNames;

char *mb_scope_text_dup       (GArray *cohorts, const char *as_of, MbBook *book, MbScopeNames names,
                               guint most_named, GError **error);
char *mb_scope_text_dup_names (GArray *cohorts, MbBook *book, MbScopeNames names, GError **error);

G_END_DECLS
