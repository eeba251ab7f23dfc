#include "config.h"

#include "mb-input-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"

#define BLOCK (1024 * 1024)
#define MEGABYTE (1024 * 1024)

/**
 * mb_input_file_dup_name:
 * @file: a file
 *
 * Returns: (transfer full): what messages call it
 */
char *
mb_input_file_dup_name (GFile *file)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

static void
explain_reading (const char *name, GError **error)
{
  g_autofree char *reason = NULL;
  MbError code = MB_ERROR_FAILED;

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || (*error)->domain == MB_ERROR)
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      reason = g_strdup (_("there is no such file"));
      code = MB_ERROR_NOT_FOUND;
    }
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    {
      reason = g_strdup (_("it is a folder"));
      code = MB_ERROR_INPUT;
    }
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    {
      reason = g_strdup (_("reading it is not allowed"));
    }
  else
    {
      reason = g_strdup ((*error)->message);
    }
  g_clear_error (error);
  g_set_error (error, MB_ERROR, code, _("“%s” could not be read: %s. Nothing was imported."), name, reason);
}

/* One byte more than is allowed tells a file that is too big from one that just fits. */
static GBytes *
read_bounded (GFile *file, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize taken = 0;

  if (stream == NULL)
    return NULL;
  do
    {
      const gsize before = array->len;

      g_byte_array_set_size (array, before + BLOCK);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), array->data + before, BLOCK, &taken, cancellable, error))
        return NULL;
      g_byte_array_set_size (array, before + taken);
    }
  while (taken == BLOCK && array->len <= most);
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * mb_input_file_read:
 * @file: a file
 * @most: the most bytes it may have
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a file that somebody else may have written.
 *
 * Returns: (transfer full) (nullable): what is in it; otherwise @error is
 *   %MB_ERROR_INPUT when it is too big or a folder, %MB_ERROR_NOT_FOUND,
 *   %MB_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
GBytes *
mb_input_file_read (GFile *file, gsize most, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = mb_input_file_dup_name (file);
  bytes = read_bounded (file, most, cancellable, &reason);
  if (bytes == NULL)
    {
      explain_reading (name, &reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (g_bytes_get_size (bytes) <= most)
    return g_steal_pointer (&bytes);
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("“%s” has more than %u MB. Nothing was imported."), name,
               (guint) (most / MEGABYTE));
  return NULL;
}

static guint
count_lines (const char *start, const char *end)
{
  guint line = 1;

  for (const char *at = memchr (start, '\n', end - start); at != NULL; at = memchr (at, '\n', end - at))
    {
      line++;
      at++;
    }
  return line;
}

static gboolean
is_utf16 (const char *text, gsize length)
{
  return length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0);
}

/**
 * mb_input_file_check_text:
 * @name: what messages call the file
 * @text: (inout): its bytes; what follows the byte order mark
 * @length: (inout): how many there are
 * @error: return location for an error
 *
 * Finds out whether bytes are text in UTF-8, the only encoding that is read.
 *
 * Returns: whether they are; otherwise @error is %MB_ERROR_INPUT with the line
 */
gboolean
mb_input_file_check_text (const char *name, const char **text, gsize *length, GError **error)
{
  const char *end = NULL;

  g_return_val_if_fail (name != NULL && text != NULL && length != NULL, FALSE);

  if (*length >= 3 && memcmp (*text, "\xef\xbb\xbf", 3) == 0)
    {
      *text += 3;
      *length -= 3;
    }
  if (*length == 0 || g_utf8_validate_len (*text, *length, &end))
    return TRUE;
  if (is_utf16 (*text, *length))
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("“%s” is written in UTF-16. Nothing was imported. Save it as UTF-8 and import it again."), name);
  else if (*end == '\0')
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("“%s”, line %u: there is a NUL byte, so this is no text. Nothing was imported."), name,
                 count_lines (*text, end));
  else
    g_set_error (error, MB_ERROR, MB_ERROR_INPUT,
                 _("“%s”, line %u: this is not UTF-8. Nothing was imported. Save the file as UTF-8 and import it again."),
                 name, count_lines (*text, end));
  return FALSE;
}
