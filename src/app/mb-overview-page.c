#include "config.h"

#include "mb-overview-page.h"

#include <glib/gi18n.h>

#include "mb-impact-table.h"
#include "mb-overview.h"

struct _MbOverviewPage {
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *failure;
  AdwWrapBox *tiles;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *published_group;
  MbImpactTable *own_table; /* (nullable): made with the first figures */
  MbImpactTable *published_table;

  MbBook *book;
  GCancellable *loading; /* (nullable) */
  gboolean stale;        /* changed while loading */
};

G_DEFINE_FINAL_TYPE (MbOverviewPage, mb_overview_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_BOOK = 1,
} MbOverviewPageProperty;

static GParamSpec *properties[PROP_BOOK + 1];

/* Tiles */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* How many records there are of a kind; leads to their list. */
static GtkWidget *
tile_new (MbRecordKind kind, gint64 count)
{
  const MbRecordType *type = mb_record_type_get (kind);
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
  g_autofree char *spoken = mb_record_type_dup_count (type, (guint) MIN (count, G_MAXUINT));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (box), label_new (number, "title-1"));
  gtk_box_append (GTK_BOX (box), label_new (mb_record_type_get_plural (type), "dimmed"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "count-tile");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", type->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
show_tiles (MbOverviewPage *self, MbOverview *overview)
{
  static const MbRecordKind kinds[] = {
    MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT
  };
  GtkWidget *tile;

  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))))
    adw_wrap_box_remove (self->tiles, tile);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    adw_wrap_box_append (self->tiles, tile_new (kinds[i], overview->counts[kinds[i]]));
}

/* Figures */

static void
make_tables (MbOverviewPage *self)
{
  if (self->own_table)
    return;
  self->own_table = MB_IMPACT_TABLE (mb_impact_table_new (_("Participants per Year")));
  self->published_table = MB_IMPACT_TABLE (mb_impact_table_new (_("Published Headcounts")));
  adw_preferences_group_add (self->own_group, GTK_WIDGET (self->own_table));
  adw_preferences_group_add (self->published_group, GTK_WIDGET (self->published_table));
}

static void
show_figures (MbOverviewPage *self, MbOverview *overview)
{
  make_tables (self);
  show_tiles (self, overview);
  mb_impact_table_show (self->own_table, overview->own, overview->programs);
  mb_impact_table_show (self->published_table, overview->published, overview->programs);
  gtk_widget_set_visible (GTK_WIDGET (self->own_group), overview->own->years->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->published_group), overview->published->years->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
show_failure (MbOverviewPage *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void load (MbOverviewPage *self);

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MbOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbOverview) overview = mb_overview_load_finish (result, &error);

  g_clear_object (&self->loading);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->book)
    return;
  if (!overview)
    show_failure (self, error);
  else if (mb_overview_is_empty (overview))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    show_figures (self, overview);
  if (self->stale)
    load (self);
}

static void
load (MbOverviewPage *self)
{
  self->stale = self->loading != NULL;
  if (self->stale)
    return;
  self->loading = g_cancellable_new ();
  mb_overview_load_async (mb_book_get_path (self->book), self->loading, loaded, g_object_ref (self));
}

/* The object */

static void
set_book (MbOverviewPage *self, MbBook *book)
{
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
mb_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbOverviewPageProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, MB_OVERVIEW_PAGE (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbOverviewPageProperty) id)
    {
    case PROP_BOOK:
      set_book (MB_OVERVIEW_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The page may be gone from the window before the worker hears of it. */
static void
mb_overview_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (MB_OVERVIEW_PAGE (widget)->loading);
  GTK_WIDGET_CLASS (mb_overview_page_parent_class)->unroot (widget);
}

static void
mb_overview_page_dispose (GObject *object)
{
  MbOverviewPage *self = MB_OVERVIEW_PAGE (object);

  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (mb_overview_page_parent_class)->dispose (object);
}

static void
mb_overview_page_class_init (MbOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_overview_page_get_property;
  object_class->set_property = mb_overview_page_set_property;
  object_class->dispose = mb_overview_page_dispose;
  widget_class->unroot = mb_overview_page_unroot;

  /**
   * MbOverviewPage:book:
   *
   * The book whose figures are shown.
   */
  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, published_group);
}

static void
mb_overview_page_init (MbOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_overview_page_new:
 * @book: a book
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_overview_page_new (MbBook *book)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return g_object_new (MB_TYPE_OVERVIEW_PAGE, "book", book, NULL);
}
