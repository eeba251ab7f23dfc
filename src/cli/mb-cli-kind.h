#pragma once

#include "book/mb-record-type.h"

G_BEGIN_DECLS

const MbRecordType *mb_cli_find_kind  (const char *word);
GStrv               mb_cli_dup_kinds  (void);
const MbField      *mb_cli_find_field (const MbRecordType *type, const char *word, GError **error);

G_END_DECLS
