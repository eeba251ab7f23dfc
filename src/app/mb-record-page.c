#include "config.h"

#include "mb-record-page.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-add-people-dialog.h"
#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-findings-group.h"
#include "mb-form.h"
#include "mb-history-page.h"
#include "mb-record-sections.h"
#include "mb-record-text.h"
#include "mb-window-title.h"

struct _MbRecordPage {
  AdwNavigationPage parent_instance;

  MbBook *book;
  MbRecord *record;
  MbForm *form;

  MbWindowTitle *window_title;
  GtkWidget *menu_button;
  AdwBanner *deleted_banner;
  AdwPreferencesPage *groups;
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
  mb_window_title_set_title (self->window_title, title);
}

static void
show_whether_deleted (MbRecordPage *self)
{
  const gboolean deleted = mb_record_is_deleted (self->record);
  const gboolean may_edit = !deleted && !mb_book_get_read_only (self->book);

  adw_banner_set_revealed (self->deleted_banner, deleted);
  /* Screen readers would meet a banner that is only folded away. */
  gtk_widget_set_visible (GTK_WIDGET (self->deleted_banner), deleted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups), !deleted);
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
    adw_preferences_page_add (self->groups, groups->pdata[i]);
}

static void
add_sections (MbRecordPage *self)
{
  g_autoptr (GPtrArray) head = mb_record_sections_list_head (self->record);
  g_autoptr (GPtrArray) rows = mb_form_list_groups (self->form);
  g_autoptr (GPtrArray) foot = mb_record_sections_list_foot (self->record);

  adw_preferences_page_add (self->groups, ADW_PREFERENCES_GROUP (mb_findings_group_new (self->record)));
  add_groups (self, head);
  add_groups (self, rows);
  add_groups (self, foot);
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
  mb_form_commit (MB_RECORD_PAGE (page)->form);
}

/* From the head of a page to its form. */
static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbRecordPage *self = MB_RECORD_PAGE (widget);
  const MbRecordType *type = mb_record_get_record_type (self->record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      GtkWidget *row = mb_form_get_row (self->form, type->fields[i].name);

      if (row && gtk_widget_grab_focus (row))
        return;
    }
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
  mb_dialog_present (ADW_DIALOG (mb_add_people_dialog_new (self->record, g_variant_get_string (role, NULL))), widget);
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

  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_RECORD_PAGE);
  g_clear_pointer (&self->form, mb_form_free);
  /* The page may be the last to hold the book, which lets go of its records when it goes. */
  if (self->record)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_record_page_parent_class)->dispose (object);
}

static void
mb_record_page_class_init (MbRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mb_record_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mb_record_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mb_record_page_hiding;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, deleted_banner);
  gtk_widget_class_bind_template_child (widget_class, MbRecordPage, groups);
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_record);
  gtk_widget_class_install_action (widget_class, "record.edit-field", "s", edit_field);
  gtk_widget_class_install_action (widget_class, "record.add-people", "s", add_people);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, show_history);
}

static void
mb_record_page_init (MbRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_names (MbRecordPage *self)
{
  const char *label = mb_record_type_get_label (mb_record_get_record_type (self->record));
  /* Translators: %s is a type of record, such as “Person”. */
  g_autofree char *deleted = g_strdup_printf (_("%s: this record was deleted"), label);

  mb_window_title_set_subtitle (self->window_title, label);
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
  self->form = mb_form_new (record);
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

  return mb_form_get_row (self->form, field);
}
