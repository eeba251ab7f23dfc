#include "config.h"

#include "mb-merge-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "book/mb-merge.h"
#include "mb-feedback.h"
#include "mb-record-text.h"

struct _MbMergeDialog {
  AdwAlertDialog parent_instance;

  MbBook *book;
  MbRecord *people[2];
  GtkCheckButton *buttons[2];
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (MbMergeDialog, mb_merge_dialog, ADW_TYPE_ALERT_DIALOG)

static guint
kept_index (MbMergeDialog *self)
{
  return gtk_check_button_get_active (self->buttons[1]) ? 1 : 0;
}

static MbRecord *
get_other (MbMergeDialog *self)
{
  return self->people[1 - kept_index (self)];
}

/* Words */

/* People to merge often have one name: the handle tells them apart. */
static char *
dup_name (MbRecord *person)
{
  g_autofree char *title = mb_record_text_dup_title (person, NULL);
  const char *handle = mb_record_get_text (person, "handle");

  if (!handle || g_str_equal (handle, title))
    return g_steal_pointer (&title);
  /* Translators: a person's name and handle, as in “Ada Lovelace (ada)”. */
  return g_strdup_printf (C_("person", "%s (%s)"), title, handle);
}

static char *
dup_counts (const guint *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    if (counts[kind] > 0)
      {
        g_autofree char *count = mb_record_type_dup_count (mb_record_type_get (kind), counts[kind]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
      }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static void
append_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static void
append_records (GString *text, const MbMergeCounts *counts)
{
  g_autofree char *moved = dup_counts (counts->moved);
  g_autofree char *shared = dup_counts (counts->shared);

  if (moved)
    append_line (text, g_strdup_printf (_("Moved: %s."), moved));
  if (shared)
    append_line (text, g_strdup_printf (_("In both, kept once: %s."), shared));
}

static char *
dup_outcome (MbMergeDialog *self, const MbMergeCounts *counts)
{
  g_autofree char *kept = dup_name (mb_merge_dialog_get_kept (self));
  g_autofree char *other = dup_name (get_other (self));
  const char *handle = mb_record_get_text (get_other (self), "handle");
  g_autoptr (GString) text = g_string_new (NULL);

  append_records (text, counts);
  if (handle && mb_record_get_text (mb_merge_dialog_get_kept (self), "handle"))
    append_line (text, g_strdup_printf (_("The handle “%s” becomes a former handle."), handle));
  append_line (text, g_strdup_printf (_("Links and notes are joined. Where both have a name, a mail address or a "
                                        "status, that of “%s” stays."), kept));
  append_line (text, g_strdup_printf (_("Then “%s” is deleted. Undo takes it all back in one step."), other));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_outcome (MbMergeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MbMergeCounts counts;

  if (mb_people_count_merge (self->book, mb_record_get_id (mb_merge_dialog_get_kept (self)),
                             mb_record_get_id (get_other (self)), &counts, &error))
    text = dup_outcome (self, &counts);
  gtk_label_set_label (self->outcome, text ? text : error->message);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "merge", text != NULL);
}

/* The object */

static void
mb_merge_dialog_dispose (GObject *object)
{
  MbMergeDialog *self = MB_MERGE_DIALOG (object);

  g_clear_object (&self->people[0]);
  g_clear_object (&self->people[1]);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_merge_dialog_parent_class)->dispose (object);
}

static void
mb_merge_dialog_class_init (MbMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_merge_dialog_dispose;
}

/* Arrow keys go from one to the other and choose. */
static GtkWidget *
button_new (MbMergeDialog *self, guint index)
{
  g_autofree char *name = dup_name (self->people[index]);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (name);

  self->buttons[index] = GTK_CHECK_BUTTON (button);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
choice_new (MbMergeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set (box, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keep"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (self->people); i++)
    gtk_box_append (GTK_BOX (box), button_new (self, i));
  gtk_check_button_set_group (self->buttons[1], self->buttons[0]);
  return box;
}

static GtkWidget *
outcome_new (MbMergeDialog *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->outcome = GTK_LABEL (label);
  gtk_label_set_wrap (self->outcome, TRUE);
  gtk_label_set_wrap_mode (self->outcome, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->outcome, 0);
  return label;
}

static void
mb_merge_dialog_init (MbMergeDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  adw_alert_dialog_set_heading (dialog, _("Merge Two People?"));
  adw_alert_dialog_set_body (dialog, _("They become one person. Choose whom to keep:"));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "merge");
  adw_alert_dialog_set_close_response (dialog, "cancel");
}

static void
set_people (MbMergeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), choice_new (self));
  gtk_box_append (GTK_BOX (box), outcome_new (self));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), box);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    g_signal_connect_object (self->buttons[i], "notify::active", G_CALLBACK (show_outcome), self, G_CONNECT_SWAPPED);
}

/* Whom more refers to is likely the one that was kept up. */
static guint
count_referring (MbMergeDialog *self, guint index)
{
  return mb_book_count_dependents (self->book, self->people[index]);
}

/**
 * mb_merge_dialog_new:
 * @book: a book
 * @first: a person of it
 * @second: another one
 *
 * Makes the dialog. It proposes to keep whom more in the book refers to.
 *
 * Returns: (transfer floating): a new dialog
 */
MbMergeDialog *
mb_merge_dialog_new (MbBook *book, MbRecord *first, MbRecord *second)
{
  MbMergeDialog *self;
  guint kept;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (MB_IS_RECORD (first) && MB_IS_RECORD (second), NULL);

  self = g_object_new (MB_TYPE_MERGE_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->people[0] = g_object_ref (first);
  self->people[1] = g_object_ref (second);
  set_people (self);
  kept = count_referring (self, 1) > count_referring (self, 0) ? 1 : 0;
  gtk_check_button_set_active (self->buttons[kept], TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->buttons[kept]));
  return self;
}

/**
 * mb_merge_dialog_get_kept:
 * @self: a dialog
 *
 * Returns: (transfer none): the person who would stay
 */
MbRecord *
mb_merge_dialog_get_kept (MbMergeDialog *self)
{
  g_return_val_if_fail (MB_IS_MERGE_DIALOG (self), NULL);

  return self->people[kept_index (self)];
}

/**
 * mb_merge_dialog_set_kept:
 * @self: a dialog
 * @person: one of its two
 *
 * Chooses who would stay.
 */
void
mb_merge_dialog_set_kept (MbMergeDialog *self, MbRecord *person)
{
  g_return_if_fail (MB_IS_MERGE_DIALOG (self));
  g_return_if_fail (person == self->people[0] || person == self->people[1]);

  gtk_check_button_set_active (self->buttons[person == self->people[1] ? 1 : 0], TRUE);
}

/**
 * mb_merge_dialog_get_outcome:
 * @self: a dialog
 *
 * Returns: (transfer none): what merging would do, as the dialog says it
 */
const char *
mb_merge_dialog_get_outcome (MbMergeDialog *self)
{
  g_return_val_if_fail (MB_IS_MERGE_DIALOG (self), NULL);

  return gtk_label_get_label (self->outcome);
}

static void
say_merged (GtkWidget *widget, MbRecord *kept)
{
  g_autofree char *title = mb_record_text_dup_title (kept, NULL);
  /* Translators: %s is the person who stayed. */
  g_autofree char *text = g_strdup_printf (_("Merged into “%s”"), title);

  mb_feedback_offer (widget, text, _("_Undo"), "win.undo");
}

/**
 * mb_merge_dialog_merge:
 * @self: a dialog
 * @widget: a widget of the window to tell it in
 *
 * Makes one of the two, and tells so or why not.
 */
void
mb_merge_dialog_merge (MbMergeDialog *self, GtkWidget *widget)
{
  MbRecord *kept;
  gint64 other;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MB_IS_MERGE_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  kept = mb_merge_dialog_get_kept (self);
  other = mb_record_get_id (get_other (self));
  if (mb_people_merge (self->book, mb_record_get_id (kept), other, &error))
    say_merged (widget, kept);
  else
    mb_feedback_error (widget, error);
}
