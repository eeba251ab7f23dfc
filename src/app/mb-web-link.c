#include "config.h"

#include "mb-web-link.h"

#include "mb-feedback.h"

/**
 * mb_web_link_dup_address:
 * @text: what is written in a field
 *
 * Returns: (transfer full) (nullable): the http or https address that it is,
 *   or %NULL
 */
char *
mb_web_link_dup_address (const char *text)
{
  g_autofree char *address = NULL;
  const char *scheme;

  g_return_val_if_fail (text != NULL, NULL);

  address = g_strstrip (g_strdup (text));
  scheme = g_uri_peek_scheme (address);
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return NULL;
  return g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&address) : NULL;
}

static void
opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    mb_feedback_error (widget, error);
}

/**
 * mb_web_link_open:
 * @widget: the widget that was clicked
 * @address: an http or https address
 *
 * Opens an address in the person's web browser. An error is told in the
 * window.
 */
void
mb_web_link_open (GtkWidget *widget, const char *address)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (address != NULL);

  root = gtk_widget_get_root (widget);
  launcher = gtk_uri_launcher_new (address);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, opened,
                           g_object_ref (widget));
}

static gboolean
activated (GtkWidget *link)
{
  mb_web_link_open (link, gtk_link_button_get_uri (GTK_LINK_BUTTON (link)));
  return GDK_EVENT_STOP;
}

/**
 * mb_web_link_new:
 * @address: an http or https address
 * @label: what the link is called
 *
 * Returns: (transfer floating): a new link
 */
GtkWidget *
mb_web_link_new (const char *address, const char *label)
{
  GtkWidget *link;

  g_return_val_if_fail (address != NULL && label != NULL, NULL);

  link = gtk_link_button_new_with_label (address, label);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, address);
  g_signal_connect (link, "activate-link", G_CALLBACK (activated), NULL);
  return link;
}
