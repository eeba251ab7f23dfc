#pragma once

#include "mb-change.h"

G_BEGIN_DECLS

typedef struct {
  gint64 number;
  const char *uuid;
  gint64 time; /* microseconds since 1970, UTC */
  const char *author;
  MbVerb verb;
  const MbRecordType *type; /* nullable */
  gint64 record;
  const char *field; /* nullable */
  const char *title; /* nullable */
  guint count;
  MbChangeState state;
} MbChangeFacts;

MbChange *mb_change_new (const MbChangeFacts *facts);

G_END_DECLS
