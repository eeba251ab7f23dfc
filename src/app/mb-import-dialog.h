#pragma once

#include <adwaita.h>

#include "exchange/mb-json-import.h"

G_BEGIN_DECLS

/* Says what an import of the file called name did. Responses: "close", "undo". */
AdwDialog *mb_import_dialog_new (const char *name, MbImportReport *report);

G_END_DECLS
