#include "config.h"

#include "mb-paste-row.h"

#include "mb-people-index.h"

struct _MbPasteRow {
  GObject parent_instance;

  MbPasteState state;
  char *title;
  GString *remark;
  gint64 record;
  GPtrArray *values;
  gboolean included;
};

G_DEFINE_FINAL_TYPE (MbPasteRow, mb_paste_row, G_TYPE_OBJECT)

typedef enum {
  PROP_INCLUDED = 1,
} MbPasteRowProperty;

static GParamSpec *properties[PROP_INCLUDED + 1];

static void
value_free (gpointer data)
{
  MbPasteValue *value = data;

  g_clear_pointer (&value->value, g_variant_unref);
  g_free (value->before);
  g_free (value->after);
  g_free (value);
}

static void
mb_paste_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbPasteRowProperty) id)
    {
    case PROP_INCLUDED:
      g_value_set_boolean (value, MB_PASTE_ROW (object)->included);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_paste_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((MbPasteRowProperty) id)
    {
    case PROP_INCLUDED:
      mb_paste_row_set_included (MB_PASTE_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_paste_row_finalize (GObject *object)
{
  MbPasteRow *self = MB_PASTE_ROW (object);

  g_free (self->title);
  g_string_free (self->remark, TRUE);
  g_ptr_array_unref (self->values);
  G_OBJECT_CLASS (mb_paste_row_parent_class)->finalize (object);
}

static void
mb_paste_row_class_init (MbPasteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_paste_row_get_property;
  object_class->set_property = mb_paste_row_set_property;
  object_class->finalize = mb_paste_row_finalize;

  /**
   * MbPasteRow:included:
   *
   * Whether the row is to be written.
   */
  properties[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mb_paste_row_init (MbPasteRow *self)
{
  self->remark = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (value_free);
}

/**
 * mb_paste_row_new:
 *
 * Makes a row of which nothing is known.
 *
 * Returns: (transfer full): a new row
 */
MbPasteRow *
mb_paste_row_new (void)
{
  return g_object_new (MB_TYPE_PASTE_ROW, NULL);
}

/**
 * mb_paste_row_add_value:
 * @self: a row
 * @field: a field
 * @value: what it shall have; floating or not
 * @after: the value as it is read
 *
 * Adds what a cell says.
 */
void
mb_paste_row_add_value (MbPasteRow *self, const MbField *field, GVariant *value, const char *after)
{
  MbPasteValue *added;

  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (field != NULL && value != NULL && after != NULL);

  added = g_new0 (MbPasteValue, 1);
  added->field = field;
  added->value = g_variant_ref_sink (value);
  added->after = g_strdup (after);
  g_ptr_array_add (self->values, added);
}

/**
 * mb_paste_row_add_remark:
 * @self: a row
 * @sentence: a sentence
 *
 * Adds what was not understood or looks wrong.
 */
void
mb_paste_row_add_remark (MbPasteRow *self, const char *sentence)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (sentence != NULL);

  g_string_append_printf (self->remark, "%s%s", self->remark->len > 0 ? " " : "", sentence);
}

/**
 * mb_paste_row_set_title:
 * @self: a row
 * @title: what it is called
 *
 * Sets what the row is called.
 */
void
mb_paste_row_set_title (MbPasteRow *self, const char *title)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));

  g_set_str (&self->title, title);
}

/**
 * mb_paste_row_set_state:
 * @self: a row
 * @state: what it means
 *
 * Sets what the row means. What can be written is included.
 */
void
mb_paste_row_set_state (MbPasteRow *self, MbPasteState state)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));

  self->state = state;
  mb_paste_row_set_included (self, mb_paste_row_can_include (self));
}

static gboolean
is_name (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return (field->flags & MB_FIELD_IDENTITY) != 0;
}

static gboolean
is_spelt_alike (const char *left, const char *right)
{
  g_autofree char *folded_left = mb_people_fold_name (left);
  g_autofree char *folded_right = mb_people_fold_name (right);

  return g_str_equal (folded_left, folded_right);
}

static gboolean
is_former_handle (MbRecord *record, const MbPasteValue *value)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  g_auto (GStrv) former = NULL;

  if (!g_str_equal (value->field->name, "handle") || mb_record_type_find_field (type, "former-handles") == NULL)
    return FALSE;
  former = mb_record_dup_words (record, "former-handles");
  for (guint i = 0; former != NULL && former[i] != NULL; i++)
    if (is_spelt_alike (former[i], value->after))
      return TRUE;
  return FALSE;
}

/* What a record is known by is not taken for a change of it: lists spell names without accents, and old ones have
 * former handles. */
static gboolean
says_nothing_new (MbRecord *record, const MbPasteValue *value)
{
  GVariant *before = mb_record_get (record, value->field->name);

  if (before != NULL && g_variant_equal (before, value->value))
    return TRUE;
  if (is_former_handle (record, value))
    return TRUE;
  return before != NULL && mb_field_is_text (value->field) &&
         is_name (mb_record_get_record_type (record), value->field) &&
         is_spelt_alike (g_variant_get_string (before, NULL), value->after);
}

/**
 * mb_paste_row_set_record:
 * @self: a row with its values
 * @record: the record of the book that it is
 *
 * Keeps the values that differ from those of a record, and what these are.
 */
void
mb_paste_row_set_record (MbPasteRow *self, MbRecord *record)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (MB_IS_RECORD (record));

  self->record = mb_record_get_id (record);
  for (guint i = self->values->len; i > 0; i--)
    {
      MbPasteValue *value = self->values->pdata[i - 1];

      if (says_nothing_new (record, value))
        g_ptr_array_remove_index (self->values, i - 1);
      else
        value->before = mb_record_dup_display (record, value->field->name);
    }
  mb_paste_row_set_state (self, self->values->len > 0 ? MB_PASTE_CHANGES : MB_PASTE_SAME);
}

/**
 * mb_paste_row_get_state:
 * @self: a row
 *
 * Returns: what it means
 */
MbPasteState
mb_paste_row_get_state (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), MB_PASTE_TROUBLE);

  return self->state;
}

/**
 * mb_paste_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what it is called
 */
const char *
mb_paste_row_get_title (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  return self->title ? self->title : "";
}

/**
 * mb_paste_row_get_record:
 * @self: a row
 *
 * Returns: the id of the record of the book that it is; 0: none
 */
gint64
mb_paste_row_get_record (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), 0);

  return self->record;
}

/**
 * mb_paste_row_get_n_values:
 * @self: a row
 *
 * Returns: how many values would be written
 */
guint
mb_paste_row_get_n_values (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), 0);

  return self->values->len;
}

/**
 * mb_paste_row_get_value:
 * @self: a row
 * @i: which value
 *
 * Returns: (transfer none): the value
 */
const MbPasteValue *
mb_paste_row_get_value (MbPasteRow *self, guint i)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);
  g_return_val_if_fail (i < self->values->len, NULL);

  return self->values->pdata[i];
}

/**
 * mb_paste_row_find_value:
 * @self: a row
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): what the field shall have
 */
const MbPasteValue *
mb_paste_row_find_value (MbPasteRow *self, const char *field)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      const MbPasteValue *value = self->values->pdata[i];

      if (g_str_equal (value->field->name, field))
        return value;
    }
  return NULL;
}

/**
 * mb_paste_row_get_remark:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): sentences about what was not understood or looks wrong
 */
const char *
mb_paste_row_get_remark (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  return self->remark->len > 0 ? self->remark->str : NULL;
}

/**
 * mb_paste_row_dup_outcome:
 * @self: a row
 *
 * Returns: (transfer full): what would be written, field by field
 */
char *
mb_paste_row_dup_outcome (MbPasteRow *self)
{
  GString *outcome = g_string_new (NULL);

  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      const MbPasteValue *value = self->values->pdata[i];

      g_string_append_printf (outcome, "%s%s: ", i > 0 ? "; " : "", mb_field_get_label (value->field));
      if (value->before != NULL && *value->before != '\0')
        g_string_append_printf (outcome, "%s → ", value->before);
      g_string_append (outcome, value->after);
    }
  return g_string_free (outcome, FALSE);
}

/**
 * mb_paste_row_can_include:
 * @self: a row
 *
 * Returns: whether there is anything to write
 */
gboolean
mb_paste_row_can_include (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), FALSE);

  return self->state == MB_PASTE_NEW || self->state == MB_PASTE_CHANGES;
}

/**
 * mb_paste_row_get_included:
 * @self: a row
 *
 * Returns: whether it is to be written
 */
gboolean
mb_paste_row_get_included (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), FALSE);

  return self->included;
}

/**
 * mb_paste_row_set_included:
 * @self: a row
 * @included: whether it is to be written
 *
 * Takes the row in or leaves it out.
 */
void
mb_paste_row_set_included (MbPasteRow *self, gboolean included)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));

  included = included && mb_paste_row_can_include (self);
  if (self->included == included)
    return;
  self->included = included;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}
