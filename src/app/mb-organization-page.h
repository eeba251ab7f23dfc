#pragma once

#include <adwaita.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_ORGANIZATION_PAGE (mb_organization_page_get_type ())
G_DECLARE_FINAL_TYPE (MbOrganizationPage, mb_organization_page, MB, ORGANIZATION_PAGE, AdwPreferencesPage)

/**
 * MbOrganizationPage:
 *
 * The form of a book's organization, or the offer to add one, on a page of preferences. It follows the book.
 */

GtkWidget *mb_organization_page_new     (MbBook *book);
/* Stores what is being typed and lets go of the book: a dialog may stay in memory when it is closed. */
void       mb_organization_page_close   (MbOrganizationPage *self);
/* NULL while the book has no organization. */
GtkWidget *mb_organization_page_get_row (MbOrganizationPage *self, const char *field);

G_END_DECLS
