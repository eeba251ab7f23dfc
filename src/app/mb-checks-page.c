#include "config.h"

#include "mb-checks-page.h"

#include <glib/gi18n.h>

#include "book/mb-match.h"
#include "mb-checks-chips.h"
#include "mb-checks-menu.h"
#include "mb-findings.h"
#include "mb-found-actions.h"
#include "mb-found-list.h"
#include "mb-window-title.h"

/* A list view makes two hundred rows at once, and these are large. So the list begins with as many as a window shows
 * and grows by a few in each frame until the view has its rows; what is below them costs nothing. */
#define FIRST_ROWS 16
#define MORE_ROWS 4
#define ROWS_OF_A_VIEW 250

struct _MbChecksPage {
  AdwNavigationPage parent_instance;

  MbWindowTitle *window_title;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkMenuButton *filter_button;
  GtkWidget *spinner;
  AdwWrapBox *chips;
  AdwBanner *left_out_banner;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListView *list_view;

  MbBook *book;
  MbFindings *findings;
  MbTitles *titles;
  GtkFilter *filter;
  GtkSliceListModel *slice;
  GtkSingleSelection *selection;
  guint growing; /* a tick callback; 0: all are there */

  const char *shown; /* what of: a nick of a severity, "open" or "dismissed" */
  char *rule;        /* empty: all */
  GStrv words;
  gboolean was_mapped;
};

G_DEFINE_FINAL_TYPE (MbChecksPage, mb_checks_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_BOOK = 1,
  PROP_SHOW,
  PROP_RULE,
} MbChecksPageProperty;

static GParamSpec *properties[PROP_RULE + 1];

/* What one does about a finding */

static MbFound *
get_selected (MbChecksPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
open (MbChecksPage *self, guint position)
{
  g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  mb_found_actions_open (GTK_WIDGET (self), found);
}

static gboolean
fix_selected (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  MbChecksPage *self = data;
  MbFound *found = get_selected (self);

  if (!found || !found->fix || found->dismissed || mb_book_get_read_only (self->book))
    return GDK_EVENT_PROPAGATE;
  mb_found_actions_fix (widget, self->book, found);
  return GDK_EVENT_STOP;
}

static gboolean
dismiss_selected (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  MbChecksPage *self = data;
  MbFound *found = get_selected (self);

  if (!found || mb_book_get_read_only (self->book))
    return GDK_EVENT_PROPAGATE;
  if (found->dismissed)
    mb_found_actions_take_back (widget, self->book, found);
  else
    mb_found_actions_dismiss (widget, self->book, found);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GtkShortcutFunc func, gpointer data)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (func, data, NULL)));
}

static void
add_keys (MbChecksPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Return, GDK_CONTROL_MASK, fix_selected, self);
  add_key (keys, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, fix_selected, self);
  add_key (keys, GDK_KEY_Delete, 0, dismiss_selected, self);
  add_key (keys, GDK_KEY_KP_Delete, 0, dismiss_selected, self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}

/* What is shown */

static gboolean
is_shown (const MbChecksPage *self, const MbFound *found)
{
  if (g_str_equal (self->shown, "dismissed"))
    return found->dismissed;
  return !found->dismissed &&
         (g_str_equal (self->shown, "open") || g_str_equal (self->shown, mb_severity_get_nick (found->severity)));
}

static gboolean
passes (gpointer item, gpointer data)
{
  MbChecksPage *self = data;
  MbFound *found = item;

  return is_shown (self, found) && (!*self->rule || g_str_equal (self->rule, found->rule)) &&
         (!self->words || mb_found_matches (found, (const char *const *) self->words));
}

static gboolean
is_filtered (MbChecksPage *self)
{
  return !g_str_equal (self->shown, "open") || *self->rule || (self->words && *self->words);
}

static const char *
state_of (MbChecksPage *self)
{
  if (mb_findings_get_error (self->findings))
    return "failed";
  if (!mb_findings_get_ready (self->findings))
    return "looking";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return "findings";
  return is_filtered (self) ? "nothing" : "clean";
}

static void
show_left_out (MbChecksPage *self)
{
  const guint n = mb_findings_get_left_out (self->findings);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u more is not shown: of each rule the first thousand are",
                               "%u more are not shown: of each rule the first thousand are", n), n);

  adw_banner_set_title (self->left_out_banner, text);
  adw_banner_set_revealed (self->left_out_banner, n > 0);
  /* Screen readers would meet a banner that is only folded away. */
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_banner), n > 0);
}

static void
show_state (MbChecksPage *self)
{
  const GError *error = mb_findings_get_error (self->findings);
  g_autofree char *counts = mb_checks_menu_dup_summary (self->findings);
  g_autofree char *text = error ? g_markup_escape_text (error->message, -1) : NULL;

  mb_window_title_set_subtitle (self->window_title, counts);
  adw_status_page_set_description (self->failure, text);
  gtk_widget_set_visible (self->spinner,
                          mb_findings_get_busy (self->findings) && mb_findings_get_ready (self->findings));
  gtk_stack_set_visible_child_name (self->stack, state_of (self));
}

static gboolean
grow (GtkWidget *list_view, GdkFrameClock *clock, gpointer data)
{
  MbChecksPage *self = data;
  const guint size = gtk_slice_list_model_get_size (self->slice) + MORE_ROWS;
  const guint all = g_list_model_get_n_items (gtk_slice_list_model_get_model (self->slice));

  if (size < MIN (all, ROWS_OF_A_VIEW))
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
begin_small (MbChecksPage *self)
{
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), grow, self, NULL);
}

/* A list view begins with its first row, once it knows how tall its rows are; the heading above it is to be seen as
 * well. */
static gboolean
go_to_top (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  if (gtk_widget_get_mapped (widget) && gtk_adjustment_get_upper (adjustment) <= 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

static void
list_mapped (MbChecksPage *self)
{
  if (!self->was_mapped)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), go_to_top, NULL, NULL);
  self->was_mapped = TRUE;
}

/* The row that had the focus may be gone. */
static void
keep_focus (MbChecksPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_root_get_focus (root) && selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, selected, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
findings_changed (MbChecksPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_left_out (self);
  show_state (self);
  keep_focus (self);
}

/* Filters */

static void
focus_list (MbChecksPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
filter_changed (MbChecksPage *self)
{
  begin_small (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* The button of a chip goes with the chip: the focus goes on to the findings. */
static void
choice_changed (MbChecksPage *self)
{
  mb_checks_chips_show (self->chips, self->shown, self->rule);
  filter_changed (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))))
    focus_list (self);
}

static void
search_changed (MbChecksPage *self)
{
  g_strfreev (self->words);
  self->words = mb_match_dup_words (gtk_editable_get_text (self->search_entry));
  filter_changed (self);
}

static void
set_shown (MbChecksPage *self, const char *shown)
{
  const char *known = mb_checks_menu_find (shown);

  if (!known || g_strcmp0 (self->shown, known) == 0)
    return;
  self->shown = known;
  choice_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
}

static void
set_rule (MbChecksPage *self, const char *rule)
{
  if ((*rule && !mb_checks_get_rule_title (rule)) || !g_set_str (&self->rule, rule))
    return;
  choice_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RULE]);
}

static void
fill_filter_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = mb_checks_menu_new (MB_CHECKS_PAGE (data)->findings);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbChecksPage *self = MB_CHECKS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbChecksPage *self = MB_CHECKS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  set_shown (self, "open");
  set_rule (self, "");
  focus_list (self);
}

/* The object */

static void
fill_list_view (MbChecksPage *self)
{
  g_autoptr (GtkListItemFactory) rows = mb_found_list_new_rows (self->titles);
  g_autoptr (GtkListItemFactory) headings = mb_found_list_new_headings ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  self->slice = gtk_slice_list_model_new (mb_found_list_new_sections (G_LIST_MODEL (self->findings), self->filter), 0, 0);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->slice));
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headings);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  begin_small (self);
}

static void
set_book (MbChecksPage *self, MbBook *book)
{
  self->book = g_object_ref (book);
  self->titles = mb_titles_new (book);
  self->findings = g_object_ref (mb_findings_of (book));
  fill_list_view (self);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (findings_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_left_out (self);
  show_state (self);
}

static void
mb_checks_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbChecksPage *self = MB_CHECKS_PAGE (object);

  switch ((MbChecksPageProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_SHOW:
      g_value_set_string (value, self->shown);
      break;
    case PROP_RULE:
      g_value_set_string (value, self->rule);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_checks_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MbChecksPage *self = MB_CHECKS_PAGE (object);

  switch ((MbChecksPageProperty) id)
    {
    case PROP_BOOK:
      set_book (self, g_value_get_object (value));
      break;
    case PROP_SHOW:
      set_shown (self, g_value_get_string (value));
      break;
    case PROP_RULE:
      set_rule (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_checks_page_dispose (GObject *object)
{
  MbChecksPage *self = MB_CHECKS_PAGE (object);

  if (self->filter_button)
    gtk_menu_button_set_create_popup_func (self->filter_button, NULL, NULL, NULL);
  if (self->list_view)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_CHECKS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->findings);
  g_clear_object (&self->titles);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_checks_page_parent_class)->dispose (object);
}

static void
mb_checks_page_finalize (GObject *object)
{
  MbChecksPage *self = MB_CHECKS_PAGE (object);

  g_free (self->rule);
  g_strfreev (self->words);
  G_OBJECT_CLASS (mb_checks_page_parent_class)->finalize (object);
}

static void
mb_checks_page_class_init (MbChecksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_checks_page_get_property;
  object_class->set_property = mb_checks_page_set_property;
  object_class->dispose = mb_checks_page_dispose;
  object_class->finalize = mb_checks_page_finalize;

  /**
   * MbChecksPage:book:
   *
   * The book whose findings are shown.
   */
  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * MbChecksPage:show:
   *
   * Which findings are shown: "open", "error", "warning", "hint" or
   * "dismissed".
   */
  properties[PROP_SHOW] =
    g_param_spec_string ("show", NULL, NULL, "open",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * MbChecksPage:rule:
   *
   * The name of the rule whose findings alone are shown; empty: of all.
   */
  properties[PROP_RULE] =
    g_param_spec_string ("rule", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, chips);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, left_out_banner);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MbChecksPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped);
  gtk_widget_class_bind_template_callback (widget_class, open);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_install_action (widget_class, "list.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "checks.show-all", NULL, show_all);
  gtk_widget_class_install_property_action (widget_class, "checks.show", "show");
  gtk_widget_class_install_property_action (widget_class, "checks.rule", "rule");
}

static void
mb_checks_page_init (MbChecksPage *self)
{
  self->shown = "open";
  self->rule = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  gtk_menu_button_set_create_popup_func (self->filter_button, fill_filter_menu, self, NULL);
  add_keys (self);
}

/**
 * mb_checks_page_new:
 * @book: a book
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
mb_checks_page_new (MbBook *book)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return g_object_new (MB_TYPE_CHECKS_PAGE, "book", book, NULL);
}
