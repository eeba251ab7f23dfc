#include "config.h"

#include "mb-record-page.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-add-people-dialog.h"
#include "mb-feedback.h"
#include "mb-field-row.h"
#include "mb-history-page.h"
#include "mb-record-sections.h"
#include "mb-record-text.h"

struct _MbRecordPage {
  AdwNavigationPage parent_instance;

  MbBook *book;
  MbRecord *record;
  GPtrArray *editors; /* MbFieldEditor, and in the same places … */
  GPtrArray *rows;    /* … the rows, which the form holds */

  AdwWindowTitle *window_title;
  GtkWidget *menu_button;
  AdwBanner *deleted_banner;
  AdwPreferencesPage *form;
};

G_DEFINE_FINAL_TYPE (MbRecordPage, mb_record_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_title (MbRecordPage *self)
{
  g_autofree char *title = NULL;

  if (mb_record_is_deleted (self->record))
    return;
  title = mb_record_text_dup_title (self->record, NULL);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->window_title, title);
}

static void
show_whether_deleted (MbRecordPage *self)
{
  const gboolean deleted = mb_record_is_deleted (self->record);
  const gboolean may_edit = !deleted && !mb_book_get_read_only (self->book);

  adw_banner_set_revealed (self->deleted_banner, deleted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.add-people",
                                 may_edit && mb_record_get_kind (self->record) == MB_RECORD_COHORT);
  show_title (self);
}

/* The form */

static void
add_groups (MbRecordPage *self, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_add (self->form, groups->pdata[i]);
}

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
add_row (MbRecordPage *self, AdwPreferencesGroup *group, const MbField *field)
{
  MbFieldEditor *editor = mb_field_editor_new (self->book, self->record, field);

  g_ptr_array_add (self->editors, editor);
  g_ptr_array_add (self->rows, mb_field_row_add_to (group, editor));
}

static void
add_group_of_rows (MbRecordPage *self, const MbRecordType *type, const MbField *first)
{
  AdwPreferencesGroup *group = make_group (first);

  for (const MbField *field = first; field < type->fields + type->n_fields; field++)
    if (is_of_group (field, first))
      add_row (self, group, field);
  adw_preferences_page_add (self->form, group);
}

static void
add_groups_of_rows (MbRecordPage *self, gboolean private)
{
  const MbRecordType *type = mb_record_get_record_type (self->record);

  for (const MbField *field = type->fields; field < type->fields + type->n_fields; field++)
    if (is_private (field) == private && begins_group (type, field))
      add_group_of_rows (self, type, field);
}

static void
add_sections (MbRecordPage *self)
{
  g_autoptr (GPtrArray) head = mb_record_sections_list_head (self->record);
  g_autoptr (GPtrArray) foot = mb_record_sections_list_foot (self->record);

  add_groups (self, head);
  add_groups_of_rows (self, FALSE);
  add_groups_of_rows (self, TRUE);
  add_groups (self, foot);
}

/* What was refused stays in its row, but the rows go with the page: then it is said once more. */
static void
say_what_was_refused (MbRecordPage *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MbFieldEditor *editor = self->editors->pdata[i];
      g_autofree char *text = NULL;

      if (!mb_field_editor_get_refused (editor))
        continue;
      /* Translators: the name of a field and what was typed into it. */
      text = g_strdup_printf (_("%s “%s” was not stored"), mb_field_get_label (mb_field_editor_get_field (editor)),
                              mb_field_editor_get_text (editor));
      mb_feedback_say (GTK_WIDGET (self), text);
      return;
    }
}

/* The first row has the focus then. Were its text selected too, a key pressed in haste would replace it. */
static void
mb_record_page_shown (AdwNavigationPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

static void
mb_record_page_hiding (AdwNavigationPage *page)
{
  MbRecordPage *self = MB_RECORD_PAGE (page);

  for (guint i = 0; i < self->rows->len; i++)
    mb_field_row_commit (self->rows->pdata[i]);
  if (!mb_record_is_deleted (self->record))
    say_what_was_refused (self);
}

/* Deleting */

static char *
dup_what_goes (MbRecordPage *self)
{
  g_autofree char *title = mb_record_text_dup_title (self->record, NULL);
  const guint others = mb_book_count_dependents (self->book, self->record);

  if (others == 0)
    return g_strdup_printf (_("Deleted “%s”"), title);
  return g_strdup_printf (ngettext ("Deleted “%s” and %u record that belongs to it",
                                    "Deleted “%s” and %u records that belong to it", others),
                          title, others);
}

static void
leave (MbRecordPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
delete_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRecordPage *self = MB_RECORD_PAGE (widget);
  g_autofree char *text = dup_what_goes (self);
  g_autoptr (GError) error = NULL;

  if (!mb_book_delete_record (self->book, self->record, &error))
    {
      mb_feedback_error (widget, error);
      return;
    }
  mb_feedback_offer (widget, text, _("_Undo"), "win.undo");
  leave (self);
}

/* The form's rows */

static void
edit_field (GtkWidget *widget, const char *name, GVariant *field)
{
  GtkWidget *row = mb_record_page_get_row (MB_RECORD_PAGE (widget), g_variant_get_string (field, NULL));

  if (row)
    gtk_widget_grab_focus (row);
}

/* Keys and what they do wherever in the window the focus is */

/* The key also comes while the page is below another one or below a dialog. */
static gboolean
is_on_top (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (widget) && !(focus && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG));
}

static void
add_people (GtkWidget *widget, const char *name, GVariant *role)
{
  MbRecordPage *self = MB_RECORD_PAGE (widget);

  if (!is_on_top (widget))
    return;
  adw_dialog_present (ADW_DIALOG (mb_add_people_dialog_new (self->record, g_variant_get_string (role, NULL))), widget);
}

static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRecordPage *self = MB_RECORD_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (view && is_on_top (widget))
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), mb_history_page_new_for_record (self->record));
}

static void
add_keys (MbRecordPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_h, GDK_CONTROL_MASK), gtk_named_action_new ("record.history")));
  if (mb_record_get_kind (self->record) == MB_RECORD_COHORT)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                       gtk_named_action_new ("record.add-people"), "s", "mentee"));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The object */

static void
mb_record_page_dispose (GObject *object)
{
  MbRecordPage *self = MB_RECORD_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_RECORD_PAGE);
  g_ptr_array_set_size (self->editors, 0);
  /* The page may be the last to hold the book, which lets go of its records when it goes. */
  if (self->record)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_record_page_parent_class)->dispose (object);
}

static void
mb_record_page_finalize (GObject *object)
{
  MbRecordPage *self = MB_RECORD_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->editors);
  G_OBJECT_CLASS (mb_record_page_parent_class)->finalize (object);
}

static void
mb_record_page_class_init (MbRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mb_record_page_dispose;
  object_class->finalize = mb_record_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mb_record_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mb_record_page_hiding;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, deleted_banner);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, form);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_record);
  gtk_widget_class_install_action (widget_class, "record.edit-field", "s", edit_field);
  gtk_widget_class_install_action (widget_class, "record.add-people", "s", add_people);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, show_history);
}

static void
mb_record_page_init (MbRecordPage *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_names (MbRecordPage *self)
{
  const char *label = mb_record_type_get_label (mb_record_get_record_type (self->record));
  /* Translators: %s is a type of record, such as “Person”. */
  g_autofree char *deleted = g_strdup_printf (_("%s: this record was deleted"), label);

  adw_window_title_set_subtitle (self->window_title, label);
  adw_banner_set_title (self->deleted_banner, deleted);
}

/**
 * mb_record_page_new:
 * @record: a record of a book
 *
 * Makes the page of a record.
 *
 * Returns: (transfer floating): a new page
 */
MbRecordPage *
mb_record_page_new (MbRecord *record)
{
  MbRecordPage *self;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (mb_record_get_book (record) != NULL, NULL);

  self = g_object_new (MB_TYPE_RECORD_PAGE, NULL);
  self->record = g_object_ref (record);
  self->book = g_object_ref (mb_record_get_book (record));
  set_names (self);
  add_sections (self);
  mb_record_sections_set_up (GTK_WIDGET (self), record);
  add_keys (self);
  g_signal_connect_object (record, "notify", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "notify::deleted", G_CALLBACK (show_whether_deleted), self, G_CONNECT_SWAPPED);
  show_whether_deleted (self);
  return self;
}

/**
 * mb_record_page_get_record:
 * @self: a page
 *
 * Returns: (transfer none): the record
 */
MbRecord *
mb_record_page_get_record (MbRecordPage *self)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), NULL);

  return self->record;
}

/**
 * mb_record_page_get_row:
 * @self: a page
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field
 */
GtkWidget *
mb_record_page_get_row (MbRecordPage *self, const char *field)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    if (g_strcmp0 (mb_field_editor_get_field (self->editors->pdata[i])->name, field) == 0)
      return self->rows->pdata[i];
  return NULL;
}
