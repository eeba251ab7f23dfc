#include "config.h"

#include "mb-help-dialog.h"

#include <glib/gi18n.h>

#include "mb-dialog.h"
#include "mb-guide.h"
#include "mb-help-text.h"

/**
 * MbHelpDialog:
 *
 * The user guide: its contents with a search over all words, and its pages. A link from one page to another opens it
 * here, one to the web in the browser.
 */
struct _MbHelpDialog {
  AdwDialog parent_instance;

  AdwNavigationView *view;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwPreferencesPage *topics;

  GPtrArray *rows;   /* GtkWidget, as the guide's topics are */
  GPtrArray *groups; /* GtkWidget */
};

G_DEFINE_FINAL_TYPE (MbHelpDialog, mb_help_dialog, ADW_TYPE_DIALOG)

#define WORDS_KEY "mb-words"

/* Searching */

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, NULL);

  return g_utf8_casefold (plain, -1);
}

/* All words of the page are looked through, for a person knows what it does and not what its page is called. */
static gboolean
has_words (GtkWidget *row, char **words)
{
  const char *text = g_object_get_data (G_OBJECT (row), WORDS_KEY);

  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
show_groups_with_rows (MbHelpDialog *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);
      gboolean any = FALSE;

      for (guint j = 0; j < self->rows->len; j++)
        {
          GtkWidget *row = g_ptr_array_index (self->rows, j);

          any |= gtk_widget_get_visible (row) && gtk_widget_is_ancestor (row, group);
        }
      gtk_widget_set_visible (group, any);
    }
}

static void
search_changed (MbHelpDialog *self)
{
  g_autofree char *folded = fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  guint n_found = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean found = has_words (row, words);

      gtk_widget_set_visible (row, found);
      n_found += found;
    }
  show_groups_with_rows (self);
  gtk_stack_set_visible_child_name (self->stack, n_found > 0 ? "topics" : "nothing");
}

static void
open_first (MbHelpDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row))
        {
          mb_help_dialog_show_page (self, gtk_widget_get_name (row));
          return;
        }
    }
}

/* The contents */

static void
on_row_activated (AdwActionRow *row, gpointer data)
{
  mb_help_dialog_show_page (data, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
row_new (MbHelpDialog *self, MbGuideTopic *topic)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *page = mb_guide_dup_page (topic->name);
  g_autofree char *words = g_strconcat (topic->title, " ", topic->summary, " ", page ? page : "", NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), topic->summary);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, topic->name);
  g_object_set_data_full (G_OBJECT (row), WORDS_KEY, fold (words), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
add_group (MbHelpDialog *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->topics, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_topics (MbHelpDialog *self)
{
  g_autoptr (GPtrArray) topics = mb_guide_dup_topics ();
  const char *last = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < topics->len; i++)
    {
      MbGuideTopic *topic = g_ptr_array_index (topics, i);
      GtkWidget *row = row_new (self, topic);

      if (g_strcmp0 (last, topic->group) != 0)
        group = add_group (self, topic->group);
      last = topic->group;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->rows, row);
    }
}

/* The pages */

static gboolean
on_open_link (MbHelpText *text, const char *uri, gpointer data)
{
  g_autofree char *name = g_strndup (uri, strcspn (uri, ".#"));

  return mb_help_dialog_show_page (data, name);
}

static GtkWidget *
page_content_new (MbHelpDialog *self, const char *markdown)
{
  GtkWidget *text = mb_help_text_new (markdown);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (text, "open-link", G_CALLBACK (on_open_link), self, G_CONNECT_DEFAULT);
  adw_clamp_set_child (ADW_CLAMP (clamp), text);
  gtk_widget_add_css_class (clamp, "help-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_focusable (scroller, TRUE);
  return scroller;
}

static AdwNavigationPage *
page_new (const char *title, GtkWidget *content)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), content);
  return adw_navigation_page_new (toolbar_view, title);
}

static const char *
title_of (MbHelpDialog *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (gtk_widget_get_name (g_ptr_array_index (self->rows, i)), name))
      return adw_preferences_row_get_title (g_ptr_array_index (self->rows, i));
  return NULL;
}

/* The object */

static void
mb_help_dialog_dispose (GObject *object)
{
  MbHelpDialog *self = MB_HELP_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_HELP_DIALOG);
  G_OBJECT_CLASS (mb_help_dialog_parent_class)->dispose (object);
}

static void
mb_help_dialog_class_init (MbHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbHelpDialog, view);
  gtk_widget_class_bind_template_child (widget_class, MbHelpDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MbHelpDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbHelpDialog, topics);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_first);
}

static void
mb_help_dialog_init (MbHelpDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_topics (self);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->topics));
}

/**
 * mb_help_dialog_new:
 *
 * Makes the dialog with the user guide, at its contents.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_help_dialog_new (void)
{
  return g_object_new (MB_TYPE_HELP_DIALOG, NULL);
}

/**
 * mb_help_dialog_show_page:
 * @self: a help dialog
 * @name: the name of a page of the guide
 *
 * Opens a page; back leads to what was shown before.
 *
 * Returns: whether there is such a page
 */
gboolean
mb_help_dialog_show_page (MbHelpDialog *self, const char *name)
{
  g_autofree char *markdown = NULL;
  const char *title;
  GtkWidget *content;

  g_return_val_if_fail (MB_IS_HELP_DIALOG (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  title = title_of (self, name);
  markdown = title ? mb_guide_dup_page (name) : NULL;
  if (markdown == NULL)
    return FALSE;
  content = page_content_new (self, markdown);
  adw_navigation_view_push (self->view, page_new (title, content));
  /* The keys that scroll work at once, and Escape leads back. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (content);
  else
    mb_dialog_focus_when_shown (ADW_DIALOG (self), content);
  return TRUE;
}
