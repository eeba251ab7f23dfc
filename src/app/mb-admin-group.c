#include "config.h"

#include "mb-admin-group.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-feedback.h"
#include "mb-record-chooser.h"
#include "mb-record-text.h"

struct _MbAdminGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *record;
  MbBook *book;
  const MbField *own;   /* of the admin: the field that names the record … */
  const MbField *other; /* … and the one that names whom or what one sees */
  MbQuery *query;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MbAdminGroup, mb_admin_group, ADW_TYPE_PREFERENCES_GROUP)

/* Removing */

static void
remove_admin (MbAdminGroup *self, GtkWidget *button)
{
  MbRecord *admin = g_object_get_data (G_OBJECT (button), "admin");
  g_autofree char *title = mb_record_text_dup_title (admin, NULL);
  /* Translators: %s is a person and a program, as in “Ada Lovelace · GSoC”. */
  g_autofree char *text = g_strdup_printf (_("“%s” was removed"), title);
  g_autoptr (MbAdminGroup) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (mb_book_delete_record (self->book, admin, &error))
    mb_feedback_offer (GTK_WIDGET (self), text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_remove_button (MbAdminGroup *self, MbRecord *admin, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a person or a program. */
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "admin", g_object_ref (admin), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_admin), self, G_CONNECT_SWAPPED);
  return button;
}

/* Rows */

static void
open_other (GtkWidget *row)
{
  MbRecord *other = g_object_get_data (G_OBJECT (row), "other");

  gtk_widget_activate_action (row, "win.open-record", "(sx)", mb_record_get_record_type (other)->name,
                              mb_record_get_id (other));
}

static void
follow_other (AdwPreferencesRow *row)
{
  MbRecord *other = g_object_get_data (G_OBJECT (row), "other");
  g_autofree char *title = NULL;

  if (mb_record_is_deleted (other))
    return;
  title = mb_record_text_dup_title (other, NULL);
  adw_preferences_row_set_title (row, title);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MbAdminGroup *self = data;
  MbRecord *admin = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "go-next-symbolic",
                                   NULL);
  MbRecord *other = mb_book_get_record (self->book, self->other->target,
                                        mb_record_get_integer (admin, self->other->name), NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (!other)
    return row;
  g_object_set_data_full (G_OBJECT (row), "other", other, g_object_unref);
  g_signal_connect_object (other, "notify", G_CALLBACK (follow_other), row, G_CONNECT_SWAPPED);
  follow_other (ADW_PREFERENCES_ROW (row));
  if (!mb_book_get_read_only (self->book))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_remove_button (self, admin,
                                                   adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (open_other), NULL);
  return row;
}

static gboolean
is_of_program (MbAdminGroup *self)
{
  return mb_record_get_kind (self->record) == MB_RECORD_PROGRAM;
}

static void
show_count (MbAdminGroup *self)
{
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->query)) > 0;

  gtk_widget_set_visible (self->list, any);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         any ? NULL
                                             : is_of_program (self) ? _("Nobody looks after this program yet")
                                                                    : _("Looks after no program"));
}

/* Adding */

static void
chosen (MbAdminGroup *self, gint64 id)
{
  mb_admin_group_add (self, id);
}

static GtkWidget *
make_add_button (MbAdminGroup *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = mb_record_chooser_new (self->book, self->other->target, FALSE);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_tooltip_text (button, is_of_program (self) ? _("Add Admin") : _("Add Program"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !mb_book_get_read_only (self->book));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
  return button;
}

/**
 * mb_admin_group_add:
 * @self: a group
 * @id: id of a person, or of a program on the page of a person
 *
 * Adds an admin, as one edit. What goes wrong is told in the window.
 */
void
mb_admin_group_add (MbAdminGroup *self, gint64 id)
{
  g_autoptr (MbRecord) admin = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MB_IS_ADMIN_GROUP (self));

  admin = mb_record_new (MB_RECORD_ADMIN);
  mb_record_set (admin, self->own->name, g_variant_new_int64 (mb_record_get_id (self->record)));
  mb_record_set (admin, self->other->name, g_variant_new_int64 (id));
  if (!mb_book_add_record (self->book, admin, &error))
    mb_feedback_error (GTK_WIDGET (self), error);
}

/* The object */

static void
mb_admin_group_dispose (GObject *object)
{
  MbAdminGroup *self = MB_ADMIN_GROUP (object);

  /* The rows are made with this object at hand. */
  if (self->list)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->query);
  g_clear_object (&self->record);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_admin_group_parent_class)->dispose (object);
}

static void
mb_admin_group_class_init (MbAdminGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_admin_group_dispose;
}

static void
mb_admin_group_init (MbAdminGroup *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
}

static void
set_fields (MbAdminGroup *self)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_ADMIN);

  self->own = mb_record_type_find_field (type, is_of_program (self) ? "program" : "person");
  self->other = mb_record_type_find_field (type, is_of_program (self) ? "person" : "program");
}

static void
make_query (MbAdminGroup *self)
{
  self->query = mb_query_new (self->book, MB_RECORD_ADMIN);
  mb_query_set_filter (self->query, self->own->name, g_variant_new_int64 (mb_record_get_id (self->record)));
  mb_query_set_sort (self->query, self->other->name, FALSE);
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->query), make_row, self, NULL);
}

/**
 * mb_admin_group_new:
 * @record: a program or a person of a book
 *
 * Returns: (transfer floating): a new group, which follows the book
 */
GtkWidget *
mb_admin_group_new (MbRecord *record)
{
  MbAdminGroup *self;
  const char *title;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (mb_record_get_book (record) != NULL, NULL);

  self = g_object_new (MB_TYPE_ADMIN_GROUP, NULL);
  self->record = g_object_ref (record);
  self->book = g_object_ref (mb_record_get_book (record));
  set_fields (self);
  title = is_of_program (self) ? _("Admins") : _("Admin of Programs");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_add_button (self));
  make_query (self);
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * mb_admin_group_get_query:
 * @self: a group
 *
 * Returns: (transfer none): the admins that are shown
 */
MbQuery *
mb_admin_group_get_query (MbAdminGroup *self)
{
  g_return_val_if_fail (MB_IS_ADMIN_GROUP (self), NULL);

  return self->query;
}
