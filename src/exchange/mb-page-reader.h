#pragma once

#include "mb-claims.h"
#include "mb-page.h"

G_BEGIN_DECLS

/* Adds to the claims what the page says, and notes what was not understood. */
void mb_page_reader_read (MbPage *page, MbClaims *claims);

G_END_DECLS
