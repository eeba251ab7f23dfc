#pragma once

#include "mb-book.h"

G_BEGIN_DECLS

/**
 * MbEdit:
 *
 * One edit of a book: a transaction that becomes one line of its history.
 * Freeing an edit that was not committed leaves the book as it was.
 */
typedef struct _MbEdit MbEdit;

MbEdit  *mb_edit_begin    (MbBook *book, MbVerb verb, GError **error);

/* Names what the edit is about where its first step does not say it best (a file's name for an import). */
void     mb_edit_set_title (MbEdit *self, const char *title);

/* Adds a record made by mb_record_new(); gives it its id, and afterwards the record is the book's.
 * MB_ERROR_REFUSED when an identity, reference or choice breaks a rule. */
gboolean mb_edit_insert   (MbEdit *self, MbRecord *record, GError **error);
/* Sets one field (value floating or not; NULL clears it). MB_ERROR_REFUSED as above; other rules are
 * not held against a value: it is stored. */
gboolean mb_edit_set      (MbEdit *self, MbRecord *record, const char *field, GVariant *value, GError **error);
/* Deletes a record and everything that cannot be without it. */
gboolean mb_edit_delete   (MbEdit *self, MbRecord *record, GError **error);
/* The same without a record object, for bulk work. */
gboolean mb_edit_set_by_id (MbEdit *self, MbRecordKind kind, gint64 id, const char *field, GVariant *value, GError **error);
gboolean mb_edit_delete_by_id (MbEdit *self, MbRecordKind kind, gint64 id, GError **error);
/* How many values or records it changed so far. */
guint    mb_edit_get_count (MbEdit *self);

/* Whether anything differs so far (setting a field to what it was is no change). */
gboolean mb_edit_has_changes (MbEdit *self);

/* TRUE: on the disk. A commit without changes leaves no line in the history.
 * FALSE: the book is as before the edit. Frees nothing: use g_autoptr. */
gboolean mb_edit_commit   (MbEdit *self, GError **error);
void     mb_edit_free     (MbEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbEdit, mb_edit_free)

/* The three single edits, each begun and committed. */
gboolean mb_book_add_record    (MbBook *book, MbRecord *record, GError **error);
gboolean mb_book_set_field     (MbBook *book, MbRecord *record, const char *field, GVariant *value, GError **error);
gboolean mb_book_delete_record (MbBook *book, MbRecord *record, GError **error);

/* How many records deleting this one would take along, itself left out. */
guint    mb_book_count_dependents (MbBook *book, MbRecord *record);
/* The same, but it stops counting at about so many. */
guint    mb_book_count_dependents_up_to (MbBook *book, MbRecordKind kind, gint64 id, guint most);

G_END_DECLS
