#pragma once

#include "book/mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbJsonKey:
 * @field: the field
 * @key: its key
 * @group: (nullable): the key of the object it stands in, inside the record's
 *
 * Where a field of a record stands in the website's JSON.
 */
typedef struct {
  const MbField *field;
  const char *key;
  const char *group;
} MbJsonKey;

/**
 * MbJsonLayout:
 * @type: the record type
 * @list: (nullable): the key of the list its records stand in
 * @keys: its public fields in the order of the JSON
 * @n_keys: how many there are
 * @names: (array zero-terminated=1): the names of the same fields
 *
 * How records of a type stand in the website's JSON; made from the field
 * table.
 */
typedef struct {
  const MbRecordType *type;
  const char *list;
  MbJsonKey *keys;
  guint n_keys;
  const char **names;
} MbJsonLayout;

const MbJsonLayout *mb_json_layout_get  (MbRecordKind kind);
int                 mb_json_layout_find (const MbJsonLayout *self, const char *name);

G_END_DECLS
