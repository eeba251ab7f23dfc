#include "config.h"

#include "mb-funnel-group.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 96

/* A step of the funnel: all, and those of them that were selected. */
typedef struct {
  const char *all;      /* name of the field */
  const char *selected; /* the same */
  GtkWidget *row;
  GtkWidget *bar;
} Step;

struct _MbFunnelGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *cohort;
  Step ideas;
  Step applications;
};

G_DEFINE_FINAL_TYPE (MbFunnelGroup, mb_funnel_group, ADW_TYPE_PREFERENCES_GROUP)

/* Below a hundred a decimal would say more than is known. Half is rounded away from zero. */
static char *
dup_percent (gint64 k, gint64 n)
{
  const gint64 tenths = (2000 * k + n) / (2 * n);

  if (n < 100)
    /* Translators: a percentage. */
    return g_strdup_printf (C_("number", "%d %%"), (int) ((200 * k + n) / (2 * n)));
  return g_strdup_printf (C_("number", "%.1f %%"), tenths / 10.0);
}

static char *
dup_text (gint64 selected, gint64 all)
{
  g_autofree char *percent = NULL;

  /* Translators: how many ideas or applications there were. */
  if (selected < 0)
    return g_strdup_printf (_("%d in all"), (int) all);
  /* Translators: how many ideas or applicants were selected. */
  if (all < 0)
    return g_strdup_printf (_("%d selected"), (int) selected);
  if (all == 0)
    return g_strdup_printf (_("%d of %d selected"), (int) selected, (int) all);
  percent = dup_percent (selected, all);
  /* Translators: how many of how many, and the percentage: “10 of 24 selected · 42 %”. */
  return g_strdup_printf (_("%d of %d selected · %s"), (int) selected, (int) all, percent);
}

static gboolean
show_step (MbFunnelGroup *self, Step *step)
{
  const gint64 all = mb_record_get_integer (self->cohort, step->all);
  const gint64 selected = mb_record_get_integer (self->cohort, step->selected);
  const gboolean known = all >= 0 || selected >= 0;
  const gboolean both = all > 0 && selected >= 0;
  g_autofree char *text = known ? dup_text (selected, all) : g_strdup ("");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (step->row), text);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (step->bar), both ? MIN (1.0, (double) selected / all) : 0);
  gtk_widget_set_visible (step->bar, both);
  gtk_widget_set_visible (step->row, known);
  return known;
}

static void
update (MbFunnelGroup *self)
{
  const gboolean ideas = show_step (self, &self->ideas);
  const gboolean applications = show_step (self, &self->applications);

  gtk_widget_set_visible (GTK_WIDGET (self), ideas || applications);
}

static void
edit (AdwActionRow *row, const char *field)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "record.edit-field", "s", field);
}

static void
mb_funnel_group_dispose (GObject *object)
{
  MbFunnelGroup *self = MB_FUNNEL_GROUP (object);

  if (self->cohort)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  g_clear_object (&self->cohort);
  G_OBJECT_CLASS (mb_funnel_group_parent_class)->dispose (object);
}

static void
mb_funnel_group_class_init (MbFunnelGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_funnel_group_dispose;
}

static void
add_step (MbFunnelGroup *self, Step *step, const char *title, const char *all, const char *selected)
{
  step->all = all;
  step->selected = selected;
  step->row = adw_action_row_new ();
  step->bar = gtk_level_bar_new ();
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (step->bar), GTK_LEVEL_BAR_OFFSET_LOW, 0);
  gtk_widget_set_size_request (step->bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (step->bar, GTK_ALIGN_CENTER);
  /* The row says it in words. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (step->bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (step->row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (step->row), step->bar);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (step->row), TRUE);
  g_signal_connect (step->row, "activated", G_CALLBACK (edit), (gpointer) all);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), step->row);
}

static void
mb_funnel_group_init (MbFunnelGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Funnel"));
  add_step (self, &self->ideas, _("Ideas"), "ideas", "selected-ideas");
  add_step (self, &self->applications, _("Applications"), "applications", "selected");
}

/**
 * mb_funnel_group_new:
 * @cohort: a cohort of a book
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_funnel_group_new (MbRecord *cohort)
{
  MbFunnelGroup *self;

  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);

  self = g_object_new (MB_TYPE_FUNNEL_GROUP, NULL);
  self->cohort = g_object_ref (cohort);
  g_signal_connect_object (cohort, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
