#include "config.h"

#include "mb-titles.h"

#include <glib/gi18n-lib.h>

#include "mb-book-private.h"
#include "mb-history-scan.h"

/**
 * MbTitles:
 *
 * What the records of a book are called, also those that were deleted since
 * or whose adding was undone.
 *
 * A record of the book is called what it is called now. One that is not in
 * the book is called what the change one speaks of says, or what the history
 * says it was called at last. To look that up may take a moment, so it is
 * only done when it is asked for: see mb_titles_look_around().
 */
struct _MbTitles {
  GObject parent_instance;

  MbBook *book;
  GHashTable *touches; /* id → MbTouch of the change one speaks of */
  GHashTable *gone;    /* id → MbTouch that the history was searched for; NULL: not found */
  GHashTable *missing; /* ids that were asked for in vain */
  gboolean looking;
};

G_DEFINE_FINAL_TYPE (MbTitles, mb_titles, G_TYPE_OBJECT)

enum {
  SIGNAL_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mb_titles_dispose (GObject *object)
{
  MbTitles *self = MB_TITLES (object);

  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_titles_parent_class)->dispose (object);
}

static void
mb_titles_finalize (GObject *object)
{
  MbTitles *self = MB_TITLES (object);

  g_hash_table_unref (self->touches);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->missing);
  G_OBJECT_CLASS (mb_titles_parent_class)->finalize (object);
}

static void
mb_titles_class_init (MbTitlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_titles_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_titles_finalize;

  /**
   * MbTitles::found:
   * @self: the titles
   *
   * Records that had no title were found in the history: what was said of
   * them reads otherwise now.
   */
  signals[SIGNAL_FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unref_touch (gpointer touch)
{
  g_clear_object (&touch);
}

static void
mb_titles_init (MbTitles *self)
{
  self->touches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_touch);
  self->missing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* What was not known is asked anew, and who was gone may have come and gone again under another name. */
static void
forget (MbTitles *self)
{
  g_hash_table_remove_all (self->gone);
}

/**
 * mb_titles_new:
 * @book: a book
 *
 * Makes what knows the titles of a book's records.
 *
 * Returns: (transfer full): it
 */
MbTitles *
mb_titles_new (MbBook *book)
{
  MbTitles *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_TITLES, NULL);
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mb_titles_get_book:
 * @self: titles
 *
 * Whose records it knows.
 *
 * Returns: (transfer none): the book
 */
MbBook *
mb_titles_get_book (MbTitles *self)
{
  g_return_val_if_fail (MB_IS_TITLES (self), NULL);

  return self->book;
}

/**
 * mb_titles_set_touches:
 * @self: titles
 * @touches: (nullable) (element-type MbTouch): what a change did
 *
 * Says of which change is spoken: what it says of the records that it added
 * or deleted is taken where the book knows them no longer.
 */
void
mb_titles_set_touches (MbTitles *self, GPtrArray *touches)
{
  g_return_if_fail (MB_IS_TITLES (self));

  g_hash_table_remove_all (self->touches);
  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      MbTouch *touch = g_ptr_array_index (touches, i);
      gint64 id = mb_touch_get_id (touch);

      if (mb_touch_get_kind (touch) != MB_TOUCH_EDIT)
        g_hash_table_replace (self->touches, g_memdup2 (&id, sizeof id), g_object_ref (touch));
    }
}

static char *
dup_part (MbTitles *self, MbTouch *touch, const char *name)
{
  const MbField *field = mb_record_type_find_field (mb_touch_get_record_type (touch), name);
  GVariant *value = mb_touch_get_value (touch, name);

  if (value == NULL)
    return g_strdup ("");
  if (field->kind == MB_FIELD_REFERENCE)
    return mb_titles_dup (self, field->target, g_variant_get_int64 (value), TRUE);
  return mb_field_dup_display (field, value);
}

/* As mb_record_dup_title() makes it. */
static char *
dup_title_of_touch (MbTitles *self, MbTouch *touch, gboolean brief)
{
  const MbRecordType *type = mb_touch_get_record_type (touch);
  gboolean use_short = brief && type->short_title[0] != NULL;
  const char *const *names = use_short ? type->short_title : type->title;
  gsize n_names = use_short ? G_N_ELEMENTS (type->short_title) : G_N_ELEMENTS (type->title);
  const char *joiner = use_short ? NULL : type->title_joiner;
  g_autoptr (GString) title = g_string_new (NULL);

  for (gsize i = 0; i < n_names && names[i] != NULL; i++)
    {
      g_autofree char *part = dup_part (self, touch, names[i]);

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

static char *
dup_title_in_book (MbTitles *self, MbRecordKind kind, gint64 id, gboolean brief)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, id, NULL);

  if (record == NULL)
    return NULL;
  return brief ? mb_record_dup_short_title (record) : mb_record_dup_title (record);
}

static MbTouch *
find_in_history (MbTitles *self, gint64 id)
{
  MbTouch *touch = g_hash_table_lookup (self->touches, &id);
  gpointer found = NULL;

  if (touch == NULL && !g_hash_table_lookup_extended (self->gone, &id, NULL, &found))
    g_hash_table_add (self->missing, g_memdup2 (&id, sizeof id));
  return touch != NULL ? touch : found;
}

static char *
dup_title_in_history (MbTitles *self, gint64 id, gboolean brief)
{
  MbTouch *touch = find_in_history (self, id);

  return touch != NULL ? dup_title_of_touch (self, touch, brief) : NULL;
}

/**
 * mb_titles_dup_value:
 * @self: titles
 * @kind: which type of record
 * @id: its id
 * @field: the name of a field
 *
 * What a field of a record says, or said at last.
 *
 * Returns: (transfer full) (nullable): the value; %NULL when it is not set or
 *   not known
 */
GVariant *
mb_titles_dup_value (MbTitles *self, MbRecordKind kind, gint64 id, const char *field)
{
  g_autoptr (MbRecord) record = NULL;
  GVariant *value = NULL;
  MbTouch *touch;

  g_return_val_if_fail (MB_IS_TITLES (self), NULL);

  record = mb_book_get_record (self->book, kind, id, NULL);
  touch = record == NULL ? find_in_history (self, id) : NULL;
  if (record != NULL)
    value = mb_record_get (record, field);
  else if (touch != NULL)
    value = mb_touch_get_value (touch, field);
  return value != NULL ? g_variant_ref (value) : NULL;
}

/**
 * mb_titles_dup:
 * @self: titles
 * @kind: which type of record
 * @id: its id
 * @brief: whether it stands inside another title
 *
 * What a record is, or was, called.
 *
 * Returns: (transfer full): the title, never empty
 */
char *
mb_titles_dup (MbTitles *self, MbRecordKind kind, gint64 id, gboolean brief)
{
  const char *label = mb_record_type_get_label (mb_record_type_get (kind));
  char *title;

  g_return_val_if_fail (MB_IS_TITLES (self), NULL);

  title = dup_title_in_book (self, kind, id, brief);
  if (title != NULL && *title != '\0')
    return title;
  if (title != NULL)
    {
      g_free (title);
      /* Translators: %s is a type of record, such as “Person”. */
      return g_strdup_printf (_("%s without a title"), label);
    }
  title = dup_title_in_history (self, id, brief);
  if (title != NULL && *title != '\0')
    return title;
  g_free (title);
  /* Translators: %s is a type of record, such as “Person”; nothing else is known of this one. */
  return g_strdup_printf (_("%s (deleted)"), label);
}

/* Looking in the history */

static void
take_found (MbTitles *self, GHashTable *asked, GHashTable *found)
{
  GHashTableIter iter;
  gpointer id, touch;

  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_hash_table_remove (self->missing, id);
      g_hash_table_replace (self->gone, g_memdup2 (id, sizeof (gint64)), NULL);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &touch))
    g_hash_table_replace (self->gone, g_memdup2 (id, sizeof (gint64)), g_object_ref (touch));
}

static GHashTable *
copy_ids (GHashTable *ids)
{
  GHashTable *copy = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_memdup2 (id, sizeof (gint64)));
  return copy;
}

/**
 * mb_titles_find_missing:
 * @self: titles
 *
 * Looks in the history for the records that were asked for in vain. With a
 * long history this takes a moment: a window calls mb_titles_look_around().
 *
 * Returns: whether there was something to look for: then what was said before
 *   may read otherwise now
 */
gboolean
mb_titles_find_missing (MbTitles *self)
{
  g_autoptr (GHashTable) asked = NULL;
  g_autoptr (GHashTable) found = NULL;

  g_return_val_if_fail (MB_IS_TITLES (self), FALSE);

  if (g_hash_table_size (self->missing) == 0)
    return FALSE;
  asked = copy_ids (self->missing);
  found = mb_history_scan_gone (mb_book_get_database (self->book), asked);
  take_found (self, asked, found);
  return TRUE;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  /* The path of a book never changes, so another thread may read it. */
  g_autoptr (MbBook) book = mb_book_open (mb_book_get_path (MB_TITLES (source)->book), MB_OPEN_READ_ONLY, &error);

  if (book != NULL)
    g_task_return_pointer (task, mb_history_scan_gone (mb_book_get_database (book), data),
                           (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

static void
looked (GObject *source, GAsyncResult *result, gpointer data)
{
  MbTitles *self = MB_TITLES (source);
  g_autoptr (GHashTable) found = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (found == NULL)
    return;
  take_found (self, g_task_get_task_data (G_TASK (result)), found);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

/**
 * mb_titles_look_around:
 * @self: titles
 *
 * Looks in a worker thread for the records that were asked for in vain, if
 * there are any, and emits #MbTitles::found when it has looked.
 */
void
mb_titles_look_around (MbTitles *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MB_IS_TITLES (self));

  if (self->looking || g_hash_table_size (self->missing) == 0)
    return;
  self->looking = TRUE;
  task = g_task_new (self, NULL, looked, NULL);
  g_task_set_source_tag (task, mb_titles_look_around);
  g_task_set_task_data (task, copy_ids (self->missing), (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, look_in_thread);
}
