#include "config.h"

#include "mb-figure-row.h"

#include <glib/gi18n.h>

#include "mb-figure-words.h"

struct _MbFigureRow {
  AdwActionRow parent_instance;

  GtkWidget *main;
  GtkWidget *arrow;
  MbFigure figure;
};

G_DEFINE_FINAL_TYPE (MbFigureRow, mb_figure_row, ADW_TYPE_ACTION_ROW)

static void
mb_figure_row_activate (AdwActionRow *row)
{
  MbFigureRow *self = MB_FIGURE_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "overview.show-figure", "(uuux)", self->figure.metric,
                              self->figure.unit, self->figure.grouping, self->figure.key);
}

static void
mb_figure_row_class_init (MbFigureRowClass *klass)
{
  ADW_ACTION_ROW_CLASS (klass)->activate = mb_figure_row_activate;
}

static void
mb_figure_row_init (MbFigureRow *self)
{
  self->main = gtk_label_new (NULL);
  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "icon-name", "go-next-symbolic",
                              NULL);
  gtk_widget_add_css_class (self->main, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->main);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
}

/**
 * mb_figure_row_new:
 * @title: what the figure is about
 *
 * Returns: (transfer floating): a new row without a figure
 */
GtkWidget *
mb_figure_row_new (const char *title)
{
  return g_object_new (MB_TYPE_FIGURE_ROW, "title", title, NULL);
}

static gboolean
differs (const MbFigure *figure, const MbFigure *beside)
{
  return beside && beside->state == figure->state &&
         (beside->k != figure->k || beside->n != figure->n || beside->unknown != figure->unknown);
}

/* Of k and n both, or of those it is too early or not known for. */
static char *
dup_detail (const MbFigure *figure, const MbFigure *beside)
{
  g_autofree char *detail = mb_figure_words_dup_detail (figure);
  g_autofree char *other = differs (figure, beside) ? mb_figure_words_dup_detail (beside) : NULL;

  return other ? g_strdup_printf ("%s · %s", detail, other) : g_steal_pointer (&detail);
}

/* A reason stands there in plain letters; only a number is large. */
static void
show_main (MbFigureRow *self, const char *text)
{
  static const char *const large[] = { "numeric", "title-3", NULL };
  static const char *const plain[] = { "dimmed", NULL };

  gtk_label_set_label (GTK_LABEL (self->main), text);
  gtk_widget_set_css_classes (self->main, (const char **) (self->figure.state == MB_FIGURE_KNOWN ? large : plain));
}

/**
 * mb_figure_row_show:
 * @self: a row
 * @figure: a figure
 * @beside: (nullable): the same figure in another unit
 *
 * Shows a figure in the place of a former one.
 */
void
mb_figure_row_show (MbFigureRow *self, const MbFigure *figure, const MbFigure *beside)
{
  g_autofree char *main = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;
  gboolean anybody;

  g_return_if_fail (MB_IS_FIGURE_ROW (self));
  g_return_if_fail (figure != NULL);

  main = mb_figure_words_dup_main (figure);
  detail = dup_detail (figure, beside);
  /* Translators: what a figure is about and what it says, for a screen reader. */
  spoken = g_strdup_printf (C_("figure", "%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), main);
  anybody = figure->n > 0 || figure->unknown > 0;

  self->figure = *figure;
  show_main (self, main);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), detail ? detail : "");
  gtk_widget_set_visible (self->arrow, anybody);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), anybody);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * mb_figure_row_get_main:
 * @self: a row
 *
 * Returns: (transfer none): what stands large
 */
const char *
mb_figure_row_get_main (MbFigureRow *self)
{
  g_return_val_if_fail (MB_IS_FIGURE_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->main));
}
