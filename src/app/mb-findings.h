#pragma once

#include <gio/gio.h>

#include "insight/mb-checks.h"

G_BEGIN_DECLS

#define MB_TYPE_FINDINGS (mb_findings_get_type ())
G_DECLARE_FINAL_TYPE (MbFindings, mb_findings, MB, FINDINGS, GObject)

/**
 * MbFindings:
 *
 * A #GListModel of the #MbFound of a book, errors first. They are looked for in a worker thread, again whenever the book
 * changes; until then the former ones stay, and of those that stay the same object.
 *
 * Properties: "busy" (a worker is looking), "ready" (it has looked at least once). Signals: "changed": the findings, what
 * was dismissed, or the error are others.
 */

/* The findings of a book, which live as long as the book; they are looked for from the first call on. */
MbFindings   *mb_findings_of           (MbBook *book);

/* The folder in which relative pages lie; NULL: it is not known. */
void          mb_findings_set_docs     (MbFindings *self, const char *docs);

/* Where something outside of the book has changed, such as the pages. */
void          mb_findings_look_again   (MbFindings *self);

gboolean      mb_findings_get_busy     (MbFindings *self);
gboolean      mb_findings_get_ready    (MbFindings *self);
/* How many nobody dismissed. */
guint         mb_findings_count        (MbFindings *self, MbSeverity severity);
guint         mb_findings_count_open   (MbFindings *self);
/* The records of a kind about which there is something that nobody dismissed: ids, each once. */
GArray       *mb_findings_list_ids     (MbFindings *self, MbRecordKind kind);
/* How many more there are of rules that find more than a thousand. */
guint         mb_findings_get_left_out (MbFindings *self);
/* Why the last look failed, or NULL. */
const GError *mb_findings_get_error    (MbFindings *self);

/* Mends it; until a worker has looked again it is taken for mended. */
gboolean      mb_findings_fix          (MbFindings *self, MbFound *found, GError **error);
gboolean      mb_findings_dismiss      (MbFindings *self, MbFound *found, const char *reason, GError **error);
gboolean      mb_findings_take_back    (MbFindings *self, MbFound *found, GError **error);

G_END_DECLS
