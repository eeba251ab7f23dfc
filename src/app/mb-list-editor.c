#include "config.h"

#include "mb-list-editor.h"

#include <glib/gi18n.h>

#include "mb-announce.h"
#include "mb-cell-entry.h"
#include "mb-feedback.h"

struct _MbListEditor {
  GObject parent_instance;

  GtkColumnView *view; /* weak: it owns this */
  MbQuery *query;
  MbCellEdits *edits;
  GHashTable *matches; /* MbField → MbValueMatches, while one edits */

  MbCellEntry *entry;
  MbRecordCell *cell; /* weak: where the entry is */
  MbRecord *record;   /* what is edited; NULL: nothing is */
  const MbField *field;
  gboolean storing;
  guint settling;
  MbCellStep awaited; /* the step to take when the matches are found */
  gboolean is_awaiting;
  gulong following;
};

G_DEFINE_FINAL_TYPE (MbListEditor, mb_list_editor, G_TYPE_OBJECT)

static void settle_soon (MbListEditor *self);
static void done (MbListEditor *self, MbCellStep step);

/* Cells and columns */

static GtkColumnViewColumn *
find_column (MbListEditor *self, const MbField *field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), field->name) == 0)
        return column;
    }
  return NULL;
}

static const MbField *
get_field (MbListEditor *self, GtkColumnViewColumn *column)
{
  const MbRecordType *type = mb_record_type_get (mb_query_get_kind (self->query));
  const char *id = gtk_column_view_column_get_visible (column) ? gtk_column_view_column_get_id (column) : NULL;

  return id ? mb_record_type_find_field (type, id) : NULL;
}

/* The fields that can be edited, in the order of their columns. */
static GPtrArray *
list_fields (MbListEditor *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MbField *field = get_field (self, column);

      if (field && mb_cell_edits_suit (field))
        g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

static GtkWidget *
get_focus (MbListEditor *self)
{
  GtkRoot *root = self->view ? gtk_widget_get_root (GTK_WIDGET (self->view)) : NULL;

  return root ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_focus (MbListEditor *self)
{
  GtkWidget *focus = get_focus (self);

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

/**
 * mb_list_editor_get_cell:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the cell that has the focus
 */
MbRecordCell *
mb_list_editor_get_cell (MbListEditor *self)
{
  GtkWidget *focus;
  GtkWidget *child;

  g_return_val_if_fail (MB_IS_LIST_EDITOR (self), NULL);

  focus = get_focus (self);
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  child = gtk_widget_get_first_child (focus);
  return MB_IS_RECORD_CELL (child) ? MB_RECORD_CELL (child) : NULL;
}

/**
 * mb_list_editor_pick_cell:
 * @self: an editor
 * @x: a place in the view, in pixels
 * @y: a place in the view, in pixels
 *
 * Returns: (transfer none) (nullable): the cell there
 */
MbRecordCell *
mb_list_editor_pick_cell (MbListEditor *self, double x, double y)
{
  GtkWidget *picked;
  GtkWidget *cell;

  g_return_val_if_fail (MB_IS_LIST_EDITOR (self), NULL);

  picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  cell = picked ? gtk_widget_get_ancestor (picked, MB_TYPE_RECORD_CELL) : NULL;
  /* In the padding around it. */
  if (!cell && picked)
    cell = gtk_widget_get_first_child (picked);
  return MB_IS_RECORD_CELL (cell) ? MB_RECORD_CELL (cell) : NULL;
}

/* Rows are in the list below the header, which would take the focus for itself. */
static GtkWidget *
get_rows (MbListEditor *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
focus_cell (MbListEditor *self, gint64 id, const MbField *field, GtkListScrollFlags flags)
{
  const guint position = mb_query_find (self->query, id);
  GtkColumnViewColumn *column = find_column (self, field);

  if (position == GTK_INVALID_LIST_POSITION || !column)
    return FALSE;
  gtk_column_view_scroll_to (self->view, position, column, GTK_LIST_SCROLL_FOCUS | flags, NULL);
  return gtk_widget_grab_focus (get_rows (self));
}

/* Putting the entry into a cell and taking it out */

/* The focus goes to the cell first: GTK 4.18 leaves marks of the focus around a widget that is taken away with it. */
static void
take_out (MbListEditor *self)
{
  MbRecordCell *cell = self->cell;

  if (cell && has_focus (self))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
  g_clear_weak_pointer (&self->cell);
  if (cell && gtk_widget_get_parent (GTK_WIDGET (self->entry)) == GTK_WIDGET (cell))
    mb_record_cell_set_editor (cell, NULL);
}

static void
put_into (MbListEditor *self, MbRecordCell *cell)
{
  take_out (self);
  g_set_weak_pointer (&self->cell, cell);
  mb_record_cell_set_editor (cell, GTK_WIDGET (self->entry));
  mb_cell_entry_focus (self->entry);
}

static void
unset_record (MbListEditor *self)
{
  if (self->record)
    g_clear_signal_handler (&self->following, self->record);
  g_clear_object (&self->record);
  self->field = NULL;
  self->is_awaiting = FALSE;
}

/* Ends the editing of a cell, not necessarily all of it. */
static void
leave_cell (MbListEditor *self)
{
  unset_record (self);
  take_out (self);
}

static void
leave (MbListEditor *self)
{
  leave_cell (self);
  g_hash_table_remove_all (self->matches);
}

static void
pending_changed (MbListEditor *self, GParamSpec *spec, MbValueMatches *matches)
{
  if (self->is_awaiting && self->record && !mb_value_matches_get_pending (matches))
    done (self, self->awaited);
}

/* They are kept from one row to the next: the first reading of a big book takes its time. */
static MbValueMatches *
get_matches (MbListEditor *self, const MbField *field)
{
  MbValueMatches *matches = g_hash_table_lookup (self->matches, field);

  if (matches || !mb_value_matches_suit (field))
    return matches;
  matches = mb_value_matches_new (mb_query_get_book (self->query), field);
  /* After the entry, which chooses first. */
  g_signal_connect_object (matches, "notify::pending", G_CALLBACK (pending_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_hash_table_insert (self->matches, (gpointer) field, matches);
  return matches;
}

/* What the record has or what was refused, from the beginning. */
static void
show_text (MbListEditor *self)
{
  g_autofree char *text = mb_cell_edits_dup_text (self->edits, self->record, self->field);

  mb_cell_entry_start (self->entry, self->field, text, get_matches (self, self->field));
  mb_cell_entry_set_problem (self->entry, mb_cell_edits_get_problem (self->edits, self->record, self->field));
}

/* Somebody else changed what one is typing: the choice is theirs who types. */
static void
record_changed (MbListEditor *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (self->storing || mb_record_is_deleted (self->record))
    return;
  if (!mb_cell_entry_get_touched (self->entry))
    {
      show_text (self);
      return;
    }
  shown = mb_record_dup_display (self->record, self->field->name);
  /* Translators: the first %s is what a field is called, the second its new value. */
  text = g_strdup_printf (_("%s was changed meanwhile to “%s”. Enter keeps what you typed, Escape takes that."),
                          mb_field_get_label (self->field), shown);
  mb_feedback_say (GTK_WIDGET (self->view), text);
}

static void
set_record (MbListEditor *self, MbRecord *record, const MbField *field)
{
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);

  self->record = g_object_ref (record);
  self->field = field;
  self->following = g_signal_connect_swapped (record, notify, G_CALLBACK (record_changed), self);
}

/**
 * mb_list_editor_can_edit:
 * @self: an editor
 * @cell: (nullable): a cell of its list
 *
 * Returns: whether the cell can be edited: its field is short and the book can be written
 */
gboolean
mb_list_editor_can_edit (MbListEditor *self, MbRecordCell *cell)
{
  MbRecord *record;

  g_return_val_if_fail (MB_IS_LIST_EDITOR (self), FALSE);

  record = cell ? mb_record_cell_get_record (cell) : NULL;
  return record && mb_cell_edits_can_edit (self->edits, record, mb_record_cell_get_field (cell));
}

/**
 * mb_list_editor_begin:
 * @self: an editor
 * @cell: a cell of its list
 *
 * Begins to edit a cell.
 *
 * Returns: whether it can be edited
 */
gboolean
mb_list_editor_begin (MbListEditor *self, MbRecordCell *cell)
{
  g_return_val_if_fail (MB_IS_LIST_EDITOR (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD_CELL (cell), FALSE);

  if (!mb_list_editor_can_edit (self, cell))
    return FALSE;
  mb_list_editor_finish (self);
  set_record (self, mb_record_cell_get_record (cell), mb_record_cell_get_field (cell));
  show_text (self);
  put_into (self, cell);
  return TRUE;
}

static gboolean
begin_focused (MbListEditor *self)
{
  MbRecordCell *cell = mb_list_editor_get_cell (self);

  return cell && mb_list_editor_begin (self, cell);
}

/* Storing */

static void
say (MbListEditor *self, const char *sentence)
{
  mb_announce (self->view, sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Letters that mean one value alone are that value, wherever the focus goes. */
static guint
find_meant (MbListEditor *self, MbValueMatches *matches, gboolean takes_chosen)
{
  const char *text = mb_cell_entry_get_text (self->entry);

  return takes_chosen ? mb_cell_entry_get_chosen (self->entry) : mb_value_matches_find (matches, text);
}

static gboolean
commit (MbListEditor *self, gboolean takes_chosen, char **remark)
{
  MbValueMatches *matches = get_matches (self, self->field);
  const guint meant = matches ? find_meant (self, matches, takes_chosen) : G_MAXUINT;
  g_autofree char *text = g_strdup (mb_cell_entry_get_text (self->entry));
  g_autoptr (GVariant) value = meant != G_MAXUINT ? mb_value_matches_dup_value (matches, meant) : NULL;

  if (value)
    return mb_cell_edits_commit_value (self->edits, self->record, self->field, value, text, remark);
  return mb_cell_edits_commit_text (self->edits, self->record, self->field, text, remark);
}

/* Refused, it is kept in the cell. */
static gboolean
store (MbListEditor *self, gboolean takes_chosen)
{
  g_autofree char *remark = NULL;
  gboolean stored;

  if (mb_record_is_deleted (self->record))
    return TRUE;
  if (!mb_cell_entry_get_touched (self->entry) &&
      !mb_cell_edits_get_kept (self->edits, self->record, self->field))
    return TRUE;
  self->storing = TRUE;
  stored = commit (self, takes_chosen, &remark);
  self->storing = FALSE;
  if (remark)
    mb_feedback_say (GTK_WIDGET (self->view), remark);
  if (!stored)
    say (self, mb_cell_edits_get_problem (self->edits, self->record, self->field));
  return stored;
}

/**
 * mb_list_editor_finish:
 * @self: an editor
 *
 * Stores what is being typed, if anything is, and ends the editing. What the
 * book refuses is kept in its cell, marked.
 */
void
mb_list_editor_finish (MbListEditor *self)
{
  g_return_if_fail (MB_IS_LIST_EDITOR (self));

  if (!self->record)
    return;
  store (self, FALSE);
  leave (self);
}

/**
 * mb_list_editor_is_editing:
 * @self: an editor
 *
 * Returns: whether a cell is being edited
 */
gboolean
mb_list_editor_is_editing (MbListEditor *self)
{
  g_return_val_if_fail (MB_IS_LIST_EDITOR (self), FALSE);

  return self->record != NULL;
}

/* Going on */

typedef struct {
  gint64 id; /* 0: there is no further one */
  const MbField *field;
} Place;

static Place
row_beside (MbListEditor *self, int rows, const MbField *field)
{
  const guint position = mb_query_find (self->query, mb_record_get_id (self->record));
  const gint64 other = (gint64) position + rows;

  if (position == GTK_INVALID_LIST_POSITION || other < 0)
    return (Place) { 0, field };
  return (Place) { mb_query_get_id (self->query, (guint) other), field };
}

static Place
field_beside (MbListEditor *self, int fields)
{
  g_autoptr (GPtrArray) all = list_fields (self);
  guint at = 0;

  g_ptr_array_find (all, self->field, &at);
  if (fields > 0)
    return at + 1 < all->len ? (Place) { mb_record_get_id (self->record), all->pdata[at + 1] }
                             : row_beside (self, 1, all->pdata[0]);
  return at > 0 ? (Place) { mb_record_get_id (self->record), all->pdata[at - 1] }
                : row_beside (self, -1, all->pdata[all->len - 1]);
}

/* Before the value is stored: in the order of the list its row may go elsewhere then. */
static Place
find_place (MbListEditor *self, MbCellStep step)
{
  switch (step)
    {
    case MB_CELL_DOWN:
      return row_beside (self, 1, self->field);
    case MB_CELL_UP:
      return row_beside (self, -1, self->field);
    case MB_CELL_NEXT:
      return field_beside (self, 1);
    case MB_CELL_PREVIOUS:
      return field_beside (self, -1);
    case MB_CELL_STAY:
    default:
      return (Place) { 0, self->field };
    }
}

/* In right-to-left, the next field is at the left: columns run as the text does. */
static void
go_on (MbListEditor *self, const Place *place)
{
  const Place here = { mb_record_get_id (self->record), self->field };

  leave_cell (self);
  if (place->id != 0 && focus_cell (self, place->id, place->field, GTK_LIST_SCROLL_SELECT) && begin_focused (self))
    return;
  leave (self);
  focus_cell (self, here.id, here.field, GTK_LIST_SCROLL_NONE);
}

static void
done (MbListEditor *self, MbCellStep step)
{
  MbValueMatches *matches = self->record ? get_matches (self, self->field) : NULL;
  Place place;

  if (!self->record)
    return;
  /* Who types fast is done before a big book is searched. */
  self->is_awaiting = matches && mb_cell_entry_get_touched (self->entry) && mb_value_matches_get_pending (matches);
  self->awaited = step;
  if (self->is_awaiting)
    return;
  place = find_place (self, step);
  if (store (self, TRUE))
    go_on (self, &place);
  else
    mb_cell_entry_set_problem (self->entry, mb_cell_edits_get_problem (self->edits, self->record, self->field));
}

static void
cancelled (MbListEditor *self)
{
  const Place here = { self->record ? mb_record_get_id (self->record) : 0, self->field };

  if (!self->record)
    return;
  mb_cell_edits_revert (self->edits, self->record, self->field);
  leave (self);
  focus_cell (self, here.id, here.field, GTK_LIST_SCROLL_NONE);
}

/* When the list made its rows anew, the entry goes to where its record is now. */
static gboolean
follow_record (MbListEditor *self)
{
  MbRecordCell *cell;

  if (mb_record_is_deleted (self->record) ||
      !focus_cell (self, mb_record_get_id (self->record), self->field, GTK_LIST_SCROLL_NONE))
    return FALSE;
  cell = mb_list_editor_get_cell (self);
  if (!cell || mb_record_cell_get_record (cell) != self->record || mb_record_cell_get_field (cell) != self->field)
    return FALSE;
  put_into (self, cell);
  return TRUE;
}

static gboolean
settle (gpointer data)
{
  MbListEditor *self = data;
  const gboolean lost = gtk_widget_get_parent (GTK_WIDGET (self->entry)) == NULL;

  self->settling = 0;
  if (self->record && (lost ? !follow_record (self) : !has_focus (self)))
    mb_list_editor_finish (self);
  return G_SOURCE_REMOVE;
}

/* The focus leaves also when the list makes its rows anew, in the midst of an edit: what it means shows afterwards. */
static void
settle_soon (MbListEditor *self)
{
  if (self->record && self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle, self, NULL);
}

/* Keys and clicks */

static gboolean
is_letter (guint keyval, GdkModifierType state)
{
  const gunichar letter = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return FALSE;
  return letter != ' ' && g_unichar_isprint (letter);
}

static gboolean
is_dead_key (guint keyval)
{
  return keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek;
}

static gboolean
begin_with_letter (MbListEditor *self, guint keyval)
{
  char letter[7] = "";

  if (!begin_focused (self))
    return GDK_EVENT_PROPAGATE;
  letter[g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), letter)] = '\0';
  mb_cell_entry_type (self->entry, letter);
  return GDK_EVENT_STOP;
}

static gboolean
begin_with_key (MbListEditor *self, GtkEventController *keys)
{
  if (!begin_focused (self))
    return GDK_EVENT_PROPAGATE;
  mb_cell_entry_type (self->entry, "");
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys),
                                           GTK_WIDGET (mb_cell_entry_get_input (self->entry)));
}

static gboolean
open_focused (MbListEditor *self)
{
  MbRecordCell *cell = mb_list_editor_get_cell (self);
  guint position = cell ? mb_query_find (self->query, mb_record_get_id (mb_record_cell_get_record (cell)))
                        : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (self->view, "activate", position);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (MbListEditor *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *keys)
{
  const gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (self->record || !mb_list_editor_get_cell (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return plain || (state & GDK_CONTROL_MASK) ? open_focused (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_F2:
      return plain && begin_focused (self);
    case GDK_KEY_BackSpace:
      if (!plain || !begin_focused (self))
        return GDK_EVENT_PROPAGATE;
      mb_cell_entry_type (self->entry, "");
      return GDK_EVENT_STOP;
    default:
      if (is_dead_key (keyval) && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
        return begin_with_key (self, keys);
      return is_letter (keyval, state) ? begin_with_letter (self, keyval) : GDK_EVENT_PROPAGATE;
    }
}

/* Before the rows hear of it: to them a double click opens the record, and one click gives the row the focus. */
static void
pressed (MbListEditor *self, int n_press, double x, double y, GtkGesture *click)
{
  MbRecordCell *cell = mb_list_editor_pick_cell (self, x, y);

  if (!cell || cell == self->cell)
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
  if (n_press == 2 && mb_list_editor_can_edit (self, cell))
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Not before the button is up: another widget would come under the pointer that holds it. */
static void
released (MbListEditor *self, int n_press, double x, double y)
{
  MbRecordCell *cell = n_press == 2 ? mb_list_editor_pick_cell (self, x, y) : NULL;

  if (cell && cell != self->cell)
    mb_list_editor_begin (self, cell);
}

static void
listen (MbListEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* The object */

/* GTK 4.18 never frees the column that has the focus when its table goes, and what it holds would keep the book open. */
static void
empty_columns (MbListEditor *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; columns && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_factory (column, NULL);
    }
}

static void
mb_list_editor_dispose (GObject *object)
{
  MbListEditor *self = MB_LIST_EDITOR (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  unset_record (self);
  take_out (self);
  if (self->view)
    empty_columns (self);
  g_clear_pointer (&self->matches, g_hash_table_unref);
  g_clear_object (&self->entry);
  g_clear_object (&self->edits);
  g_clear_object (&self->query);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (mb_list_editor_parent_class)->dispose (object);
}

static void
mb_list_editor_class_init (MbListEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_list_editor_dispose;
}

static void
mb_list_editor_init (MbListEditor *self)
{
  self->matches = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->entry = g_object_ref_sink (MB_CELL_ENTRY (mb_cell_entry_new ()));
  g_signal_connect_object (self->entry, "done", G_CALLBACK (done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "cancelled", G_CALLBACK (cancelled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "left", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::parent", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
}

static void
make_cells_editable (MbListEditor *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      mb_record_cell_factory_set_edits (gtk_column_view_column_get_factory (column), self->edits);
    }
}

/**
 * mb_list_editor_new:
 * @view: a table without rows yet, whose columns are named after their fields and whose cells are #MbRecordCell
 * @query: what it will list
 *
 * Makes the cells of a table editable.
 *
 * Returns: (transfer full): a new editor
 */
MbListEditor *
mb_list_editor_new (GtkColumnView *view, MbQuery *query)
{
  MbListEditor *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (MB_IS_QUERY (query), NULL);

  self = g_object_new (MB_TYPE_LIST_EDITOR, NULL);
  g_set_weak_pointer (&self->view, view);
  self->query = g_object_ref (query);
  self->edits = mb_cell_edits_new (mb_query_get_book (query));
  make_cells_editable (self);
  listen (self);
  return self;
}
