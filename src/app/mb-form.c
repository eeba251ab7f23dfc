#include "config.h"

#include "mb-form.h"

#include <glib/gi18n.h>

#include "mb-field-row.h"

struct _MbForm {
  MbRecord *record;
  GPtrArray *editors; /* MbFieldEditor, and in the same places … */
  GPtrArray *rows;    /* … the rows, which the groups hold */
};

static gboolean
is_private (const MbField *field)
{
  return (field->flags & MB_FIELD_PRIVATE) != 0;
}

/* Fields that belong together stand together, wherever they are in the table; the private ones are apart. */
static gboolean
is_of_group (const MbField *field, const MbField *first)
{
  if (field->flags & MB_FIELD_HIDDEN || is_private (field) != is_private (first))
    return FALSE;
  return is_private (field) || g_strcmp0 (field->group, first->group) == 0;
}

static gboolean
begins_group (const MbRecordType *type, const MbField *field)
{
  for (const MbField *before = type->fields; before < field; before++)
    if (is_of_group (before, field))
      return FALSE;
  return !(field->flags & MB_FIELD_HIDDEN);
}

static AdwPreferencesGroup *
make_group (const MbField *first)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);

  if (is_private (first))
    {
      adw_preferences_group_set_title (group, _("Private"));
      adw_preferences_group_set_description (group, _("Stays in this book and is never exported"));
    }
  else if (first->group)
    adw_preferences_group_set_title (group, mb_field_get_group (first));
  return group;
}

static void
add_row (MbForm *self, AdwPreferencesGroup *group, const MbField *field)
{
  MbFieldEditor *editor = mb_field_editor_new (mb_record_get_book (self->record), self->record, field);

  g_ptr_array_add (self->editors, editor);
  g_ptr_array_add (self->rows, mb_field_row_add_to (group, editor));
}

static void
add_group_of_rows (MbForm *self, const MbRecordType *type, const MbField *first, GPtrArray *groups)
{
  AdwPreferencesGroup *group = make_group (first);

  for (const MbField *field = first; field < type->fields + type->n_fields; field++)
    if (is_of_group (field, first))
      add_row (self, group, field);
  g_ptr_array_add (groups, group);
}

static void
add_groups_of_rows (MbForm *self, gboolean private, GPtrArray *groups)
{
  const MbRecordType *type = mb_record_get_record_type (self->record);

  for (const MbField *field = type->fields; field < type->fields + type->n_fields; field++)
    if (is_private (field) == private && begins_group (type, field))
      add_group_of_rows (self, type, field, groups);
}

/**
 * mb_form_new:
 * @record: a record of a book
 *
 * Returns: (transfer full): a form without rows
 */
MbForm *
mb_form_new (MbRecord *record)
{
  MbForm *self;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (mb_record_get_book (record) != NULL, NULL);

  self = g_new0 (MbForm, 1);
  self->record = g_object_ref (record);
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  return self;
}

/**
 * mb_form_free:
 * @self: (transfer full): a form
 *
 * Frees a form. The rows stay with their groups.
 */
void
mb_form_free (MbForm *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->editors);
  g_object_unref (self->record);
  g_free (self);
}

/**
 * mb_form_list_groups:
 * @self: a form without rows
 *
 * Makes the rows.
 *
 * Returns: (transfer container) (element-type Adw.PreferencesGroup): new
 *   groups, floating
 */
GPtrArray *
mb_form_list_groups (MbForm *self)
{
  GPtrArray *groups = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && self->rows->len == 0, groups);

  add_groups_of_rows (self, FALSE, groups);
  add_groups_of_rows (self, TRUE, groups);
  return groups;
}

/**
 * mb_form_get_row:
 * @self: a form
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
GtkWidget *
mb_form_get_row (MbForm *self, const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->editors->len; i++)
    if (g_strcmp0 (mb_field_editor_get_field (self->editors->pdata[i])->name, field) == 0)
      return self->rows->pdata[i];
  return NULL;
}

/**
 * mb_form_commit:
 * @self: a form
 *
 * Stores what is being typed, as leaving the row would.
 */
void
mb_form_commit (MbForm *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    mb_field_row_commit (self->rows->pdata[i]);
}
