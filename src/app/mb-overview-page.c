#include "config.h"

#include "mb-overview-page.h"

#include <glib/gi18n.h>

#include "mb-chart-panel.h"
#include "mb-dialog.h"
#include "mb-figure-groups.h"
#include "mb-figure-page.h"
#include "mb-figure-words.h"
#include "mb-impact-sheet.h"
#include "mb-published-group.h"
#include "mb-scope-dialog.h"
#include "mb-sheet-table.h"

/* More columns nobody reads: the smaller programs are summed up. */
#define MOST_PROGRAMS 12

struct _MbOverviewPage {
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *scope_label;
  GtkWidget *reset_button;
  AdwWrapBox *tiles;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *published_group;
  AdwBin *charts;
  AdwBin *figures;
  AdwBin *published;
  GtkLabel *caption;
  MbSheetTable *own_table; /* (nullable): made when it is shown first, as those below */
  MbSheetTable *published_table;
  MbChartPanel *panel;
  MbFigureGroups *groups;
  MbPublishedGroup *published_figures;

  MbOverviewModel *model;
  guint parts_source;
  guint n_parts; /* that show what the model has now */
};

G_DEFINE_FINAL_TYPE (MbOverviewPage, mb_overview_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_MODEL = 1,
} MbOverviewPageProperty;

static GParamSpec *properties[PROP_MODEL + 1];

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
show_scope (MbOverviewPage *self, MbOverview *overview)
{
  g_autofree char *words = mb_words_dup_scope (overview);
  const gboolean usual = mb_scope_choice_is_usual (mb_overview_model_get_choice (self->model));

  gtk_label_set_label (self->scope_label, words);
  gtk_label_set_label (self->caption, words);
  gtk_widget_set_visible (self->reset_button, !usual);
}

static void
show_impact (AdwPreferencesGroup *group, MbSheetTable *table, MbImpact *impact, GPtrArray *programs)
{
  g_autoptr (MbSheet) sheet = mb_impact_sheet_new (impact, programs, MOST_PROGRAMS);

  mb_sheet_table_show (table, sheet);
  gtk_widget_set_visible (GTK_WIDGET (group), impact->years->len > 0);
}

static void
show_chart (MbOverviewPage *self, MbOverview *overview)
{
  if (!self->panel)
    {
      self->panel = MB_CHART_PANEL (mb_chart_panel_new (self->model));
      adw_bin_set_child (self->charts, GTK_WIDGET (self->panel));
    }
  mb_chart_panel_show (self->panel);
}

static void
show_groups (MbOverviewPage *self, MbOverview *overview)
{
  if (!self->groups)
    {
      self->groups = MB_FIGURE_GROUPS (mb_figure_groups_new (mb_overview_model_get_book (self->model)));
      adw_bin_set_child (self->figures, GTK_WIDGET (self->groups));
    }
  mb_figure_groups_show (self->groups, overview);
}

static void
show_published_figures (MbOverviewPage *self, MbOverview *overview)
{
  if (!self->published_figures)
    {
      self->published_figures = MB_PUBLISHED_GROUP (mb_published_group_new (mb_overview_model_get_book (self->model)));
      adw_bin_set_child (self->published, GTK_WIDGET (self->published_figures));
    }
  mb_published_group_show (self->published_figures, overview->comparisons);
}

static void
show_own_table (MbOverviewPage *self, MbOverview *overview)
{
  if (!self->own_table)
    {
      self->own_table = MB_SHEET_TABLE (mb_sheet_table_new (_("Participants per Year")));
      adw_preferences_group_add (self->own_group, GTK_WIDGET (self->own_table));
    }
  show_impact (self->own_group, self->own_table, overview->own, overview->programs);
}

static void
show_published_table (MbOverviewPage *self, MbOverview *overview)
{
  if (!self->published_table)
    {
      self->published_table = MB_SHEET_TABLE (mb_sheet_table_new (_("Published Headcounts")));
      adw_preferences_group_add (self->published_group, GTK_WIDGET (self->published_table));
    }
  show_impact (self->published_group, self->published_table, overview->published, overview->programs);
}

/* What stands below the chart has many rows and cells: it comes part by part, between the frames that show the rest. */
static void (*const parts[]) (MbOverviewPage *, MbOverview *) = {
  show_groups, show_published_figures, show_own_table, show_published_table
};

static gboolean
show_next_part (gpointer data)
{
  MbOverviewPage *self = data;

  parts[self->n_parts++] (self, mb_overview_model_get_overview (self->model));
  if (self->n_parts < G_N_ELEMENTS (parts))
    return G_SOURCE_CONTINUE;
  self->parts_source = 0;
  return G_SOURCE_REMOVE;
}

/* Rows that are there already change with the scope above them. */
static void
show_parts (MbOverviewPage *self, MbOverview *overview)
{
  const gboolean are_made = self->published_figures != NULL;

  if (are_made)
    {
      show_groups (self, overview);
      show_published_figures (self, overview);
    }
  self->n_parts = are_made ? 2 : 0;
  if (self->parts_source == 0)
    self->parts_source = g_idle_add (show_next_part, self);
}

static void
show_figures (MbOverviewPage *self, MbOverview *overview)
{
  show_scope (self, overview);
  show_tiles (self, overview);
  show_chart (self, overview);
  show_parts (self, overview);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
show_failure (MbOverviewPage *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
loaded (MbOverviewPage *self)
{
  const GError *error = mb_overview_model_get_error (self->model);
  MbOverview *overview = mb_overview_model_get_overview (self->model);

  if (error)
    show_failure (self, error);
  else if (mb_overview_is_empty (overview))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    show_figures (self, overview);
}

/* Actions */

static void
show_figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbOverviewPage *self = MB_OVERVIEW_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  guint metric, unit, grouping;
  gint64 key;

  g_variant_get (parameter, "(uuux)", &metric, &unit, &grouping, &key);
  if (view && metric < MB_N_METRICS && unit < MB_N_UNITS && grouping <= MB_GROUPING_PROGRAM)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              mb_figure_page_new (self->model, metric, unit, grouping, key));
}

static void
edit_scope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbOverviewPage *self = MB_OVERVIEW_PAGE (widget);

  if (mb_overview_model_get_overview (self->model))
    mb_dialog_present (mb_scope_dialog_new (self->model), widget);
}

static void
reset_scope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mb_scope_choice_reset (mb_overview_model_get_choice (MB_OVERVIEW_PAGE (widget)->model));
}

/* The object */

/* What was read before shows at once, until there is something newer. */
static void
set_model (MbOverviewPage *self, MbOverviewModel *model)
{
  self->model = g_object_ref (model);
  g_signal_connect_object (self->model, "loaded", G_CALLBACK (loaded), self, G_CONNECT_SWAPPED);
  if (mb_overview_model_get_overview (model))
    loaded (self);
}

static void
mb_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbOverviewPageProperty) id)
    {
    case PROP_MODEL:
      g_value_set_object (value, MB_OVERVIEW_PAGE (object)->model);
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
    case PROP_MODEL:
      set_model (MB_OVERVIEW_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_overview_page_parent_class)->map (widget);
  mb_overview_model_begin_use (MB_OVERVIEW_PAGE (widget)->model);
}

static void
mb_overview_page_unmap (GtkWidget *widget)
{
  mb_overview_model_end_use (MB_OVERVIEW_PAGE (widget)->model);
  GTK_WIDGET_CLASS (mb_overview_page_parent_class)->unmap (widget);
}

static void
mb_overview_page_dispose (GObject *object)
{
  MbOverviewPage *self = MB_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->parts_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->model);
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
  widget_class->map = mb_overview_page_map;
  widget_class->unmap = mb_overview_page_unmap;

  /**
   * MbOverviewPage:model:
   *
   * The figures that are shown.
   */
  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, MB_TYPE_OVERVIEW_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, scope_label);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, reset_button);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, published_group);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, charts);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, published);
  gtk_widget_class_bind_template_child (widget_class, MbOverviewPage, caption);
  gtk_widget_class_install_action (widget_class, "overview.show-figure", "(uuux)", show_figure_action);
  gtk_widget_class_install_action (widget_class, "overview.edit-scope", NULL, edit_scope_action);
  gtk_widget_class_install_action (widget_class, "overview.reset-scope", NULL, reset_scope_action);
}

static void
mb_overview_page_init (MbOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_overview_page_new:
 * @model: the figures of a book
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_overview_page_new (MbOverviewModel *model)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (model), NULL);

  return g_object_new (MB_TYPE_OVERVIEW_PAGE, "model", model, NULL);
}

/**
 * mb_overview_page_get_model:
 * @self: a page
 *
 * Returns: (transfer none): its figures
 */
MbOverviewModel *
mb_overview_page_get_model (MbOverviewPage *self)
{
  g_return_val_if_fail (MB_IS_OVERVIEW_PAGE (self), NULL);

  return self->model;
}
