#include "config.h"

#include "mb-column-row.h"

#include <glib/gi18n.h>

struct _MbColumnRow {
  AdwActionRow parent_instance;

  const MbField *field;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (MbColumnRow, mb_column_row, ADW_TYPE_ACTION_ROW)

typedef enum {
  PROP_SHOWN = 1,
  N_PROPERTIES,
} MbColumnRowProperty;

static GParamSpec *properties[N_PROPERTIES];

enum {
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mb_column_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbColumnRowProperty) id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, mb_column_row_get_shown (MB_COLUMN_ROW (object)));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_column_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbColumnRowProperty) id)
    {
    case PROP_SHOWN:
      mb_column_row_set_shown (MB_COLUMN_ROW (object), g_value_get_boolean (value));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_column_row_class_init (MbColumnRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_column_row_get_property;
  object_class->set_property = mb_column_row_set_property;

  /**
   * MbColumnRow:shown:
   *
   * Whether the column is shown.
   */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * MbColumnRow::moved:
   * @self: the row
   * @down: whether it shall move down; else up
   *
   * One of the buttons was pressed.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
toggled (MbColumnRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
up_clicked (MbColumnRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, FALSE);
}

static void
down_clicked (MbColumnRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, TRUE);
}

static GtkWidget *
button_new (MbColumnRow *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
mb_column_row_init (MbColumnRow *self)
{
  self->up = button_new (self, "go-up-symbolic", _("Move Up"), G_CALLBACK (up_clicked));
  self->down = button_new (self, "go-down-symbolic", _("Move Down"), G_CALLBACK (down_clicked));
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->toggle);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* Many buttons look the same: their names say which column they move. */
static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * mb_column_row_new:
 * @field: the field of a column
 * @shown: whether the column is shown
 *
 * Makes the row of a column.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_column_row_new (const MbField *field, gboolean shown)
{
  MbColumnRow *self;
  const char *label;
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MB_TYPE_COLUMN_ROW, NULL);
  self->field = field;
  label = mb_field_get_label (field);
  /* Translators: %s is the title of a column. */
  up = g_strdup_printf (_("Move “%s” up"), label);
  /* Translators: %s is the title of a column. */
  down = g_strdup_printf (_("Move “%s” down"), label);
  set_name (self->up, up);
  set_name (self->down, down);
  set_name (self->toggle, label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  mb_column_row_set_shown (self, shown);
  return GTK_WIDGET (self);
}

/**
 * mb_column_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the field of its column
 */
const MbField *
mb_column_row_get_field (MbColumnRow *self)
{
  g_return_val_if_fail (MB_IS_COLUMN_ROW (self), NULL);

  return self->field;
}

/**
 * mb_column_row_get_shown:
 * @self: a row
 *
 * Returns: whether the column is shown
 */
gboolean
mb_column_row_get_shown (MbColumnRow *self)
{
  g_return_val_if_fail (MB_IS_COLUMN_ROW (self), FALSE);

  return gtk_switch_get_active (GTK_SWITCH (self->toggle));
}

/**
 * mb_column_row_set_shown:
 * @self: a row
 * @shown: whether the column is shown
 *
 * Says whether the column is shown.
 */
void
mb_column_row_set_shown (MbColumnRow *self, gboolean shown)
{
  g_return_if_fail (MB_IS_COLUMN_ROW (self));

  gtk_switch_set_active (GTK_SWITCH (self->toggle), shown);
}

/**
 * mb_column_row_set_ends:
 * @self: a row
 * @first: whether no column comes before
 * @last: whether no column comes after
 *
 * Says which way the column can be moved.
 */
void
mb_column_row_set_ends (MbColumnRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (MB_IS_COLUMN_ROW (self));

  gtk_widget_set_sensitive (self->up, !first);
  gtk_widget_set_sensitive (self->down, !last);
}

/**
 * mb_column_row_focus:
 * @self: a row
 * @down: which of its buttons
 *
 * Focuses the button, so that it can be pressed again; where it cannot, the
 * other one.
 */
void
mb_column_row_focus (MbColumnRow *self, gboolean down)
{
  GtkWidget *button;

  g_return_if_fail (MB_IS_COLUMN_ROW (self));

  button = down ? self->down : self->up;
  gtk_widget_grab_focus (gtk_widget_is_sensitive (button) ? button : down ? self->up : self->down);
}
