#include "config.h"

#include "mb-related-group.h"

#include <glib/gi18n.h>

#include "mb-add-dialog.h"
#include "mb-dialog.h"
#include "mb-list-page.h"
#include "mb-record-row.h"

#define SHOWN_AT_FIRST 50
#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

struct _MbRelatedGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *record;
  const MbRecordType *type;
  const MbField *field;
  const MbField *part_field;
  const MbChoice *part;
  MbQuery *query;
  GtkWidget *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (MbRelatedGroup, mb_related_group, ADW_TYPE_PREFERENCES_GROUP)

/* The field that tells apart, within a type, records which one looks for apart: the role. */
static const MbField *
find_part_field (const MbRecordType *type)
{
  const MbFieldFlags flags = MB_FIELD_REQUIRED | MB_FIELD_IDENTITY;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_CHOICE && (type->fields[i].flags & flags) == flags)
      return &type->fields[i];
  return NULL;
}

static char *
dup_title (MbRelatedGroup *self)
{
  const char *plural = mb_record_type_get_plural (self->type);

  if (!self->part)
    return g_strdup (plural);
  /* Translators: records of one role below a record, as in “Participations – Mentor”. */
  return g_strdup_printf (C_("group", "%s – %s"), plural, mb_choice_get_label (self->part_field, self->part));
}

/* Rows */

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MbRelatedGroup *self = data;
  const char *beside[] = { self->field->name, self->part ? self->part_field->name : NULL, NULL };

  return mb_record_row_new (item, beside);
}

static GtkWidget *
make_list (MbRelatedGroup *self)
{
  GListModel *all = g_object_ref (G_LIST_MODEL (self->query));
  g_autoptr (GtkSliceListModel) first = gtk_slice_list_model_new (all, 0, SHOWN_AT_FIRST);
  g_autofree char *title = dup_title (self);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (first), make_row, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (self->list, "boxed-list");
  return self->list;
}

static void
show_all (MbRelatedGroup *self)
{
  mb_related_group_show_list (GTK_WIDGET (self), self->record, self->type, self->field, self->part);
}

static GtkWidget *
make_more_button (MbRelatedGroup *self)
{
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->more, 12);
  gtk_widget_add_css_class (self->more, "pill");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  return self->more;
}

static void
show_count (MbRelatedGroup *self)
{
  const guint count = g_list_model_get_n_items (G_LIST_MODEL (self->query));
  g_autofree char *description = count > 0 ? mb_record_type_dup_count (self->type, count) : g_strdup (_("None yet"));
  g_autofree char *all = g_strdup_printf (_("Show All (%u)"), count);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_visible (self->list, count > 0);
  gtk_widget_set_visible (self->more, count > SHOWN_AT_FIRST);
  gtk_button_set_label (GTK_BUTTON (self->more), all);
}

/* Adding */

static void
add (MbRelatedGroup *self)
{
  MbBook *book = mb_record_get_book (self->record);
  MbAddDialog *dialog;

  if (!book)
    return;
  dialog = mb_add_dialog_new (book, self->type->kind);
  mb_add_dialog_set_value (dialog, self->field->name, g_variant_new_int64 (mb_record_get_id (self->record)));
  if (self->part)
    mb_add_dialog_set_value (dialog, self->part_field->name, g_variant_new_string (self->part->nick));
  /* The new one shows in this group: one may want to add the next. */
  mb_add_dialog_set_opens (dialog, FALSE);
  mb_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_add_button (MbRelatedGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: %s is a type of record, such as “Person”. */
  g_autofree char *tooltip = g_strdup_printf (_("Add %s"), mb_record_type_get_label (self->type));

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !mb_book_get_read_only (mb_record_get_book (self->record)));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add), self, G_CONNECT_SWAPPED);
  return button;
}

/* People come into a cohort by the dozen: the page's dialog takes a list of them. */
static GtkWidget *
make_add_people_button (MbRelatedGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add _People…"));
  g_autofree char *action = g_strdup_printf ("record.add-people::%s", self->part->nick);
  g_autofree char *title = dup_title (self);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_buttons (MbRelatedGroup *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (self->type->kind == MB_RECORD_PARTICIPATION && mb_record_get_kind (self->record) == MB_RECORD_COHORT)
    gtk_box_append (GTK_BOX (buttons), make_add_people_button (self));
  gtk_box_append (GTK_BOX (buttons), make_add_button (self));
  return buttons;
}

/* The object */

static void
mb_related_group_dispose (GObject *object)
{
  MbRelatedGroup *self = MB_RELATED_GROUP (object);

  /* The rows are made with this object at hand. */
  if (self->list)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->query);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (mb_related_group_parent_class)->dispose (object);
}

static void
mb_related_group_class_init (MbRelatedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_related_group_dispose;
}

static void
mb_related_group_init (MbRelatedGroup *self)
{
}

static void
make_query (MbRelatedGroup *self)
{
  self->query = mb_query_new (mb_record_get_book (self->record), self->type->kind);
  mb_query_set_filter (self->query, self->field->name, g_variant_new_int64 (mb_record_get_id (self->record)));
  if (self->part)
    mb_query_set_filter (self->query, self->part_field->name, g_variant_new_string (self->part->nick));
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
}

/**
 * mb_related_group_new:
 * @record: a record of a book
 * @type: a type of records that refer to it
 * @field: the field of @type that does
 * @part: (nullable): the choice of the type's role to show alone
 *
 * Makes a group.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_related_group_new (MbRecord *record, const MbRecordType *type, const MbField *field, const MbChoice *part)
{
  MbRelatedGroup *self;
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);
  g_return_val_if_fail (mb_record_get_book (record) != NULL, NULL);
  g_return_val_if_fail (type != NULL && field != NULL, NULL);

  self = g_object_new (MB_TYPE_RELATED_GROUP, NULL);
  self->record = g_object_ref (record);
  self->type = type;
  self->field = field;
  self->part_field = find_part_field (type);
  self->part = part;
  make_query (self);

  title = dup_title (self);
  markup = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), markup);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), make_buttons (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_list (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_more_button (self));
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * mb_related_group_get_query:
 * @self: a group
 *
 * Returns: (transfer none): the records that the group is about
 */
MbQuery *
mb_related_group_get_query (MbRelatedGroup *self)
{
  g_return_val_if_fail (MB_IS_RELATED_GROUP (self), NULL);

  return self->query;
}

/**
 * mb_related_group_show_list:
 * @widget: a widget on the page of the record
 * @record: a record of a book
 * @type: a type of records that refer to it
 * @field: the field of @type that does
 * @part: (nullable): the choice of the type's role to show alone
 *
 * Opens the list of all records that a group is about.
 */
void
mb_related_group_show_list (GtkWidget *widget, MbRecord *record, const MbRecordType *type, const MbField *field,
                            const MbChoice *part)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  MbListPage *page;

  g_return_if_fail (MB_IS_RECORD (record));
  g_return_if_fail (type != NULL && field != NULL);

  if (!view)
    return;
  page = mb_list_page_new_related (record, type, field);
  if (part)
    mb_query_set_filter (mb_list_page_get_query (page), find_part_field (type)->name, g_variant_new_string (part->nick));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
}

static void
list_groups_of_field (GPtrArray *groups, MbRecord *record, const MbRecordType *type, const MbField *field)
{
  const MbField *part_field = find_part_field (type);

  if (!part_field)
    g_ptr_array_add (groups, mb_related_group_new (record, type, field, NULL));
  else
    for (const MbChoice *part = part_field->choices; part->nick; part++)
      g_ptr_array_add (groups, mb_related_group_new (record, type, field, part));
}

static void
list_groups_of_type (GPtrArray *groups, MbRecord *record, const MbRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_REFERENCE && type->fields[i].target == mb_record_get_kind (record))
      list_groups_of_field (groups, record, type, &type->fields[i]);
}

/**
 * mb_related_group_list:
 * @record: a record of a book
 * @without: kinds to leave out, a bit for each #MbRecordKind
 *
 * Makes a group for every field of every type that refers to records of this
 * type. Those of people in roles come first: one looks for them most.
 *
 * Returns: (transfer container) (element-type Gtk.Widget): new groups,
 *   floating
 */
GPtrArray *
mb_related_group_list (MbRecord *record, guint64 without)
{
  GPtrArray *groups = g_ptr_array_new ();

  g_return_val_if_fail (MB_IS_RECORD (record), groups);

  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    if (!(without & BIT (i)) && find_part_field (mb_record_type_get (i)))
      list_groups_of_type (groups, record, mb_record_type_get (i));
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    if (!(without & BIT (i)) && !find_part_field (mb_record_type_get (i)))
      list_groups_of_type (groups, record, mb_record_type_get (i));
  return groups;
}
