#pragma once

#include "book/mb-book.h"
#include "book/mb-role.h"

G_BEGIN_DECLS

/**
 * MbFix:
 *
 * What would mend a finding: one edit, described before it is done. It does nothing when the book is no longer as it was
 * when the finding was made.
 */
typedef struct _MbFix MbFix;

MbFix      *mb_fix_new               (const char *label);
void        mb_fix_free              (MbFix *self);

/* What it does, in the order of these calls. Merging is all that a fix does. */
void        mb_fix_set               (MbFix *self, MbRecordKind kind, gint64 id, const char *field, GVariant *from,
                                      GVariant *to);
void        mb_fix_delete            (MbFix *self, MbRecordKind kind, gint64 id);
void        mb_fix_add_participation (MbFix *self, gint64 person, gint64 cohort, MbRole role);
void        mb_fix_merge             (MbFix *self, gint64 keep, gint64 other);

const char *mb_fix_get_label         (const MbFix *self);
/* Whether it makes one person of two, and of which. */
gboolean    mb_fix_get_merge         (const MbFix *self, gint64 *keep, gint64 *other);
gboolean    mb_fix_apply             (const MbFix *self, MbBook *book, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFix, mb_fix_free)

G_END_DECLS
