#pragma once

#include <gtk/gtk.h>

#include "exchange/mb-sheet.h"
#include "mb-overview.h"

G_BEGIN_DECLS

/**
 * MbSheetWork:
 *
 * Records behind a figure on their way to the clipboard or to a file. What becomes of it is told in the window of the
 * widget.
 */
typedef struct _MbSheetWork MbSheetWork;

/* ids: of gint64. */
MbSheetWork *mb_sheet_work_new         (GtkWidget *widget, MbBook *book, MbOverview *overview, MbRecordKind kind,
                                        GArray *ids);
/* All take the work. */
void         mb_sheet_work_copy        (MbSheetWork *self, MbSheetFormat format);
void         mb_sheet_work_choose_file (MbSheetWork *self, const char *name);
void         mb_sheet_work_write       (MbSheetWork *self, GFile *file);

G_END_DECLS
