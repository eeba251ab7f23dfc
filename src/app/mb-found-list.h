#pragma once

#include <gtk/gtk.h>

#include "book/mb-titles.h"

G_BEGIN_DECLS

/* What a list view of findings is made of: a row for each, and a heading for each rule. */

GtkListItemFactory *mb_found_list_new_rows     (MbTitles *titles);
GtkListItemFactory *mb_found_list_new_headings (void);
GListModel         *mb_found_list_new_sections (GListModel *findings, GtkFilter *filter);

G_END_DECLS
