#include "config.h"

#include "mb-window.h"

#include <glib/gi18n.h>

#include "mb-application.h"
#include "mb-checks-page.h"
#include "mb-docs-folder.h"
#include "mb-findings.h"
#include "mb-history-page.h"
#include "mb-list-page.h"
#include "mb-overview-page.h"
#include "mb-recent-books.h"
#include "mb-sidebar.h"
#include "mb-trail.h"
#include "mb-unsaved-bar.h"
#include "mb-welcome-page.h"
#include "mb-window-private.h"

struct _MbWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  MbUnsavedBar *unsaved_bar;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *sidebar_page;
  AdwNavigationPage *content_page;
  AdwNavigationView *content_view;
  AdwBanner *read_only_banner;
  GtkMenuButton *menu_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GMenu *recent_menu;
  MbSidebar *sidebar;
  GtkWidget *welcome_page; /* (nullable): only while there is no book */

  MbBook *book;
  MbTrail *trail; /* (nullable): while there is a book */
  MbOverviewModel *overview; /* (nullable): the same; longer than its page, which may be made anew */
  GBindingGroup *visible_page; /* gives the page beside the sidebar its title */
  AdwToast *toast; /* weak */
  gint64 toast_undoes; /* number of the change that the toast offers to undo; 0: none */
  GPtrArray *work;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (MbWindow, mb_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_BOOK = 1,
} MbWindowProperty;

static GParamSpec *properties[PROP_BOOK + 1];

static GSettings *
settings_of (MbWindow *self)
{
  MbApplication *application = mb_window_get_application (self);

  return application ? mb_application_get_settings (application) : NULL;
}

/* Pages */

static AdwNavigationPage *
make_page (const char *name, gpointer data)
{
  MbWindow *self = data;

  if (g_str_equal (name, "overview"))
    return mb_overview_page_new (self->overview);
  if (g_str_equal (name, "checks"))
    return mb_checks_page_new (self->book);
  if (g_str_equal (name, "history"))
    return mb_history_page_new (self->book);
  return ADW_NAVIGATION_PAGE (mb_list_page_new (self->book, mb_record_type_find (name)->kind));
}

static void
page_chosen (MbWindow *self)
{
  const char *page = mb_sidebar_get_page (self->sidebar);

  if (self->trail && page && g_strcmp0 (mb_trail_get_root (self->trail), page) != 0)
    mb_trail_go_to (self->trail, page);
}

/* The way back leads to other pages of the sidebar, too. */
static void
moved (MbWindow *self)
{
  mb_sidebar_set_page (self->sidebar, mb_trail_get_root (self->trail));
  /* A page whose record was deleted had no focus to hand on. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_window_get_focus (GTK_WINDOW (self)))
    gtk_widget_grab_focus (GTK_WIDGET (mb_window_get_visible_page (self)));
}

/* Choosing the page one is on leads back to it from its records. */
static void
page_activated (MbWindow *self)
{
  if (self->trail)
    mb_trail_go_to (self->trail, mb_sidebar_get_page (self->sidebar));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* What lists of windows show: they cut off the end. */
static void
show_title (MbWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->content_view);
  g_autofree char *name = self->book ? mb_book_dup_name (self->book) : NULL;
  g_autofree char *title = NULL;

  if (!page || !name)
    return;
  /* Translators: the title of a window: the name of a book and that of a page in it, as in “AsyncAPI – People”. */
  title = g_strdup_printf (C_("window", "%s – %s"), name, adw_navigation_page_get_title (page));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
visible_page_changed (MbWindow *self)
{
  if (self->visible_page)
    g_binding_group_set_source (self->visible_page, adw_navigation_view_get_visible_page (self->content_view));
  show_title (self);
}

/**
 * mb_window_go_to:
 * @self: a window with a book
 * @page: the name of a page
 *
 * Goes to a page of the sidebar, or opens the preferences on that of the
 * organization.
 */
void
mb_window_go_to (MbWindow *self, const char *page)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (!self->book)
    return;
  if (g_strcmp0 (page, "organization") == 0)
    mb_application_show_preferences (mb_window_get_application (self), self, TRUE);
  if (!mb_sidebar_has_page (page))
    return;
  mb_sidebar_set_page (self->sidebar, page);
  page_activated (self);
}

/**
 * mb_window_push:
 * @self: a window with a book
 * @page: (transfer floating): a page
 *
 * Shows a page on top of the one that is seen.
 */
void
mb_window_push (MbWindow *self, AdwNavigationPage *page)
{
  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  adw_navigation_view_push (self->content_view, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* From the sidebar of a narrow window, forward is to the page beside it. */
static gboolean
shows_content (MbWindow *self)
{
  return !adw_navigation_split_view_get_collapsed (self->split_view) ||
         adw_navigation_split_view_get_show_content (self->split_view);
}

/* A narrow window shows the sidebar or the page beside it, a wide one both. */
static void
show_content (MbWindow *self, gboolean shown)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view) || shown)
    adw_navigation_split_view_set_show_content (self->split_view, shown);
}

/**
 * mb_window_go_back:
 * @self: a window
 *
 * Goes back to what one looked at before.
 */
void
mb_window_go_back (MbWindow *self)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (!self->trail)
    return;
  show_content (self, mb_trail_go_back (self->trail));
}

/**
 * mb_window_go_forward:
 * @self: a window
 *
 * Goes to what one looked at before one went back.
 */
void
mb_window_go_forward (MbWindow *self)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (!self->trail)
    return;
  if (shows_content (self))
    mb_trail_go_forward (self->trail);
  show_content (self, TRUE);
}

/**
 * mb_window_step_page:
 * @self: a window
 * @steps: how many pages of the sidebar to go down; negative: up
 *
 * Goes to a page next to the one of the sidebar; after the last comes the first.
 */
void
mb_window_step_page (MbWindow *self, int steps)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (self->trail)
    mb_window_go_to (self, mb_sidebar_get_page_beside (self->sidebar, steps));
}

/**
 * mb_window_change_pane:
 * @self: a window
 *
 * Takes the focus from the sidebar to the page beside it, or back.
 */
void
mb_window_change_pane (MbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean from_sidebar;

  g_return_if_fail (MB_IS_WINDOW (self));

  if (!self->trail)
    return;
  from_sidebar = !shows_content (self) || (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar_page)));
  show_content (self, from_sidebar);
  gtk_widget_grab_focus (from_sidebar ? GTK_WIDGET (mb_window_get_visible_page (self)) : GTK_WIDGET (self->sidebar));
}

/**
 * mb_window_open_menu:
 * @self: a window
 *
 * Opens the main menu; a narrow window shows the sidebar for it.
 */
void
mb_window_open_menu (MbWindow *self)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  if (!self->trail)
    return;
  show_content (self, FALSE);
  gtk_menu_button_popup (self->menu_button);
}

/**
 * mb_window_get_page_name:
 * @self: a window
 *
 * Returns: (nullable): the name of the page chosen in the sidebar
 */
const char *
mb_window_get_page_name (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->book ? mb_sidebar_get_page (self->sidebar) : NULL;
}

/**
 * mb_window_get_visible_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page one sees beside the sidebar
 */
AdwNavigationPage *
mb_window_get_visible_page (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->book ? adw_navigation_view_get_visible_page (self->content_view) : NULL;
}

/* The menu */

static void
fill_recent_menu (MbWindow *self)
{
  if (gtk_menu_button_get_active (self->menu_button))
    mb_recent_books_fill_menu (self->recent_menu, self->book ? mb_book_get_path (self->book) : NULL);
}

/* Undo and redo */

/* Its button would take back what was done since, and not what it speaks of. */
static void
dismiss_late_undo (MbWindow *self)
{
  if (self->toast && self->toast_undoes != 0 && mb_book_get_undo_number (self->book) != self->toast_undoes)
    adw_toast_dismiss (self->toast);
}

static void
follow_labels (MbWindow *self)
{
  g_autofree char *undo = self->book ? mb_book_dup_undo_label (self->book) : NULL;
  g_autofree char *redo = self->book ? mb_book_dup_redo_label (self->book) : NULL;
  /* Translators: %s is a change: “Edit name of Ada Lovelace”. */
  g_autofree char *undo_text = undo ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  /* Translators: %s is a change: “Edit name of Ada Lovelace”. */
  g_autofree char *redo_text = redo ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));

  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
  mb_window_update_actions (self);
  dismiss_late_undo (self);
}

/* The book */

static void
show_findings (MbWindow *self, MbFindings *findings)
{
  mb_sidebar_set_findings (self->sidebar, mb_findings_count_open (findings),
                           mb_findings_count (findings, MB_SEVERITY_ERROR));
}

static void
set_author (MbWindow *self)
{
  g_autofree char *author = NULL;

  if (!self->book || !mb_window_get_application (self))
    return;
  author = mb_application_dup_author (mb_window_get_application (self));
  mb_book_set_author (self->book, author);
}

static void
tell_docs_folder (MbWindow *self)
{
  g_autoptr (GFile) folder = NULL;

  if (!self->book || !settings_of (self))
    return;
  folder = mb_docs_folder_dup (settings_of (self), mb_book_get_path (self->book));
  mb_findings_set_docs (mb_findings_of (self->book), folder ? g_file_peek_path (folder) : NULL);
}

/* Pages may have been edited or pulled in another program. */
static void
active_changed (MbWindow *self)
{
  if (self->book && gtk_window_is_active (GTK_WINDOW (self)))
    mb_findings_look_again (mb_findings_of (self->book));
}

static void
set_book (MbWindow *self, MbBook *book)
{
  g_autofree char *name = mb_book_dup_name (book);

  self->book = g_object_ref (book);
  mb_book_watch (book);
  mb_unsaved_bar_set_book (self->unsaved_bar, book);
  set_author (self);
  tell_docs_folder (self);
  g_signal_connect_object (mb_findings_of (book), "changed", G_CALLBACK (show_findings), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed), NULL);
  g_signal_connect_swapped (book, "notify::undo-label", G_CALLBACK (follow_labels), self);
  g_signal_connect_swapped (book, "notify::redo-label", G_CALLBACK (follow_labels), self);
  adw_navigation_page_set_title (self->sidebar_page, name);
  /* Screen readers would meet a banner that is only folded away. */
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_banner), mb_book_get_read_only (book));
  self->overview = mb_overview_model_new (book);
  self->trail = mb_trail_new (self->content_view, book, make_page, self);
  g_signal_connect_swapped (self->trail, "moved", G_CALLBACK (moved), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

static void
show_welcome_page (MbWindow *self)
{
  self->welcome_page = mb_welcome_page_new ();
  gtk_stack_add_child (self->stack, self->welcome_page);
  gtk_stack_set_visible_child (self->stack, self->welcome_page);
}

static void
show_book (MbWindow *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->split_view));
  if (self->welcome_page)
    gtk_stack_remove (self->stack, self->welcome_page);
  self->welcome_page = NULL;
  mb_window_restore_place (self);
  follow_labels (self);
}

static MbBook *
open_book (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MbBook *book = mb_book_open (path, MB_OPEN_NONE, &reason);

  if (!book && g_error_matches (reason, MB_ERROR, MB_ERROR_READ_ONLY))
    return mb_book_open (path, MB_OPEN_READ_ONLY, error);
  if (!book)
    g_propagate_error (error, g_steal_pointer (&reason));
  return book;
}

/**
 * mb_window_open:
 * @self: a window without a book
 * @path: path of a book
 * @error: return location for an error
 *
 * Opens a book and shows it. One that may not be written is opened to be read
 * and a banner says so.
 *
 * Errors are those of mb_book_open().
 *
 * Returns: whether the book is shown
 */
gboolean
mb_window_open (MbWindow *self, const char *path, GError **error)
{
  g_autoptr (MbBook) book = NULL;

  g_return_val_if_fail (MB_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->book == NULL, FALSE);

  book = open_book (path, error);
  if (!book)
    return FALSE;
  set_book (self, book);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    mb_window_restore_size (self, mb_book_get_path (book));
  show_book (self);
  g_settings_set_string (settings_of (self), "last-book", mb_book_get_path (book));
  return TRUE;
}

/**
 * mb_window_get_book:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the book that the window shows
 */
MbBook *
mb_window_get_book (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  return self->book;
}

/* Toasts and work */

/**
 * mb_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast in the place of the one before: what it said is no longer the
 * latest, and a queue of them would speak of things long gone.
 */
void
mb_window_add_toast (MbWindow *self, AdwToast *toast)
{
  g_return_if_fail (MB_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_undoes = 0;
  if (self->book && g_strcmp0 (adw_toast_get_action_name (toast), "win.undo") == 0)
    self->toast_undoes = mb_book_get_undo_number (self->book);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * mb_window_begin_work:
 * @self: a window
 * @title: what is being done
 *
 * Says that work in another thread has begun. The window does not close
 * before mb_window_end_work().
 *
 * Returns: (transfer none): the dialog to tell the progress to
 */
MbProgressDialog *
mb_window_begin_work (MbWindow *self, const char *title)
{
  MbProgressDialog *work;

  g_return_val_if_fail (MB_IS_WINDOW (self), NULL);

  work = mb_progress_dialog_start (GTK_WIDGET (self), title);
  g_ptr_array_add (self->work, work);
  return work;
}

/**
 * mb_window_end_work:
 * @self: a window
 * @work: what mb_window_begin_work() gave
 *
 * Says that the work is done, and closes a window that waited for it.
 */
void
mb_window_end_work (MbWindow *self, MbProgressDialog *work)
{
  g_return_if_fail (MB_IS_WINDOW (self));

  mb_progress_dialog_finish (work);
  g_ptr_array_remove (self->work, work);
  if (self->closing && self->work->len == 0)
    gtk_window_close (GTK_WINDOW (self));
}

/**
 * mb_window_is_working:
 * @self: a window
 *
 * Returns: whether work has begun that has not ended
 */
gboolean
mb_window_is_working (MbWindow *self)
{
  g_return_val_if_fail (MB_IS_WINDOW (self), FALSE);

  return self->work->len > 0;
}

static gboolean
mb_window_close_request (GtkWindow *window)
{
  MbWindow *self = MB_WINDOW (window);

  if (mb_window_ask_about_unsaved (self))
    return GDK_EVENT_STOP;
  if (self->work->len > 0)
    {
      self->closing = TRUE;
      for (guint i = 0; i < self->work->len; i++)
        g_cancellable_cancel (mb_progress_dialog_get_cancellable (self->work->pdata[i]));
      return GDK_EVENT_STOP;
    }
  mb_window_remember (self);
  return GTK_WINDOW_CLASS (mb_window_parent_class)->close_request (window);
}

/* The object */

static void
mb_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbWindowProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, MB_WINDOW (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A window is never seen without a book and without the welcome page. */
static void
mb_window_realize (GtkWidget *widget)
{
  MbWindow *self = MB_WINDOW (widget);

  if (!self->book && !self->welcome_page)
    show_welcome_page (self);
  GTK_WIDGET_CLASS (mb_window_parent_class)->realize (widget);
}

static void
mb_window_dispose (GObject *object)
{
  MbWindow *self = MB_WINDOW (object);

  if (self->book)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->trail);
  g_clear_object (&self->overview);
  g_clear_object (&self->visible_page);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_WINDOW);
  g_clear_object (&self->book);
  g_clear_pointer (&self->work, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_window_parent_class)->dispose (object);
}

static void
mb_window_class_init (MbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_window_get_property;
  object_class->dispose = mb_window_dispose;
  widget_class->realize = mb_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = mb_window_close_request;

  /**
   * MbWindow:book:
   *
   * The book that the window shows, or %NULL while it shows the welcome page.
   */
  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MB_TYPE_SIDEBAR);
  g_type_ensure (MB_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MbWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, unsaved_bar);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, sidebar_page);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, content_view);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, MbWindow, sidebar);
  gtk_widget_class_bind_template_callback (widget_class, fill_recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, page_activated);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed);
  mb_window_class_install_actions (widget_class);
  mb_window_class_install_navigation (widget_class);
}

static void
mb_window_init (MbWindow *self)
{
  self->work = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  self->visible_page = g_binding_group_new ();
  g_binding_group_bind (self->visible_page, "title", self->content_page, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->content_page, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  mb_window_add_navigation_keys (self);
  mb_window_add_drop_target (self);
  mb_window_update_actions (self);
}

/**
 * mb_window_new:
 * @application: the program
 *
 * Makes a window without a book. It is not shown before gtk_window_present().
 *
 * Returns: (transfer none): a new window, which the application holds
 */
MbWindow *
mb_window_new (MbApplication *application)
{
  MbWindow *self;

  g_return_val_if_fail (MB_IS_APPLICATION (application), NULL);

  self = g_object_new (MB_TYPE_WINDOW, "application", application, NULL);
  mb_window_restore_size (self, NULL);
  g_settings_bind (settings_of (self), "more-records", self->sidebar, "unfolded", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings_of (self), "changed::docs-folders", G_CALLBACK (tell_docs_folder), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings_of (self), "changed::author", G_CALLBACK (set_author), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_window_get_application:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the program that the window is of
 */
MbApplication *
mb_window_get_application (MbWindow *self)
{
  return MB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}
