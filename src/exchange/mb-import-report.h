#pragma once

#include "mb-json-import.h"

G_BEGIN_DECLS

void     mb_import_report_take_line (MbImportReport *self, char *line);
void     mb_import_report_take_hint (MbImportReport *self, char *hint);
gboolean mb_import_report_is_full   (MbImportReport *self);
void     mb_import_report_skip_line (MbImportReport *self);
void     mb_import_report_finish    (MbImportReport *self);

G_END_DECLS
