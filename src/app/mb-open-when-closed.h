#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

/* Opens the page of a record when the dialog is gone. */
void mb_open_when_closed (AdwDialog *dialog, MbRecord *record);

G_END_DECLS
