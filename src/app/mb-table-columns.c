#include "config.h"

#include "mb-table-columns.h"

#include <glib/gi18n.h>

/* As many columns can be chosen for; nobody means more. */
#define MOST_COLUMNS 100
#define MOST_SAMPLES 3

struct _MbTableColumns {
  AdwPreferencesPage parent_instance;

  MbPasteTable *table;
  AdwComboRow *type_row;
  AdwSwitchRow *header_row;
  AdwPreferencesGroup *group; /* one row for each column */
  GPtrArray *combos;
  gboolean setting; /* the rows are being set, not chosen */
};

G_DEFINE_FINAL_TYPE (MbTableColumns, mb_table_columns, ADW_TYPE_PREFERENCES_PAGE)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What rows can be, the likeliest first. */
static const MbRecordKind kinds[] = {
  MB_RECORD_PERSON,           MB_RECORD_PARTICIPATION, MB_RECORD_PROJECT, MB_RECORD_COHORT,    MB_RECORD_PROGRAM,
  MB_RECORD_OBSERVATION,      MB_RECORD_SEAT,          MB_RECORD_ADMIN,   MB_RECORD_MILESTONE,
  MB_RECORD_PUBLISHED_FIGURE,
};

/* Columns: place 0 is to leave one out. */

static void
show_columns (MbTableColumns *self)
{
  GPtrArray *targets = mb_paste_targets_list (self->table->type);

  self->setting = TRUE;
  for (guint i = 0; i < self->combos->len; i++)
    {
      const MbPasteTarget *target = self->table->columns->pdata[i];
      guint place;
      const gboolean found = target && g_ptr_array_find (targets, target, &place);

      adw_combo_row_set_selected (self->combos->pdata[i], found ? place + 1 : 0);
    }
  self->setting = FALSE;
}

static void
column_chosen (MbTableColumns *self, GParamSpec *spec, AdwComboRow *combo)
{
  GPtrArray *targets = mb_paste_targets_list (self->table->type);
  const guint selected = adw_combo_row_get_selected (combo);
  guint column;

  if (self->setting || selected > targets->len || !g_ptr_array_find (self->combos, combo, &column))
    return;
  mb_paste_table_set_column (self->table, column, selected > 0 ? targets->pdata[selected - 1] : NULL);
  show_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
dup_heading (MbTableColumns *self, guint column)
{
  const char *heading = mb_paste_table_get_heading (self->table, column);

  return *heading ? g_strdelimit (g_strstrip (g_strdup (heading)), "\r\n\t", ' ')
                  : g_strdup_printf (_("Column %u"), column + 1);
}

static void
add_combo (MbTableColumns *self, GListModel *labels, guint column)
{
  AdwComboRow *combo = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autofree char *heading = dup_heading (self, column);
  g_autofree char *samples = mb_paste_table_dup_samples (self->table, column, MOST_SAMPLES);
  g_autoptr (GtkExpression) string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), samples);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (combo), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (combo), 1);
  adw_combo_row_set_expression (combo, string);
  adw_combo_row_set_enable_search (combo, TRUE);
  adw_combo_row_set_model (combo, labels);
  g_ptr_array_add (self->combos, combo);
  adw_preferences_group_add (self->group, GTK_WIDGET (combo));
}

static GListModel *
make_labels (MbTableColumns *self)
{
  GPtrArray *targets = mb_paste_targets_list (self->table->type);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left Out"));
  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_take (labels, mb_paste_target_dup_label (targets->pdata[i]));
  return G_LIST_MODEL (labels);
}

static void
describe_columns (MbTableColumns *self)
{
  g_autofree char *text = NULL;

  if (self->table->columns->len > MOST_COLUMNS)
    text = g_strdup_printf (_("The first %u columns can be chosen."), MOST_COLUMNS);
  adw_preferences_group_set_description (self->group, text);
}

static void
make_columns (MbTableColumns *self)
{
  g_autoptr (GListModel) labels = make_labels (self);

  for (guint i = 0; i < self->combos->len; i++)
    adw_preferences_group_remove (self->group, self->combos->pdata[i]);
  g_ptr_array_set_size (self->combos, 0);
  for (guint i = 0; i < MIN (self->table->columns->len, MOST_COLUMNS); i++)
    add_combo (self, labels, i);
  describe_columns (self);
  show_columns (self);
  for (guint i = 0; i < self->combos->len; i++)
    g_signal_connect_object (self->combos->pdata[i], "notify::selected", G_CALLBACK (column_chosen), self,
                             G_CONNECT_SWAPPED);
}

/* The table as a whole */

static void
show_table (MbTableColumns *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == self->table->type->kind)
      adw_combo_row_set_selected (self->type_row, i);
  adw_switch_row_set_active (self->header_row, self->table->has_header);
  self->setting = FALSE;
  make_columns (self);
}

static void
type_chosen (MbTableColumns *self)
{
  const guint selected = adw_combo_row_get_selected (self->type_row);

  if (self->setting || selected >= G_N_ELEMENTS (kinds))
    return;
  mb_paste_table_set_type (self->table, mb_record_type_get (kinds[selected]));
  show_table (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
header_chosen (MbTableColumns *self)
{
  if (self->setting)
    return;
  self->table->has_header = adw_switch_row_get_active (self->header_row);
  make_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GListModel *
make_types (void)
{
  GtkStringList *types = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (types, mb_record_type_get_plural (mb_record_type_get (kinds[i])));
  return G_LIST_MODEL (types);
}

static void
add_table_group (MbTableColumns *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GListModel) types = make_types ();

  self->type_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->type_row), _("The Rows Are"));
  adw_combo_row_set_model (self->type_row, types);
  g_signal_connect_object (self->type_row, "notify::selected", G_CALLBACK (type_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->type_row));

  self->header_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->header_row), _("The First Row Names the Columns"));
  g_signal_connect_object (self->header_row, "notify::active", G_CALLBACK (header_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->header_row));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

/* The object */

static void
mb_table_columns_finalize (GObject *object)
{
  g_ptr_array_unref (MB_TABLE_COLUMNS (object)->combos);
  G_OBJECT_CLASS (mb_table_columns_parent_class)->finalize (object);
}

static void
mb_table_columns_class_init (MbTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_table_columns_finalize;

  /**
   * MbTableColumns::changed:
   *
   * The table was taken for something else.
   */
  signals[CHANGED] = g_signal_new ("changed", MB_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
mb_table_columns_init (MbTableColumns *self)
{
  self->combos = g_ptr_array_new ();
  self->setting = TRUE;
  add_table_group (self);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Columns"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
  self->setting = FALSE;
}

/**
 * mb_table_columns_set_table:
 * @self: the page
 * @table: a table, which it changes and which must live as long
 *
 * Shows what a table is taken for.
 */
void
mb_table_columns_set_table (MbTableColumns *self, MbPasteTable *table)
{
  g_return_if_fail (MB_IS_TABLE_COLUMNS (self));
  g_return_if_fail (table != NULL);

  self->table = table;
  show_table (self);
}
