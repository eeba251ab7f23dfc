#include "config.h"

#include "mb-found-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mb-chip-label.h"
#include "mb-found-actions.h"
#include "mb-sidebar.h"

/* Of a mentee on forty projects the sentence says enough. */
#define MOST_RECORDS 6

struct _MbFoundRow {
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *reason;
  AdwWrapBox *buttons;
  GtkWidget *aside; /* dismisses, or takes back */

  MbBook *book;
  MbFound *found;
  MbRecordRef hidden; /* which record needs no button; its id is 0 where all do */
};

G_DEFINE_FINAL_TYPE (MbFoundRow, mb_found_row, GTK_TYPE_BOX)

/* Words and looks of a severity */

/**
 * mb_found_row_get_icon:
 * @severity: a severity
 *
 * Returns: the name of the icon for it
 */
const char *
mb_found_row_get_icon (MbSeverity severity)
{
  switch (severity)
    {
    case MB_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case MB_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case MB_SEVERITY_HINT:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
get_css_class (MbSeverity severity)
{
  switch (severity)
    {
    case MB_SEVERITY_ERROR:
      return "error";
    case MB_SEVERITY_WARNING:
      return "warning";
    case MB_SEVERITY_HINT:
    default:
      return "dimmed";
    }
}

/**
 * mb_found_row_dup_spoken:
 * @found: a finding
 *
 * Returns: (transfer full): the finding as a screen reader says it
 */
char *
mb_found_row_dup_spoken (MbFound *found)
{
  g_return_val_if_fail (MB_IS_FOUND (found), NULL);

  return g_strdup_printf ("%s. %s", mb_severity_get_label (found->severity), found->sentence);
}

/* Buttons */

static GtkWidget *
fix_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "found.fix");
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "found-action");
  return button;
}

static GtkWidget *
record_content_new (const char *icon, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), mb_chip_label_new (title));
  return box;
}

static GtkWidget *
record_button_new (MbTitles *titles, const MbRecordRef *record)
{
  const MbRecordType *type = mb_record_type_get (record->kind);
  g_autofree char *title = mb_titles_dup (titles, record->kind, record->id, TRUE);
  /* Translators: opens the page of a record: “Open Ada Lovelace”. */
  g_autofree char *spoken = g_strdup_printf (_("Open %s"), title);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), record_content_new (mb_sidebar_get_page_icon (type->name), title));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", type->name, record->id);
  gtk_widget_set_tooltip_text (button, mb_record_type_get_label (type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (button, "found-record");
  return button;
}

static void
clear_buttons (MbFoundRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))))
    adw_wrap_box_remove (self->buttons, child);
}

static void
add_record_button (MbFoundRow *self, MbTitles *titles, const MbRecordRef *record)
{
  if (record->id != self->hidden.id || record->kind != self->hidden.kind)
    adw_wrap_box_append (self->buttons, record_button_new (titles, record));
}

static void
add_buttons (MbFoundRow *self, MbTitles *titles)
{
  const MbFound *found = self->found;

  for (guint i = 0; i < MIN (found->records->len, MOST_RECORDS); i++)
    add_record_button (self, titles, &g_array_index (found->records, MbRecordRef, i));
  if (found->fix && !found->dismissed && !mb_book_get_read_only (self->book))
    adw_wrap_box_append (self->buttons, fix_button_new (mb_fix_get_label (found->fix)));
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), gtk_widget_get_first_child (GTK_WIDGET (self->buttons)) != NULL);
}

static void
show_aside (MbFoundRow *self)
{
  const gboolean dismissed = self->found->dismissed;

  gtk_widget_set_visible (self->aside, !mb_book_get_read_only (self->book));
  gtk_button_set_icon_name (GTK_BUTTON (self->aside), dismissed ? "edit-undo-symbolic" : "view-conceal-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->aside), dismissed ? "found.take-back" : "found.dismiss");
  gtk_widget_set_tooltip_text (self->aside, dismissed ? _("Take Back") : _("Dismiss…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->aside), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->found->sentence, -1);
}

/* Actions */

static void
fix (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbFoundRow *self = MB_FOUND_ROW (widget);

  if (self->found)
    mb_found_actions_fix (widget, self->book, self->found);
}

static void
dismiss (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbFoundRow *self = MB_FOUND_ROW (widget);

  if (self->found)
    mb_found_actions_dismiss (widget, self->book, self->found);
}

static void
take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbFoundRow *self = MB_FOUND_ROW (widget);

  if (self->found)
    mb_found_actions_take_back (widget, self->book, self->found);
}

/* The object */

static void
mb_found_row_dispose (GObject *object)
{
  MbFoundRow *self = MB_FOUND_ROW (object);

  g_clear_object (&self->book);
  g_clear_object (&self->found);
  G_OBJECT_CLASS (mb_found_row_parent_class)->dispose (object);
}

static void
mb_found_row_class_init (MbFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_found_row_dispose;
  gtk_widget_class_install_action (widget_class, "found.fix", NULL, fix);
  gtk_widget_class_install_action (widget_class, "found.dismiss", NULL, dismiss);
  gtk_widget_class_install_action (widget_class, "found.take-back", NULL, take_back);
}

static GtkLabel *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static void
mb_found_row_init (MbFoundRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->sentence = label_new ();
  self->reason = label_new ();
  self->buttons = mb_chip_label_new_box ();
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->buttons));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), texts);
  self->aside = gtk_button_new ();
  gtk_widget_set_valign (self->aside, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->aside, "flat");
  gtk_widget_add_css_class (self->aside, "found-aside");
  gtk_box_append (GTK_BOX (self), self->aside);
}

/**
 * mb_found_row_new:
 *
 * Returns: (transfer floating): a new row that shows nothing yet
 */
GtkWidget *
mb_found_row_new (void)
{
  return g_object_new (MB_TYPE_FOUND_ROW, NULL);
}

/**
 * mb_found_row_hide_record:
 * @self: a row that shows nothing yet
 * @kind: the kind of a record
 * @id: its id
 *
 * Leaves out the button of that record: the row is on its page.
 */
void
mb_found_row_hide_record (MbFoundRow *self, MbRecordKind kind, gint64 id)
{
  g_return_if_fail (MB_IS_FOUND_ROW (self));

  self->hidden = (MbRecordRef) { kind, id };
}

static void
show_severity (MbFoundRow *self)
{
  const MbSeverity severity = self->found->severity;
  const char *const classes[] = { get_css_class (severity), NULL };

  gtk_image_set_from_icon_name (self->icon, mb_found_row_get_icon (severity));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) classes);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), mb_severity_get_label (severity));
}

static void
show_reason (MbFoundRow *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->found->reason != NULL);
  if (!self->found->reason)
    return;
  /* Translators: the reason that an admin gave. */
  text = g_strdup_printf (_("Dismissed: %s"), self->found->reason);
  gtk_label_set_text (self->reason, text);
}

/**
 * mb_found_row_show:
 * @self: a row
 * @titles: (nullable): the titles of the book's records
 * @found: (nullable): what was found in the book
 *
 * Shows a finding, or nothing.
 */
void
mb_found_row_show (MbFoundRow *self, MbTitles *titles, MbFound *found)
{
  g_return_if_fail (MB_IS_FOUND_ROW (self));
  g_return_if_fail ((titles == NULL) == (found == NULL));

  clear_buttons (self);
  g_clear_object (&self->book);
  g_set_object (&self->found, found);
  if (!found)
    return;
  self->book = g_object_ref (mb_titles_get_book (titles));
  show_severity (self);
  show_reason (self);
  gtk_label_set_text (self->sentence, found->sentence);
  add_buttons (self, titles);
  show_aside (self);
}
