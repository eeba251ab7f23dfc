#include "config.h"

#include "mb-date-button.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _MbDateButton {
  AdwBin parent_instance;

  MbFieldEditor *editor;
  GtkWidget *button;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (MbDateButton, mb_date_button, ADW_TYPE_BIN)

static void
store_day (MbDateButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format_iso8601 (day);

  text[strlen ("2022-05-17")] = '\0';
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  mb_field_editor_commit_text (self->editor, text);
}

/* The day, or the first of the month or year that the field has; today without any. */
static void
show_date (MbDateButton *self)
{
  int year, month = 1, day = 1;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (mb_field_editor_get_text (self->editor), "%4d-%2d-%2d", &year, &month, &day) >= 1)
    date = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (!date)
    date = g_date_time_new_now_local ();
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
}

static GtkWidget *
make_popover (MbDateButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("_Use This Day"));

  self->calendar = gtk_calendar_new ();
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), choose);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_default_widget (GTK_POPOVER (popover), choose);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (store_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (show_date), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
mb_date_button_dispose (GObject *object)
{
  MbDateButton *self = MB_DATE_BUTTON (object);

  g_clear_object (&self->editor);
  G_OBJECT_CLASS (mb_date_button_parent_class)->dispose (object);
}

static void
mb_date_button_class_init (MbDateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_date_button_dispose;
}

static void
mb_date_button_init (MbDateButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_set_tooltip_text (self->button, _("Choose a Day"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/* A form may have several: a screen reader must tell them apart. */
static void
name_button (MbDateButton *self)
{
  /* Translators: %s is what a field is called, such as “Start”. */
  g_autofree char *name = g_strdup_printf (C_("date", "%s: Choose a Day"),
                                           mb_field_get_label (mb_field_editor_get_field (self->editor)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * mb_date_button_new:
 * @editor: an editor of a date
 *
 * Makes a button that opens a calendar for the date.
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
mb_date_button_new (MbFieldEditor *editor)
{
  MbDateButton *self;

  g_return_val_if_fail (MB_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (MB_TYPE_DATE_BUTTON, NULL);
  self->editor = g_object_ref (editor);
  name_button (self);
  g_object_bind_property (editor, "editable", self, "sensitive", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
