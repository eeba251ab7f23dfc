#include "config.h"

#include "mb-organization-page.h"

#include <glib/gi18n.h>

#include "mb-add-dialog.h"
#include "mb-dialog.h"
#include "mb-form.h"

struct _MbOrganizationPage {
  AdwPreferencesPage parent_instance;

  MbBook *book;
  MbRecord *organization; /* (nullable) */
  MbForm *form;           /* (nullable): of the organization */
  GPtrArray *groups;      /* what is shown */
};

G_DEFINE_FINAL_TYPE (MbOrganizationPage, mb_organization_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_group (MbOrganizationPage *self, gpointer group)
{
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  g_ptr_array_add (self->groups, group);
}

static void
clear (MbOrganizationPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->form, mb_form_free);
  g_clear_object (&self->organization);
}

static void
show_form (MbOrganizationPage *self)
{
  g_autoptr (GPtrArray) groups = NULL;

  self->form = mb_form_new (self->organization);
  groups = mb_form_list_groups (self->form);
  for (guint i = 0; i < groups->len; i++)
    show_group (self, groups->pdata[i]);
}

/* Nobody yet */

static void
add (MbOrganizationPage *self)
{
  MbAddDialog *dialog = mb_add_dialog_new (self->book, MB_RECORD_ORGANIZATION);

  mb_add_dialog_set_opens (dialog, FALSE);
  mb_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_add_button (MbOrganizationPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Organization"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_offer (MbOrganizationPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *status = adw_status_page_new ();
  const gboolean writable = !mb_book_get_read_only (self->book);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "mb-organization-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("No Organization Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   writable ? _("Say whose book this is, and where mentors and mentees get help.")
                                            : _("This book does not say whose it is."));
  if (writable)
    adw_status_page_set_child (ADW_STATUS_PAGE (status), make_add_button (self));
  gtk_widget_add_css_class (status, "compact");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), status);
  show_group (self, group);
}

/* Also when it is added, deleted or brought back while one looks. */
static void
follow_book (MbOrganizationPage *self)
{
  g_autoptr (MbRecord) organization = mb_book_get_organization (self->book, NULL);

  if (organization == self->organization && self->groups->len > 0)
    return;
  clear (self);
  self->organization = g_steal_pointer (&organization);
  if (self->organization)
    show_form (self);
  else
    show_offer (self);
}

static void
book_changed (MbOrganizationPage *self, guint64 kinds)
{
  if (kinds & (G_GUINT64_CONSTANT (1) << MB_RECORD_ORGANIZATION))
    follow_book (self);
}

/* The object */

static void
mb_organization_page_dispose (GObject *object)
{
  mb_organization_page_close (MB_ORGANIZATION_PAGE (object));
  G_OBJECT_CLASS (mb_organization_page_parent_class)->dispose (object);
}

static void
mb_organization_page_finalize (GObject *object)
{
  g_ptr_array_unref (MB_ORGANIZATION_PAGE (object)->groups);
  G_OBJECT_CLASS (mb_organization_page_parent_class)->finalize (object);
}

static void
mb_organization_page_class_init (MbOrganizationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mb_organization_page_dispose;
  object_class->finalize = mb_organization_page_finalize;
}

static void
mb_organization_page_init (MbOrganizationPage *self)
{
  self->groups = g_ptr_array_new ();
}

/**
 * mb_organization_page_new:
 * @book: a book
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
mb_organization_page_new (MbBook *book)
{
  MbOrganizationPage *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_ORGANIZATION_PAGE,
                       "title", _("Organization"),
                       "icon-name", "mb-organization-symbolic",
                       NULL);
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  follow_book (self);
  return GTK_WIDGET (self);
}

/**
 * mb_organization_page_close:
 * @self: a page
 *
 * Stores what is being typed and lets go of the book. The page is empty then.
 */
void
mb_organization_page_close (MbOrganizationPage *self)
{
  g_return_if_fail (MB_IS_ORGANIZATION_PAGE (self));

  if (!self->book)
    return;
  if (self->form)
    mb_form_commit (self->form);
  g_signal_handlers_disconnect_by_data (self->book, self);
  clear (self);
  g_clear_object (&self->book);
}

/**
 * mb_organization_page_get_row:
 * @self: a page
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field; %NULL while the
 *   book has no organization
 */
GtkWidget *
mb_organization_page_get_row (MbOrganizationPage *self, const char *field)
{
  g_return_val_if_fail (MB_IS_ORGANIZATION_PAGE (self), NULL);

  return self->form ? mb_form_get_row (self->form, field) : NULL;
}
