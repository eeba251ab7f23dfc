#include "config.h"

#include "mb-feedback.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "book/mb-error.h"
#include "mb-announce.h"
#include "mb-dialog.h"
#include "mb-window.h"

#define TOAST_LENGTH 80
#define TOAST_LINES 3
#define NARROW_WINDOW 500 /* pixels */
#define NARROW_TITLE 16   /* letters in a line */
#define OFFER_SECONDS 8

/* NULL when the window has been closed meanwhile. */
static MbWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!MB_IS_WINDOW (root) || !gtk_window_get_application (GTK_WINDOW (root)))
    return NULL;
  return MB_WINDOW (root);
}

/* A toast's own title would cut off what does not fit into one line. */
static GtkWidget *
wrapping_label (const char *text, gboolean is_narrow)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), TOAST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* Else it takes all the room there is from the button beside it. */
  if (is_narrow)
    gtk_label_set_max_width_chars (GTK_LABEL (label), NARROW_TITLE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
show_toast (MbWindow *window, const char *text, const char *button, const char *action, AdwToastPriority priority)
{
  AdwToast *toast = adw_toast_new (text);
  const gboolean is_narrow = button && gtk_widget_get_width (GTK_WIDGET (window)) < NARROW_WINDOW;

  adw_toast_set_custom_title (toast, wrapping_label (text, is_narrow));
  adw_toast_set_priority (toast, priority);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
      adw_toast_set_timeout (toast, OFFER_SECONDS);
    }
  mb_window_add_toast (window, toast);
  /* libadwaita speaks a toast's own title only. */
  mb_announce (window, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_no_error (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

/* What somebody must have read before going on is no toast. */
static const char *
heading_of_grave (const GError *error)
{
  if (error->domain != MB_ERROR)
    return NULL;
  switch ((MbError) error->code)
    {
    case MB_ERROR_NOT_A_BOOK:
      return _("This Is Not a Book");
    case MB_ERROR_NEWER:
      return _("This Book Needs a Newer Mentorbook");
    case MB_ERROR_DAMAGED:
      return _("This Book Is Damaged");
    case MB_ERROR_NO_SPACE:
      return _("No Space Left");
    case MB_ERROR_CONFLICT:
      return _("The Change Does Not Fit");
    case MB_ERROR_INPUT:
      return _("Nothing Was Imported");
    case MB_ERROR_READ_ONLY:
    case MB_ERROR_BUSY:
    case MB_ERROR_REFUSED:
    case MB_ERROR_NOTHING:
    case MB_ERROR_NOT_FOUND:
    case MB_ERROR_FAILED:
    default:
      return NULL;
    }
}

static gboolean
covered_by_dialog (MbWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static void
show_dialog (GtkWidget *parent, const char *heading, const char *text)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  mb_dialog_present (dialog, parent);
}

/**
 * mb_feedback_error:
 * @widget: a widget inside a window
 * @error: what went wrong; its message is a sentence
 *
 * Tells of an error: in a toast when it is short, in a dialog when it is long
 * or grave, or when a dialog would cover the toast. A cancelled operation and
 * a dismissed file dialog are no errors and say nothing.
 */
void
mb_feedback_error (GtkWidget *widget, const GError *error)
{
  MbWindow *window;
  const char *heading;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (is_no_error (error))
    return;
  window = find_window (widget);
  heading = heading_of_grave (error);
  if (!window)
    g_printerr ("%s\n", error->message);
  else if (heading || covered_by_dialog (window) || g_utf8_strlen (error->message, -1) > TOAST_LENGTH)
    show_dialog (GTK_WIDGET (window), heading ? heading : _("That Did Not Work"), error->message);
  else
    show_toast (window, error->message, NULL, NULL, ADW_TOAST_PRIORITY_HIGH);
}

/**
 * mb_feedback_say:
 * @widget: a widget inside a window
 * @text: a short sentence
 *
 * Says something in a toast.
 */
void
mb_feedback_say (GtkWidget *widget, const char *text)
{
  MbWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  window = find_window (widget);
  if (window)
    show_toast (window, text, NULL, NULL, ADW_TOAST_PRIORITY_NORMAL);
}

/**
 * mb_feedback_offer:
 * @widget: a widget inside a window
 * @text: a short sentence
 * @button: the button's label
 * @action: the detailed name of the action that the button activates
 *
 * Says something in a toast that offers to do one thing about it.
 */
void
mb_feedback_offer (GtkWidget *widget, const char *text, const char *button, const char *action)
{
  MbWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL && button != NULL && action != NULL);

  window = find_window (widget);
  if (window)
    show_toast (window, text, button, action, ADW_TOAST_PRIORITY_NORMAL);
}

/**
 * mb_feedback_written:
 * @widget: a widget inside a window
 * @text: a short sentence
 * @file: what was written
 *
 * Says in a toast that a file was written, and offers to show it in its
 * folder.
 */
void
mb_feedback_written (GtkWidget *widget, const char *text, GFile *file)
{
  g_autofree char *address = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (G_IS_FILE (file));

  address = g_file_get_uri (file);
  target = g_variant_ref_sink (g_variant_new_string (address));
  action = g_action_print_detailed_name ("win.show-file", target);
  mb_feedback_offer (widget, text, _("Show in _Folder"), action);
}
