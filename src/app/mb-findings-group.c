#include "config.h"

#include "mb-findings-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mb-findings.h"
#include "mb-found-row.h"

/* Of more one reads on the page of the checks. */
#define MOST_ROWS 3

struct _MbFindingsGroup {
  AdwPreferencesGroup parent_instance;

  MbRecordKind kind;
  gint64 id;
  MbTitles *titles;
  GPtrArray *found; /* (element-type MbFound) */
  GPtrArray *rows;  /* unowned */
};

G_DEFINE_FINAL_TYPE (MbFindingsGroup, mb_findings_group, ADW_TYPE_PREFERENCES_GROUP)

static void
mb_findings_group_dispose (GObject *object)
{
  g_clear_object (&MB_FINDINGS_GROUP (object)->titles);
  G_OBJECT_CLASS (mb_findings_group_parent_class)->dispose (object);
}

static void
mb_findings_group_finalize (GObject *object)
{
  MbFindingsGroup *self = MB_FINDINGS_GROUP (object);

  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (mb_findings_group_parent_class)->finalize (object);
}

static void
mb_findings_group_class_init (MbFindingsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_findings_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_findings_group_finalize;
}

static void
mb_findings_group_init (MbFindingsGroup *self)
{
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("To Mend"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* What a finding is about first is where one mends it: the page of a cohort is not filled with its mentees' projects. */
static gboolean
belongs (MbFindingsGroup *self, MbFound *found)
{
  const MbRecordRef *first = &g_array_index (found->records, MbRecordRef, 0);

  return !found->dismissed && first->kind == self->kind && first->id == self->id;
}

static GPtrArray *
list_found (MbFindingsGroup *self, MbFindings *findings)
{
  GPtrArray *about = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (belongs (self, found))
        g_ptr_array_add (about, g_steal_pointer (&found));
    }
  return about;
}

static gboolean
is_same (GPtrArray *one, GPtrArray *other)
{
  return one->len == other->len && (one->len == 0 || memcmp (one->pdata, other->pdata, one->len * sizeof (gpointer)) == 0);
}

static void
add_row (MbFindingsGroup *self, MbFound *found)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *content = mb_found_row_new ();

  mb_found_row_hide_record (MB_FOUND_ROW (content), self->kind, self->id);
  mb_found_row_show (MB_FOUND_ROW (content), self->titles, found);
  gtk_widget_add_css_class (content, "found-content");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), found->sentence);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rest (MbFindingsGroup *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u More in the Checks", "%u More in the Checks", n), n);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "checks");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_findings (MbFindingsGroup *self, MbFindings *findings)
{
  g_autoptr (GPtrArray) now = list_found (self, findings);

  if (is_same (now, self->found))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_unref (self->found);
  self->found = g_steal_pointer (&now);
  for (guint i = 0; i < MIN (self->found->len, MOST_ROWS); i++)
    add_row (self, self->found->pdata[i]);
  if (self->found->len > MOST_ROWS)
    add_rest (self, self->found->len - MOST_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self), self->found->len > 0);
}

/**
 * mb_findings_group_new:
 * @record: a record of a book
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_findings_group_new (MbRecord *record)
{
  MbFindingsGroup *self;
  MbFindings *findings;

  g_return_val_if_fail (MB_IS_RECORD (record) && mb_record_get_book (record) != NULL, NULL);

  findings = mb_findings_of (mb_record_get_book (record));
  self = g_object_new (MB_TYPE_FINDINGS_GROUP, NULL);
  self->kind = mb_record_get_kind (record);
  self->id = mb_record_get_id (record);
  self->titles = mb_titles_new (mb_record_get_book (record));
  g_signal_connect_object (findings, "changed", G_CALLBACK (show_findings), self, G_CONNECT_SWAPPED);
  show_findings (self, findings);
  return GTK_WIDGET (self);
}
