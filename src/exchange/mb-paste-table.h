#pragma once

#include <gio/gio.h>

#include "mb-paste-target.h"

G_BEGIN_DECLS

/**
 * MbPasteTable:
 *
 * A table, pasted or read from a file, and what its columns are.
 */
typedef struct {
  const MbRecordType *type;
  GPtrArray *rows;         /* of GStrv */
  GArray *lines;           /* nullable: of guint, the line of the file on which each row begins */
  GPtrArray *columns;      /* of const MbPasteTarget, NULL: left out */
  gboolean has_header;     /* the first row names the columns */
  gboolean left_out;       /* there were more rows than are read */
  gboolean joins_words;    /* lists of words are added to, not replaced */
  gboolean asks_to_add;    /* what is not in the book is left out unless it is ticked */
  const MbField *fixed;    /* nullable: a field that all rows have */
  gint64 fixed_to;         /* the record it names */
} MbPasteTable;

MbPasteTable *mb_paste_table_new         (const char *text, const MbRecordType *type, GPtrArray *shown);
/* A table of a file: CSV, TSV, or YAML with a list of people. type: NULL: it is guessed. */
MbPasteTable *mb_paste_table_read        (GBytes *bytes, const char *name, const MbRecordType *type,
                                          GCancellable *cancellable, GError **error);
void          mb_paste_table_read_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
MbPasteTable *mb_paste_table_read_finish (GAsyncResult *result, GError **error);
/* Whether that is how a file with a table is called. */
gboolean      mb_paste_table_is_file     (const char *name);
MbPasteTable *mb_paste_table_copy        (const MbPasteTable *self);
void          mb_paste_table_free        (MbPasteTable *self);

/* Another type of records: what the columns are is guessed anew. */
void          mb_paste_table_set_type    (MbPasteTable *self, const MbRecordType *type);
/* A column is one target and a target one column: another column of that target is left out. */
void          mb_paste_table_set_column  (MbPasteTable *self, guint column, const MbPasteTarget *target);
/* “Name=name,GitHub=handle,Shoe size=ignore”: sets these columns. MB_ERROR_INPUT for what is not known. */
gboolean      mb_paste_table_map         (MbPasteTable *self, const char *mapping, GError **error);
/* What stands above a column; empty: nothing. */
const char   *mb_paste_table_get_heading (const MbPasteTable *self, guint column);
/* The first text in a column, for people to tell it by. */
const char   *mb_paste_table_get_sample  (const MbPasteTable *self, guint column);
/* The first few texts in a column. */
char         *mb_paste_table_dup_samples (const MbPasteTable *self, guint column, guint most);
guint         mb_paste_table_get_n_rows  (const MbPasteTable *self);

/* What the columns were taken for, to be remembered by what stands above them. */
char         *mb_paste_table_dup_key     (const MbPasteTable *self);
char         *mb_paste_table_dup_mapping (const MbPasteTable *self);
void          mb_paste_table_recall      (MbPasteTable *self, const char *mapping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPasteTable, mb_paste_table_free)

G_END_DECLS
