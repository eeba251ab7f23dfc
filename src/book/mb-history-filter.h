#pragma once

#include "mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbHistoryFilter:
 * @type: (nullable): the type of @record; %NULL: changes of any record
 * @record: the id of a record
 * @text: (nullable): what is searched for
 *
 * Which changes to list: those that touch a record or what refers to it, and
 * those in which a text stands: in a value, a title, or the author's name.
 */
typedef struct {
  const MbRecordType *type;
  gint64 record;
  const char *text;
} MbHistoryFilter;

G_END_DECLS
