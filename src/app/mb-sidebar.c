#include "config.h"

#include "mb-sidebar.h"

#include <glib/gi18n.h>

struct _MbSidebar {
  AdwBin parent_instance;

  GtkListBox *list;

  const char *page; /* of the table below */
  gboolean selectable;
};

G_DEFINE_FINAL_TYPE (MbSidebar, mb_sidebar, ADW_TYPE_BIN)

typedef enum {
  PROP_PAGE = 1,
  PROP_SELECTABLE,
} MbSidebarProperty;

static GParamSpec *properties[PROP_SELECTABLE + 1];
static guint activated_signal;

/* Pages without a title of their own are called as the records they list. */
static const struct {
  const char *name;
  const char *title;
  const char *icon;
  gboolean begins_rest;
} pages[] = {
  { "overview", N_("Overview"), "go-home-symbolic" },
  { "program", NULL, "mb-program-symbolic" },
  { "cohort", NULL, "x-office-calendar-symbolic" },
  { "person", NULL, "mb-people-symbolic" },
  { "project", NULL, "applications-engineering-symbolic" },
  { "history", N_("History"), "document-open-recent-symbolic" },
  { "organization", N_("Organization"), "mb-organization-symbolic", .begins_rest = TRUE },
  { "participation", NULL, "mb-participation-symbolic" },
  { "seat", NULL, "avatar-default-symbolic" },
  { "observation", NULL, "view-reveal-symbolic" },
  { "milestone", NULL, "emoji-flags-symbolic" },
  { "admin", NULL, "security-high-symbolic" },
  { "source", NULL, "user-bookmarks-symbolic" },
  { "published-figure", NULL, "x-office-document-symbolic" },
};

static int
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;
  return -1;
}

/* Rows */

static GtkWidget *
row_new (guint position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (mb_sidebar_get_page_title (pages[position].name));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[position].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *heading;

  if (!pages[gtk_list_box_row_get_index (row)].begins_rest || gtk_list_box_row_get_header (row))
    return;
  heading = gtk_label_new (_("More Records"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
mark_page (MbSidebar *self)
{
  int position = find_page (self->page);
  GtkListBoxRow *row = position >= 0 ? gtk_list_box_get_row_at_index (self->list, position) : NULL;

  if (self->selectable)
    gtk_list_box_select_row (self->list, row);
}

/* Focus that is here goes along, so that arrow keys go on from the page one sees. */
static void
take_focus_along (MbSidebar *self)
{
  int position = find_page (self->page);

  if (position >= 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position)));
}

static void
row_selected (MbSidebar *self, GtkListBoxRow *row)
{
  if (row)
    mb_sidebar_set_page (self, pages[gtk_list_box_row_get_index (row)].name);
}

static void
row_activated (MbSidebar *self, GtkListBoxRow *row)
{
  mb_sidebar_set_page (self, pages[gtk_list_box_row_get_index (row)].name);
  g_signal_emit (self, activated_signal, 0);
}

/* The object */

static void
set_selectable (MbSidebar *self, gboolean selectable)
{
  if (self->selectable == selectable)
    return;
  self->selectable = selectable;
  gtk_list_box_set_selection_mode (self->list, selectable ? GTK_SELECTION_SINGLE : GTK_SELECTION_NONE);
  mark_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTABLE]);
}

static void
mb_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbSidebar *self = MB_SIDEBAR (object);

  switch ((MbSidebarProperty) id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_SELECTABLE:
      g_value_set_boolean (value, self->selectable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MbSidebar *self = MB_SIDEBAR (object);

  switch ((MbSidebarProperty) id)
    {
    case PROP_PAGE:
      mb_sidebar_set_page (self, g_value_get_string (value));
      break;
    case PROP_SELECTABLE:
      set_selectable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SIDEBAR);
  G_OBJECT_CLASS (mb_sidebar_parent_class)->dispose (object);
}

static void
mb_sidebar_class_init (MbSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_sidebar_get_property;
  object_class->set_property = mb_sidebar_set_property;
  object_class->dispose = mb_sidebar_dispose;

  /**
   * MbSidebar:page:
   *
   * The name of the chosen page.
   */
  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * MbSidebar:selectable:
   *
   * Whether the chosen page is marked: not where the sidebar is all one sees.
   */
  properties[PROP_SELECTABLE] =
    g_param_spec_boolean ("selectable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MbSidebar::activated:
   *
   * The chosen page was clicked, or Enter pressed on it.
   */
  activated_signal = g_signal_new ("activated", MB_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);
}

static void
mb_sidebar_init (MbSidebar *self)
{
  self->selectable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->list, row_new (i));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
}

/**
 * mb_sidebar_get_page:
 * @self: a sidebar
 *
 * Returns: (nullable): the name of the chosen page
 */
const char *
mb_sidebar_get_page (MbSidebar *self)
{
  g_return_val_if_fail (MB_IS_SIDEBAR (self), NULL);

  return self->page;
}

/**
 * mb_sidebar_set_page:
 * @self: a sidebar
 * @page: (nullable): the name of a page
 *
 * Chooses a page. A name that no page has chooses none.
 */
void
mb_sidebar_set_page (MbSidebar *self, const char *page)
{
  int position = find_page (page);
  const char *name = position >= 0 ? pages[position].name : NULL;

  g_return_if_fail (MB_IS_SIDEBAR (self));

  if (self->page == name)
    return;
  self->page = name;
  mark_page (self);
  take_focus_along (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * mb_sidebar_get_n_pages:
 *
 * Returns: how many pages there are
 */
guint
mb_sidebar_get_n_pages (void)
{
  return G_N_ELEMENTS (pages);
}

/**
 * mb_sidebar_get_nth_page:
 * @position: less than mb_sidebar_get_n_pages()
 *
 * Returns: the name of the page at that position, from above
 */
const char *
mb_sidebar_get_nth_page (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (pages), NULL);

  return pages[position].name;
}

/**
 * mb_sidebar_has_page:
 * @page: (nullable): a name
 *
 * Returns: whether it is the name of a page
 */
gboolean
mb_sidebar_has_page (const char *page)
{
  return find_page (page) >= 0;
}

/**
 * mb_sidebar_get_page_title:
 * @page: the name of a page
 *
 * Returns: what the page is called in the user's language
 */
const char *
mb_sidebar_get_page_title (const char *page)
{
  int position = find_page (page);

  g_return_val_if_fail (position >= 0, NULL);

  if (pages[position].title)
    return _(pages[position].title);
  return mb_record_type_get_plural (mb_record_type_find (page));
}

/**
 * mb_sidebar_get_page_icon:
 * @page: the name of a page or of a record type
 *
 * Returns: the name of its icon; that of a document for a type that the
 *   sidebar does not list
 */
const char *
mb_sidebar_get_page_icon (const char *page)
{
  int position = find_page (page);

  return position >= 0 ? pages[position].icon : "x-office-document-symbolic";
}
