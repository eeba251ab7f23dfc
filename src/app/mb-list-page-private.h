#pragma once

#include "mb-list-page.h"
#include "mb-filter-bar.h"
#include "mb-list-columns.h"
#include "mb-list-editor.h"
#include "mb-row-menu.h"
#include "mb-selection-bar.h"
#include "mb-window-title.h"

G_BEGIN_DECLS

/* What mb-list-page.c and mb-list-page-actions.c share. */

struct _MbListPage {
  AdwNavigationPage parent_instance;

  MbBook *book;
  const MbRecordType *type;
  MbRecord *parent; /* nullable: the record that all in the list refer to */
  const MbField *parent_field;
  MbQuery *query;
  GtkMultiSelection *selection;
  MbSearchMarks *marks;
  MbListColumns *columns;
  MbListFilters *filters;
  MbListEditor *editor;
  MbRowMenu *row_menu;
  guint spinner_timeout;
  guint open_source;
  gint64 chosen; /* id of the record to open */

  MbWindowTitle *window_title;
  GtkWidget *add_button;
  GtkMenuButton *filter_button;
  GtkMenuButton *narrow_filter_button; /* beside the search, where the header has no room */
  GtkMenuButton *columns_button;
  GtkWidget *spinner;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  MbFilterBar *filter_bar;
  GtkStack *states;
  GtkStack *layouts;
  GtkColumnView *column_view;
  GtkListView *list_view;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  AdwStatusPage *nothing_page;
  GtkWidget *clear_button;
  AdwStatusPage *failed_page;
  MbSelectionBar *selection_bar;
};

/* The form of the list that one sees. */
GtkWidget *mb_list_page_get_list              (MbListPage *self);

/* What one does with the selected rows. */
void       mb_list_page_class_install_actions (GtkWidgetClass *widget_class);
void       mb_list_page_selection_changed     (MbListPage *self);

G_END_DECLS
