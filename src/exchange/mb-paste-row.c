#include "config.h"

#include "mb-paste-row-private.h"

G_DEFINE_FINAL_TYPE (MbPasteRow, mb_paste_row, G_TYPE_OBJECT)

typedef enum {
  PROP_INCLUDED = 1,
  PROP_CHOSEN,
} MbPasteRowProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

static void
value_free (gpointer data)
{
  MbPasteValue *value = data;

  g_clear_pointer (&value->value, g_variant_unref);
  g_free (value->before);
  g_free (value->after);
  g_clear_object (&value->names);
  g_free (value);
}

static void
follower_free (gpointer data)
{
  MbPasteFollower *follower = data;

  g_object_unref (follower->row);
  g_free (follower->label);
  g_free (follower);
}

static void
mb_paste_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbPasteRowProperty) id)
    {
    case PROP_INCLUDED:
      g_value_set_boolean (value, MB_PASTE_ROW (object)->included);
      break;
    case PROP_CHOSEN:
      g_value_set_int (value, MB_PASTE_ROW (object)->chosen);
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
    case PROP_CHOSEN:
      mb_paste_row_choose (MB_PASTE_ROW (object), g_value_get_int (value));
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
  g_clear_pointer (&self->followers, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
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
  /**
   * MbPasteRow:chosen:
   *
   * Which choice counts where it is doubtful what the row is; -1: none yet.
   */
  properties[PROP_CHOSEN] = g_param_spec_int ("chosen", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mb_paste_row_init (MbPasteRow *self)
{
  self->remark = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->chosen = -1;
}

/**
 * mb_paste_row_new:
 * @type: what it is to become
 * @line: the line of the file on which it begins; 0: none
 *
 * Makes a row of which nothing is known.
 *
 * Returns: (transfer full): a new row
 */
MbPasteRow *
mb_paste_row_new (const MbRecordType *type, guint line)
{
  MbPasteRow *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (MB_TYPE_PASTE_ROW, NULL);
  self->type = type;
  self->line = line;
  return self;
}

static MbPasteValue *
add_value (MbPasteRow *self, const MbField *field, GVariant *value, const char *after, MbPasteRow *names)
{
  MbPasteValue *added = g_new0 (MbPasteValue, 1);

  added->field = field;
  added->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  added->after = g_strdup (after);
  g_set_object (&added->names, names);
  g_ptr_array_add (self->values, added);
  return added;
}

/**
 * mb_paste_row_copy:
 * @self: a row
 *
 * Returns: (transfer full): a row with the same values and remarks, for another judgement of what it is
 */
MbPasteRow *
mb_paste_row_copy (MbPasteRow *self)
{
  MbPasteRow *copy;

  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  copy = mb_paste_row_new (self->type, self->line);
  for (guint i = 0; i < self->values->len; i++)
    {
      const MbPasteValue *value = self->values->pdata[i];

      add_value (copy, value->field, value->value, value->after, value->names);
    }
  g_string_assign (copy->remark, self->remark->str);
  g_set_str (&copy->title, self->title);
  return copy;
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
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (field != NULL && value != NULL && after != NULL);

  add_value (self, field, value, after, NULL);
}

/**
 * mb_paste_row_add_named:
 * @self: a row
 * @field: a reference
 * @named: a row of the type that it names
 *
 * Adds a reference to what another row is, or will add.
 */
void
mb_paste_row_add_named (MbPasteRow *self, const MbField *field, MbPasteRow *named)
{
  const gint64 id = mb_paste_row_get_record (named);

  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (field != NULL && field->kind == MB_FIELD_REFERENCE);

  add_value (self, field, id != 0 ? g_variant_new_int64 (id) : NULL, mb_paste_row_get_title (named), named);
}

/**
 * mb_paste_row_add_follower:
 * @self: a row
 * @follower: a row of another type that is new
 * @owner_field: its reference to the record of @self
 * @label: what it is to that, for the user
 *
 * Adds a record that comes with this one.
 */
void
mb_paste_row_add_follower (MbPasteRow *self, MbPasteRow *follower, const MbField *owner_field, const char *label)
{
  MbPasteFollower *added;

  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (MB_IS_PASTE_ROW (follower));

  added = g_new0 (MbPasteFollower, 1);
  added->row = g_object_ref (follower);
  added->owner_field = owner_field;
  added->label = g_strdup (label);
  if (self->followers == NULL)
    self->followers = g_ptr_array_new_with_free_func (follower_free);
  g_ptr_array_add (self->followers, added);
  if (self->state == MB_PASTE_SAME)
    mb_paste_row_set_state (self, MB_PASTE_CHANGES);
}

/**
 * mb_paste_row_add_choice:
 * @self: a row
 * @choice: the same row if it is that record
 * @label: what the user reads for it
 *
 * Adds one of the records that a doubtful row may be.
 */
void
mb_paste_row_add_choice (MbPasteRow *self, MbPasteRow *choice, const char *label)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (MB_IS_PASTE_ROW (choice));

  if (self->choices == NULL)
    {
      self->choices = g_ptr_array_new_with_free_func (g_object_unref);
      self->labels = g_ptr_array_new_with_free_func (g_free);
    }
  g_ptr_array_add (self->choices, g_object_ref (choice));
  g_ptr_array_add (self->labels, g_strdup (label));
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

MbPasteRow *
mb_paste_row_get_meant (MbPasteRow *self)
{
  return self->chosen >= 0 ? self->choices->pdata[self->chosen] : self;
}

/**
 * mb_paste_row_get_record_type:
 * @self: a row
 *
 * Returns: (transfer none): what it is to become
 */
const MbRecordType *
mb_paste_row_get_record_type (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  return self->type;
}

/**
 * mb_paste_row_get_line:
 * @self: a row
 *
 * Returns: the line of the file on which it begins; 0: it was pasted
 */
guint
mb_paste_row_get_line (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), 0);

  return self->line;
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

  return mb_paste_row_get_meant (self)->state;
}

/**
 * mb_paste_row_get_first_state:
 * @self: a row
 *
 * Returns: what it meant before anybody chose which record it is
 */
MbPasteState
mb_paste_row_get_first_state (MbPasteRow *self)
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

  self = mb_paste_row_get_meant (self);
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

  return mb_paste_row_get_meant (self)->record;
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

  return mb_paste_row_get_meant (self)->values->len;
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
  g_return_val_if_fail (i < mb_paste_row_get_n_values (self), NULL);

  return mb_paste_row_get_meant (self)->values->pdata[i];
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

  for (guint i = 0; i < mb_paste_row_get_n_values (self); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (self, i);

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

  self = mb_paste_row_get_meant (self);
  return self->remark->len > 0 ? self->remark->str : NULL;
}

/**
 * mb_paste_row_get_n_followers:
 * @self: a row
 *
 * Returns: how many records are added with it
 */
guint
mb_paste_row_get_n_followers (MbPasteRow *self)
{
  MbPasteRow *meant = mb_paste_row_get_meant (self);

  return meant->followers != NULL ? meant->followers->len : 0;
}

/**
 * mb_paste_row_get_follower:
 * @self: a row
 * @i: which of them
 * @owner_field: (out): its reference to this one
 *
 * Returns: (transfer none): a record that is added with it
 */
MbPasteRow *
mb_paste_row_get_follower (MbPasteRow *self, guint i, const MbField **owner_field)
{
  MbPasteRow *meant = mb_paste_row_get_meant (self);
  MbPasteFollower *follower = meant->followers->pdata[i];

  *owner_field = follower->owner_field;
  return follower->row;
}

/**
 * mb_paste_row_get_n_others:
 * @self: a row
 *
 * Returns: how many records of the book gain values by it
 */
guint
mb_paste_row_get_n_others (MbPasteRow *self)
{
  MbPasteRow *meant = mb_paste_row_get_meant (self);

  return meant->others != NULL ? meant->others->len : 0;
}

/**
 * mb_paste_row_get_other:
 * @self: a row
 * @i: which of them
 *
 * Returns: (transfer none): a row about a record that this one names, and that gains values by it
 */
MbPasteRow *
mb_paste_row_get_other (MbPasteRow *self, guint i)
{
  return mb_paste_row_get_meant (self)->others->pdata[i];
}

/**
 * mb_paste_row_get_n_choices:
 * @self: a row
 *
 * Returns: how many records it may be; 0: there is no doubt
 */
guint
mb_paste_row_get_n_choices (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), 0);

  return self->choices != NULL ? self->choices->len : 0;
}

/**
 * mb_paste_row_get_choice:
 * @self: a row
 * @i: which choice
 *
 * Returns: (transfer none): what the user reads for a record that it may be
 */
const char *
mb_paste_row_get_choice (MbPasteRow *self, guint i)
{
  g_return_val_if_fail (i < mb_paste_row_get_n_choices (self), NULL);

  return self->labels->pdata[i];
}

/**
 * mb_paste_row_get_choice_row:
 * @self: a row
 * @i: which choice
 *
 * Returns: (transfer none): what the row is if that is chosen
 */
MbPasteRow *
mb_paste_row_get_choice_row (MbPasteRow *self, guint i)
{
  g_return_val_if_fail (i < mb_paste_row_get_n_choices (self), NULL);

  return self->choices->pdata[i];
}

/**
 * mb_paste_row_get_chosen:
 * @self: a row
 *
 * Returns: which choice counts; -1: none
 */
int
mb_paste_row_get_chosen (MbPasteRow *self)
{
  g_return_val_if_fail (MB_IS_PASTE_ROW (self), -1);

  return self->chosen;
}

/**
 * mb_paste_row_choose:
 * @self: a row
 * @choice: which choice counts; -1: none
 *
 * Says which record it is, and includes it then.
 */
void
mb_paste_row_choose (MbPasteRow *self, int choice)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (choice < (int) mb_paste_row_get_n_choices (self));

  if (self->chosen == choice)
    return;
  self->chosen = choice;
  mb_paste_row_set_included (self, mb_paste_row_can_include (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
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

  self = mb_paste_row_get_meant (self);
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
