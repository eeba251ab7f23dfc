#include "config.h"

#include "mb-sidebar.h"

#include <glib/gi18n.h>

struct _MbSidebar {
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *fold_row;
  GtkWidget *fold_arrow;
  GtkWidget *findings;      /* of the page of the checks: their count, with a sign when there are errors */
  GtkWidget *findings_sign;
  GtkLabel *findings_count;

  const char *page; /* of the table below */
  gboolean selectable;
  gboolean unfolded;
};

G_DEFINE_FINAL_TYPE (MbSidebar, mb_sidebar, ADW_TYPE_BIN)

typedef enum {
  PROP_PAGE = 1,
  PROP_SELECTABLE,
  PROP_UNFOLDED,
} MbSidebarProperty;

static GParamSpec *properties[PROP_UNFOLDED + 1];
static guint activated_signal;

typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  gboolean begins_rest;
} Page;

/* Pages without a title of their own are called as the records they list. */
static const Page pages[] = {
  { "overview", N_("Overview"), "go-home-symbolic" },
  { "program", NULL, "mb-program-symbolic" },
  { "cohort", NULL, "x-office-calendar-symbolic" },
  { "person", NULL, "mb-people-symbolic" },
  { "project", NULL, "applications-engineering-symbolic" },
  { "checks", N_("Checks"), "mb-checks-symbolic" },
  { "history", N_("History"), "document-open-recent-symbolic" },
  { "participation", NULL, "mb-participation-symbolic", .begins_rest = TRUE },
  { "seat", NULL, "avatar-default-symbolic" },
  { "observation", NULL, "view-reveal-symbolic" },
  { "milestone", NULL, "emoji-flags-symbolic" },
  { "admin", NULL, "security-high-symbolic" },
  { "source", NULL, "user-bookmarks-symbolic" },
  { "published-figure", NULL, "x-office-document-symbolic" },
};

/* Where one gets to by name, but not from here: in the preferences. */
static const Page elsewhere = { "organization", N_("Organization"), "mb-organization-symbolic" };

static int
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;
  return -1;
}

/* Rows. Between the pages one goes to every day and the rest is a row that folds the rest away. */

static int
find_fold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].begins_rest)
      return i;
  return G_N_ELEMENTS (pages);
}

static GtkListBoxRow *
get_row (MbSidebar *self, int position)
{
  return gtk_list_box_get_row_at_index (self->list, position < find_fold () ? position : position + 1);
}

static int
get_position (GtkListBoxRow *row)
{
  const int index = gtk_list_box_row_get_index (row);

  return index < find_fold () ? index : index - 1;
}

static GtkWidget *
row_new (GtkWidget *icon, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}

static GtkWidget *
page_row_new (guint position)
{
  return row_new (gtk_image_new_from_icon_name (pages[position].icon),
                  gtk_label_new (mb_sidebar_get_page_title (pages[position].name)));
}

static void
add_findings (MbSidebar *self)
{
  GtkListBoxRow *row = get_row (self, find_page ("checks"));

  self->findings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->findings_sign = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  self->findings_count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->findings, "count");
  gtk_widget_add_css_class (self->findings, "numeric");
  gtk_widget_set_hexpand (self->findings, TRUE);
  gtk_widget_set_halign (self->findings, GTK_ALIGN_END);
  gtk_widget_set_valign (self->findings, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->findings, FALSE);
  gtk_box_append (GTK_BOX (self->findings), self->findings_sign);
  gtk_box_append (GTK_BOX (self->findings), GTK_WIDGET (self->findings_count));
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (row)), self->findings);
}

static char *
dup_spoken_count (guint n, guint n_errors)
{
  g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);

  /* Translators: how many findings there are, and how many of these are errors: “23 findings, 2 errors”. */
  return n_errors > 0 ? g_strdup_printf (C_("findings", "%s, %s"), findings, errors) : g_steal_pointer (&findings);
}

static GtkWidget *
fold_row_new (MbSidebar *self)
{
  GtkWidget *label = gtk_label_new (_("More Records"));

  self->fold_arrow = gtk_image_new ();
  self->fold_row = row_new (self->fold_arrow, label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->fold_row), FALSE);
  gtk_widget_add_css_class (label, "dimmed");
  return self->fold_row;
}

/* Of what is folded away one still sees the page one is on. */
static void
show_rest (MbSidebar *self)
{
  for (guint i = find_fold (); i < G_N_ELEMENTS (pages); i++)
    gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), self->unfolded || pages[i].name == self->page);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->fold_arrow), self->unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold_row), GTK_ACCESSIBLE_STATE_EXPANDED, self->unfolded, -1);
}

static void
set_unfolded (MbSidebar *self, gboolean unfolded)
{
  if (self->unfolded == unfolded)
    return;
  self->unfolded = unfolded;
  show_rest (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLDED]);
}

/* As the arrow points: to the text when there is more, down when one sees it. */
static gboolean
fold_key_pressed (MbSidebar *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  const gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (!left && !right)
    return GDK_EVENT_PROPAGATE;
  set_unfolded (self, right != mirrored);
  return GDK_EVENT_STOP;
}

static void
add_fold_keys (MbSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (fold_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->fold_row, keys);
}

static void
mark_page (MbSidebar *self)
{
  const int position = find_page (self->page);

  show_rest (self);
  if (self->selectable)
    gtk_list_box_select_row (self->list, position >= 0 ? get_row (self, position) : NULL);
}

static gboolean
has_focus (MbSidebar *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list)) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
row_selected (MbSidebar *self, GtkListBoxRow *row)
{
  if (row)
    mb_sidebar_set_page (self, pages[get_position (row)].name);
}

static void
row_activated (MbSidebar *self, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == self->fold_row)
    {
      set_unfolded (self, !self->unfolded);
      return;
    }
  mb_sidebar_set_page (self, pages[get_position (row)].name);
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
    case PROP_UNFOLDED:
      g_value_set_boolean (value, self->unfolded);
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
    case PROP_UNFOLDED:
      set_unfolded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
mb_sidebar_grab_focus (GtkWidget *widget)
{
  MbSidebar *self = MB_SIDEBAR (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, MAX (find_page (self->page), 0))));
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
  widget_class->grab_focus = mb_sidebar_grab_focus;

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
  /**
   * MbSidebar:unfolded:
   *
   * Whether one sees all pages, and not only those one goes to every day.
   */
  properties[PROP_UNFOLDED] =
    g_param_spec_boolean ("unfolded", NULL, NULL, FALSE,
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
    {
      if (pages[i].begins_rest)
        gtk_list_box_append (self->list, fold_row_new (self));
      gtk_list_box_append (self->list, page_row_new (i));
    }
  add_findings (self);
  add_fold_keys (self);
  show_rest (self);
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
  gboolean focused;

  g_return_if_fail (MB_IS_SIDEBAR (self));

  if (self->page == name)
    return;
  focused = has_focus (self);
  self->page = name;
  mark_page (self);
  /* Arrow keys go on from the page one sees. */
  if (focused && position >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, position)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * mb_sidebar_set_findings:
 * @self: a sidebar
 * @n: how many findings there are
 * @n_errors: how many of these are errors
 *
 * Shows beside the page of the checks how much there is to mend.
 */
void
mb_sidebar_set_findings (MbSidebar *self, guint n, guint n_errors)
{
  g_autofree char *count = g_strdup_printf ("%'u", n);
  g_autofree char *spoken = n > 0 ? dup_spoken_count (n, n_errors) : NULL;
  GtkWidget *row;

  g_return_if_fail (MB_IS_SIDEBAR (self));

  row = GTK_WIDGET (get_row (self, find_page ("checks")));
  gtk_label_set_text (self->findings_count, count);
  gtk_widget_set_visible (self->findings, n > 0);
  gtk_widget_set_visible (self->findings_sign, n_errors > 0);
  if (n_errors > 0)
    gtk_widget_add_css_class (self->findings, "error");
  else
    gtk_widget_remove_css_class (self->findings, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken ? spoken : "", -1);
}

/**
 * mb_sidebar_get_page_beside:
 * @self: a sidebar
 * @steps: how many pages to go down; negative: up
 *
 * Finds a page by its distance from the chosen one, without those that are
 * folded away. After the last comes the first.
 *
 * Returns: the name of the page
 */
const char *
mb_sidebar_get_page_beside (MbSidebar *self, int steps)
{
  const int n = G_N_ELEMENTS (pages);
  int position;

  g_return_val_if_fail (MB_IS_SIDEBAR (self), NULL);

  position = MAX (find_page (self->page), 0);
  while (steps != 0)
    {
      position = (position + (steps > 0 ? 1 : n - 1)) % n;
      if (gtk_widget_get_visible (GTK_WIDGET (get_row (self, position))))
        steps += steps > 0 ? -1 : 1;
    }
  return pages[position].name;
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

static const Page *
describe_page (const char *name)
{
  int position = find_page (name);

  if (position >= 0)
    return &pages[position];
  return g_strcmp0 (name, elsewhere.name) == 0 ? &elsewhere : NULL;
}

/**
 * mb_sidebar_get_page_title:
 * @page: the name of a page, or "organization", which is in the preferences
 *
 * Returns: what the page is called in the user's language
 */
const char *
mb_sidebar_get_page_title (const char *page)
{
  const Page *found = describe_page (page);

  g_return_val_if_fail (found != NULL, NULL);

  if (found->title)
    return _(found->title);
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
  const Page *found = describe_page (page);

  return found ? found->icon : "x-office-document-symbolic";
}
