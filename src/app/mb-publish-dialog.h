#pragma once

#include <adwaita.h>

#include "exchange/mb-publish.h"

G_BEGIN_DECLS

#define MB_TYPE_PUBLISH_DIALOG (mb_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbPublishDialog, mb_publish_dialog, MB, PUBLISH_DIALOG, AdwDialog)

/**
 * MbPublishDialog:
 *
 * The pages of a folder that would change, each with its tick and what would
 * change in it.
 *
 * Signals: "write" (the ticked pages shall be written; the dialog has closed), "choose-folder" (another folder is wanted;
 * the dialog has closed).
 */

AdwDialog *mb_publish_dialog_new         (MbPublish *publish, GFile *folder);
MbPublish *mb_publish_dialog_get_publish (MbPublishDialog *self);
/* The ticked ones, of MbPublishPage. */
GPtrArray *mb_publish_dialog_list_ticked (MbPublishDialog *self);

G_END_DECLS
