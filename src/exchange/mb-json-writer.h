#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MbJsonWriter:
 *
 * Writes JSON piece by piece, to the byte what JavaScript's
 * `JSON.stringify (value, null, 2)` gives, with a line feed at the end. Keeps
 * no more than a block of it in memory.
 *
 * An error of the stream is kept: what is written after it goes nowhere, and
 * mb_json_writer_finish() gives it.
 */
typedef struct _MbJsonWriter MbJsonWriter;

MbJsonWriter *mb_json_writer_new          (GOutputStream *stream, GCancellable *cancellable);
void          mb_json_writer_free         (MbJsonWriter *self);

/* key: for a member of an object; NULL for an element of an array and for the whole. */
void          mb_json_writer_begin_object (MbJsonWriter *self, const char *key);
void          mb_json_writer_end_object   (MbJsonWriter *self);
void          mb_json_writer_begin_array  (MbJsonWriter *self, const char *key);
void          mb_json_writer_end_array    (MbJsonWriter *self);
void          mb_json_writer_add_text     (MbJsonWriter *self, const char *key, const char *text);
void          mb_json_writer_add_integer  (MbJsonWriter *self, const char *key, gint64 number);
void          mb_json_writer_add_boolean  (MbJsonWriter *self, const char *key, gboolean flag);
void          mb_json_writer_add_null     (MbJsonWriter *self, const char *key);

gboolean      mb_json_writer_has_failed   (MbJsonWriter *self);
gboolean      mb_json_writer_finish       (MbJsonWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbJsonWriter, mb_json_writer_free)

G_END_DECLS
