#pragma once

#include <adwaita.h>

#include "book/mb-query.h"

G_BEGIN_DECLS

#define MB_TYPE_RELATED_GROUP (mb_related_group_get_type ())
G_DECLARE_FINAL_TYPE (MbRelatedGroup, mb_related_group, MB, RELATED_GROUP, AdwPreferencesGroup)

/**
 * MbRelatedGroup:
 *
 * The records of one type that refer to a record, below its form: the first of them, a way to all of them, and a
 * button that adds one.
 */

/* field is the reference of type that names record. part (nullable) narrows it to one choice of the type's role. */
GtkWidget *mb_related_group_new       (MbRecord *record, const MbRecordType *type, const MbField *field,
                                       const MbChoice *part);
MbQuery   *mb_related_group_get_query (MbRelatedGroup *self);

/* Opens the list of all of them beside the widget's page. */
void       mb_related_group_show_list (GtkWidget *widget, MbRecord *record, const MbRecordType *type,
                                       const MbField *field, const MbChoice *part);

/* All groups for a record, made from the field tables of every type that refers to its type, but those of which the
 * kind's bit is set in without: a list of widgets. */
GPtrArray *mb_related_group_list      (MbRecord *record, guint64 without);

G_END_DECLS
