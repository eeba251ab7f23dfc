#pragma once

#include "mb-record.h"

G_BEGIN_DECLS

/* Takes the values (an array as long as the field table, each nullable and owned) and notifies what differs. */
void mb_record_take_values    (MbRecord *self, GVariant **values);
void mb_record_attach         (MbRecord *self, MbBook *book, gint64 id);
void mb_record_mark_deleted   (MbRecord *self, gboolean deleted);
void mb_record_notify_fields  (MbRecord *self, guint64 kinds);

G_END_DECLS
