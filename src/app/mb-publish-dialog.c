#include "config.h"

#include "mb-publish-dialog.h"
#include "mb-window-title.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

/* Bytes of a difference that are shown; more would take a text view long to lay out. */
#define MOST_SHOWN (512 * 1024)
#define LATIN "latin"

struct _MbPublishDialog {
  AdwDialog parent_instance;

  AdwNavigationSplitView *split_view;
  MbWindowTitle *folder_title;
  GtkButton *write_button;
  GtkListBox *pages;
  AdwNavigationPage *diff_page;
  GtkStack *stack;
  GtkSourceView *diff_view;
  GtkSourceBuffer *diff_buffer;
  AdwStatusPage *trouble_page;

  MbPublish *publish;
  GPtrArray *ticks; /* GtkCheckButton, for each page of publish; borrowed */
};

G_DEFINE_FINAL_TYPE (MbPublishDialog, mb_publish_dialog, ADW_TYPE_DIALOG)

enum { WRITE, CHOOSE_FOLDER, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
mb_publish_dialog_dispose (GObject *object)
{
  MbPublishDialog *self = MB_PUBLISH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PUBLISH_DIALOG);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->publish, mb_publish_unref);
  G_OBJECT_CLASS (mb_publish_dialog_parent_class)->dispose (object);
}

/* What would change */

/* The colours of no scheme stand out as far as high contrast asks for; the signs at the beginnings of lines say it all. */
static void
follow_style (MbPublishDialog *self)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  GtkSourceStyleScheme *scheme =
      gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");

  if (scheme)
    gtk_source_buffer_set_style_scheme (self->diff_buffer, scheme);
  gtk_source_buffer_set_highlight_syntax (self->diff_buffer, !adw_style_manager_get_high_contrast (style));
}

/* Pango takes another font for a line without letters where the language has other ones, and no column would line up. */
static void
set_diff (MbPublishDialog *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->diff_buffer);
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, LATIN, &start, &end);
}

static void
show_diff (MbPublishDialog *self, const MbPublishPage *page)
{
  g_autofree char *diff = mb_publish_page_dup_diff (page);
  g_autofree char *beginning = g_strndup (diff, MOST_SHOWN);
  g_autofree char *text = g_utf8_make_valid (beginning, -1);

  g_strdelimit (text, "\r", ' ');
  set_diff (self, text);
}

static char *
dup_differences (const MbPublishPage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < page->differences->len; i++)
    {
      const MbPageDifference *difference = page->differences->pdata[i];

      /* Translators: a line of a page, and what differs there */
      g_string_append_printf (text, _("Line %u: %s"), difference->line, difference->sentence);
      g_string_append_c (text, '\n');
    }
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&text)));
}

/* Why there is nothing that would be written. */
static void
show_trouble (MbPublishDialog *self, const MbPublishPage *page)
{
  g_autofree char *differences = dup_differences (page);
  g_autofree char *escaped = g_markup_escape_text (page->trouble ? page->trouble : differences, -1);

  adw_status_page_set_description (self->trouble_page, escaped);
}

static void
show_page (MbPublishDialog *self, const MbPublishPage *page)
{
  gboolean is_changed = mb_publish_page_is_changed (page);

  if (is_changed)
    show_diff (self, page);
  else
    show_trouble (self, page);
  gtk_stack_set_visible_child_name (self->stack, is_changed ? "diff" : "trouble");
  adw_navigation_page_set_title (self->diff_page, page->name);
}

static void
page_selected (MbPublishDialog *self, GtkListBoxRow *row)
{
  if (row && self->publish)
    show_page (self, self->publish->pages->pdata[gtk_list_box_row_get_index (row)]);
}

static void
page_activated (MbPublishDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Which pages */

static void
ticks_changed (MbPublishDialog *self)
{
  g_autoptr (GPtrArray) ticked = mb_publish_dialog_list_ticked (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->write_button), ticked->len > 0);
}

static char *
dup_subtitle (const MbPublishPage *page)
{
  if (page->trouble)
    return g_strdup (_("Cannot be read"));
  if (page->differences->len == 0)
    return g_strdup (_("Only gets marks around its tables"));
  return g_strdup_printf (ngettext ("%u difference", "%u differences", page->differences->len),
                          page->differences->len);
}

static GtkWidget *
make_row (MbPublishDialog *self, const MbPublishPage *page)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *subtitle = dup_subtitle (page);
  gboolean is_changed = mb_publish_page_is_changed (page);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_changed);
  gtk_widget_set_sensitive (tick, is_changed);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (ticks_changed), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  g_ptr_array_add (self->ticks, tick);
  return row;
}

static void
fill (MbPublishDialog *self)
{
  for (guint i = 0; i < self->publish->pages->len; i++)
    gtk_list_box_append (self->pages, make_row (self, self->publish->pages->pdata[i]));
  gtk_list_box_select_row (self->pages, gtk_list_box_get_row_at_index (self->pages, 0));
  ticks_changed (self);
}

/* What shall be done */

static void
close_dialog (MbPublishDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
close_and_emit (MbPublishDialog *self, guint signal)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[signal], 0);
  g_object_unref (self);
}

static void
write_pages (MbPublishDialog *self)
{
  close_and_emit (self, WRITE);
}

static void
write_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MbPublishDialog *self = MB_PUBLISH_DIALOG (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->write_button)))
    write_pages (self);
}

static void
choose_folder (MbPublishDialog *self)
{
  close_and_emit (self, CHOOSE_FOLDER);
}

static void
mb_publish_dialog_class_init (MbPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_source_init ();
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  G_OBJECT_CLASS (klass)->dispose = mb_publish_dialog_dispose;

  /**
   * MbPublishDialog::write:
   * @self: the dialog
   *
   * Emitted when the ticked pages shall be written. The dialog has closed.
   */
  signals[WRITE] = g_signal_new ("write", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * MbPublishDialog::choose-folder:
   * @self: the dialog
   *
   * Emitted when another folder is wanted. The dialog has closed.
   */
  signals[CHOOSE_FOLDER] = g_signal_new ("choose-folder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, folder_title);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, diff_page);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, diff_view);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, diff_buffer);
  gtk_widget_class_bind_template_child (widget_class, MbPublishDialog, trouble_page);
  gtk_widget_class_bind_template_callback (widget_class, page_selected);
  gtk_widget_class_bind_template_callback (widget_class, page_activated);
  gtk_widget_class_bind_template_callback (widget_class, close_dialog);
  gtk_widget_class_bind_template_callback (widget_class, write_pages);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder);
  gtk_widget_class_install_action (widget_class, "dialog.write", NULL, write_action);
}

static void
mb_publish_dialog_init (MbPublishDialog *self)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();

  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_source_buffer_set_language (self->diff_buffer, gtk_source_language_manager_get_language (manager, "diff"));
  /* A page’s source runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self->diff_view), GTK_TEXT_DIR_LTR);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->diff_buffer), LATIN, "language", "en", NULL);
  follow_style (self);
}

/**
 * mb_publish_dialog_new:
 * @publish: pages held against a book, at least one
 * @folder: where they lie
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
mb_publish_dialog_new (MbPublish *publish, GFile *folder)
{
  MbPublishDialog *self = g_object_new (MB_TYPE_PUBLISH_DIALOG, NULL);
  g_autofree char *name = g_file_get_basename (folder);
  g_autofree char *shown = g_filename_display_name (name);

  self->publish = mb_publish_ref (publish);
  mb_window_title_set_subtitle (self->folder_title, shown);
  fill (self);
  return ADW_DIALOG (self);
}

/**
 * mb_publish_dialog_get_publish:
 * @self: a dialog
 *
 * Returns: (transfer none): the pages
 */
MbPublish *
mb_publish_dialog_get_publish (MbPublishDialog *self)
{
  g_return_val_if_fail (MB_IS_PUBLISH_DIALOG (self), NULL);

  return self->publish;
}

/**
 * mb_publish_dialog_list_ticked:
 * @self: a dialog
 *
 * Returns: (transfer full) (element-type MbPublishPage): the pages that shall
 *   be written
 */
GPtrArray *
mb_publish_dialog_list_ticked (MbPublishDialog *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  g_return_val_if_fail (MB_IS_PUBLISH_DIALOG (self), ticked);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_ptr_array_add (ticked, self->publish->pages->pdata[i]);
  return ticked;
}
