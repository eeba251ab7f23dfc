#include "config.h"

#include "mb-open-when-closed.h"

/* The page to open when the dialog is gone. */
typedef struct {
  GtkWidget *window; /* weak: it holds the dialog */
  const char *type;
  gint64 id;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *opening = data;

  g_clear_weak_pointer (&opening->window);
  g_free (opening);
}

static void
open_record (AdwDialog *dialog, Opening *opening)
{
  if (opening->window)
    gtk_widget_activate_action (opening->window, "win.open-record", "(sx)", opening->type, opening->id);
}

/**
 * mb_open_when_closed:
 * @dialog: a dialog that is about to be closed
 * @record: a record of a book
 *
 * Opens the page of a record that a dialog made. A dialog gives the focus back
 * to where it was: a page that is opened before would be left without any.
 */
void
mb_open_when_closed (AdwDialog *dialog, MbRecord *record)
{
  Opening *opening;

  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (MB_IS_RECORD (record));

  opening = g_new0 (Opening, 1);
  g_set_weak_pointer (&opening->window, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog))));
  opening->type = mb_record_get_record_type (record)->name;
  opening->id = mb_record_get_id (record);
  g_signal_connect_data (dialog, "closed", G_CALLBACK (open_record), opening, opening_free, 0);
}
