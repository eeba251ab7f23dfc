#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* By what findings are filtered, as chips; removed, they activate `checks.show` and `checks.rule`. */
void mb_checks_chips_show (AdwWrapBox *box, const char *shown, const char *rule);

G_END_DECLS
