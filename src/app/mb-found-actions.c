#include "config.h"

#include "mb-found-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-findings.h"
#include "mb-merge-dialog.h"

/**
 * mb_found_actions_open:
 * @widget: a widget inside a window
 * @found: a finding
 *
 * Opens the page of the first record that the finding is about, or for pages
 * of the docs folder what would change in them.
 */
void
mb_found_actions_open (GtkWidget *widget, MbFound *found)
{
  const MbRecordRef *record;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_FOUND (found));

  /* What a page says otherwise is shown, and brought up to date, there. */
  if (g_str_equal (found->rule, "page-differs"))
    {
      gtk_widget_activate_action (widget, "win.publish", NULL);
      return;
    }
  record = &g_array_index (found->records, MbRecordRef, 0);
  gtk_widget_activate_action (widget, "win.open-record", "(sx)", mb_record_type_get (record->kind)->name, record->id);
}

/* Mending */

/* What is mended is in no list any more, and the widget that began it may go with it. */
static GtkWidget *
dup_window (GtkWidget *widget)
{
  return g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
}

static MbRecord *
get_person (GtkWidget *widget, MbBook *book, gint64 id)
{
  g_autoptr (GError) error = NULL;
  MbRecord *person = mb_book_get_record (book, MB_RECORD_PERSON, id, &error);

  if (!person)
    mb_feedback_error (widget, error);
  return person;
}

static void
merge (MbMergeDialog *dialog, const char *response, GtkWidget *window)
{
  mb_merge_dialog_merge (dialog, window);
}

static void
ask_who_stays (GtkWidget *widget, MbBook *book, gint64 keep, gint64 other)
{
  g_autoptr (MbRecord) kept = get_person (widget, book, keep);
  g_autoptr (MbRecord) gone = kept ? get_person (widget, book, other) : NULL;
  MbMergeDialog *dialog;

  if (!gone)
    return;
  dialog = mb_merge_dialog_new (book, kept, gone);
  /* The row may be gone by then. */
  g_signal_connect_object (dialog, "response::merge", G_CALLBACK (merge), gtk_widget_get_root (widget), 0);
  mb_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
say_fixed (GtkWidget *widget, MbBook *book)
{
  g_autofree char *label = mb_book_dup_undo_label (book);

  mb_feedback_offer (widget, label, _("_Undo"), "win.undo");
}

/**
 * mb_found_actions_fix:
 * @widget: a widget inside a window
 * @book: the book that the window shows
 * @found: what was found in it
 *
 * Does what would mend the finding, where there is such a thing, and offers to
 * undo it. Where two people become one it asks first who stays.
 */
void
mb_found_actions_fix (GtkWidget *widget, MbBook *book, MbFound *found)
{
  g_autoptr (GtkWidget) window = NULL;
  g_autoptr (GError) error = NULL;
  gint64 keep, other;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (MB_IS_FOUND (found));

  if (!found->fix)
    return;
  window = dup_window (widget);
  if (mb_fix_get_merge (found->fix, &keep, &other))
    ask_who_stays (widget, book, keep, other);
  else if (mb_findings_fix (mb_findings_of (book), found, &error))
    say_fixed (window, book);
  else
    mb_feedback_error (window, error);
}

/* Dismissing. The row that was there when it began may show something else when the reason is known: the window is what
 * is told. */

typedef struct {
  GtkWidget *window;
  MbBook *book;
  MbFound *found;
  GtkEditable *reason;
} Dismissal;

static void
dismissal_free (gpointer data, GClosure *closure)
{
  Dismissal *self = data;

  g_object_unref (self->window);
  g_object_unref (self->book);
  g_object_unref (self->found);
  g_free (self);
}

static char *
dup_reason (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
reason_changed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *reason = dup_reason (entry);

  adw_alert_dialog_set_response_enabled (dialog, "dismiss", *reason != '\0');
}

static void
dismiss (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Dismissal *self = data;
  g_autofree char *reason = dup_reason (self->reason);
  g_autoptr (GError) error = NULL;

  if (mb_findings_dismiss (mb_findings_of (self->book), self->found, reason, &error))
    mb_feedback_offer (self->window, _("Finding dismissed"), _("_Undo"), "win.undo");
  else
    mb_feedback_error (self->window, error);
}

static GtkWidget *
reason_row_new (AdwAlertDialog *dialog)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (reason_changed), dialog, 0);
  return row;
}

static AdwAlertDialog *
dialog_new (MbFound *found)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Dismiss This Finding?"), found->sentence));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "dismiss", _("_Dismiss"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "dismiss", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "dismiss", FALSE);
  adw_alert_dialog_set_default_response (dialog, "dismiss");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

static GtkWidget *
add_reason (AdwAlertDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = reason_row_new (dialog);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (dialog, list);
  mb_dialog_focus_when_shown (ADW_DIALOG (dialog), row);
  return row;
}

/**
 * mb_found_actions_dismiss:
 * @widget: a widget inside a window
 * @book: the book that the window shows
 * @found: what was found in it
 *
 * Asks why the finding is none, then dismisses it and offers to undo that.
 */
void
mb_found_actions_dismiss (GtkWidget *widget, MbBook *book, MbFound *found)
{
  AdwAlertDialog *dialog;
  Dismissal *dismissal;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (MB_IS_FOUND (found));

  dialog = dialog_new (found);
  dismissal = g_new0 (Dismissal, 1);
  dismissal->window = dup_window (widget);
  dismissal->book = g_object_ref (book);
  dismissal->found = g_object_ref (found);
  dismissal->reason = GTK_EDITABLE (add_reason (dialog));
  g_signal_connect_data (dialog, "response::dismiss", G_CALLBACK (dismiss), dismissal, dismissal_free, 0);
  mb_dialog_present (ADW_DIALOG (dialog), widget);
}

/**
 * mb_found_actions_take_back:
 * @widget: a widget inside a window
 * @book: the book that the window shows
 * @found: what was dismissed in it
 *
 * Makes it a finding again and offers to undo that.
 */
void
mb_found_actions_take_back (GtkWidget *widget, MbBook *book, MbFound *found)
{
  g_autoptr (GtkWidget) window = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MB_IS_BOOK (book));
  g_return_if_fail (MB_IS_FOUND (found));

  window = dup_window (widget);
  if (mb_findings_take_back (mb_findings_of (book), found, &error))
    mb_feedback_offer (window, _("It is a finding again"), _("_Undo"), "win.undo");
  else
    mb_feedback_error (window, error);
}
