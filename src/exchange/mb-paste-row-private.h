#pragma once

#include "mb-paste-row.h"

G_BEGIN_DECLS

/* What mb-paste-row.c and mb-paste-judge.c share. */

typedef struct {
  MbPasteRow *row;
  const MbField *owner_field;
  char *label;
} MbPasteFollower;

struct _MbPasteRow {
  GObject parent_instance;

  const MbRecordType *type;
  guint line;
  MbPasteState state;
  char *title;
  GString *remark;
  gint64 record;
  GPtrArray *values;    /* of MbPasteValue */
  GPtrArray *followers; /* of MbPasteFollower */
  GPtrArray *others;    /* of MbPasteRow */
  GPtrArray *choices;   /* of MbPasteRow */
  GPtrArray *labels;    /* of char *, one for each choice */
  int chosen;
  gboolean included;
};

/* The choice that counts, or the row itself. */
MbPasteRow *mb_paste_row_get_meant (MbPasteRow *self);

G_END_DECLS
