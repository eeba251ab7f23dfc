#include "config.h"

#include "mb-field-row.h"

#include "mb-choice-row.h"
#include "mb-announce.h"
#include "mb-entry-row.h"
#include "mb-long-text-row.h"
#include "mb-message-row.h"
#include "mb-reference-row.h"

/**
 * mb_field_row_new:
 * @editor: an editor
 *
 * Makes the row for a field, by the field's kind.
 *
 * Returns: (transfer floating): a row with the action `field.commit`
 */
GtkWidget *
mb_field_row_new (MbFieldEditor *editor)
{
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  switch (mb_field_editor_get_field (editor)->kind)
    {
    case MB_FIELD_LONG_TEXT:
      return mb_long_text_row_new (editor);
    case MB_FIELD_CHOICE:
    case MB_FIELD_YES_NO:
      return mb_choice_row_new (editor);
    case MB_FIELD_REFERENCE:
      return mb_reference_row_new (editor);
    case MB_FIELD_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_INTEGER:
    case MB_FIELD_DATE:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
    default:
      return mb_entry_row_new (editor);
    }
}

static GtkWidget *
get_input (GtkWidget *row)
{
  if (MB_IS_ENTRY_ROW (row))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  if (MB_IS_LONG_TEXT_ROW (row))
    return mb_long_text_row_get_text_view (MB_LONG_TEXT_ROW (row));
  return row;
}

/**
 * mb_field_row_add_to:
 * @group: a group of rows
 * @editor: an editor
 *
 * Puts the row for a field at the end of a group, and below it a line that
 * shows while something is wrong with the field. A screen reader reads the
 * line with the row.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
mb_field_row_add_to (AdwPreferencesGroup *group, MbFieldEditor *editor)
{
  GtkWidget *row;
  GtkWidget *message;

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);
  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  row = mb_field_row_new (editor);
  message = mb_message_row_new (editor);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, message);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (get_input (row)),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  mb_message_row_get_label (MB_MESSAGE_ROW (message)), NULL,
                                  -1);
  return row;
}

/**
 * mb_field_row_commit:
 * @row: a row made here
 *
 * Stores what is being typed into the row, as leaving it would.
 */
void
mb_field_row_commit (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_widget_activate_action (row, "field.commit", NULL);
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * mb_field_row_mark:
 * @row: a row
 * @input: the widget in it that takes the input
 * @editor: its editor
 *
 * Shows on the row that its value is not stored, is stored though it breaks a
 * rule, or is fine.
 */
void
mb_field_row_mark (GtkWidget *row, GtkWidget *input, MbFieldEditor *editor)
{
  const gboolean wrong = mb_field_editor_get_problem (editor) != NULL;
  const GtkAccessibleInvalidState invalid = wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;
  const gboolean refused = mb_field_editor_get_refused (editor) || mb_field_editor_is_draft (editor);

  set_css_class (row, "has-message", wrong);
  set_css_class (row, "error", wrong && refused);
  set_css_class (row, "warning", wrong && !refused);

  gtk_accessible_update_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID, invalid, -1);
}

/**
 * mb_field_row_announce:
 * @row: a row
 * @editor: its editor
 *
 * Has a screen reader say what is wrong, when something is: by then the
 * person is in the next row.
 */
void
mb_field_row_announce (GtkWidget *row, MbFieldEditor *editor)
{
  const char *problem = mb_field_editor_get_problem (editor);

  if (problem && gtk_widget_get_mapped (row))
    mb_announce (row, problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * mb_field_row_undo_key:
 * @row: a row in which nothing is being typed
 * @keyval: a key that was pressed
 * @state: what was held with it
 *
 * Undoes or redoes in the book on Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. A text
 * takes these keys for itself, also when it has nothing to undo.
 *
 * Returns: whether it was one of these keys
 */
gboolean
mb_field_row_undo_key (GtkWidget *row, guint keyval, GdkModifierType state)
{
  const guint key = gdk_keyval_to_lower (keyval);
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  g_return_val_if_fail (GTK_IS_WIDGET (row), FALSE);

  if (!(state & GDK_CONTROL_MASK) || (key != GDK_KEY_z && key != GDK_KEY_y))
    return FALSE;
  gtk_widget_activate_action (row, shift || key == GDK_KEY_y ? "win.redo" : "win.undo", NULL);
  return TRUE;
}
