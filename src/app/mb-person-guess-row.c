#include "config.h"

#include "mb-person-guess-row.h"

#include <glib/gi18n.h>

struct _MbPersonGuessRow {
  GtkBox parent_instance;

  MbPersonGuess *guess;
  gboolean is_showing; /* what the buttons tell is from here, not from the person at the screen */

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *check;
  GtkWidget *choices;
};

G_DEFINE_FINAL_TYPE (MbPersonGuessRow, mb_person_guess_row, GTK_TYPE_BOX)

static const char *
get_icon (MbGuessState state)
{
  static const char *const icons[] = { "object-select-symbolic", "list-add-symbolic", "dialog-question-symbolic" };

  return icons[state];
}

static const char *
get_word (MbGuessState state)
{
  static const char *const words[] = {
    NC_("person", "Known"),
    NC_("person", "New"),
    NC_("person", "Doubtful"),
  };

  return g_dpgettext2 (NULL, "person", words[state]);
}

/* Choosing */

static void
check_toggled (MbPersonGuessRow *self)
{
  if (self->guess && !self->is_showing)
    mb_person_guess_choose (self->guess, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) ? 0 : -1);
}

/* The first line leaves the text out. */
static void
choice_selected (MbPersonGuessRow *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices));

  if (self->guess && !self->is_showing && selected != GTK_INVALID_LIST_POSITION)
    mb_person_guess_choose (self->guess, (int) selected - 1);
}

static char *
dup_choice (const MbGuessChoice *choice)
{
  g_autofree char *label = mb_guess_choice_dup_label (choice);

  if (choice->id != 0)
    return g_steal_pointer (&label);
  if (choice->name == NULL)
    return g_strdup_printf (_("New person with the handle %s"), label);
  if (choice->handle == NULL)
    return g_strdup_printf (_("New person named %s"), label);
  return g_strdup_printf (_("New person: %s"), label);
}

static void
show_choices (MbPersonGuessRow *self)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  gtk_string_list_append (lines, C_("person", "Leave Out"));
  for (guint i = 0; i < mb_person_guess_get_n_choices (self->guess); i++)
    gtk_string_list_take (lines, dup_choice (mb_person_guess_get_choice (self->guess, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choices), G_LIST_MODEL (lines));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choices), mb_person_guess_get_chosen (self->guess) + 1);
}

/* Showing */

static char *
dup_title (MbPersonGuess *guess)
{
  const MbGuessChoice *choice = mb_person_guess_get_choice (guess, 0);

  if (mb_person_guess_get_state (guess) == MB_GUESS_DOUBTFUL || !choice)
    return g_strdup (mb_person_guess_get_text (guess));
  return mb_guess_choice_dup_label (choice);
}

static char *
dup_subtitle (MbPersonGuess *guess, gboolean is_there)
{
  const char *word = get_word (mb_person_guess_get_state (guess));

  if (is_there)
    /* Translators: %s is “Known”. */
    return g_strdup_printf (_("%s: already in the cohort in this role"), word);
  /* Translators: “Known” or the like, and a sentence that says why. */
  return g_strdup_printf (C_("person", "%s: %s"), word, mb_person_guess_get_reason (guess));
}

static void
set_names (MbPersonGuessRow *self, const char *title, const char *subtitle)
{
  g_autofree char *add = g_strdup_printf (_("Add %s"), title);
  /* Translators: text that somebody pasted, and a sentence that says what is doubtful about it. */
  g_autofree char *who = g_strdup_printf (C_("person", "%s, %s"), title, subtitle);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_tooltip_text (self->check, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  /* The name of a list to choose from is what is chosen. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, who, -1);
}

static void
show (MbPersonGuessRow *self, gboolean is_there)
{
  const MbGuessState state = mb_person_guess_get_state (self->guess);
  const gboolean has_choice = state == MB_GUESS_DOUBTFUL && mb_person_guess_get_n_choices (self->guess) > 0;
  g_autofree char *title = dup_title (self->guess);
  g_autofree char *subtitle = dup_subtitle (self->guess, is_there);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon (state));
  set_names (self, title, subtitle);
  gtk_widget_set_visible (self->check, state != MB_GUESS_DOUBTFUL);
  gtk_widget_set_sensitive (self->check, !is_there);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), mb_person_guess_get_chosen (self->guess) >= 0);
  gtk_widget_set_visible (self->choices, has_choice);
  if (has_choice)
    show_choices (self);
  for (guint i = MB_GUESS_KNOWN; i <= MB_GUESS_DOUBTFUL; i++)
    {
      static const char *const classes[] = { "success", "accent", "warning" };
      if (i == state)
        gtk_widget_add_css_class (self->icon, classes[i]);
      else
        gtk_widget_remove_css_class (self->icon, classes[i]);
    }
}

/**
 * mb_person_guess_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): who is meant, or what was written
 */
const char *
mb_person_guess_row_get_title (MbPersonGuessRow *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->title));
}

/**
 * mb_person_guess_row_get_subtitle:
 * @self: a row
 *
 * Returns: (transfer none): how sure that is, and why
 */
const char *
mb_person_guess_row_get_subtitle (MbPersonGuessRow *self)
{
  g_return_val_if_fail (MB_IS_PERSON_GUESS_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->subtitle));
}

/**
 * mb_person_guess_row_set_guess:
 * @self: a row
 * @guess: (nullable): what to show
 * @is_there: whether the person is in the cohort in that role already
 *
 * Shows a guess. What is chosen in the row is chosen in the guess.
 */
void
mb_person_guess_row_set_guess (MbPersonGuessRow *self, MbPersonGuess *guess, gboolean is_there)
{
  g_return_if_fail (MB_IS_PERSON_GUESS_ROW (self));

  self->is_showing = TRUE;
  g_set_object (&self->guess, guess);
  if (guess)
    show (self, is_there);
  self->is_showing = FALSE;
}

/* The object */

static void
mb_person_guess_row_dispose (GObject *object)
{
  MbPersonGuessRow *self = MB_PERSON_GUESS_ROW (object);

  g_clear_object (&self->guess);
  G_OBJECT_CLASS (mb_person_guess_row_parent_class)->dispose (object);
}

static void
mb_person_guess_row_class_init (MbPersonGuessRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_person_guess_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "guess");
}

/* The longest choice must not widen the window. */
static void
set_up_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_choices (void)
{
  g_autoptr (GtkListItemFactory) shown = gtk_signal_list_item_factory_new ();
  GtkWidget *choices = gtk_drop_down_new (NULL, NULL);
  GtkListItemFactory *listed = gtk_drop_down_get_factory (GTK_DROP_DOWN (choices));

  g_signal_connect (shown, "setup", G_CALLBACK (set_up_choice), NULL);
  g_signal_connect (shown, "bind", G_CALLBACK (bind_choice), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choices), listed);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choices), shown);
  return choices;
}

static GtkWidget *
make_label (gboolean is_title)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!is_title)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static void
mb_person_guess_row_init (MbPersonGuessRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = gtk_image_new ();
  self->title = make_label (TRUE);
  self->subtitle = make_label (FALSE);
  self->check = gtk_check_button_new ();
  self->choices = make_choices ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->choices, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->choices, 3);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_box_append (GTK_BOX (texts), self->choices);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), self->check);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "notify::selected", G_CALLBACK (choice_selected), self, G_CONNECT_SWAPPED);
}

/**
 * mb_person_guess_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_person_guess_row_new (void)
{
  return g_object_new (MB_TYPE_PERSON_GUESS_ROW, NULL);
}
