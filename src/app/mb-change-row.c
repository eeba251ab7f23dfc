#include "config.h"

#include "mb-change-row.h"

#include <glib/gi18n.h>

#include "book/mb-steps.h"
#include "book/mb-words.h"

struct _MbChangeRow {
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *state;
  GtkMenuButton *menu_button;

  MbTitles *titles;
  MbChange *change;
  char *spoken;
};

G_DEFINE_FINAL_TYPE (MbChangeRow, mb_change_row, GTK_TYPE_BOX)

enum {
  SIGNAL_SPOKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * mb_change_row_get_icon:
 * @verb: what a change did
 *
 * Returns: the name of the icon for it
 */
const char *
mb_change_row_get_icon (MbVerb verb)
{
  switch (verb)
    {
    case MB_VERB_ADD:
      return "list-add-symbolic";
    case MB_VERB_DELETE:
      return "user-trash-symbolic";
    case MB_VERB_IMPORT:
      return "document-send-symbolic";
    case MB_VERB_START:
      return "starred-symbolic";
    case MB_VERB_EDIT:
    case MB_VERB_MERGE:
    default:
      return "document-edit-symbolic";
    }
}

/**
 * mb_change_row_get_word:
 * @state: where a change stands
 *
 * Returns: one or a few words for it; empty for what is in effect
 */
const char *
mb_change_row_get_word (MbChangeState state)
{
  switch (state)
    {
    case MB_CHANGE_UNDONE:
      return _("Undone");
    case MB_CHANGE_ABANDONED:
      return _("Undone for Good");
    case MB_CHANGE_SEALED:
      return _("Sealed");
    case MB_CHANGE_DONE:
    default:
      return "";
    }
}

/**
 * mb_change_row_get_state_tip:
 * @state: where a change stands
 *
 * Returns: (nullable): what that means
 */
const char *
mb_change_row_get_state_tip (MbChangeState state)
{
  switch (state)
    {
    case MB_CHANGE_UNDONE:
      return _("It was taken back; redo brings it again");
    case MB_CHANGE_ABANDONED:
      return _("It was taken back, and another edit came since");
    case MB_CHANGE_SEALED:
      return _("It was done by an older version of the program and can no longer be undone");
    case MB_CHANGE_DONE:
    default:
      return NULL;
    }
}

/**
 * mb_change_row_dup_subtitle:
 * @change: a change
 *
 * Returns: (transfer full): the time of day and who made it
 */
char *
mb_change_row_dup_subtitle (MbChange *change)
{
  g_autoptr (GDateTime) time = g_date_time_to_local (mb_change_get_time (change));
  /* Translators: a time of day as g_date_time_format() writes it. */
  g_autofree char *clock = g_date_time_format (time, _("%H:%M"));

  if (!*mb_change_get_author (change))
    return g_steal_pointer (&clock);
  return g_strdup_printf ("%s · %s", clock, mb_change_get_author (change));
}

/* The menu */

static void
append_step (GMenu *menu, const char *label, const char *action, gint64 number)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", number);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: what can be done hangs on the changes that came since. */
static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  MbChangeRow *self = MB_CHANGE_ROW (data);
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 number;

  if (!self->change)
    return;
  number = mb_change_get_number (self->change);
  append_step (menu, _("_Details"), "win.show-change", number);
  if (mb_change_get_state (self->change) == MB_CHANGE_UNDONE)
    append_step (menu, _("_Redo up to Here…"), "win.redo-to", number);
  else if (mb_change_get_state (self->change) != MB_CHANGE_ABANDONED &&
           mb_book_get_last_done (mb_titles_get_book (self->titles)) > number)
    append_step (menu, _("_Undo Back to Here…"), "win.undo-to", number);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
pressed (MbChangeRow *self, int n_presses, double x, double y, GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu_button);
}

static GtkMenuButton *
menu_button_new (MbChangeRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, self, NULL);
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return GTK_MENU_BUTTON (button);
}

/* The object */

static GtkLabel *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static void
mb_change_row_dispose (GObject *object)
{
  MbChangeRow *self = MB_CHANGE_ROW (object);

  mb_change_row_show (self, NULL, NULL);
  if (self->menu_button)
    gtk_menu_button_set_create_popup_func (self->menu_button, NULL, NULL, NULL);
  self->menu_button = NULL;
  G_OBJECT_CLASS (mb_change_row_parent_class)->dispose (object);
}

static void
mb_change_row_finalize (GObject *object)
{
  g_free (MB_CHANGE_ROW (object)->spoken);
  G_OBJECT_CLASS (mb_change_row_parent_class)->finalize (object);
}

static void
mb_change_row_class_init (MbChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_change_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_change_row_finalize;

  /**
   * MbChangeRow::spoken:
   * @self: the row
   *
   * What mb_change_row_get_spoken() says is another: a name was found.
   */
  signals[SIGNAL_SPOKEN] =
    g_signal_new ("spoken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_change_row_init (MbChangeRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkGesture *click = gtk_gesture_click_new ();

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = label_new ();
  self->subtitle = label_new ();
  self->state = GTK_LABEL (gtk_label_new (NULL));
  self->menu_button = menu_button_new (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->subtitle));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu_button));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * mb_change_row_new:
 *
 * Returns: (transfer floating): a new row that shows nothing yet
 */
GtkWidget *
mb_change_row_new (void)
{
  return g_object_new (MB_TYPE_CHANGE_ROW, NULL);
}

static void
show_state (MbChangeRow *self)
{
  const MbChangeState state = mb_change_get_state (self->change);

  gtk_label_set_text (self->state, mb_change_row_get_word (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), mb_change_row_get_state_tip (state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != MB_CHANGE_DONE);
  if (state == MB_CHANGE_UNDONE || state == MB_CHANGE_ABANDONED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dimmed");
}

static void
show_words (MbChangeRow *self)
{
  MbBook *book = mb_titles_get_book (self->titles);
  g_autoptr (GPtrArray) touches = mb_book_read_touches (book, self->change, MB_CHANGE_ROW_MUCH, NULL);
  g_autofree char *title = mb_words_dup_change (self->titles, self->change, touches);
  g_autofree char *subtitle = mb_change_row_dup_subtitle (self->change);
  const MbChangeState state = mb_change_get_state (self->change);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  g_free (self->spoken);
  self->spoken = g_strjoin (C_("list", ", "), title, subtitle, state == MB_CHANGE_DONE ? NULL : mb_change_row_get_word (state), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  mb_titles_look_around (self->titles);
}

/* Names that were missed were found in the history. */
static void
titles_found (MbChangeRow *self)
{
  show_words (self);
  g_signal_emit (self, signals[SIGNAL_SPOKEN], 0);
}

/**
 * mb_change_row_show:
 * @self: a row
 * @titles: (nullable): the titles of the book's records
 * @change: (nullable): a change of the book
 *
 * Shows a change, or nothing.
 */
void
mb_change_row_show (MbChangeRow *self, MbTitles *titles, MbChange *change)
{
  g_return_if_fail (MB_IS_CHANGE_ROW (self));
  g_return_if_fail ((titles == NULL) == (change == NULL));

  if (self->titles)
    g_signal_handlers_disconnect_by_func (self->titles, titles_found, self);
  g_set_object (&self->titles, titles);
  g_set_object (&self->change, change);
  if (!change)
    return;
  g_signal_connect_swapped (titles, "found", G_CALLBACK (titles_found), self);
  gtk_image_set_from_icon_name (self->icon, mb_change_row_get_icon (mb_change_get_verb (change)));
  show_state (self);
  show_words (self);
}

/**
 * mb_change_row_get_spoken:
 * @self: a row that shows a change
 *
 * Returns: (nullable): the line as a screen reader says it
 */
const char *
mb_change_row_get_spoken (MbChangeRow *self)
{
  g_return_val_if_fail (MB_IS_CHANGE_ROW (self), NULL);

  return self->spoken;
}
