#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbRecordNames:
 *
 * What the website calls records that others refer to. Each is looked up once.
 */
typedef struct _MbRecordNames MbRecordNames;

MbRecordNames *mb_record_names_new  (MbBook *book);
const char    *mb_record_names_get  (MbRecordNames *self, MbRecordKind kind, gint64 id);
void           mb_record_names_free (MbRecordNames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRecordNames, mb_record_names_free)

G_END_DECLS
