#pragma once

#include "book/mb-edit.h"

G_BEGIN_DECLS

/**
 * MbImportReport:
 * @added: how many records were added, by kind
 * @changed: how many records were changed, by kind
 * @hints: (element-type utf8): a sentence for each key of the file that is not known; also among the lines
 * @lines: (element-type utf8): a sentence for each change, in order; bounded to a thousand, the rest is counted
 *
 * What an import did, or would do.
 */
typedef struct {
  guint added[MB_N_RECORD_KINDS];
  guint changed[MB_N_RECORD_KINDS];
  GPtrArray *hints;
  GPtrArray *lines;
} MbImportReport;

MbImportReport *mb_import_report_new         (void);
void            mb_import_report_free        (MbImportReport *self);
gboolean        mb_import_report_is_empty    (MbImportReport *self);
/* "6 programs and 17 cohorts added, 2 people changed", or "Nothing changed". */
char           *mb_import_report_dup_summary (MbImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImportReport, mb_import_report_free)

/**
 * MbImportFlags:
 * @MB_IMPORT_NONE: import
 * @MB_IMPORT_DRY_RUN: only say what would change
 * @MB_IMPORT_START: the first filling of a new book
 *
 * How to import.
 */
typedef enum {
  MB_IMPORT_NONE = 0,
  MB_IMPORT_DRY_RUN = 1 << 0,
  MB_IMPORT_START = 1 << 1,
} MbImportFlags;

/* Imports our JSON in one edit; name is what the messages and the history call it. Errors are
 * MB_ERROR_INPUT with line and column or the path to the value; then nothing is changed. */
gboolean mb_json_import_bytes  (MbBook *book, GBytes *bytes, const char *name, MbImportFlags flags,
                                MbImportReport *report, GCancellable *cancellable,
                                MbProgressFunc progress, gpointer data, GError **error);
gboolean mb_json_import_in_edit (MbEdit *edit, MbBook *book, GBytes *bytes, const char *name, GError **error);
gboolean mb_json_import_file   (MbBook *book, GFile *file, MbImportFlags flags, MbImportReport *report,
                                GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error);
/* In a worker thread, into the book at path. */
void     mb_json_import_async  (const char *path, GFile *file, MbImportFlags flags, const char *author,
                                GCancellable *cancellable,
                                MbProgressFunc progress, gpointer data,
                                GAsyncReadyCallback callback, gpointer user_data);
MbImportReport *mb_json_import_finish (GAsyncResult *result, GError **error);

/* AsyncAPI's history, which comes with the program, into a new book. */
gboolean mb_sample_load        (MbBook *book, GError **error);

G_END_DECLS
