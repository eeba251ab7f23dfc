#include "config.h"

#include "mb-changeset.h"

#include "mb-sql.h"

/**
 * MbTouch:
 *
 * What a change did to one record: added, edited or deleted it, and which of
 * its values are others than before.
 */
struct _MbTouch {
  GObject parent_instance;

  MbTouchKind kind;
  const MbRecordType *type;
  gint64 id;
  GVariant **old_values;
  GVariant **new_values;
  guint64 differs; /* a bit for each field */
};

G_DEFINE_FINAL_TYPE (MbTouch, mb_touch, G_TYPE_OBJECT)

static void
clear_values (GVariant **values, guint n)
{
  for (guint i = 0; values != NULL && i < n; i++)
    g_clear_pointer (&values[i], g_variant_unref);
  g_free (values);
}

static void
mb_touch_finalize (GObject *object)
{
  MbTouch *self = MB_TOUCH (object);

  clear_values (self->old_values, self->type->n_fields);
  clear_values (self->new_values, self->type->n_fields);
  G_OBJECT_CLASS (mb_touch_parent_class)->finalize (object);
}

static void
mb_touch_class_init (MbTouchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_touch_finalize;
}

static void
mb_touch_init (MbTouch *self)
{
}

/**
 * mb_touch_get_kind:
 * @self: a touch
 *
 * What was done to the record.
 *
 * Returns: the kind
 */
MbTouchKind
mb_touch_get_kind (MbTouch *self)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), MB_TOUCH_EDIT);

  return self->kind;
}

/**
 * mb_touch_get_record_type:
 * @self: a touch
 *
 * Which type of record it was done to.
 *
 * Returns: (transfer none): the type
 */
const MbRecordType *
mb_touch_get_record_type (MbTouch *self)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), NULL);

  return self->type;
}

/**
 * mb_touch_get_id:
 * @self: a touch
 *
 * Which record it was done to; it may be in the book no longer.
 *
 * Returns: the record's id
 */
gint64
mb_touch_get_id (MbTouch *self)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), 0);

  return self->id;
}

/**
 * mb_touch_differs:
 * @self: a touch
 * @field: a place in the type's field table
 *
 * Whether the field has another value than before. A record that was added
 * or deleted differs in all that is set.
 *
 * Returns: whether it has
 */
gboolean
mb_touch_differs (MbTouch *self, guint field)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), FALSE);
  g_return_val_if_fail (field < self->type->n_fields, FALSE);

  return (self->differs & ((guint64) 1 << field)) != 0;
}

/**
 * mb_touch_get_old:
 * @self: a touch
 * @field: a place in the type's field table
 *
 * The field's value before, if it differs.
 *
 * Returns: (transfer none) (nullable): the value; %NULL: not set
 */
GVariant *
mb_touch_get_old (MbTouch *self, guint field)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), NULL);
  g_return_val_if_fail (field < self->type->n_fields, NULL);

  return self->old_values != NULL ? self->old_values[field] : NULL;
}

/**
 * mb_touch_get_new:
 * @self: a touch
 * @field: a place in the type's field table
 *
 * The field's value after, if it differs.
 *
 * Returns: (transfer none) (nullable): the value; %NULL: not set
 */
GVariant *
mb_touch_get_new (MbTouch *self, guint field)
{
  g_return_val_if_fail (MB_IS_TOUCH (self), NULL);
  g_return_val_if_fail (field < self->type->n_fields, NULL);

  return self->new_values != NULL ? self->new_values[field] : NULL;
}

/**
 * mb_touch_get_value:
 * @self: a touch
 * @field: the name of a field
 *
 * The value that a record has after the change, or had before it was deleted.
 *
 * Returns: (transfer none) (nullable): the value; %NULL: not set, or the
 *   change does not say
 */
GVariant *
mb_touch_get_value (MbTouch *self, const char *field)
{
  int index;

  g_return_val_if_fail (MB_IS_TOUCH (self), NULL);

  index = mb_record_type_index_of (self->type, field);
  if (index < 0)
    return NULL;
  return self->kind == MB_TOUCH_DELETE ? mb_touch_get_old (self, index) : mb_touch_get_new (self, index);
}

/* Reading changesets */

typedef int (*ReadValue) (sqlite3_changeset_iter *iterator, int column, sqlite3_value **value);

/* Older books had fewer columns: new ones are appended, in the table of fields as in the file. */
static GVariant **
read_values (const MbChangesetRow *row, ReadValue read, guint64 *said)
{
  GVariant **values = g_new0 (GVariant *, row->type->n_fields);

  for (guint i = 0; i < row->type->n_fields && (int) i + 1 < row->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (read (row->iterator, i + 1, &value) != SQLITE_OK || value == NULL)
        continue;
      values[i] = mb_sql_take_value (&row->type->fields[i], value);
      *said |= (guint64) 1 << i;
    }
  return values;
}

static guint64
which_are_set (GVariant **values, guint n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    if (values[i] != NULL)
      bits |= (guint64) 1 << i;
  return bits;
}

/* Changesets made one of several say what is as before, too. */
static guint64
which_are_other (GVariant **old, GVariant **new, guint n, guint64 said)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    if ((said & ((guint64) 1 << i)) && old[i] != new[i] &&
        (old[i] == NULL || new[i] == NULL || !g_variant_equal (old[i], new[i])))
      bits |= (guint64) 1 << i;
  return bits;
}

static MbTouch *
read_touch (const MbChangesetRow *row)
{
  MbTouch *self = g_object_new (MB_TYPE_TOUCH, NULL);
  guint64 said = 0;

  self->type = row->type;
  self->id = row->id;
  self->kind = row->operation == SQLITE_INSERT   ? MB_TOUCH_ADD
               : row->operation == SQLITE_DELETE ? MB_TOUCH_DELETE
                                                 : MB_TOUCH_EDIT;
  if (row->operation != SQLITE_INSERT)
    self->old_values = read_values (row, sqlite3changeset_old, &said);
  if (row->operation != SQLITE_DELETE)
    self->new_values = read_values (row, sqlite3changeset_new, &said);
  if (self->kind == MB_TOUCH_EDIT)
    self->differs = which_are_other (self->old_values, self->new_values, row->type->n_fields, said);
  else
    self->differs = which_are_set (self->kind == MB_TOUCH_ADD ? self->new_values : self->old_values, row->type->n_fields);
  return self;
}

static gboolean
append_touch (const MbChangesetRow *row, gpointer data)
{
  g_ptr_array_add (data, read_touch (row));
  return TRUE;
}

/* Returns: (transfer full): MbTouch. A stranger's changeset that cannot be read is read as far as it can. */
GPtrArray *
mb_changeset_read (const void *changeset, int size)
{
  GPtrArray *touches = g_ptr_array_new_with_free_func (g_object_unref);

  mb_changeset_each (changeset, size, append_touch, touches);
  return touches;
}

MbTouch *
mb_changeset_read_row (const MbChangesetRow *row)
{
  return read_touch (row);
}

static const MbRecordType *
find_type_of_table (const char *table)
{
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);
      const char *a = type->name, *b = table;

      while (*a != '\0' && (*a == *b || (*a == '-' && *b == '_')))
        a++, b++;
      if (*a == '\0' && *b == '\0')
        return type;
    }
  return NULL;
}

static gint64
read_id (sqlite3_changeset_iter *iterator, int operation)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &value);
  else
    sqlite3changeset_old (iterator, 0, &value);
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/* Calls func for each record that the changeset touches, until it says no. */
void
mb_changeset_each (const void *changeset, int size, MbChangesetFunc func, gpointer data)
{
  sqlite3_changeset_iter *iterator = NULL;
  gboolean go_on = TRUE;

  if (sqlite3changeset_start (&iterator, size, (void *) changeset) != SQLITE_OK)
    return;
  while (go_on && sqlite3changeset_next (iterator) == SQLITE_ROW)
    {
      MbChangesetRow row = { .iterator = iterator };
      const char *table;
      int indirect;

      if (sqlite3changeset_op (iterator, &table, &row.n_columns, &row.operation, &indirect) != SQLITE_OK)
        continue;
      row.type = find_type_of_table (table);
      if (row.type == NULL)
        continue;
      row.id = read_id (iterator, row.operation);
      go_on = func (&row, data);
    }
  sqlite3changeset_finalize (iterator);
}
