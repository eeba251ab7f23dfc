#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void          mb_cli_interrupt_prepare (void);
GCancellable *mb_cli_interrupt_begin   (void);
void          mb_cli_interrupt_end     (void);
gboolean      mb_cli_interrupt_came    (void);
void          mb_cli_interrupt_obey    (void);

G_END_DECLS
