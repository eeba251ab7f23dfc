#include "config.h"

#include "mb-figure-list.h"

#include <glib/gi18n.h>

#include "mb-figure-sheet.h"
#include "mb-record-tile.h"

struct _MbFigureList {
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *nobody;
  GtkListView *view;

  MbBook *book;
  MbOverview *overview; /* (nullable): not yet */
  MbQuery *query;       /* (nullable): the same */
  MbSearchMarks *marks;
  GPtrArray *bound; /* GtkListItem: those that have a row */
  guint open_source;
  gint64 chosen; /* id of the record to open */
};

G_DEFINE_FINAL_TYPE (MbFigureList, mb_figure_list, ADW_TYPE_BIN)

/* Rows */

static char *
dup_path (MbFigureList *self, gint64 person)
{
  g_autofree char *mentee = mb_figure_sheet_dup_years (self->overview->insights, person, MB_ROLE_MENTEE);
  g_autofree char *mentor = mb_figure_sheet_dup_years (self->overview->insights, person, MB_ROLE_MENTOR);

  if (mentee && mentor)
    /* Translators: the years somebody was mentee in, and those as mentor. */
    return g_strdup_printf (_("Mentee in %s · mentor in %s"), mentee, mentor);
  if (mentee)
    /* Translators: years. */
    return g_strdup_printf (_("Mentee in %s"), mentee);
  /* Translators: years. */
  return mentor ? g_strdup_printf (_("Mentor in %s"), mentor) : NULL;
}

static void
setup (MbFigureList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tile = mb_record_tile_new ();
  GtkWidget *path = gtk_label_new (NULL);

  mb_record_tile_set_marks (MB_RECORD_TILE (tile), self->marks);
  gtk_label_set_xalign (GTK_LABEL (path), 0);
  gtk_label_set_wrap (GTK_LABEL (path), TRUE);
  gtk_widget_set_margin_bottom (path, 6);
  gtk_widget_add_css_class (path, "caption");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), path);
  gtk_list_item_set_child (item, box);
}

static void
show_path (MbFigureList *self, GtkListItem *item)
{
  MbRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autofree char *path = mb_record_get_kind (record) == MB_RECORD_PERSON ? dup_path (self, mb_record_get_id (record))
                                                                          : NULL;

  gtk_label_set_label (GTK_LABEL (label), path ? path : "");
  gtk_widget_set_visible (label, path != NULL);
  gtk_list_item_set_accessible_description (item, path ? path : "");
}

static void
bind (MbFigureList *self, GtkListItem *item)
{
  MbRecordTile *tile = MB_RECORD_TILE (gtk_widget_get_first_child (gtk_list_item_get_child (item)));

  mb_record_tile_set_record (tile, gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, mb_record_tile_get_title (tile));
  show_path (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
unbind (MbFigureList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->bound, item);
  if (box)
    mb_record_tile_set_record (MB_RECORD_TILE (gtk_widget_get_first_child (box)), NULL);
}

static GtkListItemFactory *
factory_new (MbFigureList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind), self, G_CONNECT_SWAPPED);
  return factory;
}

/* Opening */

static gboolean
open_chosen (gpointer data)
{
  MbFigureList *self = data;
  const MbRecordType *type = mb_record_type_get (mb_query_get_kind (self->query));

  self->open_source = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", type->name, self->chosen);
  return G_SOURCE_REMOVE;
}

/* After the click: a list takes the focus as its last act, and would take it from the page that was opened. */
static void
activated (MbFigureList *self, guint position)
{
  self->chosen = mb_query_get_id (self->query, position);
  if (self->open_source == 0)
    self->open_source = g_idle_add (open_chosen, self);
}

/* States */

static void
show_state (MbFigureList *self)
{
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->query)) > 0 || mb_query_get_busy (self->query);
  const char *search = mb_query_get_search (self->query);
  const gboolean searching = search && *search;

  adw_status_page_set_icon_name (self->nobody, searching ? "system-search-symbolic" : "mb-people-symbolic");
  adw_status_page_set_title (self->nobody, searching ? _("Nothing Found") : _("Nobody"));
  adw_status_page_set_description (self->nobody, searching ? _("Try other words, or fewer.") : NULL);
  gtk_stack_set_visible_child_name (self->states, any ? "list" : "nobody");
}

/* The object */

static void
mb_figure_list_dispose (GObject *object)
{
  MbFigureList *self = MB_FIGURE_LIST (object);

  g_clear_handle_id (&self->open_source, g_source_remove);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->query);
  g_clear_object (&self->marks);
  g_clear_object (&self->book);
  g_clear_pointer (&self->overview, mb_overview_unref);
  G_OBJECT_CLASS (mb_figure_list_parent_class)->dispose (object);
}

static void
mb_figure_list_finalize (GObject *object)
{
  g_ptr_array_unref (MB_FIGURE_LIST (object)->bound);
  G_OBJECT_CLASS (mb_figure_list_parent_class)->finalize (object);
}

static gboolean
mb_figure_list_grab_focus (GtkWidget *widget)
{
  MbFigureList *self = MB_FIGURE_LIST (widget);

  return gtk_widget_get_mapped (GTK_WIDGET (self->view)) && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
mb_figure_list_class_init (MbFigureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_figure_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_figure_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = mb_figure_list_grab_focus;
}

static GtkWidget *
make_view (MbFigureList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory_new (self)));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_list_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "figure-records");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated), self, G_CONNECT_SWAPPED);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 860);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroller;
}

static void
mb_figure_list_init (MbFigureList *self)
{
  self->marks = mb_search_marks_new ();
  self->bound = g_ptr_array_new ();
  self->states = GTK_STACK (gtk_stack_new ());
  self->nobody = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->states, make_view (self), "list");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->nobody), "nobody");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->states));
}

/**
 * mb_figure_list_new:
 * @book: the book of the records
 *
 * Returns: (transfer floating): a new list without rows
 */
GtkWidget *
mb_figure_list_new (MbBook *book)
{
  MbFigureList *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_FIGURE_LIST, NULL);
  self->book = g_object_ref (book);
  return GTK_WIDGET (self);
}

static void
set_model (MbFigureList *self)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->query)));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mb_record_type_get_plural (mb_record_type_get (mb_query_get_kind (self->query))), -1);
}

/* Records of another kind are another list. */
static void
set_query (MbFigureList *self, MbRecordKind kind, GArray *ids)
{
  g_autoptr (MbQuery) former = g_steal_pointer (&self->query);

  self->query = mb_query_new (self->book, kind);
  if (former)
    mb_query_set_search (self->query, mb_query_get_search (former));
  mb_query_set_only (self->query, ids);
  g_signal_connect_object (self->query, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "notify::busy", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  set_model (self);
}

/**
 * mb_figure_list_show:
 * @self: a list
 * @overview: the figures
 * @kind: the type of the records
 * @ids: (element-type gint64): which records
 *
 * Shows these records in the place of former ones.
 */
void
mb_figure_list_show (MbFigureList *self, MbOverview *overview, MbRecordKind kind, GArray *ids)
{
  g_return_if_fail (MB_IS_FIGURE_LIST (self));
  g_return_if_fail (overview != NULL && ids != NULL);

  mb_overview_ref (overview);
  g_clear_pointer (&self->overview, mb_overview_unref);
  self->overview = overview;
  if (self->query && mb_query_get_kind (self->query) == kind)
    mb_query_set_only (self->query, ids);
  else
    set_query (self, kind, ids);
  for (guint i = 0; i < self->bound->len; i++)
    show_path (self, self->bound->pdata[i]);
  show_state (self);
}

/**
 * mb_figure_list_set_search:
 * @self: a list
 * @search: (nullable): words
 *
 * Shows only those in which the words are found.
 */
void
mb_figure_list_set_search (MbFigureList *self, const char *search)
{
  g_return_if_fail (MB_IS_FIGURE_LIST (self));

  mb_search_marks_set_search (self->marks, search);
  if (!self->query)
    return;
  mb_query_set_search (self->query, search);
  show_state (self);
}

/**
 * mb_figure_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is listed
 */
MbQuery *
mb_figure_list_get_query (MbFigureList *self)
{
  g_return_val_if_fail (MB_IS_FIGURE_LIST (self), NULL);

  return self->query;
}

/**
 * mb_figure_list_list_ids:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): the ids of the records as
 *   one sees them, in their order
 */
GArray *
mb_figure_list_list_ids (MbFigureList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (MB_IS_FIGURE_LIST (self), ids);

  for (guint i = 0; self->query && i < g_list_model_get_n_items (G_LIST_MODEL (self->query)); i++)
    {
      const gint64 id = mb_query_get_id (self->query, i);
      g_array_append_val (ids, id);
    }
  return ids;
}
