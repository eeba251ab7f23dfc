#pragma once

#include "book/mb-book.h"
#include "mb-fix.h"

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

#define MB_TYPE_FOUND (mb_found_get_type ())
G_DECLARE_FINAL_TYPE (MbFound, mb_found, MB, FOUND, GObject)

/**
 * MbFound:
 * @rule: the name of the rule
 * @severity: how much it matters
 * @sentence: what is the matter, for the admin
 * @records: (element-type MbRecordRef): the records it is about
 * @dismissed: whether an admin dismissed it
 * @reason: (nullable): why
 * @fix: (nullable): what would mend it
 *
 * Something the checks found. What an admin thinks of it is kept in the book,
 * as a #MbFinding. Whoever has one reads its fields; only a rule writes them.
 */
struct _MbFound {
  GObject parent_instance;

  const char *rule;
  MbSeverity severity;
  char *sentence;
  GArray *records;
  gboolean dismissed;
  char *reason;
  MbFix *fix;
  /*< private >*/
  gint64 detail;
  char *folded;
};

MbFound    *mb_found_new        (const char *rule, MbSeverity severity);
void        mb_found_add        (MbFound *self, MbRecordKind kind, gint64 id);
/* Tells apart what the same rule finds of the same records. */
void        mb_found_set_detail (MbFound *self, const char *detail);
MbFix      *mb_found_offer      (MbFound *self, const char *label);
gint64      mb_found_get_key    (const MbFound *self);
char       *mb_found_dup_id     (const MbFound *self);
gboolean    mb_found_is_about   (const MbFound *self, MbRecordKind kind, gint64 id);
gboolean    mb_found_is_same    (const MbFound *self, const MbFound *other);
void        mb_found_fold       (MbFound *self);
/* Whether all words (of mb_match_dup_words()) stand in it. */
gboolean    mb_found_matches    (MbFound *self, const char *const *words);

gboolean    mb_found_dismiss    (MbFound *self, MbBook *book, const char *reason, GError **error);
gboolean    mb_found_take_back  (MbFound *self, MbBook *book, GError **error);

const char *mb_severity_get_nick  (MbSeverity severity);
const char *mb_severity_get_label (MbSeverity severity);

G_END_DECLS
