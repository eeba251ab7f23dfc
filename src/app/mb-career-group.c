#include "config.h"

#include "mb-career-group.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "insight/mb-career.h"
#include "mb-feedback.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

struct _MbCareerGroup {
  AdwPreferencesGroup parent_instance;

  MbRecord *person;
  MbBook *book;
  const MbChoice *role; /* (nullable) */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MbCareerGroup, mb_career_group, ADW_TYPE_PREFERENCES_GROUP)

static const MbField *
find_field (MbRecordKind kind, const char *name)
{
  return mb_record_type_find_field (mb_record_type_get (kind), name);
}

static const char *
get_label (MbRecordKind kind, const char *field, const MbChoice *choice)
{
  return mb_choice_get_label (find_field (kind, field), choice);
}

/* Rows */

static void
row_activated (MbCareerGroup *self, GtkListBoxRow *row)
{
  const char *type = g_object_get_data (G_OBJECT (row), "type");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-record", "(sx)", type, *id);
}

/* A row that leads to a record. */
static GtkWidget *
row_new (const char *title, const char *subtitle, const char *type, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "type", (gpointer) type);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
add_suffix (GtkWidget *row, GtkWidget *button, const char *tooltip)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What one can say of the participation itself stands on its own page. */
static void
add_edit_button (GtkWidget *row, MbCareerStep *step)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: %s is a cohort, such as “GSoC 2024”. */
  g_autofree char *tooltip = g_strdup_printf (_("Edit Participation in %s"), step->cohort_title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", "participation", step->participation);
  add_suffix (row, button, tooltip);
}

static void
append_row (MbCareerGroup *self, GtkWidget *row)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "go-next-symbolic",
                                   NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_append (self->list, row);
}

/* The project says that the person took part: then the participation is one click away. */
static void
add_participation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbCareerGroup *self = MB_CAREER_GROUP (widget);
  g_autoptr (MbRecord) participation = mb_record_new (MB_RECORD_PARTICIPATION);
  g_autoptr (GError) error = NULL;

  mb_record_set (participation, "person", g_variant_new_int64 (mb_record_get_id (self->person)));
  mb_record_set (participation, "cohort", g_variant_new_int64 (g_variant_get_int64 (parameter)));
  mb_record_set_text (participation, "role", self->role->nick);
  if (!mb_book_add_record (self->book, participation, &error))
    mb_feedback_error (widget, error);
}

static void
add_missing_button (GtkWidget *row, MbCareerStep *step)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: %s is a cohort, such as “GSoC 2024”. */
  g_autofree char *tooltip = g_strdup_printf (_("Add Participation in %s"), step->cohort_title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "career.add-participation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", step->cohort);
  add_suffix (row, button, tooltip);
}

static char *
dup_step_title (MbCareerStep *step)
{
  if (!step->term || !*step->term)
    return g_strdup (step->cohort_title);
  /* Translators: a cohort and its term, as in “GSoC 2024 · Spring”. */
  return g_strdup_printf (C_("career", "%s · %s"), step->cohort_title, step->term);
}

static void
add_step (MbCareerGroup *self, MbCareerStep *step)
{
  g_autofree char *title = dup_step_title (step);
  const char *status = step->status ? get_label (MB_RECORD_PARTICIPATION, "status", step->status) : "";
  const gboolean recorded = step->participation != 0;
  GtkWidget *row = row_new (title, recorded ? status : _("On a project, but in no participation"), "cohort",
                            step->cohort);

  if (recorded)
    add_edit_button (row, step);
  else
    {
      gtk_widget_add_css_class (row, "warning");
      add_missing_button (row, step);
    }
  append_row (self, row);
}

static void
add_project (MbCareerGroup *self, MbCareerSeat *seat)
{
  const char *outcome = seat->outcome ? get_label (MB_RECORD_PROJECT, "outcome", seat->outcome) : "";
  GtkWidget *row = row_new (seat->title ? seat->title : "", outcome, "project", seat->project);

  gtk_widget_add_css_class (row, "nested");
  append_row (self, row);
}

static void
add_idea (MbCareerGroup *self, MbCareerSeat *seat)
{
  const char *role = seat->role ? get_label (MB_RECORD_SEAT, "role", seat->role) : "";
  const char *status = seat->status ? get_label (MB_RECORD_PROJECT, "status", seat->status) : "";
  /* Translators: a role, a cohort and how it went, as in “Mentor · GSoC 2024 · Withdrawn”. */
  g_autofree char *subtitle = g_strdup_printf (C_("career", "%s · %s · %s"), role, seat->cohort_title, status);

  append_row (self, row_new (seat->title ? seat->title : "", subtitle, "project", seat->project));
}

/* The latest first: that is what one asks for. */
static void
add_steps (MbCareerGroup *self, MbCareer *career)
{
  for (guint i = career->steps->len; i > 0; i--)
    {
      MbCareerStep *step = career->steps->pdata[i - 1];

      if (step->role != self->role)
        continue;
      add_step (self, step);
      for (guint k = 0; k < step->seats->len; k++)
        add_project (self, step->seats->pdata[k]);
    }
}

static void
add_ideas (MbCareerGroup *self, MbCareer *career)
{
  for (guint i = career->ideas->len; i > 0; i--)
    add_idea (self, career->ideas->pdata[i - 1]);
}

static gboolean
holds_focus (MbCareerGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* The rows are made anew; the focus stays with the list. */
static void
show_career (MbCareerGroup *self, MbCareer *career)
{
  const gboolean had_focus = holds_focus (self);

  gtk_list_box_remove_all (self->list);
  if (self->role)
    add_steps (self, career);
  else
    add_ideas (self, career);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
follow_book (MbCareerGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCareer) career = NULL;

  if (mb_record_is_deleted (self->person))
    return;
  career = mb_career_new (self->book, mb_record_get_id (self->person), &error);
  if (career)
    show_career (self, career);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
}

static void
book_changed (MbCareerGroup *self, guint64 kinds)
{
  if (kinds & (BIT (MB_RECORD_PERSON) | BIT (MB_RECORD_PROGRAM) | BIT (MB_RECORD_COHORT) | BIT (MB_RECORD_PROJECT) |
               BIT (MB_RECORD_PARTICIPATION) | BIT (MB_RECORD_SEAT)))
    follow_book (self);
}

/* The object */

static void
mb_career_group_dispose (GObject *object)
{
  MbCareerGroup *self = MB_CAREER_GROUP (object);

  g_clear_object (&self->person);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_career_group_parent_class)->dispose (object);
}

static void
mb_career_group_class_init (MbCareerGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_career_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "career.add-participation", "x", add_participation);
}

static void
mb_career_group_init (MbCareerGroup *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

static void
set_title (MbCareerGroup *self)
{
  g_autofree char *title = NULL;

  if (self->role)
    /* Translators: %s is a role: what somebody took part in “As Mentor”. */
    title = g_strdup_printf (_("As %s"), get_label (MB_RECORD_PARTICIPATION, "role", self->role));
  else
    {
      title = g_strdup (_("Ideas That Did Not Run"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                             _("A seat on a project that was only proposed, or withdrawn, is no "
                                               "participation"));
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * mb_career_group_new:
 * @person: a person of a book
 * @role: (nullable): a role of participations; %NULL: the ideas that did not
 *   run
 *
 * Returns: (transfer floating): a new group, which follows the book
 */
GtkWidget *
mb_career_group_new (MbRecord *person, const MbChoice *role)
{
  MbCareerGroup *self;

  g_return_val_if_fail (MB_IS_RECORD (person), NULL);
  g_return_val_if_fail (mb_record_get_book (person) != NULL, NULL);

  self = g_object_new (MB_TYPE_CAREER_GROUP, NULL);
  self->person = g_object_ref (person);
  self->book = g_object_ref (mb_record_get_book (person));
  self->role = role;
  set_title (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "career.add-participation", !mb_book_get_read_only (self->book));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  follow_book (self);
  return GTK_WIDGET (self);
}
