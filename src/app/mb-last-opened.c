#include "config.h"

#include "mb-last-opened.h"

#define MOST 8

typedef struct {
  MbRecordKind kind;
  gint64 id;
} Opened;

/* Ids and not records: those would hold the book that holds them. */
static GQueue *
opened_of (MbBook *book)
{
  return g_object_get_data (G_OBJECT (book), "mb-last-opened");
}

static void
opened_free (gpointer data)
{
  g_queue_free_full (data, g_free);
}

static int
compare_opened (gconstpointer a, gconstpointer b)
{
  const Opened *one = a, *other = b;

  return one->kind != other->kind || one->id != other->id;
}

/**
 * mb_last_opened_note:
 * @record: a record of a book
 *
 * Notes that the record is opened now.
 */
void
mb_last_opened_note (MbRecord *record)
{
  Opened opened;
  GQueue *queue;
  GList *former;

  g_return_if_fail (MB_IS_RECORD (record) && mb_record_get_book (record));

  opened = (Opened) { mb_record_get_kind (record), mb_record_get_id (record) };
  queue = opened_of (mb_record_get_book (record));
  if (!queue)
    {
      queue = g_queue_new ();
      g_object_set_data_full (G_OBJECT (mb_record_get_book (record)), "mb-last-opened", queue, opened_free);
    }
  former = g_queue_find_custom (queue, &opened, compare_opened);
  if (former)
    {
      g_free (former->data);
      g_queue_delete_link (queue, former);
    }
  g_queue_push_head (queue, g_memdup2 (&opened, sizeof opened));
  if (g_queue_get_length (queue) > MOST)
    g_free (g_queue_pop_tail (queue));
}

/**
 * mb_last_opened_list:
 * @book: a book
 *
 * Lists the records that were opened last, without those that are deleted.
 *
 * Returns: (transfer full) (element-type MbRecord): the records, the latest first
 */
GPtrArray *
mb_last_opened_list (MbBook *book)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GQueue *queue;

  g_return_val_if_fail (MB_IS_BOOK (book), records);

  queue = opened_of (book);
  for (GList *l = queue ? queue->head : NULL; l; l = l->next)
    {
      const Opened *opened = l->data;
      MbRecord *record = mb_book_get_record (book, opened->kind, opened->id, NULL);

      if (record)
        g_ptr_array_add (records, record);
    }
  return records;
}
