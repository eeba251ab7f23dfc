#include "config.h"

#include "mb-welcome-page.h"

#include <glib/gi18n.h>

#include "mb-recent-books.h"

#define RECENT_BOOKS 5

struct _MbWelcomePage {
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  AdwPreferencesGroup *recent_group;
};

G_DEFINE_FINAL_TYPE (MbWelcomePage, mb_welcome_page, ADW_TYPE_BIN)

static GtkWidget *
recent_row_new (const char *path)
{
  g_autofree char *name = mb_recent_books_dup_name (path);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-book");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  return row;
}

static void
list_recent_books (MbWelcomePage *self)
{
  g_auto (GStrv) paths = mb_recent_books_list (NULL, RECENT_BOOKS);

  for (guint i = 0; paths[i]; i++)
    adw_preferences_group_add (self->recent_group, recent_row_new (paths[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), paths[0] != NULL);
}

static void
mb_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (mb_welcome_page_parent_class)->dispose (object);
}

static void
mb_welcome_page_class_init (MbWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbWelcomePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, MbWelcomePage, recent_group);
}

static void
mb_welcome_page_init (MbWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->status_page, APPLICATION_ID);
  list_recent_books (self);
}

/**
 * mb_welcome_page_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
mb_welcome_page_new (void)
{
  return g_object_new (MB_TYPE_WELCOME_PAGE, NULL);
}
