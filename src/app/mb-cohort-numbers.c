#include "config.h"

#include "mb-cohort-numbers.h"

#include <glib/gi18n.h>

#include "mb-number-tile.h"
#include "mb-related-group.h"

struct _MbCohortNumbers {
  AdwPreferencesGroup parent_instance;

  MbRoster *roster;
  MbRecord *cohort;
  AdwWrapBox *box;
  MbNumberTile *reported;
  MbNumberTile *mentees;
  MbNumberTile *mentors;
  MbNumberTile *projects;
  GtkWidget *remark;
};

G_DEFINE_FINAL_TYPE (MbCohortNumbers, mb_cohort_numbers, ADW_TYPE_PREFERENCES_GROUP)

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

/* Neither number is wrong: one was counted by somebody, the other is who is known by name. */
static char *
dup_remark (gint64 reported, guint named)
{
  g_autofree char *names = NULL;

  if (reported < 0 || named == 0 || reported == named)
    return g_strdup ("");
  names = g_strdup_printf (ngettext ("%u mentee is named", "%u mentees are named", named), named);
  /* Translators: %s is like “13 mentees are named”. */
  return g_strdup_printf (_("%s, %d were reported"), names, (int) reported);
}

static void
show_remark (MbCohortNumbers *self, gint64 reported, guint named)
{
  g_autofree char *remark = dup_remark (reported, named);

  gtk_label_set_label (GTK_LABEL (self->remark), remark);
  gtk_widget_set_visible (self->remark, *remark);
}

static void
update (MbCohortNumbers *self)
{
  const gint64 reported = mb_record_get_integer (self->cohort, "reported");
  const guint mentees = count (mb_roster_get_people (self->roster, "mentee"));

  mb_number_tile_set_number (self->reported, reported);
  mb_number_tile_set_number (self->mentees, mentees);
  mb_number_tile_set_number (self->mentors, count (mb_roster_get_people (self->roster, "mentor")));
  mb_number_tile_set_number (self->projects, count (mb_roster_get_projects (self->roster)));
  show_remark (self, reported, mentees);
}

/* Where they lead */

static void
show_people (MbCohortNumbers *self, const char *role)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PARTICIPATION);
  const MbChoice *part = mb_field_find_choice (mb_record_type_find_field (type, "role"), role);

  mb_related_group_show_list (GTK_WIDGET (self), self->cohort, type, mb_record_type_find_field (type, "cohort"), part);
}

static void
show_mentees (MbCohortNumbers *self)
{
  show_people (self, "mentee");
}

static void
show_mentors (MbCohortNumbers *self)
{
  show_people (self, "mentor");
}

static void
show_projects (MbCohortNumbers *self)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PROJECT);

  mb_related_group_show_list (GTK_WIDGET (self), self->cohort, type, mb_record_type_find_field (type, "cohort"), NULL);
}

/* A headcount counts nobody by name: it leads to where it is written. */
static void
show_reported (MbCohortNumbers *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.edit-field", "s", "reported");
}

/* The object */

static void
mb_cohort_numbers_dispose (GObject *object)
{
  MbCohortNumbers *self = MB_COHORT_NUMBERS (object);

  if (self->cohort)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  g_clear_object (&self->roster);
  g_clear_object (&self->cohort);
  G_OBJECT_CLASS (mb_cohort_numbers_parent_class)->dispose (object);
}

static void
mb_cohort_numbers_class_init (MbCohortNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_cohort_numbers_dispose;
}

static MbNumberTile *
add_tile (MbCohortNumbers *self, const char *caption, GCallback clicked)
{
  GtkWidget *tile = mb_number_tile_new (caption);

  g_signal_connect_object (tile, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, tile);
  return MB_NUMBER_TILE (tile);
}

static GtkWidget *
make_remark (MbCohortNumbers *self)
{
  self->remark = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->remark), TRUE);
  gtk_widget_set_margin_top (self->remark, 12);
  gtk_widget_add_css_class (self->remark, "dimmed");
  return self->remark;
}

static void
mb_cohort_numbers_init (MbCohortNumbers *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 12);
  adw_wrap_box_set_line_spacing (self->box, 12);
  adw_wrap_box_set_justify (self->box, ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (self->box, TRUE);
  self->reported = add_tile (self, C_("number", "Reported"), G_CALLBACK (show_reported));
  self->mentees = add_tile (self, C_("number", "Mentees"), G_CALLBACK (show_mentees));
  self->mentors = add_tile (self, C_("number", "Mentors"), G_CALLBACK (show_mentors));
  self->projects = add_tile (self, C_("number", "Projects"), G_CALLBACK (show_projects));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->box));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_remark (self));
}

/**
 * mb_cohort_numbers_new:
 * @roster: the roster of a cohort
 * @cohort: the cohort
 *
 * Returns: (transfer floating): new numbers
 */
GtkWidget *
mb_cohort_numbers_new (MbRoster *roster, MbRecord *cohort)
{
  MbCohortNumbers *self;

  g_return_val_if_fail (MB_IS_ROSTER (roster), NULL);
  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);

  self = g_object_new (MB_TYPE_COHORT_NUMBERS, NULL);
  self->roster = g_object_ref (roster);
  self->cohort = g_object_ref (cohort);
  g_signal_connect_object (roster, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cohort, "notify::reported", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * mb_cohort_numbers_get_remark:
 * @self: numbers
 *
 * Returns: (transfer none): what is said of the reported and the named;
 *   empty: nothing
 */
const char *
mb_cohort_numbers_get_remark (MbCohortNumbers *self)
{
  g_return_val_if_fail (MB_IS_COHORT_NUMBERS (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->remark));
}
