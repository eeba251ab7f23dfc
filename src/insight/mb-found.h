#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbSeverity:
 * @MB_SEVERITY_ERROR: two things in the book cannot both be true
 * @MB_SEVERITY_WARNING: something is probably wrong
 * @MB_SEVERITY_HINT: something is not known yet
 *
 * How much a finding matters.
 */
typedef enum {
  MB_SEVERITY_ERROR,
  MB_SEVERITY_WARNING,
  MB_SEVERITY_HINT,
} MbSeverity;

/**
 * MbRecordRef:
 * @kind: of which kind
 * @id: its id
 *
 * Names a record of a book.
 */
typedef struct {
  MbRecordKind kind;
  gint64 id;
} MbRecordRef;

/**
 * MbFound:
 * @rule: the name of the rule
 * @severity: how much it matters
 * @sentence: what is the matter, for the admin
 * @records: (element-type MbRecordRef): the records it is about
 * @dismissed: whether an admin dismissed it
 * @reason: (nullable): why
 *
 * Something the checks found. What an admin thinks of it is kept in the book,
 * as a #MbFinding.
 */
typedef struct {
  const char *rule;
  MbSeverity severity;
  char *sentence;
  GArray *records;
  gboolean dismissed;
  char *reason;
} MbFound;

MbFound    *mb_found_new       (const char *rule, MbSeverity severity);
void        mb_found_free      (MbFound *self);
void        mb_found_add       (MbFound *self, MbRecordKind kind, gint64 id);
gint64      mb_found_get_key   (const MbFound *self);

gboolean    mb_found_dismiss   (MbFound *self, MbBook *book, const char *reason, GError **error);
gboolean    mb_found_take_back (MbFound *self, MbBook *book, GError **error);

const char *mb_severity_get_nick  (MbSeverity severity);
const char *mb_severity_get_label (MbSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFound, mb_found_free)

G_END_DECLS
