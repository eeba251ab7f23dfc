#include "config.h"

#include "mb-page-edits.h"

#include <string.h>

typedef struct {
  gsize start;
  gsize end;
  char *text;
} Edit;

struct _MbPageEdits {
  GBytes *bytes;
  GArray *edits; /* Edit */
  gboolean has_crlf;
};

static void
clear_edit (gpointer data)
{
  g_free (((Edit *) data)->text);
}

/* As its first line ends. */
static gboolean
ends_with_crlf (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *newline = size > 0 ? memchr (data, '\n', size) : NULL;

  return newline != NULL && newline > data && newline[-1] == '\r';
}

/**
 * mb_page_edits_new:
 * @bytes: a page
 *
 * Returns: (transfer full): no edits of it yet
 */
MbPageEdits *
mb_page_edits_new (GBytes *bytes)
{
  MbPageEdits *self = g_new0 (MbPageEdits, 1);

  self->bytes = g_bytes_ref (bytes);
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->edits, clear_edit);
  self->has_crlf = ends_with_crlf (bytes);
  return self;
}

/**
 * mb_page_edits_free:
 * @self: (transfer full): edits
 *
 * Frees them.
 */
void
mb_page_edits_free (MbPageEdits *self)
{
  g_array_unref (self->edits);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * mb_page_edits_replace:
 * @self: edits
 * @start: the first byte that goes
 * @end: the byte after the last; @start: nothing goes
 * @text: what comes there
 *
 * Replaces a part of the page.
 */
void
mb_page_edits_replace (MbPageEdits *self, gsize start, gsize end, const char *text)
{
  g_autoptr (GString) lines = g_string_new (text);
  Edit edit = { start, end, NULL };

  g_return_if_fail (start <= end && end <= g_bytes_get_size (self->bytes));

  if (self->has_crlf)
    g_string_replace (lines, "\n", "\r\n", 0);
  edit.text = g_string_free_and_steal (g_steal_pointer (&lines));
  g_array_append_val (self->edits, edit);
}

/* What only comes in, comes before what goes from there on. */
static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *left = a;
  const Edit *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end < right->end ? -1 : left->end > right->end;
}

/**
 * mb_page_edits_apply:
 * @self: edits
 *
 * Makes the page with all that was replaced.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
mb_page_edits_apply (MbPageEdits *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  GByteArray *page;
  gsize at = 0;

  if (self->edits->len == 0)
    return g_bytes_ref (self->bytes);
  g_array_sort (self->edits, compare_edits);
  page = g_byte_array_sized_new ((guint) size);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const Edit *edit = &g_array_index (self->edits, Edit, i);

      g_assert (edit->start >= at);
      g_byte_array_append (page, (const guint8 *) data + at, (guint) (edit->start - at));
      g_byte_array_append (page, (const guint8 *) edit->text, (guint) strlen (edit->text));
      at = edit->end;
    }
  g_byte_array_append (page, (const guint8 *) data + at, (guint) (size - at));
  return g_byte_array_free_to_bytes (page);
}
