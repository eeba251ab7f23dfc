#pragma once

#include "book/mb-book.h"
#include "mb-cli-format.h"

G_BEGIN_DECLS

gboolean mb_cli_impact_print (MbBook *book, MbCliFormat format, GError **error);

G_END_DECLS
