#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbForm:
 *
 * The rows of a record, made from its field table: groups of rows for a page of preferences, first those that say what
 * the record is, then field by field what belongs together, at last the private ones.
 */
typedef struct _MbForm MbForm;

MbForm    *mb_form_new         (MbRecord *record);
void       mb_form_free        (MbForm *self);

/* Once: the new groups of rows, floating. The form is to be freed before or with them. */
GPtrArray *mb_form_list_groups (MbForm *self);
GtkWidget *mb_form_get_row     (MbForm *self, const char *field);
/* Stores what is being typed into any row. */
void       mb_form_commit      (MbForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbForm, mb_form_free)

G_END_DECLS
