#pragma once

#include "mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbVerb:
 * @MB_VERB_ADD: records were added
 * @MB_VERB_EDIT: fields of records were set
 * @MB_VERB_DELETE: records were deleted
 * @MB_VERB_IMPORT: a file was imported
 * @MB_VERB_START: the book was filled at its start
 * @MB_VERB_MERGE: two records were made one
 *
 * What a change did, for its label.
 */
typedef enum {
  MB_VERB_ADD,
  MB_VERB_EDIT,
  MB_VERB_DELETE,
  MB_VERB_IMPORT,
  MB_VERB_START,
  MB_VERB_MERGE,
} MbVerb;

/**
 * MbChangeState:
 * @MB_CHANGE_DONE: its effect is in the book
 * @MB_CHANGE_UNDONE: taken back; redo brings it again
 * @MB_CHANGE_ABANDONED: taken back, and another edit came since
 * @MB_CHANGE_SEALED: done before the book's form changed; it can no longer be undone
 *
 * Where a change stands on the line of undo and redo.
 */
typedef enum {
  MB_CHANGE_DONE,
  MB_CHANGE_UNDONE,
  MB_CHANGE_ABANDONED,
  MB_CHANGE_SEALED,
} MbChangeState;

#define MB_TYPE_CHANGE (mb_change_get_type ())
G_DECLARE_FINAL_TYPE (MbChange, mb_change, MB, CHANGE, GObject)

/* One line of the history. */
gint64        mb_change_get_number    (MbChange *self);
const char   *mb_change_get_uuid      (MbChange *self);
GDateTime    *mb_change_get_time      (MbChange *self); /* (transfer none), UTC */
const char   *mb_change_get_author    (MbChange *self); /* "" when not known */
MbVerb        mb_change_get_verb      (MbChange *self);
MbChangeState mb_change_get_state     (MbChange *self);
/* The record that its first step was about, 0 when there is none. */
const MbRecordType *mb_change_get_record_type (MbChange *self);
gint64        mb_change_get_record    (MbChange *self);
const char   *mb_change_get_title     (MbChange *self); /* nullable */
/* In the user's language: "Edit name of Ada Lovelace", "Delete GSoC 2024". */
char         *mb_change_dup_label     (MbChange *self);

G_END_DECLS
