#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbCliTable:
 *
 * A table for a terminal: cells are put in row by row and come out in aligned
 * columns, shortened to the width of the terminal.
 */
typedef struct _MbCliTable MbCliTable;

MbCliTable *mb_cli_table_new         (void);
/* title: NULL for a table without a heading; numbers: aligned at the end and never shortened */
void        mb_cli_table_add_column  (MbCliTable *self, const char *title, gboolean numbers);
void        mb_cli_table_add_cell    (MbCliTable *self, const char *text);
void        mb_cli_table_add_integer (MbCliTable *self, gint64 value);
void        mb_cli_table_print       (MbCliTable *self, guint width);
void        mb_cli_table_free        (MbCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCliTable, mb_cli_table_free)

G_END_DECLS
