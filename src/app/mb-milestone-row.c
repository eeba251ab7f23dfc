#include "config.h"

#include "mb-milestone-row.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "book/mb-date.h"
#include "book/mb-edit.h"
#include "mb-feedback.h"
#include "mb-record-text.h"

struct _MbMilestoneRow {
  AdwActionRow parent_instance;

  MbRecord *milestone;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (MbMilestoneRow, mb_milestone_row, ADW_TYPE_ACTION_ROW)

/* As exact as the book has it; what is no date is shown as it was written. */
static char *
dup_day (const char *text)
{
  int year, month, day;
  const int n = mb_date_is_valid (text) ? sscanf (text, "%4d-%2d-%2d", &year, &month, &day) : 0;
  g_autoptr (GDateTime) date = n >= 2 ? g_date_time_new_utc (year, month, n == 3 ? day : 1, 0, 0, 0) : NULL;

  if (!date)
    return g_strdup (text);
  /* Translators: a day, and a month: as strftime() writes them. */
  return g_date_time_format (date, n == 3 ? C_("date", "%-d %B %Y") : C_("date", "%B %Y"));
}

static char *
dup_dates (MbRecord *milestone)
{
  const char *first = mb_record_get_text (milestone, "starts-on");
  const char *last = mb_record_get_text (milestone, "ends-on");
  g_autofree char *from = first ? dup_day (first) : NULL;
  g_autofree char *to = last ? dup_day (last) : NULL;

  if (from && to)
    /* Translators: two dates: “27 May 2025 – 25 August 2025”. */
    return g_strdup_printf (C_("date", "%s – %s"), from, to);
  if (to)
    return g_strdup_printf (C_("date", "until %s"), to);
  return from ? g_steal_pointer (&from) : g_strdup (_("No date"));
}

static void
update (MbMilestoneRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *delete = NULL;

  if (mb_record_is_deleted (self->milestone))
    return;
  title = mb_record_text_dup_title (self->milestone, NULL);
  dates = dup_dates (self->milestone);
  delete = g_strdup_printf (_("Delete “%s”"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), dates);
  gtk_widget_set_tooltip_text (self->delete_button, delete);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete, -1);
}

/* The row goes with what it shows: the window is what speaks of it. */
static void
delete_milestone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (MbMilestoneRow) self = g_object_ref (MB_MILESTONE_ROW (widget));
  g_autofree char *title = mb_record_text_dup_title (self->milestone, NULL);
  g_autofree char *text = g_strdup_printf (_("Deleted “%s”"), title);
  g_autoptr (GError) error = NULL;

  gtk_widget_child_focus (gtk_widget_get_parent (widget), GTK_DIR_DOWN);
  if (mb_book_delete_record (mb_record_get_book (self->milestone), self->milestone, &error))
    mb_feedback_offer (window, text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (window, error);
}

static void
mb_milestone_row_activate (AdwActionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-record", "(sx)", "milestone",
                              mb_record_get_id (MB_MILESTONE_ROW (row)->milestone));
}

static void
mb_milestone_row_finalize (GObject *object)
{
  g_clear_object (&MB_MILESTONE_ROW (object)->milestone);
  G_OBJECT_CLASS (mb_milestone_row_parent_class)->finalize (object);
}

static void
mb_milestone_row_class_init (MbMilestoneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mb_milestone_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = mb_milestone_row_activate;
  gtk_widget_class_install_action (widget_class, "milestone.delete", NULL, delete_milestone);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "milestone.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "milestone.delete", NULL);
}

static void
mb_milestone_row_init (MbMilestoneRow *self)
{
  self->delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->delete_button), "milestone.delete");
  gtk_widget_set_valign (self->delete_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->delete_button, "flat");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->delete_button);
}

/**
 * mb_milestone_row_new:
 * @milestone: a milestone of a book
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_milestone_row_new (MbRecord *milestone)
{
  MbMilestoneRow *self;

  g_return_val_if_fail (MB_IS_RECORD (milestone), NULL);

  self = g_object_new (MB_TYPE_MILESTONE_ROW, NULL);
  self->milestone = g_object_ref (milestone);
  g_signal_connect_object (milestone, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* One that was deleted a moment ago is in no book. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.delete",
                                 mb_record_get_book (milestone) &&
                                   !mb_book_get_read_only (mb_record_get_book (milestone)));
  update (self);
  return GTK_WIDGET (self);
}
