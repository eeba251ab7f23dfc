#include "config.h"

#include "mb-person-path.h"

#include <glib/gi18n.h>

#include "insight/mb-career.h"
#include "mb-add-dialog.h"
#include "mb-dialog.h"

#define BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))
#define WIDTH 600

struct _MbPersonPath {
  AdwPreferencesGroup parent_instance;

  MbRecord *person;
  MbBook *book;
  GtkWidget *steps;
  GtkWidget *empty;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (MbPersonPath, mb_person_path, ADW_TYPE_PREFERENCES_GROUP)

/* Steps */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
get_role_label (MbCareerStep *step)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PARTICIPATION);

  return mb_choice_get_label (mb_record_type_find_field (type, "role"), step->role);
}

static char *
dup_where (MbCareerStep *step)
{
  if (!step->term || !*step->term)
    return g_strdup (step->program);
  /* Translators: a program and the term of one of its cohorts, as in “GSoC · Spring”. */
  return g_strdup_printf (C_("path", "%s · %s"), step->program, step->term);
}

static GtkWidget *
make_button (MbCareerStep *step)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *year = g_strdup_printf ("%d", step->year);
  g_autofree char *where = dup_where (step);
  /* Translators: a step of somebody's path: the year, the role and the program, as in “2022: Mentee, GSoC”. */
  g_autofree char *spoken = g_strdup_printf (C_("path", "%s: %s, %s"), year, get_role_label (step), where);
  GtkWidget *where_label = make_label (where, "caption");

  gtk_widget_add_css_class (where_label, "dimmed");
  gtk_box_append (GTK_BOX (box), make_label (year, "numeric"));
  gtk_box_append (GTK_BOX (box), make_label (get_role_label (step), "heading"));
  gtk_box_append (GTK_BOX (box), where_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "path-step");
  gtk_widget_add_css_class (button, step->role->nick);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", "cohort", step->cohort);
  gtk_widget_set_tooltip_text (button, step->cohort_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static GtkWidget *
make_arrow (void)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "go-next-symbolic",
                                   NULL);

  gtk_widget_add_css_class (arrow, "dimmed");
  return arrow;
}

/* The arrow stands with the step it leads to: at the end of a line it would lead nowhere. */
static GtkWidget *
make_step (MbCareerStep *step, gboolean first)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 6,
                                 NULL);

  if (!first)
    gtk_box_append (GTK_BOX (box), make_arrow ());
  gtk_box_append (GTK_BOX (box), make_button (step));
  return box;
}

static void
show_steps (MbPersonPath *self, MbCareer *career)
{
  gboolean first = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->steps)))
    adw_wrap_box_remove (ADW_WRAP_BOX (self->steps), child);
  for (guint i = 0; i < career->steps->len; i++)
    {
      MbCareerStep *step = career->steps->pdata[i];

      if (step->participation == 0)
        continue;
      adw_wrap_box_append (ADW_WRAP_BOX (self->steps), make_step (step, first));
      first = FALSE;
    }
  gtk_widget_set_visible (self->steps, !first);
  gtk_widget_set_visible (self->empty, first);
}

static void
follow_book (MbPersonPath *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbCareer) career = NULL;

  if (mb_record_is_deleted (self->person))
    return;
  career = mb_career_new (self->book, mb_record_get_id (self->person), &error);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error ? error->message : NULL);
  if (career)
    show_steps (self, career);
}

static void
book_changed (MbPersonPath *self, guint64 kinds)
{
  if (kinds & (BIT (MB_RECORD_PERSON) | BIT (MB_RECORD_PROGRAM) | BIT (MB_RECORD_COHORT) |
               BIT (MB_RECORD_PARTICIPATION)))
    follow_book (self);
}

/* Adding */

static void
add (MbPersonPath *self, MbRecordKind kind)
{
  MbAddDialog *dialog = mb_add_dialog_new (self->book, kind);

  mb_add_dialog_set_value (dialog, "person", g_variant_new_int64 (mb_record_get_id (self->person)));
  mb_add_dialog_set_opens (dialog, FALSE);
  mb_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
add_participation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add (MB_PERSON_PATH (widget), MB_RECORD_PARTICIPATION);
}

static void
add_seat (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add (MB_PERSON_PATH (widget), MB_RECORD_SEAT);
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Add to a _Cohort…"), "path.add-participation");
  g_menu_append (menu, _("Add to a _Project…"), "path.add-seat");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Add to a Cohort or a Project"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("Took part in no cohort yet"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add to a _Cohort…"));

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "path.add-participation");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_whether_writable (MbPersonPath *self)
{
  const gboolean writable = !mb_book_get_read_only (self->book);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "path.add-participation", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "path.add-seat", writable);
  gtk_widget_set_visible (self->add_button, writable);
  gtk_widget_set_visible (gtk_widget_get_last_child (self->empty), writable);
}

/* The object */

static void
mb_person_path_dispose (GObject *object)
{
  MbPersonPath *self = MB_PERSON_PATH (object);

  g_clear_object (&self->person);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_person_path_parent_class)->dispose (object);
}

static void
mb_person_path_class_init (MbPersonPathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_person_path_dispose;
  gtk_widget_class_install_action (widget_class, "path.add-participation", NULL, add_participation);
  gtk_widget_class_install_action (widget_class, "path.add-seat", NULL, add_seat);
}

static void
mb_person_path_init (MbPersonPath *self)
{
  self->steps = g_object_new (ADW_TYPE_WRAP_BOX,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                              "child-spacing", 6,
                              "line-spacing", 12,
                              "natural-line-length", WIDTH,
                              NULL);
  self->empty = make_empty ();
  self->add_button = make_add_button ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Path Through the Years"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Path Through the Years"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->steps);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty);
}

/**
 * mb_person_path_new:
 * @person: a person of a book
 *
 * Returns: (transfer floating): a new path, which follows the book
 */
GtkWidget *
mb_person_path_new (MbRecord *person)
{
  MbPersonPath *self;

  g_return_val_if_fail (MB_IS_RECORD (person), NULL);
  g_return_val_if_fail (mb_record_get_book (person) != NULL, NULL);

  self = g_object_new (MB_TYPE_PERSON_PATH, NULL);
  self->person = g_object_ref (person);
  self->book = g_object_ref (mb_record_get_book (person));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  show_whether_writable (self);
  follow_book (self);
  return GTK_WIDGET (self);
}
