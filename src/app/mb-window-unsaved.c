#include "config.h"

#include "mb-window-private.h"

#include <glib/gi18n.h>

#include "mb-dialog.h"
#include "mb-feedback.h"
#include "mb-record-page.h"
#include "mb-unsaved.h"

#define DISCARD "discard-unsaved"

static MbUnsaved *
get_unsaved (MbWindow *self)
{
  return mb_window_get_book (self) ? mb_unsaved_of (mb_window_get_book (self)) : NULL;
}

/* Leading to the field */

static gboolean
is_page_of (AdwNavigationPage *page, MbUnsavedValue *value)
{
  MbRecord *record = MB_IS_RECORD_PAGE (page) ? mb_record_page_get_record (MB_RECORD_PAGE (page)) : NULL;

  return record && mb_record_get_kind (record) == mb_unsaved_value_get_kind (value) &&
         mb_record_get_id (record) == mb_unsaved_value_get_id (value);
}

static void
open_record (MbWindow *self, MbUnsavedValue *value)
{
  if (!is_page_of (mb_window_get_visible_page (self), value))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                                mb_record_type_get (mb_unsaved_value_get_kind (value))->name,
                                mb_unsaved_value_get_id (value));
}

static void
focus_field (MbWindow *self, MbUnsavedValue *value)
{
  AdwNavigationPage *page = mb_window_get_visible_page (self);
  GtkWidget *row = NULL;

  if (is_page_of (page, value))
    row = mb_record_page_get_row (MB_RECORD_PAGE (page), mb_unsaved_value_get_field (value)->name);
  if (row)
    gtk_widget_grab_focus (row);
}

static gboolean
has_focus (MbWindow *self, MbUnsavedValue *value)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AdwNavigationPage *page = mb_window_get_visible_page (self);
  GtkWidget *row = NULL;

  if (is_page_of (page, value))
    row = mb_record_page_get_row (MB_RECORD_PAGE (page), mb_unsaved_value_get_field (value)->name);
  return row && focus && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* The one typed last; from there on the one before it. */
static MbUnsavedValue *
choose_value (MbWindow *self, GListModel *values)
{
  const guint count = g_list_model_get_n_items (values);

  for (guint i = count; i > 0; i--)
    {
      g_autoptr (MbUnsavedValue) value = g_list_model_get_item (values, i - 1);

      if (has_focus (self, value))
        return g_list_model_get_item (values, i > 1 ? i - 2 : count - 1);
    }
  return g_list_model_get_item (values, count - 1);
}

static void
show_unsaved (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  MbUnsaved *unsaved = get_unsaved (self);
  g_autoptr (MbUnsavedValue) value = NULL;

  if (!unsaved || mb_unsaved_count (unsaved) == 0)
    return;
  value = choose_value (self, G_LIST_MODEL (unsaved));
  if (mb_unsaved_value_get_kind (value) == MB_RECORD_ORGANIZATION)
    {
      mb_window_go_to (self, "organization");
      return;
    }
  open_record (self, value);
  focus_field (self, value);
}

static void
retry_unsaved (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbWindow *self = MB_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!get_unsaved (self))
    return;
  if (mb_unsaved_retry (get_unsaved (self), mb_window_get_book (self), &error))
    mb_feedback_say (widget, _("Everything is saved now"));
  else
    mb_feedback_error (widget, error);
}

/**
 * mb_window_class_install_unsaved_actions:
 * @widget_class: the class of windows
 *
 * Installs the actions that lead to what is not saved and try it again.
 */
void
mb_window_class_install_unsaved_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-unsaved", NULL, show_unsaved);
  gtk_widget_class_install_action (widget_class, "win.retry-unsaved", NULL, retry_unsaved);
}

/* Closing */

/* What one is in the middle of typing shall not be asked for in vain. */
static void
commit_typing (MbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus)
    gtk_widget_activate_action (focus, "field.commit", NULL);
}

static gboolean
close_window (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* libadwaita 1.7 never frees a window that is closed under a dialog: only when that is gone, too. */
static void
close_soon (MbWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_window, g_object_ref (self), g_object_unref);
}

/* The dialog may be gone before it answers. */
static void
close_without (MbWindow *self, AdwDialog *dialog)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_signal_connect_object (dialog, "closed", G_CALLBACK (close_soon), self, G_CONNECT_SWAPPED);
  else
    close_soon (self);
}

static void
answered (MbWindow *self, const char *response, AdwDialog *dialog)
{
  if (g_str_equal (response, DISCARD))
    {
      mb_unsaved_clear (get_unsaved (self));
      close_without (self, dialog);
    }
  else
    show_unsaved (GTK_WIDGET (self), NULL, NULL);
}

static void
ask (MbWindow *self, MbUnsaved *unsaved)
{
  const guint count = mb_unsaved_count (unsaved);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u Change Is Not Saved", "%u Changes Are Not Saved", count),
                                              count);
  g_autofree char *body = mb_unsaved_dup_sentences (unsaved, mb_window_get_book (self));
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Keep Editing"), DISCARD,
                                  _("_Discard and Close"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), DISCARD, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered), self, G_CONNECT_SWAPPED);
  mb_dialog_present (dialog, GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
is_asking (MbWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  return ADW_IS_ALERT_DIALOG (dialog) && adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), DISCARD);
}

/**
 * mb_window_ask_about_unsaved:
 * @self: a window that is about to close
 *
 * Stores what is being typed and asks about what the book does not take.
 *
 * Returns: whether the window has to wait for an answer
 */
gboolean
mb_window_ask_about_unsaved (MbWindow *self)
{
  MbUnsaved *unsaved;

  g_return_val_if_fail (MB_IS_WINDOW (self), FALSE);

  unsaved = get_unsaved (self);
  if (!unsaved)
    return FALSE;
  commit_typing (self);
  if (mb_unsaved_count (unsaved) == 0)
    return FALSE;
  if (!is_asking (self))
    ask (self, unsaved);
  return TRUE;
}
