#include "config.h"

#include "mb-record-names.h"

struct _MbRecordNames {
  MbBook *book;
  GHashTable *names; /* by id, which is the book's own over all types */
};

/**
 * mb_record_names_new:
 * @book: a book
 *
 * Makes an empty store of names.
 *
 * Returns: (transfer full): the names
 */
MbRecordNames *
mb_record_names_new (MbBook *book)
{
  MbRecordNames *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_new0 (MbRecordNames, 1);
  self->book = g_object_ref (book);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/* What the website calls a record; where it has no name for it, its title. */
static char *
dup_name (MbRecord *record)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  const char *slug = mb_record_type_find_field (type, "slug") != NULL ? mb_record_get_text (record, "slug") : NULL;

  return slug != NULL && *slug != '\0' ? g_strdup (slug) : mb_record_dup_title (record);
}

/**
 * mb_record_names_get:
 * @self: names
 * @kind: the type of a record
 * @id: its id
 *
 * Gives the website ID of a record, or its title where the type has none.
 *
 * Returns: (transfer none): the name; empty when the record is not in the book
 */
const char *
mb_record_names_get (MbRecordNames *self, MbRecordKind kind, gint64 id)
{
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  name = g_hash_table_lookup (self->names, &id);
  if (name == NULL)
    {
      g_autoptr (MbRecord) record = mb_book_get_record (self->book, kind, id, NULL);
      char *found = record != NULL ? dup_name (record) : g_strdup ("");

      g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), found);
      name = found;
    }
  return name;
}

/**
 * mb_record_names_free:
 * @self: (transfer full): names
 *
 * Frees them.
 */
void
mb_record_names_free (MbRecordNames *self)
{
  g_hash_table_unref (self->names);
  g_object_unref (self->book);
  g_free (self);
}
