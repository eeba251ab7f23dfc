#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mb_language_prepare    (void);
void mb_language_be_neutral (void);

G_END_DECLS
