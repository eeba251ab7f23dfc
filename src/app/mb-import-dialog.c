#include "config.h"

#include "mb-import-dialog.h"

#include <glib/gi18n.h>

#define SHOWN_LINES 200
#define LIST_HEIGHT 240

static char *
dup_lines (MbImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (report->lines->len, SHOWN_LINES); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (const char *) report->lines->pdata[i]);
  if (report->lines->len > SHOWN_LINES)
    g_string_append (text, "\n…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
details_new (MbImportReport *report)
{
  g_autofree char *lines = dup_lines (report);
  GtkWidget *label = gtk_label_new (lines);
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_Details"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled_window), LIST_HEIGHT);
  gtk_expander_set_child (GTK_EXPANDER (expander), scrolled_window);
  return expander;
}

/**
 * mb_import_dialog_new:
 * @name: what the file is called
 * @report: what the import did
 *
 * Makes the dialog that says what an import did. Its response is "undo" when
 * the person wants it taken back, else "close".
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_import_dialog_new (const char *name, MbImportReport *report)
{
  g_autofree char *heading = NULL;
  g_autofree char *summary = NULL;
  AdwAlertDialog *dialog;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  heading = g_strdup_printf (_("Imported “%s”"), name);
  summary = mb_import_report_dup_summary (report);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, summary));
  adw_alert_dialog_add_responses (dialog, "undo", _("_Undo"), "close", _("_Close"), NULL);
  adw_alert_dialog_set_default_response (dialog, "close");
  adw_alert_dialog_set_close_response (dialog, "close");
  if (report->lines->len > 0)
    adw_alert_dialog_set_extra_child (dialog, details_new (report));
  return ADW_DIALOG (dialog);
}
