#pragma once

#include <adwaita.h>

#include "mb-field-editor.h"

G_BEGIN_DECLS

/* The rows of a form, made from the field table. */

/* The row that edits the editor's field. */
GtkWidget *mb_field_row_new      (MbFieldEditor *editor);
/* The same, put into a group, with a line below it that says what is wrong. */
GtkWidget *mb_field_row_add_to   (AdwPreferencesGroup *group, MbFieldEditor *editor);
/* Stores what is being typed into a row made here. */
void       mb_field_row_commit   (GtkWidget *row);

/* For the classes of rows: marks the row, and the widget in it that takes the input, as the editor says. */
void       mb_field_row_mark     (GtkWidget *row, GtkWidget *input, MbFieldEditor *editor);
/* For the classes of rows: tells a screen reader what is wrong once somebody is done with the row. */
void       mb_field_row_announce (GtkWidget *row, MbFieldEditor *editor);
/* For the classes of rows one types in: undoes or redoes in the book when the key says so. */
gboolean   mb_field_row_undo_key (GtkWidget *row, guint keyval, GdkModifierType state);

G_END_DECLS
