#include "config.h"

#include "mb-contacts-dialog.h"

#include <glib/gi18n.h>

#include "mb-cohort-choices.h"

/* In the order of the template. */
enum { EVERYBODY, MENTEES, MENTORS };
enum { AS_CSV, AS_TEXT };

struct _MbContactsDialog {
  AdwAlertDialog parent_instance;

  AdwComboRow *role_row;
  AdwComboRow *year_row;
  AdwComboRow *format_row;

  GPtrArray *choices; /* MbCohortChoice, after “All years” */
};

G_DEFINE_FINAL_TYPE (MbContactsDialog, mb_contacts_dialog, ADW_TYPE_ALERT_DIALOG)

static void
mb_contacts_dialog_dispose (GObject *object)
{
  MbContactsDialog *self = MB_CONTACTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_CONTACTS_DIALOG);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_contacts_dialog_parent_class)->dispose (object);
}

static void
mb_contacts_dialog_class_init (MbContactsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_contacts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-contacts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbContactsDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, MbContactsDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, MbContactsDialog, format_row);
}

static void
mb_contacts_dialog_init (MbContactsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_years (MbContactsDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_("contacts", "All years"));
  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((const MbCohortChoice *) self->choices->pdata[i])->label);
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (labels));
}

/**
 * mb_contacts_dialog_new:
 * @book: a book
 * @error: return location for an `MB_ERROR`
 *
 * Returns: (transfer floating) (nullable): a new dialog
 */
AdwDialog *
mb_contacts_dialog_new (MbBook *book, GError **error)
{
  g_autoptr (GPtrArray) choices = mb_cohort_choices_list (book, FALSE, error);
  MbContactsDialog *self;

  if (!choices)
    return NULL;
  self = g_object_new (MB_TYPE_CONTACTS_DIALOG, NULL);
  self->choices = g_steal_pointer (&choices);
  fill_years (self);
  return ADW_DIALOG (self);
}

/**
 * mb_contacts_dialog_get_options:
 * @self: a dialog
 *
 * Returns: what was chosen
 */
MbContactsOptions
mb_contacts_dialog_get_options (MbContactsDialog *self)
{
  guint role = adw_combo_row_get_selected (self->role_row);
  guint year = adw_combo_row_get_selected (self->year_row);

  return (MbContactsOptions) {
    .has_role = role != EVERYBODY,
    .role = role == MENTORS ? MB_ROLE_MENTOR : MB_ROLE_MENTEE,
    .year = year > 0 ? ((const MbCohortChoice *) self->choices->pdata[year - 1])->year : 0,
    .format = adw_combo_row_get_selected (self->format_row) == AS_TEXT ? MB_CONTACTS_TEXT : MB_CONTACTS_CSV,
  };
}
