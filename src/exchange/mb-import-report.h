#pragma once

#include "mb-json-import.h"

G_BEGIN_DECLS

/* Takes the line; past the bound it is only counted. */
void     mb_import_report_take_line (MbImportReport *self, char *line);
/* Whether a line would only be counted: no need to make it. */
gboolean mb_import_report_is_full   (MbImportReport *self);
void     mb_import_report_skip_line (MbImportReport *self);
/* Says how many lines were not kept. */
void     mb_import_report_finish    (MbImportReport *self);

G_END_DECLS
