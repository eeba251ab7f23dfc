#include "config.h"

#include "mb-announce.h"

/* With GTK_A11Y=test, GTK 4.18 calls what is not there. */
static gboolean
can_announce (GtkAccessible *accessible)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (accessible);

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/**
 * mb_announce:
 * @widget: (type GtkAccessible): what it is about
 * @text: a sentence
 * @priority: whether it may break into what is being read
 *
 * Tells who listens to a screen reader what others see happen.
 */
void
mb_announce (gpointer widget, const char *text, GtkAccessibleAnnouncementPriority priority)
{
  g_return_if_fail (GTK_IS_ACCESSIBLE (widget));
  g_return_if_fail (text != NULL);

  if (can_announce (widget))
    gtk_accessible_announce (widget, text, priority);
}
