#include "config.h"

#include "mb-project-facts.h"

#include <glib/gi18n.h>

#include "mb-feedback.h"
#include "mb-record-text.h"

struct _MbProjectFacts {
  AdwPreferencesGroup parent_instance;

  MbRecord *project;
  GtkWidget *title;
  GtkWidget *facts;
  AdwWrapBox *skills;
  GtkWidget *cohort_row;
  GtkWidget *link_row;
};

G_DEFINE_FINAL_TYPE (MbProjectFacts, mb_project_facts, ADW_TYPE_PREFERENCES_GROUP)

/* What is shown */

/* Status and outcome, how hard it is and how long it takes: those that are known. */
static char *
dup_facts (MbRecord *project)
{
  static const char *const fields[] = { "status", "outcome", "difficulty", NULL };
  const gint64 hours = mb_record_get_integer (project, "hours");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; fields[i]; i++)
    {
      g_autofree char *display = mb_record_dup_display (project, fields[i]);

      if (*display)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", display);
    }
  if (hours >= 0)
    {
      g_autofree char *display = g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), (int) hours);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", display);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_skills (MbProjectFacts *self)
{
  g_auto (GStrv) skills = mb_record_dup_words (self->project, "skills");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->skills))))
    adw_wrap_box_remove (self->skills, child);
  for (guint i = 0; skills[i]; i++)
    {
      GtkWidget *label = gtk_label_new (skills[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "skill");
      adw_wrap_box_append (self->skills, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->skills), skills[0] != NULL);
}

/* An address of the web, and no other: whoever wrote the book does not open files of this computer. */
static const char *
get_address (MbRecord *project)
{
  GVariant *value = mb_record_get (project, "url");
  const MbField *field = mb_record_type_find_field (mb_record_get_record_type (project), "url");

  return value && mb_field_is_public (field, value) ? g_variant_get_string (value, NULL) : NULL;
}

static void
update (MbProjectFacts *self)
{
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *cohort = NULL;
  const char *address;

  if (mb_record_is_deleted (self->project))
    return;
  title = mb_record_text_dup_title (self->project, NULL);
  facts = dup_facts (self->project);
  cohort = mb_record_dup_display (self->project, "cohort");
  address = get_address (self->project);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  gtk_widget_set_visible (self->facts, *facts);
  show_skills (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->cohort_row), cohort);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->link_row), address ? address : "");
  gtk_widget_set_visible (self->link_row, address != NULL);
}

/* Where it leads */

static void
open_cohort (MbProjectFacts *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", "cohort",
                              mb_record_get_integer (self->project, "cohort"));
}

static void
opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    mb_feedback_error (self, error);
}

static void
open_link (MbProjectFacts *self)
{
  const char *address = get_address (self->project);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!address)
    return;
  launcher = gtk_uri_launcher_new (address);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, opened,
                           g_object_ref (self));
}

/* The object */

static void
mb_project_facts_dispose (GObject *object)
{
  MbProjectFacts *self = MB_PROJECT_FACTS (object);

  if (self->project)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (mb_project_facts_parent_class)->dispose (object);
}

static void
mb_project_facts_class_init (MbProjectFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_project_facts_dispose;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_heading (MbProjectFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = make_label ("title-2");
  self->facts = make_label ("dimmed");
  self->skills = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->skills, 6);
  adw_wrap_box_set_line_spacing (self->skills, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->skills), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Skills"), -1);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->skills));
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static GtkWidget *
make_link_row (MbProjectFacts *self, const char *title, const char *icon, GCallback activated)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  return row;
}

static void
mb_project_facts_init (MbProjectFacts *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->cohort_row = make_link_row (self, _("Cohort"), "go-next-symbolic", G_CALLBACK (open_cohort));
  self->link_row = make_link_row (self, _("Link"), "adw-external-link-symbolic", G_CALLBACK (open_link));
  gtk_widget_set_tooltip_text (self->link_row, _("Open in Web Browser"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->cohort_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->link_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_heading (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), list);
}

/**
 * mb_project_facts_new:
 * @project: a project of a book
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
mb_project_facts_new (MbRecord *project)
{
  MbProjectFacts *self;

  g_return_val_if_fail (MB_IS_RECORD (project), NULL);

  self = g_object_new (MB_TYPE_PROJECT_FACTS, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
