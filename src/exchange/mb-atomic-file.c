#include "config.h"

#include "mb-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book/mb-error.h"

struct _MbAtomicFile {
  GFile *file;
  GOutputStream *stream;
  char *place;     /* where it will be; NULL: not ours to rename */
  char *beside;    /* where it is written; NULL once it is in its place */
  int fd;
};

static gboolean
fail (GFile *file, int number, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  mb_atomic_file_explain (file, error);
  return FALSE;
}

/* What is no file on a disk (a terminal, a pipe, /dev/null) is written as it is. */
static gboolean
open_device (MbAtomicFile *self, const char *path, GError **error)
{
  self->fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (self->fd < 0)
    return fail (self->file, errno, error);
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return TRUE;
}

static gboolean
open_beside (MbAtomicFile *self, const struct stat *former, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->place);

  if (former != NULL && g_access (self->place, W_OK) != 0)
    return fail (self->file, errno, error);

  self->beside = g_build_filename (folder, ".mentorbook-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->beside, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      int number = errno;
      g_clear_pointer (&self->beside, g_free);
      return fail (self->file, number, error);
    }

  if (former != NULL)
    {
      /* Whoever could read the former file can read the new one. */
      if (fchown (self->fd, former->st_uid, former->st_gid) != 0)
        g_debug ("The owner of %s could not be kept: %s", self->place, g_strerror (errno));
      if (fchmod (self->fd, former->st_mode & 0777) != 0)
        return fail (self->file, errno, error);
    }
  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return TRUE;
}

static gboolean
open_local (MbAtomicFile *self, const char *path, GError **error)
{
  char *real = realpath (path, NULL);
  struct stat former;
  gboolean exists;

  /* Behind a symbolic link it is the link's target that is replaced. */
  self->place = g_strdup (real != NULL ? real : path);
  free (real);

  exists = stat (self->place, &former) == 0;
  if (exists && S_ISDIR (former.st_mode))
    return fail (self->file, EISDIR, error);
  if (exists && !S_ISREG (former.st_mode))
    {
      g_clear_pointer (&self->place, g_free);
      return open_device (self, path, error);
    }
  return open_beside (self, exists ? &former : NULL, error);
}

static gboolean
open_remote (MbAtomicFile *self, GError **error)
{
  GFileOutputStream *stream = g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);

  if (stream == NULL)
    {
      mb_atomic_file_explain (self->file, error);
      return FALSE;
    }
  self->stream = G_OUTPUT_STREAM (stream);
  return TRUE;
}

/**
 * mb_atomic_file_open:
 * @file: the file to write
 * @error: return location for an error
 *
 * Begins to write a file. The former one stays until mb_atomic_file_commit().
 *
 * Returns: (transfer full) (nullable): the file being written, or %NULL with
 *   %MB_ERROR_FAILED, %MB_ERROR_NO_SPACE or %MB_ERROR_NOT_FOUND (its folder)
 */
MbAtomicFile *
mb_atomic_file_open (GFile *file, GError **error)
{
  g_autoptr (MbAtomicFile) self = g_new0 (MbAtomicFile, 1);
  g_autofree char *path = g_file_get_path (file);

  self->file = g_object_ref (file);
  self->fd = -1;
  if (path != NULL ? !open_local (self, path, error) : !open_remote (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mb_atomic_file_get_stream:
 * @self: a file being written
 *
 * Where its contents go.
 *
 * Returns: (transfer none): the stream
 */
GOutputStream *
mb_atomic_file_get_stream (MbAtomicFile *self)
{
  return self->stream;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  /* Some file systems cannot sync a folder; the file itself is safe by then. */
  if (fd >= 0 && fsync (fd) != 0)
    g_debug ("%s could not be synced: %s", folder, g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

static gboolean
close_descriptor (MbAtomicFile *self)
{
  int fd = g_steal_fd (&self->fd);

  /* EINTR: the descriptor is closed all the same. */
  return close (fd) == 0 || errno == EINTR;
}

/**
 * mb_atomic_file_commit:
 * @self: a file being written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts the file into its place.
 *
 * Returns: whether it is there, whole and on the disk; otherwise the former
 *   file is as it was, with errors as for mb_atomic_file_open()
 */
gboolean
mb_atomic_file_commit (MbAtomicFile *self, GCancellable *cancellable, GError **error)
{
  if (self->fd < 0)
    {
      gboolean closed = g_output_stream_close (self->stream, cancellable, error);
      if (!closed)
        mb_atomic_file_explain (self->file, error);
      return closed;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (self->place == NULL)
    return close_descriptor (self) || fail (self->file, errno, error);
  if (fsync (self->fd) != 0 || !close_descriptor (self) || g_rename (self->beside, self->place) != 0)
    return fail (self->file, errno, error);

  g_clear_pointer (&self->beside, g_free);
  sync_folder (self->place);
  return TRUE;
}

/* Closing a replacing stream with a cancelled cancellable is how GIO drops what was written. */
static void
drop_remote (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

/**
 * mb_atomic_file_free:
 * @self: (transfer full): a file being written
 *
 * Frees it. Not committed, it is dropped and the former file stays.
 */
void
mb_atomic_file_free (MbAtomicFile *self)
{
  if (G_IS_FILE_OUTPUT_STREAM (self->stream) && !g_output_stream_is_closed (self->stream))
    drop_remote (self->stream);
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->beside != NULL)
    g_unlink (self->beside);
  g_free (self->beside);
  g_free (self->place);
  g_object_unref (self->file);
  g_free (self);
}

/**
 * mb_atomic_file_write:
 * @file: the file to write
 * @bytes: (array length=length): what shall be in it
 * @length: how many
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Replaces a file, or makes it.
 *
 * Returns: whether it is there, whole and on the disk; otherwise the former
 *   file is as it was, with errors as for mb_atomic_file_open()
 */
gboolean
mb_atomic_file_write (GFile *file, const void *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbAtomicFile) target = mb_atomic_file_open (file, error);

  if (target == NULL)
    return FALSE;
  if (!g_output_stream_write_all (mb_atomic_file_get_stream (target), bytes, length, NULL, cancellable, error))
    {
      mb_atomic_file_explain (file, error);
      return FALSE;
    }
  return mb_atomic_file_commit (target, cancellable, error);
}

static char *
describe (const GError *error, MbError *code)
{
  *code = MB_ERROR_FAILED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      *code = MB_ERROR_NO_SPACE;
      return g_strdup (_("there is no space left there"));
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    {
      *code = MB_ERROR_NOT_FOUND;
      return g_strdup (_("its folder does not exist"));
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup (_("it is a folder"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_("writing there is not allowed"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup (_("that place can only be read"));
  return g_strdup (error->message);
}

/**
 * mb_atomic_file_explain:
 * @file: the file that was to be written
 * @error: (inout): the error of writing it
 *
 * Says what went wrong as a sentence about the file, in the domain
 * %MB_ERROR. %G_IO_ERROR_CANCELLED and what is said already stay as they are.
 */
void
mb_atomic_file_explain (GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  MbError code;

  if (error == NULL || *error == NULL || (*error)->domain == MB_ERROR ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  name = g_file_get_parse_name (file);
  reason = describe (*error, &code);
  g_clear_error (error);
  g_set_error (error, MB_ERROR, code,
               _("“%s” could not be written: %s. If there was such a file before, it is as it was."), name, reason);
}
