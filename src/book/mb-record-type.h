#pragma once

#include "mb-field.h"

G_BEGIN_DECLS

/**
 * MbRecordType:
 * @kind: which of the types it is
 * @name: the name in lower case with hyphens; also the table
 * @label: one of them, before translation
 * @plural: several of them, before translation
 * @fields: the field table
 * @n_fields: its length
 * @title: names of the fields that make a record's title, in order
 * @title_joiner: (nullable): the title is all of @title with this between; else the first that is set
 * @short_title: (nullable): the same for use inside other titles
 * @told_by: names of the types whose records tell about one of these: lists are narrowed by what they say
 * @slug_from: paths of the fields that the published id is made from; none: the type has no such id
 * @slug_joins: whether it is made from all of them; else from the first that is set
 * @sort: name of the field a list is sorted by without being asked
 * @sort_descending: whether that is from the greatest
 * @get_type: the GObject class
 *
 * A record type, described once.
 */
typedef struct {
  MbRecordKind kind;
  const char *name;
  const char *label;
  const char *plural;
  const MbField *fields;
  guint n_fields;
  const char *title[4];
  const char *title_joiner;
  const char *short_title[3];
  const char *told_by[2];
  const char *slug_from[4];
  gboolean slug_joins;
  const char *sort;
  gboolean sort_descending;
  GType (*get_type) (void);
} MbRecordType;

const MbRecordType *mb_record_type_get        (MbRecordKind kind);
const MbRecordType *mb_record_type_find       (const char *name);
const MbField      *mb_record_type_find_field (const MbRecordType *type, const char *name);
int                 mb_record_type_index_of   (const MbRecordType *type, const char *name);
const char         *mb_record_type_get_label  (const MbRecordType *type);
const char         *mb_record_type_get_plural (const MbRecordType *type);
char               *mb_record_type_dup_count  (const MbRecordType *type, guint count);
char               *mb_record_type_dup_table  (const MbRecordType *type);

G_END_DECLS
