#include "config.h"

#include "mb-cohort-sections.h"

#include "book/mb-roster.h"
#include "mb-cohort-numbers.h"
#include "mb-dialog.h"
#include "mb-funnel-group.h"
#include "mb-milestone-group.h"
#include "mb-next-cohort-dialog.h"
#include "mb-record-page.h"
#include "mb-roster-group.h"

/**
 * mb_cohort_sections_list_head:
 * @cohort: a cohort of a book
 * @groups: (element-type Adw.PreferencesGroup): where the new groups go
 *
 * Makes what one looks for in a cohort: the numbers, who is in it, what they
 * work on, and when.
 */
void
mb_cohort_sections_list_head (MbRecord *cohort, GPtrArray *groups)
{
  g_autoptr (MbRoster) roster = mb_roster_new (mb_record_get_book (cohort), mb_record_get_id (cohort));

  g_ptr_array_add (groups, mb_cohort_numbers_new (roster, cohort));
  g_ptr_array_add (groups, mb_roster_group_new (roster, cohort, "mentee"));
  g_ptr_array_add (groups, mb_roster_group_new (roster, cohort, "mentor"));
  g_ptr_array_add (groups, mb_roster_group_new (roster, cohort, NULL));
  g_ptr_array_add (groups, mb_milestone_group_new (cohort));
  g_ptr_array_add (groups, mb_funnel_group_new (cohort));
}

/* Where projects and milestones are typed */

typedef GtkWidget *(*GetEntryFunc) (GtkWidget *widget);

static GtkWidget *
get_project_entry (GtkWidget *widget)
{
  return MB_IS_ROSTER_GROUP (widget) ? mb_roster_group_get_entry (MB_ROSTER_GROUP (widget)) : NULL;
}

static GtkWidget *
get_milestone_entry (GtkWidget *widget)
{
  return MB_IS_MILESTONE_GROUP (widget) ? mb_milestone_group_get_entry (MB_MILESTONE_GROUP (widget)) : NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget, GetEntryFunc get_entry)
{
  GtkWidget *found = get_entry (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, get_entry);
  return found;
}

/* The key also comes while the page is below another one or below a dialog. */
static gboolean
is_on_top (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (page) && !(focus && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG));
}

static void
go_to_entry (GtkWidget *page, GetEntryFunc get_entry)
{
  GtkWidget *entry = is_on_top (page) ? find_entry (page, get_entry) : NULL;

  if (entry)
    gtk_widget_grab_focus (entry);
}

static void
add_project (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  go_to_entry (page, get_project_entry);
}

static void
add_milestone (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  go_to_entry (page, get_milestone_entry);
}

/* The next cohort */

static void
add_next (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  MbRecord *cohort = mb_record_page_get_record (page);

  if (is_on_top (page) && !mb_record_is_deleted (cohort))
    mb_dialog_present (ADW_DIALOG (mb_next_cohort_dialog_new (cohort)), page);
}

/* Setting up */

static const struct {
  GActionEntry entry;
  guint key; /* with Ctrl and Shift */
} actions[] = {
  { { .name = "add-project", .activate = add_project }, GDK_KEY_j },
  { { .name = "add-milestone", .activate = add_milestone }, GDK_KEY_e },
  { { .name = "next", .activate = add_next }, GDK_KEY_l },
};

static void
add_shortcut (GtkEventController *keys, guint key, const char *name)
{
  g_autofree char *action = g_strconcat ("cohort.", name, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_named_action_new (action)));
}

/**
 * mb_cohort_sections_set_up:
 * @page: the page of a cohort
 * @cohort: the cohort
 *
 * Gives the page its actions, and keys that work wherever in the window the
 * focus is.
 */
void
mb_cohort_sections_set_up (GtkWidget *page, MbRecord *cohort)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *keys;

  if (mb_book_get_read_only (mb_record_get_book (cohort)))
    return;
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_action_map_add_action_entries (G_ACTION_MAP (group), &actions[i].entry, 1, page);
      add_shortcut (keys, actions[i].key, actions[i].entry.name);
    }
  gtk_widget_insert_action_group (page, "cohort", G_ACTION_GROUP (group));
  gtk_widget_add_controller (page, keys);
}
