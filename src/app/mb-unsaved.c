#include "config.h"

#include "mb-unsaved.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-record-text.h"

/* A value */

struct _MbUnsavedValue {
  GObject parent_instance;

  MbRecordKind kind;
  gint64 id;
  const MbField *field;
  char *text;
  GError *reason;
};

G_DEFINE_FINAL_TYPE (MbUnsavedValue, mb_unsaved_value, G_TYPE_OBJECT)

static void
mb_unsaved_value_finalize (GObject *object)
{
  MbUnsavedValue *self = MB_UNSAVED_VALUE (object);

  g_free (self->text);
  g_error_free (self->reason);
  G_OBJECT_CLASS (mb_unsaved_value_parent_class)->finalize (object);
}

static void
mb_unsaved_value_class_init (MbUnsavedValueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_unsaved_value_finalize;
}

static void
mb_unsaved_value_init (MbUnsavedValue *self)
{
}

static MbUnsavedValue *
value_new (MbRecord *record, const MbField *field, const char *text, const GError *reason)
{
  MbUnsavedValue *self = g_object_new (MB_TYPE_UNSAVED_VALUE, NULL);

  self->kind = mb_record_get_kind (record);
  self->id = mb_record_get_id (record);
  self->field = field;
  self->text = g_strdup (text);
  self->reason = g_error_copy (reason);
  return self;
}

/**
 * mb_unsaved_value_get_kind:
 * @self: a value
 *
 * Returns: the kind of the record
 */
MbRecordKind
mb_unsaved_value_get_kind (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), MB_N_RECORD_KINDS);

  return self->kind;
}

/**
 * mb_unsaved_value_get_id:
 * @self: a value
 *
 * Returns: the id of the record
 */
gint64
mb_unsaved_value_get_id (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), 0);

  return self->id;
}

/**
 * mb_unsaved_value_get_field:
 * @self: a value
 *
 * Returns: the field it was meant for
 */
const MbField *
mb_unsaved_value_get_field (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), NULL);

  return self->field;
}

/**
 * mb_unsaved_value_get_text:
 * @self: a value
 *
 * Returns: what was typed
 */
const char *
mb_unsaved_value_get_text (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), NULL);

  return self->text;
}

/**
 * mb_unsaved_value_get_reason:
 * @self: a value
 *
 * Returns: why it is not in the book, as a sentence
 */
const char *
mb_unsaved_value_get_reason (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), NULL);

  return self->reason->message;
}

/**
 * mb_unsaved_value_get_may_go:
 * @self: a value
 *
 * Tells a value that could not be written, because the disk was full or the
 * book held by another program, from one that is wrong.
 *
 * Returns: whether trying again may help
 */
gboolean
mb_unsaved_value_get_may_go (MbUnsavedValue *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED_VALUE (self), FALSE);

  return !g_error_matches (self->reason, MB_ERROR, MB_ERROR_REFUSED);
}

/* The list */

struct _MbUnsaved {
  GObject parent_instance;

  GPtrArray *values;
};

static GType
mb_unsaved_get_item_type (GListModel *model)
{
  return MB_TYPE_UNSAVED_VALUE;
}

static guint
mb_unsaved_get_n_items (GListModel *model)
{
  return MB_UNSAVED (model)->values->len;
}

static gpointer
mb_unsaved_get_item (GListModel *model, guint position)
{
  MbUnsaved *self = MB_UNSAVED (model);

  return position < self->values->len ? g_object_ref (self->values->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mb_unsaved_get_item_type;
  iface->get_n_items = mb_unsaved_get_n_items;
  iface->get_item = mb_unsaved_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MbUnsaved, mb_unsaved, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
mb_unsaved_finalize (GObject *object)
{
  g_ptr_array_unref (MB_UNSAVED (object)->values);
  G_OBJECT_CLASS (mb_unsaved_parent_class)->finalize (object);
}

static void
mb_unsaved_class_init (MbUnsavedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_unsaved_finalize;
}

static void
mb_unsaved_init (MbUnsaved *self)
{
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
remove_at (MbUnsaved *self, guint position)
{
  g_ptr_array_remove_index (self->values, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static gboolean
is_in_book (MbUnsavedValue *value, MbBook *book)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, value->kind, value->id, NULL);

  return record != NULL;
}

static void
drop_deleted (MbUnsaved *self, guint64 kinds, MbBook *book)
{
  for (guint i = self->values->len; i > 0; i--)
    {
      MbUnsavedValue *value = self->values->pdata[i - 1];

      if ((kinds & (G_GUINT64_CONSTANT (1) << value->kind)) && !is_in_book (value, book))
        remove_at (self, i - 1);
    }
}

/**
 * mb_unsaved_of:
 * @book: a book
 *
 * Returns: (transfer none): the values that the book did not take
 */
MbUnsaved *
mb_unsaved_of (MbBook *book)
{
  static const char key[] = "mb-unsaved";
  MbUnsaved *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_get_data (G_OBJECT (book), key);
  if (self)
    return self;
  self = g_object_new (MB_TYPE_UNSAVED, NULL);
  g_object_set_data_full (G_OBJECT (book), key, self, g_object_unref);
  g_signal_connect_object (book, "changed", G_CALLBACK (drop_deleted), self, G_CONNECT_SWAPPED);
  return self;
}

static int
find_position (MbUnsaved *self, MbRecord *record, const MbField *field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      MbUnsavedValue *value = self->values->pdata[i];

      if (value->field == field && value->kind == mb_record_get_kind (record) && value->id == mb_record_get_id (record))
        return i;
    }
  return -1;
}

/**
 * mb_unsaved_keep:
 * @self: the values of a book
 * @record: a record of the book
 * @field: one of its fields
 * @text: what was typed
 * @reason: why the book did not take it
 *
 * Keeps a value, in the place of a former one of the same field.
 */
void
mb_unsaved_keep (MbUnsaved *self, MbRecord *record, const MbField *field, const char *text, const GError *reason)
{
  int former;

  g_return_if_fail (MB_IS_UNSAVED (self));
  g_return_if_fail (MB_IS_RECORD (record));
  g_return_if_fail (field != NULL && text != NULL && reason != NULL);

  former = find_position (self, record, field);
  if (former >= 0)
    g_ptr_array_remove_index (self->values, former);
  g_ptr_array_add (self->values, value_new (record, field, text, reason));
  if (former >= 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, self->values->len, self->values->len);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), self->values->len - 1, 0, 1);
}

/**
 * mb_unsaved_drop:
 * @self: the values of a book
 * @record: a record of the book
 * @field: one of its fields
 *
 * Forgets the value of a field: it was mended or given up.
 */
void
mb_unsaved_drop (MbUnsaved *self, MbRecord *record, const MbField *field)
{
  int position;

  g_return_if_fail (MB_IS_UNSAVED (self));
  g_return_if_fail (MB_IS_RECORD (record));

  position = find_position (self, record, field);
  if (position >= 0)
    remove_at (self, position);
}

/**
 * mb_unsaved_clear:
 * @self: the values of a book
 *
 * Forgets all of them.
 */
void
mb_unsaved_clear (MbUnsaved *self)
{
  guint count;

  g_return_if_fail (MB_IS_UNSAVED (self));

  count = self->values->len;
  g_ptr_array_set_size (self->values, 0);
  if (count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, count, 0);
}

/**
 * mb_unsaved_find:
 * @self: the values of a book
 * @record: a record of the book
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): what was typed into the field and not
 *   stored
 */
MbUnsavedValue *
mb_unsaved_find (MbUnsaved *self, MbRecord *record, const MbField *field)
{
  int position;

  g_return_val_if_fail (MB_IS_UNSAVED (self), NULL);
  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  position = find_position (self, record, field);
  return position >= 0 ? self->values->pdata[position] : NULL;
}

/**
 * mb_unsaved_count:
 * @self: the values of a book
 *
 * Returns: how many there are
 */
guint
mb_unsaved_count (MbUnsaved *self)
{
  g_return_val_if_fail (MB_IS_UNSAVED (self), 0);

  return self->values->len;
}

static char *
dup_sentence (MbBook *book, MbUnsavedValue *value)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, value->kind, value->id, NULL);
  g_autofree char *title = record ? mb_record_text_dup_title (record, NULL) : g_strdup ("");

  /* Translators: the first %s is what a field is called, the second the title of its record, the third the reason, a
   * sentence: “Name of “Ada Lovelace” is not saved. Another program is writing to the book.” */
  return g_strdup_printf (_("%s of “%s” is not saved. %s"), mb_field_get_label (value->field), title,
                          value->reason->message);
}

/**
 * mb_unsaved_dup_sentences:
 * @self: the values of a book
 * @book: the book
 *
 * Says what is not saved, and why.
 *
 * Returns: (transfer full): sentences, those of each value on a line
 */
char *
mb_unsaved_dup_sentences (MbUnsaved *self, MbBook *book)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  g_return_val_if_fail (MB_IS_UNSAVED (self), NULL);
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *sentence = dup_sentence (book, self->values->pdata[i]);

      g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free_and_steal (g_steal_pointer (&sentences));
}

static gboolean
store (MbBook *book, MbUnsavedValue *value, GError **error)
{
  g_autoptr (MbRecord) record = mb_book_get_record (book, value->kind, value->id, error);
  g_autoptr (GError) reason = NULL;
  GVariant *parsed;

  if (!record)
    return FALSE;
  parsed = mb_field_parse (value->field, value->text, &reason);
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return mb_book_set_field (book, record, value->field->name, parsed, error);
}

/* The rows follow the record once the list no longer has their value. */
static gboolean
retry (MbUnsaved *self, MbBook *book, guint position, GError **error)
{
  g_autoptr (MbUnsavedValue) value = g_object_ref (self->values->pdata[position]);

  remove_at (self, position);
  if (store (book, value, error))
    return TRUE;
  position = MIN (position, self->values->len);
  g_ptr_array_insert (self->values, position, g_object_ref (value));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return FALSE;
}

/**
 * mb_unsaved_retry:
 * @self: the values of a book
 * @book: the book
 * @error: return location for an error
 *
 * Tries to store the values that are fine and only could not be written, each
 * as an edit of its own. The first failure ends it: those after it would wait
 * for the same.
 *
 * Errors are those of mb_book_set_field().
 *
 * Returns: whether all of them are stored
 */
gboolean
mb_unsaved_retry (MbUnsaved *self, MbBook *book, GError **error)
{
  g_return_val_if_fail (MB_IS_UNSAVED (self), FALSE);
  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  for (guint i = 0; i < self->values->len;)
    {
      if (!mb_unsaved_value_get_may_go (self->values->pdata[i]))
        i++;
      else if (!retry (self, book, i, error))
        return FALSE;
    }
  return TRUE;
}
