#include "config.h"

#include "mb-cell-entry.h"

#include <glib/gi18n.h>

#include "mb-announce.h"
#include "mb-field-row.h"

#define LIST_WIDTH 220
#define LIST_HEIGHT 260

struct _MbCellEntry {
  GtkWidget parent_instance;

  const MbField *field;
  MbValueMatches *matches; /* nullable */
  GtkSingleSelection *selection;
  gboolean starting;  /* the text is being set, not typed */
  gboolean touched;
  gboolean composing; /* an input method has a letter half done, and gets the keys */

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *problem;
  GtkWidget *scroller;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MbCellEntry, mb_cell_entry, GTK_TYPE_WIDGET)

enum {
  DONE,
  CANCELLED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
done (MbCellEntry *self, MbCellStep step)
{
  g_signal_emit (self, signals[DONE], 0, step);
}

static void
done_by_enter (MbCellEntry *self)
{
  done (self, MB_CELL_DOWN);
}

/* What stands below the entry */

static guint
count_matches (MbCellEntry *self)
{
  return self->matches ? g_list_model_get_n_items (mb_value_matches_get_model (self->matches)) : 0;
}

static gboolean
wants_matches (MbCellEntry *self)
{
  return count_matches (self) > 0 &&
         (self->touched || mb_cell_entry_get_chosen (self) != GTK_INVALID_LIST_POSITION);
}

static void
show_below (MbCellEntry *self)
{
  const gboolean has_problem = *gtk_label_get_label (GTK_LABEL (self->problem)) != '\0';
  const gboolean has_matches = wants_matches (self);

  gtk_widget_set_visible (self->problem, has_problem);
  gtk_widget_set_visible (self->scroller, has_matches);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (!has_problem && !has_matches))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
choose (MbCellEntry *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_NONE, NULL);
}

/* The focus stays in the entry, so a screen reader is told. */
static void
say_chosen (MbCellEntry *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *label = item ? mb_value_matches_dup_label (self->matches, item) : NULL;

  if (label)
    mb_announce (self, label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What is called just so, else what suits best; nothing typed is no choice. */
static guint
find_best (MbCellEntry *self)
{
  const char *text = mb_cell_entry_get_text (self);
  const guint found = *text && self->matches ? mb_value_matches_find (self->matches, text) : GTK_INVALID_LIST_POSITION;

  return found == GTK_INVALID_LIST_POSITION && *text && count_matches (self) > 0 ? 0 : found;
}

static void
matches_changed (MbCellEntry *self)
{
  choose (self, find_best (self));
  show_below (self);
  say_chosen (self);
}

static void
move_choice (MbCellEntry *self, int rows)
{
  const int last = (int) count_matches (self) - 1;
  const guint chosen = gtk_single_selection_get_selected (self->selection);
  const int position = chosen == GTK_INVALID_LIST_POSITION ? (rows > 0 ? -1 : last + 1) : (int) chosen;

  self->touched = TRUE;
  choose (self, CLAMP (position + rows, 0, last));
  say_chosen (self);
}

static void
take_clicked (MbCellEntry *self, guint position)
{
  self->touched = TRUE;
  choose (self, position);
  done (self, MB_CELL_STAY);
}

/* Typing */

static void
text_changed (MbCellEntry *self)
{
  if (self->starting)
    return;
  self->touched = TRUE;
  mb_cell_entry_set_problem (self, NULL);
  if (!self->matches)
    return;
  mb_value_matches_set_text (self->matches, mb_cell_entry_get_text (self));
  matches_changed (self);
}

/* A big book is searched while one types on. */
static void
pending_changed (MbCellEntry *self)
{
  if (!self->starting && self->touched)
    matches_changed (self);
}

static void
set_matches (MbCellEntry *self, MbValueMatches *matches)
{
  if (self->matches)
    g_signal_handlers_disconnect_by_func (self->matches, pending_changed, self);
  g_set_object (&self->matches, matches);
  if (matches)
    g_signal_connect_object (matches, "notify::pending", G_CALLBACK (pending_changed), self, G_CONNECT_SWAPPED);
}

static void
preedit_changed (MbCellEntry *self, const char *preedit)
{
  self->composing = *preedit != '\0';
}

static gboolean
shows_matches (MbCellEntry *self)
{
  return gtk_widget_get_visible (self->popover) && gtk_widget_get_visible (self->scroller);
}

/* The arrows choose where there is a list, which Alt+Down opens; else they go to the next row. */
static gboolean
go_vertically (MbCellEntry *self, gboolean down, GdkModifierType state)
{
  if (shows_matches (self))
    move_choice (self, down ? 1 : -1);
  else if (!(state & GDK_ALT_MASK))
    done (self, down ? MB_CELL_DOWN : MB_CELL_UP);
  else if (self->matches && count_matches (self) > 0)
    {
      self->touched = TRUE;
      show_below (self);
    }
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (MbCellEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  /* As in forms: as long as nothing was typed there is nothing to undo but what the book did last. */
  if (!self->touched && mb_field_row_undo_key (self->entry, keyval, state))
    return GDK_EVENT_STOP;
  if (self->composing || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      done (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? MB_CELL_PREVIOUS : MB_CELL_NEXT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      done (self, MB_CELL_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_vertically (self, TRUE, state);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_vertically (self, FALSE, state);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left (MbCellEntry *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* Rows of the list */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (style)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  return label;
}

static void
set_up_row (MbCellEntry *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (row), make_label (NULL));
  gtk_box_append (GTK_BOX (row), make_label ("dimmed"));
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row (MbCellEntry *self, GtkListItem *item)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  g_autofree char *label = NULL;
  g_autofree char *more = NULL;

  if (!self->matches)
    return;
  label = mb_value_matches_dup_label (self->matches, gtk_list_item_get_item (item));
  more = mb_value_matches_dup_details (self->matches, gtk_list_item_get_item (item));
  gtk_label_set_label (GTK_LABEL (title), label);
  gtk_label_set_label (GTK_LABEL (details), more ? more : "");
  gtk_widget_set_visible (details, more && *more);
  gtk_list_item_set_accessible_label (item, label);
}

static GtkWidget *
make_list (MbCellEntry *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (take_clicked), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_widget_set_size_request (self->scroller, LIST_WIDTH, -1);
  return self->scroller;
}

/* It takes no focus: whoever types goes on typing. */
static void
make_popover (MbCellEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->problem = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_add_css_class (self->problem, "cell-problem");
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), make_list (self));

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "cell-matches");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
make_entry (MbCellEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (done_by_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mb_cell_entry_get_input (self), "preedit-changed", G_CALLBACK (preedit_changed), self,
                           G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
}

/* The object */

static void
mb_cell_entry_unmap (GtkWidget *widget)
{
  gtk_popover_popdown (GTK_POPOVER (MB_CELL_ENTRY (widget)->popover));
  GTK_WIDGET_CLASS (mb_cell_entry_parent_class)->unmap (widget);
}

static void
mb_cell_entry_dispose (GObject *object)
{
  MbCellEntry *self = MB_CELL_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->matches);
  G_OBJECT_CLASS (mb_cell_entry_parent_class)->dispose (object);
}

static void
mb_cell_entry_class_init (MbCellEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_cell_entry_dispose;
  widget_class->unmap = mb_cell_entry_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cell-entry");

  /**
   * MbCellEntry::done:
   * @self: the entry
   * @step: where to go on, an #MbCellStep
   *
   * What is typed or chosen is meant.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  /**
   * MbCellEntry::cancelled:
   * @self: the entry
   *
   * The value shall stay as it was.
   */
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  /**
   * MbCellEntry::left:
   * @self: the entry
   *
   * The focus went elsewhere, perhaps for a moment.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
mb_cell_entry_init (MbCellEntry *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  make_entry (self);
  make_popover (self);
}

/**
 * mb_cell_entry_new:
 *
 * Makes the entry of a list.
 *
 * Returns: (transfer floating): a new entry
 */
GtkWidget *
mb_cell_entry_new (void)
{
  return g_object_new (MB_TYPE_CELL_ENTRY, NULL);
}

static void
name_entry (MbCellEntry *self)
{
  const char *label = mb_field_get_label (self->field);
  g_autofree char *words = NULL;
  const char *hint = NULL;

  if (self->field->kind == MB_FIELD_WORDS)
    /* Translators: %s is what a field is called, such as “Skills”. */
    label = words = g_strdup_printf (_("%s, separated by commas"), label);
  else if (self->field->kind == MB_FIELD_DATE)
    hint = _("A year, a month or a day: 2022, 2022-05 or 2022-05-17");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (self->entry, hint);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), self->field->kind == MB_FIELD_INTEGER ? 1 : 0);
}

/* Of a few choices one sees all, and which it is now. */
static void
offer_choices (MbCellEntry *self)
{
  if (!self->matches)
    {
      gtk_single_selection_set_model (self->selection, NULL);
      return;
    }
  mb_value_matches_set_text (self->matches, "");
  gtk_single_selection_set_model (self->selection, mb_value_matches_get_model (self->matches));
  choose (self, mb_value_matches_find (self->matches, mb_cell_entry_get_text (self)));
}

/**
 * mb_cell_entry_start:
 * @self: the entry
 * @field: the field that is edited
 * @text: what it has
 * @matches: (nullable): what can be chosen from
 *
 * Begins the editing of a cell.
 */
void
mb_cell_entry_start (MbCellEntry *self, const MbField *field, const char *text, MbValueMatches *matches)
{
  g_return_if_fail (MB_IS_CELL_ENTRY (self));
  g_return_if_fail (field != NULL && text != NULL);

  self->starting = TRUE;
  self->field = field;
  self->composing = FALSE;
  set_matches (self, matches);
  name_entry (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  /* Undo goes back to what the cell had, and no cell's typing comes back in another. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  offer_choices (self);
  self->touched = FALSE;
  mb_cell_entry_set_problem (self, NULL);
  self->starting = FALSE;
}

/**
 * mb_cell_entry_focus:
 * @self: the entry, in its cell
 *
 * Takes the focus, with the whole text selected.
 */
void
mb_cell_entry_focus (MbCellEntry *self)
{
  g_return_if_fail (MB_IS_CELL_ENTRY (self));

  gtk_widget_grab_focus (self->entry);
  show_below (self);
}

/**
 * mb_cell_entry_type:
 * @self: the entry
 * @text: the text
 *
 * Replaces all there is, as if it had been typed.
 */
void
mb_cell_entry_type (MbCellEntry *self, const char *text)
{
  g_return_if_fail (MB_IS_CELL_ENTRY (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * mb_cell_entry_get_input:
 * @self: the entry
 *
 * Returns: (transfer none): the widget that takes the keys
 */
GtkText *
mb_cell_entry_get_input (MbCellEntry *self)
{
  g_return_val_if_fail (MB_IS_CELL_ENTRY (self), NULL);

  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

/**
 * mb_cell_entry_get_text:
 * @self: the entry
 *
 * Returns: (transfer none): what it shows
 */
const char *
mb_cell_entry_get_text (MbCellEntry *self)
{
  g_return_val_if_fail (MB_IS_CELL_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * mb_cell_entry_get_touched:
 * @self: the entry
 *
 * Returns: whether anything was typed or chosen since the start
 */
gboolean
mb_cell_entry_get_touched (MbCellEntry *self)
{
  g_return_val_if_fail (MB_IS_CELL_ENTRY (self), FALSE);

  return self->touched;
}

/**
 * mb_cell_entry_get_chosen:
 * @self: the entry
 *
 * Returns: the place of the chosen match; %G_MAXUINT when none is
 */
guint
mb_cell_entry_get_chosen (MbCellEntry *self)
{
  g_return_val_if_fail (MB_IS_CELL_ENTRY (self), G_MAXUINT);

  return gtk_single_selection_get_selected (self->selection);
}

/**
 * mb_cell_entry_set_problem:
 * @self: the entry
 * @problem: (nullable): a sentence
 *
 * Marks what is typed as wrong, or no more.
 */
void
mb_cell_entry_set_problem (MbCellEntry *self, const char *problem)
{
  g_return_if_fail (MB_IS_CELL_ENTRY (self));

  if (problem)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_label_set_label (GTK_LABEL (self->problem), problem ? problem : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  show_below (self);
}
