#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MbAtomicFile:
 *
 * A file being written beside its place. It takes the place of the former
 * file, whole and on the disk, when it is committed; freed without that it
 * leaves no trace.
 */
typedef struct _MbAtomicFile MbAtomicFile;

MbAtomicFile  *mb_atomic_file_open       (GFile *file, GError **error);
GOutputStream *mb_atomic_file_get_stream (MbAtomicFile *self);
gboolean       mb_atomic_file_commit     (MbAtomicFile *self, GCancellable *cancellable, GError **error);
void           mb_atomic_file_free       (MbAtomicFile *self);
/* All of it at once. */
gboolean       mb_atomic_file_write      (GFile *file, const void *bytes, gsize length, GCancellable *cancellable,
                                          GError **error);
/* Turns an error of writing into a sentence about the file; a cancellation stays what it is. */
void           mb_atomic_file_explain    (GFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbAtomicFile, mb_atomic_file_free)

G_END_DECLS
