#include "config.h"

#include "mb-figure-page.h"

#include <glib/gi18n.h>

#include "mb-figure-words.h"
#include "mb-sheet-work.h"
#include "mb-window-title.h"

#define N_PARTS (MB_PART_UNKNOWN + 1)

struct _MbFigurePage {
  AdwNavigationPage parent_instance;

  MbWindowTitle *window_title;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  GtkWidget *toggles;
  AdwToggleGroup *parts;
  AdwToggleGroup *units;
  AdwBin *content;
  GtkLabel *scope_label;
  MbFigureList *list;

  MbOverviewModel *model;
  MbMetric metric;
  MbUnit unit;
  MbGrouping grouping;
  gint64 key;
  MbPart part;
  GArray *ids;        /* (nullable): these records, and none behind a figure … */
  MbRecordKind kind;  /* … of this type */
  gboolean filling; /* the toggles change by themselves */
};

G_DEFINE_FINAL_TYPE (MbFigurePage, mb_figure_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *const part_names[N_PARTS] = { "k", "n", "unknown" };

/* The figure */

/* A part of the scope may have gone: nobody is behind it then. */
static MbFigure
find_figure (MbFigurePage *self, MbInsights *insights)
{
  MbFigure none = { .metric = self->metric, .unit = self->unit, .grouping = self->grouping, .key = self->key,
                    .state = MB_FIGURE_NO_DATA };
  GArray *retentions;

  if (self->grouping == MB_GROUPING_NONE)
    return *mb_insights_get_figure (insights, self->metric, self->unit);
  retentions = mb_insights_get_retentions (insights, self->grouping);
  for (guint i = 0; i < retentions->len; i++)
    if (g_array_index (retentions, MbRetention, i).key == self->key)
      return g_array_index (retentions, MbRetention, i).figures[self->unit];
  return none;
}

static char *
dup_part_of_scope (MbFigurePage *self)
{
  const MbRecordKind kind = self->grouping == MB_GROUPING_COHORT ? MB_RECORD_COHORT : MB_RECORD_PROGRAM;
  g_autoptr (MbRecord) record = NULL;

  if (self->grouping == MB_GROUPING_NONE)
    return NULL;
  if (self->grouping == MB_GROUPING_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->key);
  record = mb_book_get_record (mb_overview_model_get_book (self->model), kind, self->key, NULL);
  return record ? mb_record_dup_short_title (record) : NULL;
}

static void
show_title (MbFigurePage *self, const MbFigure *figure)
{
  g_autofree char *part = dup_part_of_scope (self);
  /* Translators: what a figure is about and of which part of the scope it is, as in “Retention · GSoC 2024”. */
  g_autofree char *title = part ? g_strdup_printf (C_("figure", "%s · %s"), mb_metric_get_label (self->metric), part)
                                : g_strdup (mb_metric_get_label (self->metric));
  g_autofree char *value = mb_figure_dup_value (figure);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  mb_window_title_set_title (self->window_title, title);
  mb_window_title_set_subtitle (self->window_title, value);
}

/* Toggles */

/* What only counts is no part of anything; where nobody is unknown there is no list of them. */
static gboolean
has_part (const MbFigure *figure, MbPart part)
{
  switch (part)
    {
    case MB_PART_K:
      return figure->n > 0;
    case MB_PART_N:
      return figure->n > 0 && !mb_metric_is_count (figure->metric);
    case MB_PART_UNKNOWN:
    default:
      return figure->unknown > 0;
    }
}

static gboolean
has_toggles_of (MbFigurePage *self, const MbFigure *figure)
{
  for (MbPart part = MB_PART_K; part < N_PARTS; part++)
    if (has_part (figure, part) != (adw_toggle_group_get_toggle_by_name (self->parts, part_names[part]) != NULL))
      return FALSE;
  return TRUE;
}

static void
make_toggles (MbFigurePage *self, const MbFigure *figure)
{
  adw_toggle_group_remove_all (self->parts);
  for (MbPart part = MB_PART_K; part < N_PARTS; part++)
    {
      AdwToggle *toggle = has_part (figure, part) ? adw_toggle_new () : NULL;

      if (!toggle)
        continue;
      adw_toggle_set_name (toggle, part_names[part]);
      adw_toggle_group_add (self->parts, toggle);
    }
}

static void
fill_parts (MbFigurePage *self, const MbFigure *figure)
{
  if (!has_toggles_of (self, figure))
    make_toggles (self, figure);
  for (MbPart part = MB_PART_K; part < N_PARTS; part++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle_by_name (self->parts, part_names[part]);
      g_autofree char *label = mb_figure_words_dup_part (figure, part);

      if (toggle)
        adw_toggle_set_label (toggle, label);
    }
}

static void
choose_part (MbFigurePage *self, const MbFigure *figure)
{
  if (!has_part (figure, self->part))
    self->part = has_part (figure, MB_PART_UNKNOWN) && !has_part (figure, MB_PART_K) ? MB_PART_UNKNOWN : MB_PART_K;
  if (has_part (figure, self->part))
    adw_toggle_group_set_active_name (self->parts, part_names[self->part]);
}

static void
show_toggles (MbFigurePage *self, const MbFigure *figure)
{
  const gboolean both = mb_metric_has_unit (self->metric, MB_UNIT_PARTICIPATIONS) &&
                        mb_metric_has_unit (self->metric, MB_UNIT_PEOPLE);

  self->filling = TRUE;
  fill_parts (self, figure);
  choose_part (self, figure);
  adw_toggle_group_set_active_name (self->units, mb_unit_get_nick (self->unit));
  gtk_widget_set_visible (GTK_WIDGET (self->units), both);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), adw_toggle_group_get_n_toggles (self->parts) > 1);
  self->filling = FALSE;
}

/* All of it */

static void
show_figure (MbFigurePage *self, MbOverview *overview)
{
  MbFigure figure = find_figure (self, overview->insights);
  g_autoptr (GArray) ids = NULL;
  MbRecordKind kind;

  show_title (self, &figure);
  show_toggles (self, &figure);
  ids = mb_insights_list (overview->insights, &figure, self->part, &kind);
  mb_figure_list_show (self->list, overview, kind, ids);
}

static void
show (MbFigurePage *self)
{
  MbOverview *overview = mb_overview_model_get_overview (self->model);
  g_autofree char *scope = overview ? mb_words_dup_scope (overview) : NULL;

  if (!overview)
    return;
  gtk_label_set_label (self->scope_label, scope);
  if (self->ids)
    mb_figure_list_show (self->list, overview, self->kind, self->ids);
  else
    show_figure (self, overview);
}

static void
part_chosen (MbFigurePage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->parts);

  if (self->filling || !name)
    return;
  for (MbPart part = MB_PART_K; part < N_PARTS; part++)
    if (g_str_equal (name, part_names[part]))
      self->part = part;
  show (self);
}

static void
unit_chosen (MbFigurePage *self)
{
  if (self->filling)
    return;
  self->unit = g_strcmp0 (adw_toggle_group_get_active_name (self->units), "people") == 0 ? MB_UNIT_PEOPLE
                                                                                         : MB_UNIT_PARTICIPATIONS;
  show (self);
}

/* Search */

static void
search_changed (MbFigurePage *self)
{
  mb_figure_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activated (MbFigurePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbFigurePage *self = MB_FIGURE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

/* Copying and exporting */

static MbSheetWork *
work_new (MbFigurePage *self)
{
  g_autoptr (GArray) ids = mb_figure_list_list_ids (self->list);
  MbQuery *query = mb_figure_list_get_query (self->list);

  if (ids->len == 0)
    return NULL;
  return mb_sheet_work_new (GTK_WIDGET (self), mb_overview_model_get_book (self->model),
                            mb_overview_model_get_overview (self->model), mb_query_get_kind (query), ids);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbSheetWork *work = work_new (MB_FIGURE_PAGE (widget));

  if (work)
    mb_sheet_work_copy (work, g_str_equal (name, "figure.copy-csv") ? MB_SHEET_CSV : MB_SHEET_MARKDOWN);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbSheetWork *work = work_new (MB_FIGURE_PAGE (widget));

  if (work)
    mb_sheet_work_choose_file (work, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (widget)));
}

/**
 * mb_figure_page_export_to:
 * @self: a page
 * @file: where it goes
 *
 * Writes what the list shows to a file of CSV, in a worker thread, and says
 * when it is done.
 */
void
mb_figure_page_export_to (MbFigurePage *self, GFile *file)
{
  MbSheetWork *work;

  g_return_if_fail (MB_IS_FIGURE_PAGE (self));

  work = work_new (self);
  if (work)
    mb_sheet_work_write (work, file);
}

/* The object */

static void
mb_figure_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_figure_page_parent_class)->map (widget);
  mb_overview_model_begin_use (MB_FIGURE_PAGE (widget)->model);
}

static void
mb_figure_page_unmap (GtkWidget *widget)
{
  mb_overview_model_end_use (MB_FIGURE_PAGE (widget)->model);
  GTK_WIDGET_CLASS (mb_figure_page_parent_class)->unmap (widget);
}

static gboolean
mb_figure_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MB_FIGURE_PAGE (widget)->list)) ||
         GTK_WIDGET_CLASS (mb_figure_page_parent_class)->grab_focus (widget);
}

/* Tab would take the focus to the rows as well, past what stands in the header. */
static gboolean
mb_figure_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), direction);
}

static void
mb_figure_page_dispose (GObject *object)
{
  MbFigurePage *self = MB_FIGURE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_FIGURE_PAGE);
  g_clear_object (&self->model);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (mb_figure_page_parent_class)->dispose (object);
}

static void
mb_figure_page_class_init (MbFigurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_figure_page_dispose;
  widget_class->map = mb_figure_page_map;
  widget_class->unmap = mb_figure_page_unmap;
  widget_class->focus = mb_figure_page_focus;
  widget_class->grab_focus = mb_figure_page_grab_focus;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-figure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, toggles);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, parts);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, units);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, content);
  gtk_widget_class_bind_template_child (widget_class, MbFigurePage, scope_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_activated);
  gtk_widget_class_bind_template_callback (widget_class, part_chosen);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen);
  gtk_widget_class_install_action (widget_class, "list.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "figure.copy-markdown", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "figure.copy-csv", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "figure.export", NULL, export_action);
}

static void
mb_figure_page_init (MbFigurePage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->filling = FALSE;
}

static void
set_model (MbFigurePage *self, MbOverviewModel *model)
{
  self->model = g_object_ref (model);
  self->list = MB_FIGURE_LIST (mb_figure_list_new (mb_overview_model_get_book (model)));
  adw_bin_set_child (self->content, GTK_WIDGET (self->list));
  g_signal_connect_object (model, "loaded", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/**
 * mb_figure_page_new:
 * @model: the figures
 * @metric: what the figure is about
 * @unit: what is counted
 * @grouping: of which part of the scope it is; %MB_GROUPING_NONE: of all
 * @key: which part
 *
 * Makes the page of the records behind a figure.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_figure_page_new (MbOverviewModel *model, MbMetric metric, MbUnit unit, MbGrouping grouping, gint64 key)
{
  MbFigurePage *self;

  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (model), NULL);
  g_return_val_if_fail (mb_metric_has_unit (metric, unit), NULL);
  g_return_val_if_fail (grouping == MB_GROUPING_NONE || metric == MB_METRIC_RETENTION, NULL);

  self = g_object_new (MB_TYPE_FIGURE_PAGE, NULL);
  self->metric = metric;
  self->unit = unit;
  self->grouping = grouping;
  self->key = key;
  set_model (self, model);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * mb_figure_page_new_of_records:
 * @model: the figures
 * @title: what the records are
 * @kind: their type
 * @ids: (element-type gint64): which
 *
 * Makes the page of records that are not behind one of the figures, but for
 * instance behind a segment of a chart.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_figure_page_new_of_records (MbOverviewModel *model, const char *title, MbRecordKind kind, GArray *ids)
{
  MbFigurePage *self;
  g_autofree char *count = NULL;

  g_return_val_if_fail (MB_IS_OVERVIEW_MODEL (model), NULL);
  g_return_val_if_fail (title != NULL && ids != NULL, NULL);

  self = g_object_new (MB_TYPE_FIGURE_PAGE, NULL);
  count = mb_record_type_dup_count (mb_record_type_get (kind), ids->len);
  self->ids = g_array_ref (ids);
  self->kind = kind;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  mb_window_title_set_title (self->window_title, title);
  mb_window_title_set_subtitle (self->window_title, count);
  gtk_widget_set_visible (GTK_WIDGET (self->toggles), FALSE);
  set_model (self, model);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * mb_figure_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): the list
 */
MbFigureList *
mb_figure_page_get_list (MbFigurePage *self)
{
  g_return_val_if_fail (MB_IS_FIGURE_PAGE (self), NULL);

  return self->list;
}
