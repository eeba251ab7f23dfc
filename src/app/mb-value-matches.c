#include "config.h"

#include "mb-value-matches.h"

#include <gtk/gtk.h>

#include "mb-record-text.h"

#define MOST_RECORDS 8

struct _MbValueMatches {
  GObject parent_instance;

  const MbField *field;
  char *text;
  MbQuery *query;    /* of a reference: the records */
  GListStore *store; /* of any other field: GtkStringObject, the stored form of each value */
  gboolean pending;
};

G_DEFINE_FINAL_TYPE (MbValueMatches, mb_value_matches, G_TYPE_OBJECT)

typedef enum {
  PROP_PENDING = 1,
} MbValueMatchesProperty;

static GParamSpec *properties[PROP_PENDING + 1];

static void
set_pending (MbValueMatches *self, gboolean pending)
{
  if (self->pending == pending)
    return;
  self->pending = pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

/* Records. The first reading puts all of them in order: to search meanwhile would begin it anew with every letter. */

static void
ask (MbValueMatches *self)
{
  if (!mb_query_get_busy (self->query) || *mb_query_get_search (self->query))
    mb_query_set_search (self->query, self->text);
  set_pending (self, mb_query_get_busy (self->query) || !g_str_equal (mb_query_get_search (self->query), self->text));
}

/* Choices */

static char *
dup_label_of_stored (MbValueMatches *self, const char *stored)
{
  g_autoptr (GVariant) value = mb_field_parse (self->field, stored, NULL);

  if (value)
    g_variant_ref_sink (value);
  return mb_field_dup_display (self->field, value);
}

static void
add_stored (MbValueMatches *self, GPtrArray *found, const char *stored, const char *const *words, MbMatch match)
{
  g_autofree char *label = dup_label_of_stored (self, stored);

  if (mb_match_text (label, words) == match)
    g_ptr_array_add (found, gtk_string_object_new (stored));
}

static void
list_choices (MbValueMatches *self)
{
  g_auto (GStrv) words = mb_match_dup_words (self->text);
  const char *const *wanted = (const char *const *) words;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (MbMatch match = 0; match < MB_MATCH_ELSEWHERE; match++)
    if (self->field->kind == MB_FIELD_YES_NO)
      {
        add_stored (self, found, "yes", wanted, match);
        add_stored (self, found, "no", wanted, match);
      }
    else
      for (const MbChoice *choice = self->field->choices; choice->nick; choice++)
        add_stored (self, found, choice->nick, wanted, match);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), found->pdata, found->len);
}

/* The object */

static void
mb_value_matches_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbValueMatchesProperty) id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, MB_VALUE_MATCHES (object)->pending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_value_matches_dispose (GObject *object)
{
  MbValueMatches *self = MB_VALUE_MATCHES (object);

  g_clear_object (&self->query);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (mb_value_matches_parent_class)->dispose (object);
}

static void
mb_value_matches_finalize (GObject *object)
{
  g_free (MB_VALUE_MATCHES (object)->text);
  G_OBJECT_CLASS (mb_value_matches_parent_class)->finalize (object);
}

static void
mb_value_matches_class_init (MbValueMatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_value_matches_get_property;
  object_class->dispose = mb_value_matches_dispose;
  object_class->finalize = mb_value_matches_finalize;

  /**
   * MbValueMatches:pending:
   *
   * Whether what is listed is not yet the answer to what was typed last.
   */
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mb_value_matches_init (MbValueMatches *self)
{
  self->text = g_strdup ("");
}

/**
 * mb_value_matches_suit:
 * @field: a field
 *
 * Returns: whether the values it may have can be listed
 */
gboolean
mb_value_matches_suit (const MbField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind == MB_FIELD_CHOICE || field->kind == MB_FIELD_YES_NO || field->kind == MB_FIELD_REFERENCE;
}

/**
 * mb_value_matches_new:
 * @book: a book
 * @field: a field whose values can be listed
 *
 * Lists what a field may have. A reference reads the book for as long as the
 * matches live.
 *
 * Returns: (transfer full): the matches
 */
MbValueMatches *
mb_value_matches_new (MbBook *book, const MbField *field)
{
  MbValueMatches *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (mb_value_matches_suit (field), NULL);

  self = g_object_new (MB_TYPE_VALUE_MATCHES, NULL);
  self->field = field;
  if (field->kind == MB_FIELD_REFERENCE)
    {
      self->query = mb_query_new_best (book, field->target, MOST_RECORDS);
      g_signal_connect_object (self->query, "notify::busy", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
      return self;
    }
  self->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  list_choices (self);
  return self;
}

/**
 * mb_value_matches_set_text:
 * @self: the matches
 * @text: what was typed
 *
 * Lists what the letters may mean, at once where the book is small. Nothing
 * typed means each of the choices, but no record.
 */
void
mb_value_matches_set_text (MbValueMatches *self, const char *text)
{
  g_return_if_fail (MB_IS_VALUE_MATCHES (self));
  g_return_if_fail (text != NULL);

  if (!g_set_str (&self->text, text))
    return;
  if (self->query)
    ask (self);
  else
    list_choices (self);
}

/**
 * mb_value_matches_get_pending:
 * @self: the matches
 *
 * Returns: whether what is listed is not yet the answer to what was typed last
 */
gboolean
mb_value_matches_get_pending (MbValueMatches *self)
{
  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), FALSE);

  return self->pending;
}

/**
 * mb_value_matches_get_model:
 * @self: the matches
 *
 * Returns: (transfer none): the matches as a list
 */
GListModel *
mb_value_matches_get_model (MbValueMatches *self)
{
  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), NULL);

  return self->query ? G_LIST_MODEL (self->query) : G_LIST_MODEL (self->store);
}

/**
 * mb_value_matches_dup_label:
 * @self: the matches
 * @item: an item of the list
 *
 * Returns: (transfer full): what one reads for the match
 */
char *
mb_value_matches_dup_label (MbValueMatches *self, gpointer item)
{
  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), NULL);

  if (MB_IS_RECORD (item))
    return mb_record_text_dup_title (item, NULL);
  return dup_label_of_stored (self, gtk_string_object_get_string (item));
}

/**
 * mb_value_matches_dup_details:
 * @self: the matches
 * @item: an item of the list
 *
 * Returns: (transfer full) (nullable): what else is to be said of a record
 */
char *
mb_value_matches_dup_details (MbValueMatches *self, gpointer item)
{
  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), NULL);

  return MB_IS_RECORD (item) ? mb_record_text_dup_subtitle (item, NULL) : NULL;
}

/**
 * mb_value_matches_dup_value:
 * @self: the matches
 * @position: a place in the list
 *
 * Returns: (transfer full) (nullable): the value of the match there; %NULL past the end
 */
GVariant *
mb_value_matches_dup_value (MbValueMatches *self, guint position)
{
  g_autoptr (GObject) item = NULL;
  GVariant *value;

  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), NULL);

  item = g_list_model_get_item (mb_value_matches_get_model (self), position);
  if (!item)
    return NULL;
  value = MB_IS_RECORD (item)
            ? g_variant_new_int64 (mb_record_get_id (MB_RECORD (item)))
            : mb_field_parse (self->field, gtk_string_object_get_string (GTK_STRING_OBJECT (item)), NULL);
  return g_variant_ref_sink (value);
}

static char *
dup_plain (const char *text)
{
  g_auto (GStrv) words = mb_match_dup_words (text);

  return g_strjoinv (" ", words);
}

static gboolean
is_called (const char *name, const char *plain)
{
  g_autofree char *plain_name = name ? dup_plain (name) : NULL;

  return g_strcmp0 (plain_name, plain) == 0;
}

static gboolean
is_record_called (MbRecord *record, const char *plain)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  g_autofree char *title = mb_record_dup_title (record);
  g_autofree char *short_title = mb_record_dup_short_title (record);

  if (is_called (title, plain) || is_called (short_title, plain))
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & MB_FIELD_IDENTITY) && (type->fields[i].flags & MB_FIELD_UNIQUE) &&
        is_called (mb_record_get_text (record, type->fields[i].name), plain))
      return TRUE;
  return FALSE;
}

static gboolean
is_item_called (MbValueMatches *self, gpointer item, const char *plain)
{
  g_autofree char *label = NULL;

  if (MB_IS_RECORD (item))
    return is_record_called (item, plain);
  label = mb_value_matches_dup_label (self, item);
  return is_called (label, plain);
}

/**
 * mb_value_matches_find:
 * @self: the matches
 * @text: a name
 *
 * Finds what is called just so, without regard to case and accents.
 *
 * Returns: its place in the list; %G_MAXUINT when there is none, or more than one
 */
guint
mb_value_matches_find (MbValueMatches *self, const char *text)
{
  GListModel *model;
  g_autofree char *plain = NULL;
  guint found = G_MAXUINT;

  g_return_val_if_fail (MB_IS_VALUE_MATCHES (self), G_MAXUINT);
  g_return_val_if_fail (text != NULL, G_MAXUINT);

  model = mb_value_matches_get_model (self);
  plain = dup_plain (text);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (!is_item_called (self, item, plain))
        continue;
      if (found != G_MAXUINT)
        return G_MAXUINT;
      found = i;
    }
  return found;
}
