#pragma once

#include "mb-record-type.h"

G_BEGIN_DECLS

typedef struct _MbBook MbBook;

#define MB_TYPE_RECORD (mb_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (MbRecord, mb_record, MB, RECORD, GObject)

struct _MbRecordClass {
  GObjectClass parent_class;

  /*< private >*/
  const MbRecordType *type;
  GParamSpec **properties;
};

void                mb_record_class_set_type  (MbRecordClass *klass, const MbRecordType *type);

/* A record that is in no book yet: fill it with mb_record_set() and add it with mb_edit_insert(). */
MbRecord           *mb_record_new             (MbRecordKind kind);
const MbRecordType *mb_record_get_record_type (MbRecord *self);
MbRecordKind        mb_record_get_kind        (MbRecord *self);
gint64              mb_record_get_id          (MbRecord *self);
MbBook             *mb_record_get_book        (MbRecord *self);
gboolean            mb_record_is_deleted      (MbRecord *self);

GVariant           *mb_record_get             (MbRecord *self, const char *field);
const char         *mb_record_get_text        (MbRecord *self, const char *field);
gint64              mb_record_get_integer     (MbRecord *self, const char *field);
gboolean            mb_record_get_flag        (MbRecord *self, const char *field);
char              **mb_record_dup_words       (MbRecord *self, const char *field);

/* Only for records that are in no book; those of a book change through MbEdit. */
void                mb_record_set             (MbRecord *self, const char *field, GVariant *value);
void                mb_record_set_text        (MbRecord *self, const char *field, const char *value);
void                mb_record_set_integer     (MbRecord *self, const char *field, gint64 value);

char               *mb_record_dup_title       (MbRecord *self);
char               *mb_record_dup_short_title (MbRecord *self);
char               *mb_record_dup_display     (MbRecord *self, const char *field);
char               *mb_record_dup_shown       (MbRecord *self, const char *field);

G_END_DECLS
