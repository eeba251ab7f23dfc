#include "config.h"

#include "mb-list-columns.h"

#include <glib/gi18n.h>

#include "mb-application.h"
#include "mb-columns-dialog.h"
#include "mb-dialog.h"
#include "mb-list-columns-menu.h"
#include "mb-record-cell.h"

#define HEADER_PADDING 24 /* room for the arrow of the sort order and the cell's padding */
#define CELL_PADDING 24
#define SAVE_DELAY_MS 500

#define LISTS_KEY "lists"
#define LIST_TYPE "(a(sbi)sb)" /* the columns: field, shown, width or 0; sorted by; descending */

struct _MbListColumns {
  GObject parent_instance;

  GtkColumnView *view;
  const MbRecordType *type;
  const MbField *without; /* nullable */
  GSettings *settings;    /* nullable: there are none */
  GHashTable *widths;     /* field name → width, of the columns that were sized by hand */
  GSimpleActionGroup *actions;
  GMenuModel *menu;
  guint save_source;
  gboolean arranging; /* it is not a person who changes something */
};

G_DEFINE_FINAL_TYPE (MbListColumns, mb_list_columns, G_TYPE_OBJECT)

/* Which fields */

static gboolean
is_possible (const MbField *field, const MbField *without)
{
  return !(field->flags & MB_FIELD_HIDDEN) && field != without;
}

static GPtrArray *
list_fields (const MbRecordType *type, const MbField *without, MbFieldFlags flags)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (is_possible (&type->fields[i], without) && (type->fields[i].flags & flags) == flags)
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

/**
 * mb_list_columns_list:
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 *
 * Lists the fields that can be columns.
 *
 * Returns: (transfer container) (element-type MbField): the fields
 */
GPtrArray *
mb_list_columns_list (const MbRecordType *type, const MbField *without)
{
  return list_fields (type, without, 0);
}

/**
 * mb_list_columns_list_usual:
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 *
 * Lists the fields that are columns without being asked for.
 *
 * Returns: (transfer container) (element-type MbField): the fields
 */
GPtrArray *
mb_list_columns_list_usual (const MbRecordType *type, const MbField *without)
{
  return list_fields (type, without, MB_FIELD_LISTED);
}

/* Columns */

static GListModel *
get_columns (MbListColumns *self)
{
  return gtk_column_view_get_columns (self->view);
}

static guint
find_place (MbListColumns *self, const char *name)
{
  GListModel *columns = get_columns (self);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), name) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static GtkColumnViewColumn *
find_column (MbListColumns *self, const char *name)
{
  const guint place = find_place (self, name);

  return place == GTK_INVALID_LIST_POSITION ? NULL : g_list_model_get_item (get_columns (self), place);
}

static gboolean
is_title (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i]; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return FALSE;
}

/* What tells records apart gets the room that is left. */
static gboolean
is_wide (const MbRecordType *type, const MbField *field)
{
  return field->kind == MB_FIELD_REFERENCE || (field->kind == MB_FIELD_TEXT && is_title (type, field));
}

static int
width_of_kind (const MbRecordType *type, const MbField *field)
{
  switch (field->kind)
    {
    case MB_FIELD_INTEGER:
    case MB_FIELD_YES_NO:
      return 64;
    case MB_FIELD_DATE:
      return 100;
    case MB_FIELD_CHOICE:
      return 108;
    case MB_FIELD_REFERENCE:
      return 192;
    case MB_FIELD_LONG_TEXT:
    case MB_FIELD_WORDS:
    case MB_FIELD_LINK:
    case MB_FIELD_PAGE:
    case MB_FIELD_MAIL:
      return 180;
    case MB_FIELD_TEXT:
    default:
      return is_wide (type, field) ? 180 : 104;
    }
}

static int
measure_text (MbListColumns *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Widths are fixed, because rows that come into sight would change them; no header is cut, and no choice either. */
static int
measure_width (MbListColumns *self, const MbField *field)
{
  int width = MAX (width_of_kind (self->type, field), measure_text (self, mb_field_get_label (field)) + HEADER_PADDING);

  for (guint i = 0; field->kind == MB_FIELD_CHOICE && field->choices[i].nick != NULL; i++)
    width = MAX (width, measure_text (self, mb_choice_get_label (field, &field->choices[i])) + CELL_PADDING);
  return width;
}

/* Whoever sized a column by hand wants it so: it no longer takes what is left. */
static void
set_width (MbListColumns *self, GtkColumnViewColumn *column, const MbField *field, int width)
{
  if (width > 0)
    g_hash_table_insert (self->widths, (gpointer) field->name, GINT_TO_POINTER (width));
  else
    g_hash_table_remove (self->widths, field->name);
  gtk_column_view_column_set_expand (column, width <= 0 && is_wide (self->type, field));
  gtk_column_view_column_set_fixed_width (column, width > 0 ? width : measure_width (self, field));
}

/* Keeping */

static GVariant *
describe_columns (MbListColumns *self)
{
  GListModel *columns = get_columns (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *name = gtk_column_view_column_get_id (column);

      g_variant_builder_add (&builder, "(sbi)", name, gtk_column_view_column_get_visible (column),
                             GPOINTER_TO_INT (g_hash_table_lookup (self->widths, name)));
    }
  return g_variant_builder_end (&builder);
}

static GtkColumnViewSorter *
get_sorter (MbListColumns *self)
{
  return GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
}

static GVariant *
describe (MbListColumns *self)
{
  GtkColumnViewColumn *sorted = gtk_column_view_sorter_get_primary_sort_column (get_sorter (self));
  const gboolean descending = gtk_column_view_sorter_get_primary_sort_order (get_sorter (self)) == GTK_SORT_DESCENDING;

  return g_variant_new ("(@a(sbi)sb)", describe_columns (self), sorted ? gtk_column_view_column_get_id (sorted) : "",
                        descending);
}

/* The lists of the other types stay as they are; without a description this one is forgotten. */
static void
store (MbListColumns *self, GVariant *described)
{
  g_autoptr (GVariant) owned = described ? g_variant_ref_sink (described) : NULL;
  g_autoptr (GVariant) former = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *list;

  if (!self->settings)
    return;
  former = g_settings_get_value (self->settings, LISTS_KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s" LIST_TYPE "}"));
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_loop (&iter, "{&s@" LIST_TYPE "}", &name, &list))
    if (!g_str_equal (name, self->type->name))
      g_variant_builder_add (&builder, "{s@" LIST_TYPE "}", name, list);
  if (owned)
    g_variant_builder_add (&builder, "{s@" LIST_TYPE "}", self->type->name, owned);
  g_settings_set_value (self->settings, LISTS_KEY, g_variant_builder_end (&builder));
}

static gboolean
save (gpointer data)
{
  MbListColumns *self = data;

  self->save_source = 0;
  if (g_list_model_get_n_items (get_columns (self)) > 0) /* the table may be gone */
    store (self, describe (self));
  return G_SOURCE_REMOVE;
}

/* A column that is being sized changes with every move of the pointer. */
static void
save_soon (MbListColumns *self)
{
  if (!self->arranging && self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY_MS, save, self);
}

static GVariant *
read_kept (MbListColumns *self)
{
  g_autoptr (GVariant) lists = self->settings ? g_settings_get_value (self->settings, LISTS_KEY) : NULL;

  return lists ? g_variant_lookup_value (lists, self->type->name, G_VARIANT_TYPE (LIST_TYPE)) : NULL;
}

/* Arranging */

static void
sort_by (MbListColumns *self, const char *name, gboolean descending)
{
  g_autoptr (GtkColumnViewColumn) column = name ? find_column (self, name) : NULL;

  /* Otherwise the former column keeps its arrow. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* As the field table has it. */
static void
arrange_usually (MbListColumns *self)
{
  g_autoptr (GPtrArray) fields = mb_list_columns_list (self->type, self->without);

  for (guint i = 0; i < fields->len; i++)
    {
      const MbField *field = fields->pdata[i];
      g_autoptr (GtkColumnViewColumn) column = find_column (self, field->name);

      gtk_column_view_insert_column (self->view, i, column);
      gtk_column_view_column_set_visible (column, (field->flags & MB_FIELD_LISTED) != 0);
      set_width (self, column, field, 0);
    }
  sort_by (self, self->type->sort, self->type->sort_descending);
}

static void
arrange_as_kept (MbListColumns *self, GVariant *kept)
{
  g_autoptr (GVariantIter) columns = NULL;
  const char *name, *sorted;
  gboolean shown, descending;
  guint place = 0;
  int width;

  g_variant_get (kept, "(a(sbi)&sb)", &columns, &sorted, &descending);
  while (g_variant_iter_next (columns, "(&sbi)", &name, &shown, &width))
    {
      g_autoptr (GtkColumnViewColumn) column = find_column (self, name);

      /* A field of another version, one that goes without saying here, or one that was there already. */
      if (!column || find_place (self, name) < place)
        continue;
      gtk_column_view_insert_column (self->view, place++, column);
      gtk_column_view_column_set_visible (column, shown);
      set_width (self, column, mb_record_type_find_field (self->type, name), width);
    }
  if (find_place (self, sorted) != GTK_INVALID_LIST_POSITION)
    sort_by (self, sorted, descending);
}

/* A table of nothing cannot be told from a broken one. */
static void
show_something (MbListColumns *self)
{
  g_autoptr (GPtrArray) shown = mb_list_columns_list_shown (self);

  if (shown->len == 0)
    arrange_usually (self);
}

static void
arrange (MbListColumns *self, GVariant *kept)
{
  self->arranging = TRUE;
  arrange_usually (self);
  if (kept)
    arrange_as_kept (self, kept);
  show_something (self);
  self->arranging = FALSE;
}

/* Actions */

static GAction *
find_action (MbListColumns *self, const MbField *field)
{
  g_autofree char *name = g_strconcat ("show-", field->name, NULL);

  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
}

/* The last column that is shown cannot be hidden. */
static void
show_states (MbListColumns *self)
{
  g_autoptr (GPtrArray) shown = mb_list_columns_list_shown (self);
  g_autoptr (GPtrArray) all = mb_list_columns_list_all (self);
  GtkColumnViewColumn *sorted = gtk_column_view_sorter_get_primary_sort_column (get_sorter (self));
  const gboolean descending = gtk_column_view_sorter_get_primary_sort_order (get_sorter (self)) == GTK_SORT_DESCENDING;

  for (guint i = 0; i < all->len; i++)
    {
      GSimpleAction *action = G_SIMPLE_ACTION (find_action (self, all->pdata[i]));
      const gboolean visible = g_ptr_array_find (shown, all->pdata[i], NULL);

      g_simple_action_set_state (action, g_variant_new_boolean (visible));
      g_simple_action_set_enabled (action, !visible || shown->len > 1);
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "sort-by",
                                      g_variant_new_string (sorted ? gtk_column_view_column_get_id (sorted) : ""));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "descending", g_variant_new_boolean (descending));
}

static void
changed (MbListColumns *self)
{
  if (self->arranging)
    return;
  show_states (self);
  save_soon (self);
}

static void
width_changed (MbListColumns *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  const MbField *field = mb_record_type_find_field (self->type, gtk_column_view_column_get_id (column));
  const int width = gtk_column_view_column_get_fixed_width (column);

  if (self->arranging || width <= 0)
    return;
  self->arranging = TRUE;
  set_width (self, column, field, width);
  self->arranging = FALSE;
  save_soon (self);
}

static void
show_activated (MbListColumns *self, GVariant *parameter, GAction *action)
{
  const char *name = g_action_get_name (action) + strlen ("show-");
  g_autoptr (GVariant) state = g_action_get_state (action);

  mb_list_columns_set_shown (self, mb_record_type_find_field (self->type, name), !g_variant_get_boolean (state));
}

static void
sort_activated (MbListColumns *self, GVariant *parameter)
{
  sort_by (self, g_variant_get_string (parameter, NULL), FALSE);
}

static void
descending_activated (MbListColumns *self)
{
  GtkColumnViewColumn *sorted = gtk_column_view_sorter_get_primary_sort_column (get_sorter (self));
  const gboolean descending = gtk_column_view_sorter_get_primary_sort_order (get_sorter (self)) == GTK_SORT_DESCENDING;

  sort_by (self, sorted ? gtk_column_view_column_get_id (sorted) : self->type->sort, !descending);
}

static void
hide_activated (MbListColumns *self, GVariant *parameter)
{
  mb_list_columns_set_shown (self, mb_record_type_find_field (self->type, g_variant_get_string (parameter, NULL)), FALSE);
}

static void
move_activated (MbListColumns *self, GVariant *parameter, GAction *action)
{
  const gboolean left_to_right = gtk_widget_get_direction (GTK_WIDGET (self->view)) != GTK_TEXT_DIR_RTL;
  const gboolean right = g_str_equal (g_action_get_name (action), "move-right");

  mb_list_columns_move (self, mb_record_type_find_field (self->type, g_variant_get_string (parameter, NULL)),
                        right == left_to_right);
}

static void
arrange_activated (MbListColumns *self)
{
  mb_dialog_present (ADW_DIALOG (mb_columns_dialog_new (self)), GTK_WIDGET (self->view));
}

static void
add_action (MbListColumns *self, const char *name, const char *parameter, GVariant *state, GCallback activated)
{
  const GVariantType *type = parameter ? G_VARIANT_TYPE (parameter) : NULL;
  g_autoptr (GSimpleAction) action = state ? g_simple_action_new_stateful (name, type, state)
                                           : g_simple_action_new (name, type);

  g_signal_connect_object (action, "activate", activated, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
add_actions (MbListColumns *self, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *name = g_strconcat ("show-", ((const MbField *) fields->pdata[i])->name, NULL);

      add_action (self, name, NULL, g_variant_new_boolean (FALSE), G_CALLBACK (show_activated));
    }
  add_action (self, "sort-by", "s", g_variant_new_string (""), G_CALLBACK (sort_activated));
  add_action (self, "descending", NULL, g_variant_new_boolean (FALSE), G_CALLBACK (descending_activated));
  add_action (self, "hide", "s", NULL, G_CALLBACK (hide_activated));
  add_action (self, "move-left", "s", NULL, G_CALLBACK (move_activated));
  add_action (self, "move-right", "s", NULL, G_CALLBACK (move_activated));
  add_action (self, "arrange", NULL, NULL, G_CALLBACK (arrange_activated));
  add_action (self, "reset", NULL, NULL, G_CALLBACK (mb_list_columns_reset));
}

/* The object */

static void
mb_list_columns_dispose (GObject *object)
{
  MbListColumns *self = MB_LIST_COLUMNS (object);

  if (self->save_source != 0)
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      save (self);
    }
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (mb_list_columns_parent_class)->dispose (object);
}

static void
mb_list_columns_finalize (GObject *object)
{
  g_hash_table_unref (MB_LIST_COLUMNS (object)->widths);
  G_OBJECT_CLASS (mb_list_columns_parent_class)->finalize (object);
}

static void
mb_list_columns_class_init (MbListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_list_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_list_columns_finalize;
}

static void
mb_list_columns_init (MbListColumns *self)
{
  self->widths = g_hash_table_new (g_str_hash, g_str_equal);
  self->actions = g_simple_action_group_new ();
  self->settings = mb_application_has_settings () ? g_settings_new (APPLICATION_ID) : NULL;
}

/* The order comes from the query; a sorter is there so that the header can be clicked and shows its arrow. */
static GtkSorter *
make_sorter (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
}

static void
mark_cell (MbSearchMarks *marks, GtkColumnViewCell *cell)
{
  mb_record_cell_set_marks (MB_RECORD_CELL (gtk_column_view_cell_get_child (cell)), marks);
}

static GtkListItemFactory *
make_cells (const MbField *field, MbSearchMarks *marks)
{
  GtkListItemFactory *cells = mb_record_cell_factory_new (field);

  if (marks && (field->flags & MB_FIELD_SEARCHED))
    g_signal_connect_object (cells, "setup", G_CALLBACK (mark_cell), marks, G_CONNECT_SWAPPED);
  return cells;
}

static void
add_column (MbListColumns *self, const MbField *field, MbSearchMarks *marks)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (mb_field_get_label (field),
                                                                       make_cells (field, marks));
  g_autoptr (GtkSorter) sorter = make_sorter ();
  g_autoptr (GMenuModel) menu = mb_list_columns_menu_new_of_header (field, self->menu);

  gtk_column_view_column_set_id (column, field->name);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_header_menu (column, menu);
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed), self, G_CONNECT_SWAPPED);
}

/**
 * mb_list_columns_new:
 * @view: a table of records of @type, without columns
 * @type: a type of records
 * @without: (nullable): a field of it that goes without saying
 * @marks: (nullable): what is searched for
 *
 * Gives a table its columns, arranged as they were left. Their ids are the
 * names of the fields.
 *
 * Returns: (transfer full): what takes care of the columns
 */
MbListColumns *
mb_list_columns_new (GtkColumnView *view, const MbRecordType *type, const MbField *without, MbSearchMarks *marks)
{
  MbListColumns *self;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GVariant) kept = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (MB_TYPE_LIST_COLUMNS, NULL);
  self->view = g_object_ref (view);
  self->type = type;
  self->without = without;
  fields = mb_list_columns_list (type, without);
  self->menu = mb_list_columns_menu_new (fields);
  add_actions (self, fields);
  for (guint i = 0; i < fields->len; i++)
    add_column (self, fields->pdata[i], marks);
  kept = read_kept (self);
  arrange (self, kept);
  show_states (self);
  g_signal_connect_object (get_columns (self), "items-changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_sorter (self), "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_list_columns_get_actions:
 * @self: columns
 *
 * Returns: (transfer none): the actions; menus have them as `columns`
 */
GActionGroup *
mb_list_columns_get_actions (MbListColumns *self)
{
  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * mb_list_columns_get_menu:
 * @self: columns
 *
 * Returns: (transfer none): what can be done about them
 */
GMenuModel *
mb_list_columns_get_menu (MbListColumns *self)
{
  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), NULL);

  return self->menu;
}

static GPtrArray *
list_columns (MbListColumns *self, gboolean hidden_too)
{
  GPtrArray *fields = g_ptr_array_new ();
  GListModel *columns = get_columns (self);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (hidden_too || gtk_column_view_column_get_visible (column))
        g_ptr_array_add (fields, (gpointer) mb_record_type_find_field (self->type, gtk_column_view_column_get_id (column)));
    }
  return fields;
}

/**
 * mb_list_columns_list_all:
 * @self: columns
 *
 * Lists the fields in the order of their columns, whether these are shown or
 * not.
 *
 * Returns: (transfer container) (element-type MbField): the fields
 */
GPtrArray *
mb_list_columns_list_all (MbListColumns *self)
{
  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), NULL);

  return list_columns (self, TRUE);
}

/**
 * mb_list_columns_list_shown:
 * @self: columns
 *
 * Lists the fields whose columns are shown, in their order.
 *
 * Returns: (transfer container) (element-type MbField): the fields
 */
GPtrArray *
mb_list_columns_list_shown (MbListColumns *self)
{
  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), NULL);

  return list_columns (self, FALSE);
}

/**
 * mb_list_columns_get_shown:
 * @self: columns
 * @field: a field that can be a column
 *
 * Returns: whether the column is shown
 */
gboolean
mb_list_columns_get_shown (MbListColumns *self, const MbField *field)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  column = find_column (self, field->name);
  return column && gtk_column_view_column_get_visible (column);
}

/**
 * mb_list_columns_set_shown:
 * @self: columns
 * @field: a field that can be a column
 * @shown: whether its column shall be shown
 *
 * Shows or hides a column. The last one that is shown stays.
 */
void
mb_list_columns_set_shown (MbListColumns *self, const MbField *field, gboolean shown)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GPtrArray) all_shown = NULL;

  g_return_if_fail (MB_IS_LIST_COLUMNS (self));
  g_return_if_fail (field != NULL);

  column = find_column (self, field->name);
  all_shown = mb_list_columns_list_shown (self);
  if (column && (shown || all_shown->len > 1))
    gtk_column_view_column_set_visible (column, shown);
}

/**
 * mb_list_columns_place:
 * @self: columns
 * @field: a field that can be a column
 * @place: a place among all columns, hidden ones too
 *
 * Moves a column.
 */
void
mb_list_columns_place (MbListColumns *self, const MbField *field, guint place)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_return_if_fail (MB_IS_LIST_COLUMNS (self));
  g_return_if_fail (field != NULL);
  g_return_if_fail (place < g_list_model_get_n_items (get_columns (self)));

  column = find_column (self, field->name);
  if (column)
    gtk_column_view_insert_column (self->view, place, column);
}

/**
 * mb_list_columns_move:
 * @self: columns
 * @field: a field that can be a column
 * @forward: to the end of the row; else to its beginning
 *
 * Moves a column by one place: past the next one that is shown, or when it is
 * hidden itself past the next one.
 *
 * Returns: whether there was such a place
 */
gboolean
mb_list_columns_move (MbListColumns *self, const MbField *field, gboolean forward)
{
  g_autoptr (GPtrArray) fields = NULL;
  const MbField *next;
  guint place;

  g_return_val_if_fail (MB_IS_LIST_COLUMNS (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  fields = list_columns (self, !mb_list_columns_get_shown (self, field));
  if (!g_ptr_array_find (fields, field, &place) || (forward ? place + 1 == fields->len : place == 0))
    return FALSE;
  next = fields->pdata[forward ? place + 1 : place - 1];
  mb_list_columns_place (self, field, find_place (self, next->name));
  return TRUE;
}

/**
 * mb_list_columns_reset:
 * @self: columns
 *
 * Arranges the columns, their widths and the order of the rows as they are
 * without being asked for, and forgets what was kept.
 */
void
mb_list_columns_reset (MbListColumns *self)
{
  g_return_if_fail (MB_IS_LIST_COLUMNS (self));

  arrange (self, NULL);
  show_states (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  store (self, NULL);
}
