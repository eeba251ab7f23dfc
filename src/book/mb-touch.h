#pragma once

#include <glib-object.h>

#include "mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbTouchKind:
 * @MB_TOUCH_ADD: the record was added
 * @MB_TOUCH_EDIT: fields of the record were set
 * @MB_TOUCH_DELETE: the record was deleted
 *
 * What a change does to one record.
 */
typedef enum {
  MB_TOUCH_ADD,
  MB_TOUCH_EDIT,
  MB_TOUCH_DELETE,
} MbTouchKind;

#define MB_TYPE_TOUCH (mb_touch_get_type ())
G_DECLARE_FINAL_TYPE (MbTouch, mb_touch, MB, TOUCH, GObject)

/* One record of a change: what was done to it, and the values that differ. */
MbTouchKind         mb_touch_get_kind        (MbTouch *self);
const MbRecordType *mb_touch_get_record_type (MbTouch *self);
gint64              mb_touch_get_id          (MbTouch *self);
/* Whether the field with that place in the field table is another than before. */
gboolean            mb_touch_differs         (MbTouch *self, guint field);
/* NULL when it was, or is, not set. */
GVariant           *mb_touch_get_old         (MbTouch *self, guint field);
GVariant           *mb_touch_get_new         (MbTouch *self, guint field);
/* The value the record has, or had at last, where the change says it: else NULL. */
GVariant           *mb_touch_get_value       (MbTouch *self, const char *field);

G_END_DECLS
