#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * MbJsonReader:
 *
 * A JSON text that was read whole, and found to be JSON within bounds.
 */
typedef struct _MbJsonReader MbJsonReader;

/**
 * MbJsonPlace:
 * @reader: the text it is in
 * @parent: (nullable): the place around it
 * @key: (nullable): its key in @parent, an object
 * @index: its index in @parent, an array
 * @node: the value that stands there
 *
 * A place in a JSON text. It lives on the stack of who reads it, and knows
 * its path: `cohorts[3].year`.
 */
typedef struct _MbJsonPlace MbJsonPlace;
struct _MbJsonPlace {
  MbJsonReader *reader;
  const MbJsonPlace *parent;
  const char *key;
  guint index;
  JsonNode *node;
};

/* A value that is not of the type asked for gives MB_ERROR_INPUT with the path. */
MbJsonReader *mb_json_reader_new          (GBytes *bytes, const char *name, GError **error);
void          mb_json_reader_free         (MbJsonReader *self);
const char   *mb_json_reader_get_name     (MbJsonReader *self);
void          mb_json_reader_get_root     (MbJsonReader *self, MbJsonPlace *root);

gboolean      mb_json_place_check_object  (const MbJsonPlace *self, GError **error);
gboolean      mb_json_place_check_list    (const MbJsonPlace *self, GError **error);
gboolean      mb_json_place_get_member    (const MbJsonPlace *self, const char *key, MbJsonPlace *member);
char        **mb_json_place_dup_keys      (const MbJsonPlace *self);
guint         mb_json_place_get_length    (const MbJsonPlace *self);
void          mb_json_place_get_element   (const MbJsonPlace *self, guint index, MbJsonPlace *element);

gboolean      mb_json_place_is_null       (const MbJsonPlace *self);
const char   *mb_json_place_get_text      (const MbJsonPlace *self, GError **error);
gboolean      mb_json_place_get_integer   (const MbJsonPlace *self, gint64 *number, GError **error);
gboolean      mb_json_place_get_boolean   (const MbJsonPlace *self, gboolean *flag, GError **error);
char        **mb_json_place_dup_words     (const MbJsonPlace *self, GError **error);

char         *mb_json_place_dup_path      (const MbJsonPlace *self);
gboolean      mb_json_place_refuse        (const MbJsonPlace *self, GError **error, const char *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbJsonReader, mb_json_reader_free)

G_END_DECLS
