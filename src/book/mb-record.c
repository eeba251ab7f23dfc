#include "config.h"

#include "mb-record-private.h"

#include "mb-book.h"
#include "mb-date.h"

/**
 * MbRecord:
 *
 * A record of a book: the base class of every record type.
 *
 * The class installs a readable GObject property for each field of its
 * type's field table. A record that belongs to a book changes through
 * #MbEdit alone and notifies its properties whenever the book changes,
 * whoever changed it.
 */
typedef struct {
  MbBook *book; /* which clears it before it goes */
  gint64 id;
  gboolean deleted;
  GVariant **values;
} MbRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MbRecord, mb_record, G_TYPE_OBJECT)

/* Property ids of fields follow these. */
typedef enum {
  PROP_BOOK = 1,
  PROP_ID,
  PROP_DELETED,
  N_OWN_PROPERTIES,
} MbRecordProperty;

static GParamSpec *own_properties[N_OWN_PROPERTIES];

static MbRecordPrivate *
get_private (MbRecord *self)
{
  return mb_record_get_instance_private (self);
}

static const MbRecordType *
get_type_of (MbRecord *self)
{
  return MB_RECORD_GET_CLASS (self)->type;
}

static void
set_field_value (GValue *value, const MbField *field, GVariant *stored)
{
  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, stored != NULL ? g_variant_get_string (stored, NULL) : NULL);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, stored != NULL && g_variant_get_boolean (stored));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, stored != NULL ? g_variant_get_int64 (stored) : field->kind == MB_FIELD_REFERENCE ? 0 : -1);
  else
    g_value_take_boxed (value, stored != NULL ? g_variant_dup_strv (stored, NULL) : g_new0 (char *, 1));
}

static void
mb_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbRecord *self = MB_RECORD (object);
  MbRecordPrivate *priv = get_private (self);

  switch ((MbRecordProperty) id)
    {
    case PROP_BOOK:
      g_value_set_object (value, priv->book);
      break;
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, priv->deleted);
      break;
    case N_OWN_PROPERTIES:
    default:
      set_field_value (value, &get_type_of (self)->fields[id - N_OWN_PROPERTIES], priv->values[id - N_OWN_PROPERTIES]);
      break;
    }
}

static void
mb_record_constructed (GObject *object)
{
  MbRecord *self = MB_RECORD (object);

  G_OBJECT_CLASS (mb_record_parent_class)->constructed (object);
  get_private (self)->values = g_new0 (GVariant *, get_type_of (self)->n_fields);
}

static void
mb_record_finalize (GObject *object)
{
  MbRecord *self = MB_RECORD (object);
  MbRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < get_type_of (self)->n_fields; i++)
    g_clear_pointer (&priv->values[i], g_variant_unref);
  g_free (priv->values);
  G_OBJECT_CLASS (mb_record_parent_class)->finalize (object);
}

static void
mb_record_class_init (MbRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mb_record_constructed;
  object_class->finalize = mb_record_finalize;
  object_class->get_property = mb_record_get_property;

  /**
   * MbRecord:book:
   *
   * The book the record belongs to; %NULL before it was added to one.
   */
  own_properties[PROP_BOOK] =
      g_param_spec_object ("book", NULL, NULL, MB_TYPE_BOOK,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * MbRecord:id:
   *
   * The record's id in its book, greater than 0; 0 before it was added.
   */
  own_properties[PROP_ID] =
      g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * MbRecord:deleted:
   *
   * Whether the record was deleted from its book. An undo clears it again.
   */
  own_properties[PROP_DELETED] =
      g_param_spec_boolean ("deleted", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, own_properties);
}

static void
mb_record_init (MbRecord *self)
{
}

static GParamSpec *
create_property (const MbField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GVariantType *type = mb_field_get_variant_type (field);

  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    {
      gint64 unset = field->kind == MB_FIELD_REFERENCE ? 0 : -1;
      return g_param_spec_int64 (field->name, NULL, NULL, unset, G_MAXINT64, unset, flags);
    }
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING_ARRAY))
    return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
  return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
}

/**
 * mb_record_class_set_type:
 * @klass: the class of a record type
 * @type: its description
 *
 * Ties a class to its description and installs a property for each field.
 * To be called once, in the class's init function.
 */
void
mb_record_class_set_type (MbRecordClass *klass, const MbRecordType *type)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->type = type;
  klass->properties = g_new0 (GParamSpec *, type->n_fields);
  /* get_property is chained by hand: property ids of a subclass are looked up in its own class. */
  object_class->get_property = mb_record_get_property;
  for (guint i = 0; i < type->n_fields; i++)
    {
      klass->properties[i] = create_property (&type->fields[i]);
      g_object_class_install_property (object_class, N_OWN_PROPERTIES + i, klass->properties[i]);
    }
}

/**
 * mb_record_new:
 * @kind: which type of record
 *
 * Creates an empty record that belongs to no book yet.
 *
 * Returns: (transfer full): the record
 */
MbRecord *
mb_record_new (MbRecordKind kind)
{
  return g_object_new (mb_record_type_get (kind)->get_type (), NULL);
}

/**
 * mb_record_get_record_type:
 * @self: a record
 *
 * The description of the record's type.
 *
 * Returns: (transfer none): the description
 */
const MbRecordType *
mb_record_get_record_type (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), NULL);

  return get_type_of (self);
}

/**
 * mb_record_get_kind:
 * @self: a record
 *
 * Which type of record it is.
 *
 * Returns: the kind
 */
MbRecordKind
mb_record_get_kind (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), MB_N_RECORD_KINDS);

  return get_type_of (self)->kind;
}

/**
 * mb_record_get_id:
 * @self: a record
 *
 * The record's id in its book.
 *
 * Returns: the id, or 0 before the record was added to a book
 */
gint64
mb_record_get_id (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), 0);

  return get_private (self)->id;
}

/**
 * mb_record_get_book:
 * @self: a record
 *
 * The book the record belongs to.
 *
 * Returns: (transfer none) (nullable): the book
 */
MbBook *
mb_record_get_book (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), NULL);

  return get_private (self)->book;
}

/**
 * mb_record_is_deleted:
 * @self: a record
 *
 * Whether the record was deleted from its book; its values are those it had.
 *
 * Returns: whether it was
 */
gboolean
mb_record_is_deleted (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), FALSE);

  return get_private (self)->deleted;
}

/**
 * mb_record_get:
 * @self: a record
 * @field: the name of a field
 *
 * Reads a field.
 *
 * Returns: (transfer none) (nullable): the value; %NULL when it is not set
 */
GVariant *
mb_record_get (MbRecord *self, const char *field)
{
  int index;

  g_return_val_if_fail (MB_IS_RECORD (self), NULL);
  index = mb_record_type_index_of (get_type_of (self), field);
  g_return_val_if_fail (index >= 0, NULL);

  return get_private (self)->values[index];
}

/**
 * mb_record_get_text:
 * @self: a record
 * @field: the name of a field whose values are texts
 *
 * Reads a text.
 *
 * Returns: (transfer none) (nullable): the text; %NULL when it is not set
 */
const char *
mb_record_get_text (MbRecord *self, const char *field)
{
  GVariant *value = mb_record_get (self, field);

  return value != NULL ? g_variant_get_string (value, NULL) : NULL;
}

/**
 * mb_record_get_integer:
 * @self: a record
 * @field: the name of a field of integers or references
 *
 * Reads a number or the id a reference names.
 *
 * Returns: the number; -1 when it is not set, for a reference 0
 */
gint64
mb_record_get_integer (MbRecord *self, const char *field)
{
  GVariant *value = mb_record_get (self, field);
  const MbField *described = mb_record_type_find_field (get_type_of (self), field);

  if (value != NULL)
    return g_variant_get_int64 (value);
  return described != NULL && described->kind == MB_FIELD_REFERENCE ? 0 : -1;
}

/**
 * mb_record_get_flag:
 * @self: a record
 * @field: the name of a field of yes or no
 *
 * Reads a yes or no; not set reads as no.
 *
 * Returns: whether it is yes
 */
gboolean
mb_record_get_flag (MbRecord *self, const char *field)
{
  GVariant *value = mb_record_get (self, field);

  return value != NULL && g_variant_get_boolean (value);
}

/**
 * mb_record_dup_words:
 * @self: a record
 * @field: the name of a field of words
 *
 * Reads a list of words.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words
 */
char **
mb_record_dup_words (MbRecord *self, const char *field)
{
  GVariant *value = mb_record_get (self, field);

  return value != NULL ? g_variant_dup_strv (value, NULL) : g_new0 (char *, 1);
}

static gboolean
values_are_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/* Takes ownership of value. */
static void
take_value (MbRecord *self, guint index, GVariant *value)
{
  MbRecordPrivate *priv = get_private (self);

  if (values_are_equal (priv->values[index], value))
    {
      g_clear_pointer (&value, g_variant_unref);
      return;
    }
  g_clear_pointer (&priv->values[index], g_variant_unref);
  priv->values[index] = value;
  g_object_notify_by_pspec (G_OBJECT (self), MB_RECORD_GET_CLASS (self)->properties[index]);
}

/**
 * mb_record_set:
 * @self: a record that is in no book
 * @field: the name of a field
 * @value: (nullable): the value; sunk if it is floating
 *
 * Fills a field of a record before it is added to a book. Records of a book
 * change through mb_edit_set().
 */
void
mb_record_set (MbRecord *self, const char *field, GVariant *value)
{
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  int index;

  g_return_if_fail (MB_IS_RECORD (self));
  g_return_if_fail (get_private (self)->book == NULL);
  index = mb_record_type_index_of (get_type_of (self), field);
  g_return_if_fail (index >= 0);
  g_return_if_fail (owned == NULL ||
                    g_variant_is_of_type (owned, mb_field_get_variant_type (&get_type_of (self)->fields[index])));

  take_value (self, index, g_steal_pointer (&owned));
}

/**
 * mb_record_set_text:
 * @self: a record that is in no book
 * @field: the name of a field whose values are texts
 * @value: (nullable): the text; %NULL or empty: not set
 *
 * Fills a text: see mb_record_set().
 */
void
mb_record_set_text (MbRecord *self, const char *field, const char *value)
{
  mb_record_set (self, field, value != NULL && *value != '\0' ? g_variant_new_string (value) : NULL);
}

/**
 * mb_record_set_integer:
 * @self: a record that is in no book
 * @field: the name of a field of integers or references
 * @value: the number or id
 *
 * Fills a number or a reference: see mb_record_set().
 */
void
mb_record_set_integer (MbRecord *self, const char *field, gint64 value)
{
  mb_record_set (self, field, g_variant_new_int64 (value));
}

void
mb_record_take_values (MbRecord *self, GVariant **values)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < get_type_of (self)->n_fields; i++)
    take_value (self, i, g_steal_pointer (&values[i]));
  g_object_thaw_notify (G_OBJECT (self));
}

void
mb_record_attach (MbRecord *self, MbBook *book, gint64 id)
{
  MbRecordPrivate *priv = get_private (self);

  priv->id = id;
  priv->book = book;
  g_object_notify_by_pspec (G_OBJECT (self), own_properties[PROP_BOOK]);
  g_object_notify_by_pspec (G_OBJECT (self), own_properties[PROP_ID]);
}

void
mb_record_mark_deleted (MbRecord *self, gboolean deleted)
{
  MbRecordPrivate *priv = get_private (self);

  if (priv->deleted == deleted)
    return;
  priv->deleted = deleted;
  g_object_notify_by_pspec (G_OBJECT (self), own_properties[PROP_DELETED]);
}

/* References to records of these kinds may read otherwise now. */
void
mb_record_notify_fields (MbRecord *self, guint64 kinds)
{
  const MbRecordType *type = get_type_of (self);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MB_FIELD_REFERENCE && (kinds & ((guint64) 1 << type->fields[i].target)))
      g_object_notify_by_pspec (G_OBJECT (self), MB_RECORD_GET_CLASS (self)->properties[i]);
}

static char *
dup_reference (MbRecord *self, const MbField *field, GVariant *value, gboolean brief)
{
  MbBook *book = get_private (self)->book;
  g_autoptr (MbRecord) target = NULL;

  if (value == NULL || book == NULL)
    return g_strdup ("");
  target = mb_book_get_record (book, field->target, g_variant_get_int64 (value), NULL);
  if (target == NULL)
    return g_strdup ("");
  return brief ? mb_record_dup_short_title (target) : mb_record_dup_title (target);
}

/**
 * mb_record_dup_display:
 * @self: a record
 * @field: the name of a field
 *
 * Writes a field as the user reads it: a reference as the title of the
 * record it names, a choice in the user's language.
 *
 * Returns: (transfer full): the text; empty when the field is not set
 */
char *
mb_record_dup_display (MbRecord *self, const char *field)
{
  const MbField *described;

  g_return_val_if_fail (MB_IS_RECORD (self), NULL);
  described = mb_record_type_find_field (get_type_of (self), field);
  g_return_val_if_fail (described != NULL, NULL);

  if (described->kind == MB_FIELD_REFERENCE)
    return dup_reference (self, described, mb_record_get (self, field), FALSE);
  return mb_field_dup_display (described, mb_record_get (self, field));
}

/**
 * mb_record_dup_shown:
 * @self: a record
 * @field: the name of a field
 *
 * Writes a field for reading only: as mb_record_dup_display() does, but a date
 * as people of the user's language write it, which mb_field_parse() does not
 * take.
 *
 * Returns: (transfer full): the text; empty when the field is not set
 */
char *
mb_record_dup_shown (MbRecord *self, const char *field)
{
  g_autofree char *display = mb_record_dup_display (self, field);

  g_return_val_if_fail (display != NULL, NULL);
  if (mb_record_type_find_field (get_type_of (self), field)->kind == MB_FIELD_DATE)
    return mb_date_dup_shown (display);
  return g_steal_pointer (&display);
}

static char *
dup_part (MbRecord *self, const char *field)
{
  const MbField *described = mb_record_type_find_field (get_type_of (self), field);

  if (described->kind == MB_FIELD_REFERENCE)
    return dup_reference (self, described, mb_record_get (self, field), TRUE);
  return mb_field_dup_display (described, mb_record_get (self, field));
}

static char *
dup_title_of (MbRecord *self, const char *const *names, gsize n_names, const char *joiner)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (gsize i = 0; i < n_names && names[i] != NULL; i++)
    {
      g_autofree char *part = dup_part (self, names[i]);
      if (*part == '\0')
        continue;
      if (title->len > 0)
        g_string_append (title, joiner);
      g_string_append (title, part);
      if (joiner == NULL)
        break;
    }
  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * mb_record_dup_title:
 * @self: a record
 *
 * What the record is called: a person's name, “GSoC 2024”.
 *
 * Returns: (transfer full): the title; empty when nothing of it is set
 */
char *
mb_record_dup_title (MbRecord *self)
{
  const MbRecordType *type;

  g_return_val_if_fail (MB_IS_RECORD (self), NULL);
  type = get_type_of (self);

  return dup_title_of (self, type->title, G_N_ELEMENTS (type->title), type->title_joiner);
}

/**
 * mb_record_dup_short_title:
 * @self: a record
 *
 * What the record is called inside other titles: “GSoC”.
 *
 * Returns: (transfer full): the title; empty when nothing of it is set
 */
char *
mb_record_dup_short_title (MbRecord *self)
{
  const MbRecordType *type;

  g_return_val_if_fail (MB_IS_RECORD (self), NULL);
  type = get_type_of (self);

  if (type->short_title[0] == NULL)
    return mb_record_dup_title (self);
  return dup_title_of (self, type->short_title, G_N_ELEMENTS (type->short_title), NULL);
}
