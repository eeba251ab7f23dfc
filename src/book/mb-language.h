#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

void mb_language_prepare    (void);
void mb_language_be_neutral (void);

/* The same for this thread alone, until the end, which takes what the beginning gave. */
locale_t mb_language_begin_neutral (void);
void     mb_language_end_neutral   (locale_t former);

G_END_DECLS
