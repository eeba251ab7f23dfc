#pragma once

#include "mb-import-report.h"
#include "mb-json-layout.h"
#include "mb-json-reader.h"
#include "mb-links.h"

G_BEGIN_DECLS

/**
 * MbImportEntry:
 * @kind: what it is
 * @serial: its place among the entries of its kind
 * @index: its index in the file's list; -1: the file only refers to it
 * @slug: (nullable): its id in the file
 * @values: (array): by key of the layout: the value, or %NULL when the file does not say
 * @named: a bit for each key of the layout that the file has
 * @owner_slug: (nullable): what it belongs to, by id in the file
 * @owner: (nullable): the same once it is found
 * @id: the record of the book; 0: to be added
 * @owner_id: what that record belongs to in the book
 * @moves: whether what it belongs to is another than in the book
 *
 * A record that the file tells of or refers to.
 */
typedef struct _MbImportEntry MbImportEntry;
struct _MbImportEntry {
  MbRecordKind kind;
  guint serial;
  int index;
  const char *slug;
  GVariant **values;
  guint64 named;
  const char *owner_slug;
  MbImportEntry *owner;
  gint64 id;
  gint64 owner_id;
  gboolean moves;
};

/**
 * MbImportPlan:
 * @reader: the file
 * @report: what to say
 * @entries: (element-type MbImportEntry): by kind, in the order of the file
 * @by_slug: (element-type utf8 MbImportEntry): the same by id in the file
 * @by_id: (element-type gint64 MbImportEntry): those that are in the book by id there
 * @hinted: keys that were called unknown already
 *
 * What a file says, read and found to be right in itself.
 */
typedef struct {
  MbJsonReader *reader;
  MbImportReport *report;
  GPtrArray *entries[MB_N_RECORD_KINDS];
  GHashTable *by_slug[MB_N_RECORD_KINDS];
  GHashTable *by_id[MB_N_RECORD_KINDS];
  GHashTable *hinted;
} MbImportPlan;

MbImportPlan  *mb_import_plan_new         (MbJsonReader *reader, MbImportReport *report, GError **error);
void           mb_import_plan_free        (MbImportPlan *self);
MbImportEntry *mb_import_plan_add_entry   (MbImportPlan *self, MbRecordKind kind, int index, const char *slug);
/* The entry is that record of the book. */
void           mb_import_plan_claim       (MbImportPlan *self, MbImportEntry *entry, gint64 id);
MbImportEntry *mb_import_plan_find        (MbImportPlan *self, MbRecordKind kind, gint64 id);
/* Says once of each kind of record which keys are not known. */
void           mb_import_plan_hint        (MbImportPlan *self, const MbJsonPlace *place, const char *context,
                                           const char *const *known);
/* FALSE with error when the value is not one of the field; NULL is “not said”. */
gboolean       mb_import_plan_read_value  (const MbJsonPlace *place, const MbField *field, GVariant **value,
                                           GError **error);
/* The path of an entry or of one of its keys: “people[3].github”. */
char          *mb_import_entry_dup_path   (MbImportEntry *entry, const char *key);
gboolean       mb_import_plan_refuse      (MbImportPlan *self, MbImportEntry *entry, const char *key, GError **error,
                                           const char *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImportPlan, mb_import_plan_free)

G_END_DECLS
