#include "config.h"

#include "mb-record-row.h"

#include "mb-record-text.h"

struct _MbRecordRow {
  AdwActionRow parent_instance;

  MbRecord *record;
  char **beside;
};

G_DEFINE_FINAL_TYPE (MbRecordRow, mb_record_row, ADW_TYPE_ACTION_ROW)

static void
update (MbRecordRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (mb_record_is_deleted (self->record))
    return;
  title = mb_record_text_dup_title (self->record, (const char *const *) self->beside);
  subtitle = mb_record_text_dup_subtitle (self->record, (const char *const *) self->beside);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
mb_record_row_activate (AdwActionRow *row)
{
  MbRecordRow *self = MB_RECORD_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                              mb_record_get_record_type (self->record)->name, mb_record_get_id (self->record));
}

static void
mb_record_row_finalize (GObject *object)
{
  MbRecordRow *self = MB_RECORD_ROW (object);

  g_clear_object (&self->record);
  g_strfreev (self->beside);
  G_OBJECT_CLASS (mb_record_row_parent_class)->finalize (object);
}

static void
mb_record_row_class_init (MbRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_record_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = mb_record_row_activate;
}

static void
mb_record_row_init (MbRecordRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
}

/**
 * mb_record_row_new:
 * @record: a record
 * @beside: (nullable) (array zero-terminated=1): names of fields that go
 *   without saying
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_record_row_new (MbRecord *record, const char *const *beside)
{
  MbRecordRow *self;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  self = g_object_new (MB_TYPE_RECORD_ROW, NULL);
  self->record = g_object_ref (record);
  self->beside = g_strdupv ((char **) beside);
  g_signal_connect_object (record, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * mb_record_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the record
 */
MbRecord *
mb_record_row_get_record (MbRecordRow *self)
{
  g_return_val_if_fail (MB_IS_RECORD_ROW (self), NULL);

  return self->record;
}
