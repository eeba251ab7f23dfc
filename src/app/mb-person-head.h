#pragma once

#include <adwaita.h>

#include "book/mb-record.h"

G_BEGIN_DECLS

#define MB_TYPE_PERSON_HEAD (mb_person_head_get_type ())
G_DECLARE_FINAL_TYPE (MbPersonHead, mb_person_head, MB, PERSON_HEAD, AdwPreferencesGroup)

/**
 * MbPersonHead:
 *
 * Who a person is: the initials, the name, and the GitHub handle as a link that can be copied, with the former ones.
 */

GtkWidget *mb_person_head_new (MbRecord *person);

G_END_DECLS
