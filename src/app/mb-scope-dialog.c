#include "config.h"

#include "mb-scope-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-date.h"
#include "mb-figure-words.h"

/* The first entry of the lists of years; the others are years. */
#define ANY_YEAR 0

struct _MbScopeDialog {
  AdwDialog parent_instance;

  AdwComboRow *first_row;
  AdwComboRow *last_row;
  AdwComboRow *running_row; /* its entries are those of MbRunning */
  AdwPreferencesGroup *as_of_group;
  AdwEntryRow *as_of_row;
  AdwPreferencesGroup *programs_group;

  MbOverviewModel *model;
  GArray *years;       /* int: those of the cohorts, from the first */
  GArray *program_ids; /* gint64 */
  GPtrArray *checks;   /* GtkCheckButton: one for each of them */
  gboolean filling;    /* the rows change by themselves */
};

G_DEFINE_FINAL_TYPE (MbScopeDialog, mb_scope_dialog, ADW_TYPE_DIALOG)

static MbScopeChoice *
get_choice (MbScopeDialog *self)
{
  return mb_overview_model_get_choice (self->model);
}

static const MbScope *
get_scope (MbScopeDialog *self)
{
  return mb_scope_choice_get_scope (get_choice (self));
}

/* Years */

static int
get_year (MbScopeDialog *self, AdwComboRow *row)
{
  const guint selected = adw_combo_row_get_selected (row);

  if (selected == ANY_YEAR || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  return g_array_index (self->years, int, selected - 1);
}

static void
select_year (MbScopeDialog *self, AdwComboRow *row, int year)
{
  guint selected = ANY_YEAR;

  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      selected = i + 1;
  adw_combo_row_set_selected (row, selected);
}

/* The other end goes along: there are no years from 2024 to 2022. */
static void
years_chosen (MbScopeDialog *self, GParamSpec *pspec, AdwComboRow *row)
{
  int first, last;

  if (self->filling)
    return;
  first = get_year (self, self->first_row);
  last = get_year (self, self->last_row);
  if (first != 0 && last != 0 && first > last)
    {
      if (row == self->first_row)
        last = first;
      else
        first = last;
    }
  mb_scope_choice_set_years (get_choice (self), first, last);
}

static void
fill_years (MbScopeDialog *self, MbFacts *facts)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("year", "Any"));
  for (guint i = 0; i < facts->cohorts->len; i++)
    {
      const int year = g_array_index (facts->cohorts, MbCohortFact, i).year;
      g_autofree char *name = g_strdup_printf ("%d", year);

      if (self->years->len > 0 && g_array_index (self->years, int, self->years->len - 1) == year)
        continue;
      g_array_append_val (self->years, year);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->first_row, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->last_row, G_LIST_MODEL (names));
}

/* Running cohorts */

static void
running_chosen (MbScopeDialog *self)
{
  if (!self->filling)
    mb_scope_choice_set_running (get_choice (self), adw_combo_row_get_selected (self->running_row));
}

/* The date */

static char *
dup_as_of_text (MbScopeDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->as_of_row))));
}

static void
as_of_changed (MbScopeDialog *self)
{
  g_autofree char *text = dup_as_of_text (self);
  const gboolean valid = *text == '\0' || mb_date_is_valid (text);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->as_of_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->as_of_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->as_of_row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
as_of_applied (MbScopeDialog *self)
{
  g_autofree char *text = dup_as_of_text (self);

  if (*text == '\0')
    mb_scope_choice_set_as_of (get_choice (self), NULL);
  else if (mb_date_is_valid (text))
    mb_scope_choice_set_as_of (get_choice (self), text);
}

/* Text that is set anew would have to be applied again. */
static void
show_as_of (MbScopeDialog *self, const char *as_of)
{
  GtkEditable *entry = GTK_EDITABLE (self->as_of_row);

  if (!g_str_equal (gtk_editable_get_text (entry), as_of))
    gtk_editable_set_text (entry, as_of);
}

/* What is taken without a date is only known where none is given. */
static void
show_as_of_help (MbScopeDialog *self)
{
  MbOverview *overview = mb_overview_model_get_overview (self->model);
  const char *latest = overview && !mb_scope_choice_get_as_of (get_choice (self))
                         ? mb_insights_get_as_of (overview->insights) : NULL;
  g_autofree char *date = latest ? mb_words_dup_date (latest) : NULL;
  g_autofree char *help = NULL;

  if (date)
    /* Translators: %s is a date. */
    help = g_strdup_printf (_("As 2025, 2025-10 or 2025-10-31. Without one it is the date of the latest observation: %s."),
                            date);
  else
    help = g_strdup (_("As 2025, 2025-10 or 2025-10-31. Without one it is the date of the latest observation."));
  adw_preferences_group_set_description (self->as_of_group, help);
}

/* Programs */

static void
program_chosen (MbScopeDialog *self)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->filling)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_array_append_val (chosen, g_array_index (self->program_ids, gint64, i));
  mb_scope_choice_set_programs (get_choice (self), chosen->len < self->checks->len ? chosen : NULL);
}

static void
add_program (MbScopeDialog *self, const MbProgramTitle *program)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), program->title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (program_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->programs_group, row);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->program_ids, program->id);
}

static gboolean
is_chosen (MbScopeDialog *self, guint n)
{
  GHashTable *programs = get_scope (self)->programs;

  return !programs || g_hash_table_contains (programs, &g_array_index (self->program_ids, gint64, n));
}

static void
all_programs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mb_scope_choice_set_programs (get_choice (MB_SCOPE_DIALOG (widget)), NULL);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mb_scope_choice_reset (get_choice (MB_SCOPE_DIALOG (widget)));
}

/* All of it */

static void
show_choice (MbScopeDialog *self)
{
  MbScopeChoice *choice = get_choice (self);
  const MbScope *scope = get_scope (self);
  const char *as_of = mb_scope_choice_get_as_of (choice);

  self->filling = TRUE;
  select_year (self, self->first_row, scope->first_year);
  select_year (self, self->last_row, scope->last_year);
  adw_combo_row_set_selected (self->running_row, mb_scope_choice_get_running (choice));
  show_as_of (self, as_of ? as_of : "");
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], is_chosen (self, i));
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scope.reset", !mb_scope_choice_is_usual (choice));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scope.all-programs", scope->programs != NULL);
}

/* The object */

static void
mb_scope_dialog_dispose (GObject *object)
{
  MbScopeDialog *self = MB_SCOPE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_SCOPE_DIALOG);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (mb_scope_dialog_parent_class)->dispose (object);
}

static void
mb_scope_dialog_finalize (GObject *object)
{
  MbScopeDialog *self = MB_SCOPE_DIALOG (object);

  g_array_unref (self->years);
  g_array_unref (self->program_ids);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (mb_scope_dialog_parent_class)->finalize (object);
}

static void
mb_scope_dialog_class_init (MbScopeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_scope_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_scope_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-scope-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, running_row);
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, as_of_group);
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, as_of_row);
  gtk_widget_class_bind_template_child (widget_class, MbScopeDialog, programs_group);
  gtk_widget_class_bind_template_callback (widget_class, years_chosen);
  gtk_widget_class_bind_template_callback (widget_class, running_chosen);
  gtk_widget_class_bind_template_callback (widget_class, as_of_changed);
  gtk_widget_class_bind_template_callback (widget_class, as_of_applied);
  gtk_widget_class_install_action (widget_class, "scope.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "scope.all-programs", NULL, all_programs_action);
}

static void
mb_scope_dialog_init (MbScopeDialog *self)
{
  self->filling = TRUE;
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->program_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_scope_dialog_new:
 * @model: the figures, which have been loaded
 *
 * Makes the dialog of their scope.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_scope_dialog_new (MbOverviewModel *model)
{
  MbScopeDialog *self = g_object_new (MB_TYPE_SCOPE_DIALOG, NULL);
  MbOverview *overview = mb_overview_model_get_overview (model);

  g_return_val_if_fail (overview != NULL, ADW_DIALOG (self));

  self->model = g_object_ref (model);
  fill_years (self, mb_insights_get_facts (overview->insights));
  for (guint i = 0; i < overview->programs->len; i++)
    add_program (self, overview->programs->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->programs_group), overview->programs->len > 1);
  g_signal_connect_object (get_choice (self), "changed", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "loaded", G_CALLBACK (show_as_of_help), self, G_CONNECT_SWAPPED);
  show_choice (self);
  show_as_of_help (self);
  return ADW_DIALOG (self);
}
