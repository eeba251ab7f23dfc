#include "config.h"

#include "mb-add-people-dialog.h"

#include <glib/gi18n.h>

#include "exchange/mb-people-add.h"
#include "exchange/mb-people-reader.h"
#include "mb-announce.h"
#include "mb-feedback.h"
#include "mb-person-guess-row.h"
#include "mb-window-title.h"

struct _MbAddPeopleDialog {
  AdwDialog parent_instance;

  MbBook *book;
  MbRecord *cohort;
  MbPeopleIndex *index; /* read anew after the book changed */
  GHashTable *there;    /* who is in the cohort in that role; the same */
  GListStore *guesses;
  GHashTable *decided;  /* text → MbPersonGuess that somebody chose for */

  MbWindowTitle *window_title;
  AdwBanner *banner;
  AdwToggleGroup *roles;
  GtkWidget *add_button;
  GtkWidget *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *summary;
  GtkWidget *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MbAddPeopleDialog, mb_add_people_dialog, ADW_TYPE_DIALOG)

/* Who is meant */

static const char *
get_role (MbAddPeopleDialog *self)
{
  return adw_toggle_group_get_active_name (self->roles);
}

static gboolean
is_there (MbAddPeopleDialog *self, gint64 id)
{
  return id != 0 && self->there && g_hash_table_contains (self->there, &id);
}

/* Known and in the cohort already: there is nothing to add. */
static gboolean
is_guess_there (MbAddPeopleDialog *self, MbPersonGuess *guess)
{
  return mb_person_guess_get_state (guess) == MB_GUESS_KNOWN && is_there (self, mb_person_guess_get_record (guess));
}

static gboolean
counts (MbAddPeopleDialog *self, MbPersonGuess *guess)
{
  return mb_person_guess_get_chosen (guess) >= 0 && !is_there (self, mb_person_guess_get_record (guess));
}

typedef struct {
  guint chosen;
  guint of_state[MB_GUESS_DOUBTFUL + 1];
} Count;

static Count
count (MbAddPeopleDialog *self)
{
  Count result = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->guesses)); i++)
    {
      g_autoptr (MbPersonGuess) guess = g_list_model_get_item (G_LIST_MODEL (self->guesses), i);

      result.chosen += counts (self, guess);
      result.of_state[mb_person_guess_get_state (guess)]++;
    }
  return result;
}

/* Saying so */

static char *
dup_summary (const Count *found)
{
  g_autofree char *known = g_strdup_printf (ngettext ("%u known", "%u known", found->of_state[MB_GUESS_KNOWN]),
                                            found->of_state[MB_GUESS_KNOWN]);
  g_autofree char *new = g_strdup_printf (ngettext ("%u new", "%u new", found->of_state[MB_GUESS_NEW]),
                                          found->of_state[MB_GUESS_NEW]);
  g_autofree char *doubtful = NULL;

  if (found->of_state[MB_GUESS_DOUBTFUL] == 0)
    /* Translators: “4 known, 9 new”. */
    return g_strdup_printf (C_("people", "%s, %s"), known, new);
  doubtful = g_strdup_printf (ngettext ("%u doubtful", "%u doubtful", found->of_state[MB_GUESS_DOUBTFUL]),
                              found->of_state[MB_GUESS_DOUBTFUL]);
  /* Translators: “4 known, 9 new, 1 doubtful”. */
  return g_strdup_printf (C_("people", "%s, %s, %s"), known, new, doubtful);
}

static void
show_count (MbAddPeopleDialog *self)
{
  const Count found = count (self);
  const gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->guesses)) == 0;
  g_autofree char *add = g_strdup_printf (ngettext ("_Add %u Person", "_Add %u People", found.chosen), found.chosen);
  g_autofree char *summary = is_empty ? g_strdup ("") : dup_summary (&found);

  gtk_button_set_label (GTK_BUTTON (self->add_button), found.chosen > 0 ? add : _("_Add"));
  gtk_button_set_use_underline (GTK_BUTTON (self->add_button), TRUE);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, !is_empty);
  gtk_widget_set_visible (self->scroller, !is_empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", found.chosen > 0);
}

static void
show_remark (MbAddPeopleDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
}

/* Reading */

static gboolean
prepare (MbAddPeopleDialog *self, GError **error)
{
  if (!self->index)
    self->index = mb_people_index_new (self->book, error);
  if (self->index && !self->there)
    self->there = mb_people_list_cohort (self->book, mb_record_get_id (self->cohort), get_role (self), error);
  return self->there != NULL;
}

static gboolean
offers_the_same (MbPersonGuess *left, MbPersonGuess *right)
{
  if (mb_person_guess_get_state (left) != mb_person_guess_get_state (right) ||
      mb_person_guess_get_n_choices (left) != mb_person_guess_get_n_choices (right))
    return FALSE;
  for (guint i = 0; i < mb_person_guess_get_n_choices (left); i++)
    if (mb_person_guess_get_choice (left, i)->id != mb_person_guess_get_choice (right, i)->id)
      return FALSE;
  return TRUE;
}

/* Typing on, or pasting once more over all of it, keeps what was chosen for the rest of the text. */
static void
keep_choice (MbAddPeopleDialog *self, MbPersonGuess *guess)
{
  MbPersonGuess *before = g_hash_table_lookup (self->decided, mb_person_guess_get_text (guess));

  if (before && offers_the_same (before, guess))
    mb_person_guess_choose (guess, mb_person_guess_get_chosen (before));
}

static void
note_choice (MbAddPeopleDialog *self, GParamSpec *spec, MbPersonGuess *guess)
{
  g_hash_table_replace (self->decided, g_strdup (mb_person_guess_get_text (guess)), g_object_ref (guess));
  show_count (self);
}

static void
set_guesses (MbAddPeopleDialog *self, GListStore *guesses)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (guesses)));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (guesses)); i++)
    {
      g_autoptr (MbPersonGuess) guess = g_list_model_get_item (G_LIST_MODEL (guesses), i);

      keep_choice (self, guess);
      g_signal_connect_object (guess, "notify::chosen", G_CALLBACK (note_choice), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->guesses, guesses);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_count (self);
}

static void
read_text (MbAddPeopleDialog *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autofree char *remark = NULL;
  g_autoptr (GListStore) guesses = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->cohort)
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  if (prepare (self, &error))
    guesses = mb_people_read_with_index (self->index, text, &remark);
  else
    guesses = g_list_store_new (MB_TYPE_PERSON_GUESS);
  show_remark (self, error ? error->message : remark);
  set_guesses (self, guesses);
}

static void
text_changed (MbAddPeopleDialog *self)
{
  read_text (self);
}

/* The role decides who is there already. */
static void
show_people (MbAddPeopleDialog *self)
{
  g_clear_pointer (&self->there, g_hash_table_unref);
  read_text (self);
}

static void
book_changed (MbAddPeopleDialog *self)
{
  g_clear_pointer (&self->index, mb_people_index_free);
  g_clear_pointer (&self->there, g_hash_table_unref);
  read_text (self);
}

/* Adding */

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MbAddPeopleDialog *self = MB_ADD_PEOPLE_DIALOG (widget);
  g_autoptr (MbAddPeopleDialog) alive = g_object_ref (self);
  g_autoptr (GListModel) guesses = g_object_ref (G_LIST_MODEL (self->guesses));
  g_autofree char *title = mb_record_dup_title (self->cohort);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  MbPeopleAdded added;

  g_signal_handlers_block_by_func (self->book, book_changed, self);
  mb_people_add (self->book, mb_record_get_id (self->cohort), get_role (self), guesses, &added, &error);
  g_signal_handlers_unblock_by_func (self->book, book_changed, self);
  if (error)
    {
      show_remark (self, error->message);
      mb_announce (self, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      return;
    }
  text = mb_people_added_dup_text (&added, title);
  mb_feedback_offer (widget, text, _("_Undo"), "win.undo");
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Rows */

static void
set_up_row (MbAddPeopleDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, mb_person_guess_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row (MbAddPeopleDialog *self, GtkListItem *item)
{
  MbPersonGuess *guess = gtk_list_item_get_item (item);
  MbPersonGuessRow *row = MB_PERSON_GUESS_ROW (gtk_list_item_get_child (item));

  mb_person_guess_row_set_guess (row, guess, is_guess_there (self, guess));
  gtk_list_item_set_accessible_label (item, mb_person_guess_row_get_title (row));
  gtk_list_item_set_accessible_description (item, mb_person_guess_row_get_subtitle (row));
}

static void
unbind_row (MbAddPeopleDialog *self, GtkListItem *item)
{
  mb_person_guess_row_set_guess (MB_PERSON_GUESS_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

static void
make_rows (MbAddPeopleDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/* The object */

static void
mb_add_people_dialog_dispose (GObject *object)
{
  MbAddPeopleDialog *self = MB_ADD_PEOPLE_DIALOG (object);

  g_clear_object (&self->cohort);
  /* libadwaita 1.7 never frees the frame of a dialog, and what is in it would keep the book open. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MB_TYPE_ADD_PEOPLE_DIALOG);
  g_clear_object (&self->guesses);
  g_clear_pointer (&self->index, mb_people_index_free);
  g_clear_pointer (&self->there, g_hash_table_unref);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_add_people_dialog_parent_class)->dispose (object);
}

static void
mb_add_people_dialog_finalize (GObject *object)
{
  MbAddPeopleDialog *self = MB_ADD_PEOPLE_DIALOG (object);

  g_hash_table_unref (self->decided);
  G_OBJECT_CLASS (mb_add_people_dialog_parent_class)->finalize (object);
}

static void
mb_add_people_dialog_class_init (MbAddPeopleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_add_people_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_add_people_dialog_finalize;

  g_type_ensure (MB_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/asyncapi/Mentorbook/mb-add-people-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, roles);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, MbAddPeopleDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, show_people);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add);
}

static gboolean
focus_now (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

/* A bottom sheet, which a dialog is in a narrow window, focuses its first button when it has opened, whatever the
 * dialog says. */
static void
focus_soon (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, focus_now, NULL, NULL);
}

static void
mb_add_people_dialog_init (MbAddPeopleDialog *self)
{
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->text_view);
  g_signal_connect (self->text_view, "map", G_CALLBACK (focus_soon), NULL);
}

/**
 * mb_add_people_dialog_new:
 * @cohort: a cohort of a book
 * @role: the role that is chosen at first, as the book stores it
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): a new dialog
 */
MbAddPeopleDialog *
mb_add_people_dialog_new (MbRecord *cohort, const char *role)
{
  MbAddPeopleDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MB_IS_RECORD (cohort), NULL);
  g_return_val_if_fail (mb_record_get_kind (cohort) == MB_RECORD_COHORT, NULL);
  g_return_val_if_fail (mb_record_get_book (cohort) != NULL, NULL);

  self = g_object_new (MB_TYPE_ADD_PEOPLE_DIALOG, NULL);
  self->cohort = g_object_ref (cohort);
  self->book = g_object_ref (mb_record_get_book (cohort));
  title = mb_record_dup_title (cohort);
  mb_window_title_set_title (self->window_title, adw_dialog_get_title (ADW_DIALOG (self)));
  mb_window_title_set_subtitle (self->window_title, title);
  adw_toggle_group_set_active_name (self->roles, role);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed), self, G_CONNECT_SWAPPED);
  read_text (self);
  return self;
}

/**
 * mb_add_people_dialog_set_text:
 * @self: a dialog
 * @text: any text
 *
 * Shows a text as if it had been pasted.
 */
void
mb_add_people_dialog_set_text (MbAddPeopleDialog *self, const char *text)
{
  g_return_if_fail (MB_IS_ADD_PEOPLE_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * mb_add_people_dialog_get_guesses:
 * @self: a dialog
 *
 * Returns: (transfer none): what it understood, a list of #MbPersonGuess
 */
GListModel *
mb_add_people_dialog_get_guesses (MbAddPeopleDialog *self)
{
  g_return_val_if_fail (MB_IS_ADD_PEOPLE_DIALOG (self), NULL);

  return G_LIST_MODEL (self->guesses);
}
