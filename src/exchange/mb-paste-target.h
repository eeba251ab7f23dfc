#pragma once

#include "book/mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbPasteRelation:
 * @owner: the type of the records that a table is of
 * @name: how the command line calls it
 * @label: what the user reads, before translation
 * @kind: the type of the records that it adds
 * @owner_field: their reference to the owner
 * @other_field: their reference to what the cell names
 * @role: (nullable): their role
 *
 * A column that names other records: each of them is tied to the row's record by one more.
 */
typedef struct {
  MbRecordKind owner;
  const char *name;
  const char *label;
  MbRecordKind kind;
  const char *owner_field;
  const char *other_field;
  const char *role;
} MbPasteRelation;

/**
 * MbPasteTarget:
 * @type: the type of the records that the table is of
 * @name: how the command line calls it: `name`, `cohort.year`, `mentors`
 * @field: (nullable): a field of the type
 * @part: (nullable): a field of the record that @field names, where the column tells only that of it
 * @relation: (nullable): where the column names other records
 *
 * What a column of a table can be.
 */
typedef struct {
  const MbRecordType *type;
  char *name;
  const MbField *field;
  const MbField *part;
  const MbPasteRelation *relation;
} MbPasteTarget;

/* All of a type, of const MbPasteTarget, in the order in which they are offered. */
GPtrArray           *mb_paste_targets_list       (const MbRecordType *type);
const MbPasteTarget *mb_paste_target_find        (const MbRecordType *type, const char *name);
const MbPasteTarget *mb_paste_target_of_field    (const MbRecordType *type, const MbField *field);
/* “Cohort: Year” */
char                *mb_paste_target_dup_label   (const MbPasteTarget *self);
/* What a heading of a column means, in any case, in English or the user's language; NULL: nothing. */
const MbPasteTarget *mb_paste_target_for_heading (const MbRecordType *type, const char *heading);

G_END_DECLS
