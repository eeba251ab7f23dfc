#pragma once

#include <adwaita.h>

#include "book/mb-book.h"
#include "exchange/mb-report.h"

G_BEGIN_DECLS

#define MB_TYPE_REPORT_DIALOG (mb_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbReportDialog, mb_report_dialog, MB, REPORT_DIALOG, AdwAlertDialog)

/**
 * MbReportDialog:
 *
 * Asks what a report shall be about; its response is "write" or "cancel".
 */

/* NULL with MB_ERROR_NOTHING when the book has no cohort. */
AdwDialog      *mb_report_dialog_new         (MbBook *book, GError **error);
MbReportOptions mb_report_dialog_get_options (MbReportDialog *self);

G_END_DECLS
