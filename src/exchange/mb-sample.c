#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/mentorbook-sample-resources.h"
#include "mb-json-import.h"

#define SAMPLE "/com/asyncapi/Mentorbook/sample/asyncapi.json"

/**
 * mb_sample_load:
 * @book: a new book
 * @error: return location for an error
 *
 * Fills a book with AsyncAPI's mentorship history, which comes with the
 * program.
 *
 * Returns: whether it was filled; otherwise @error is the book's
 */
gboolean
mb_sample_load (MbBook *book, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  bytes = g_resource_lookup_data (mentorbook_sample_get_resource (), SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL &&
         mb_json_import_bytes (book, bytes, _("AsyncAPI’s history"), MB_IMPORT_START, NULL, NULL, NULL, NULL, error);
}
