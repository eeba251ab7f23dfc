#pragma once

#include "mb-found.h"

G_BEGIN_DECLS

/**
 * MbChecks:
 * @found: (element-type MbFound): what was found, errors first
 * @left_out: how many more there are, of rules that find more than a thousand
 *
 * What the checks found in a book.
 */
typedef struct {
  GPtrArray *found;
  guint left_out;
} MbChecks;

MbChecks *mb_checks_new   (MbBook *book, const char *docs, GCancellable *cancellable, GError **error);
void      mb_checks_free  (MbChecks *self);
/* How many there are that nobody dismissed. */
guint     mb_checks_count (MbChecks *self, MbSeverity severity);

/* What people call a rule; NULL when there is none of that name. */
const char *mb_checks_get_rule_title (const char *rule);
char      **mb_checks_list_rules     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbChecks, mb_checks_free)

G_END_DECLS
