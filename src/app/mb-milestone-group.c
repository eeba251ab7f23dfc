#include "config.h"

#include "mb-milestone-group.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "book/mb-milestone-text.h"
#include "mb-milestone-row.h"
#include "mb-quick-add-row.h"

struct _MbMilestoneGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *cohort;
  MbQuery *query;
  GListStore *end; /* an object for the row after the milestones, or none */
  GtkListBox *list;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (MbMilestoneGroup, mb_milestone_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_count (MbMilestoneGroup *self)
{
  const guint count = g_list_model_get_n_items (G_LIST_MODEL (self->query));
  const char *nothing = self->entry ? _("None yet: type what happens and when, as in “Results 2025-08-20”")
                                    : _("None yet");

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), count == 0 ? nothing : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0 || self->entry);
}

/* Adding */

static gboolean
add_milestones (const char *const *lines, gpointer data, GError **error)
{
  MbMilestoneGroup *self = data;
  g_autoptr (MbEdit) edit = mb_edit_begin (mb_record_get_book (self->cohort), MB_VERB_ADD, error);

  if (!edit)
    return FALSE;
  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (MbRecord) milestone = mb_milestone_new_from_text (lines[i], error);

      if (!milestone)
        return FALSE;
      mb_record_set_integer (milestone, "cohort", mb_record_get_id (self->cohort));
      if (!mb_edit_insert (edit, milestone, error))
        return FALSE;
    }
  return mb_edit_commit (edit, error);
}

/* Rows */

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MbMilestoneGroup *self = data;

  return MB_IS_RECORD (item) ? mb_milestone_row_new (item) : self->entry;
}

static GListModel *
make_model (MbMilestoneGroup *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (parts, self->query);
  g_list_store_append (parts, self->end);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static GtkWidget *
make_list (MbMilestoneGroup *self)
{
  g_autoptr (GListModel) model = make_model (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_bind_model (self->list, model, make_row, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Milestones"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  return GTK_WIDGET (self->list);
}

static void
add_entry (MbMilestoneGroup *self)
{
  g_autoptr (GtkStringObject) end = gtk_string_object_new ("");

  self->entry = mb_quick_add_row_new (_("Add Milestone and Date"), add_milestones, self);
  g_list_store_append (self->end, end);
}

/* The object */

static void
mb_milestone_group_dispose (GObject *object)
{
  MbMilestoneGroup *self = MB_MILESTONE_GROUP (object);

  /* The rows are made with this object at hand. */
  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  self->entry = NULL;
  g_clear_object (&self->query);
  g_clear_object (&self->end);
  g_clear_object (&self->cohort);
  G_OBJECT_CLASS (mb_milestone_group_parent_class)->dispose (object);
}

static void
mb_milestone_group_class_init (MbMilestoneGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_milestone_group_dispose;
}

static void
mb_milestone_group_init (MbMilestoneGroup *self)
{
  self->end = g_list_store_new (G_TYPE_OBJECT);
}

/**
 * mb_milestone_group_new:
 * @cohort: a cohort of a book
 *
 * Makes the group.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_milestone_group_new (MbRecord *cohort)
{
  MbMilestoneGroup *self;

  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);
  g_return_val_if_fail (mb_record_get_book (cohort) != NULL, NULL);

  self = g_object_new (MB_TYPE_MILESTONE_GROUP, "title", _("Milestones"), NULL);
  self->cohort = g_object_ref (cohort);
  self->query = mb_query_new (mb_record_get_book (cohort), MB_RECORD_MILESTONE);
  mb_query_set_filter (self->query, "cohort", g_variant_new_int64 (mb_record_get_id (cohort)));
  if (!mb_book_get_read_only (mb_record_get_book (cohort)))
    add_entry (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_list (self));
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}

/**
 * mb_milestone_group_get_entry:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): the row into which milestones are typed
 */
GtkWidget *
mb_milestone_group_get_entry (MbMilestoneGroup *self)
{
  g_return_val_if_fail (MB_IS_MILESTONE_GROUP (self), NULL);

  return self->entry;
}

/**
 * mb_milestone_group_get_query:
 * @self: a group
 *
 * Returns: (transfer none): the milestones, a list of #MbRecord
 */
MbQuery *
mb_milestone_group_get_query (MbMilestoneGroup *self)
{
  g_return_val_if_fail (MB_IS_MILESTONE_GROUP (self), NULL);

  return self->query;
}
