#pragma once

#include "mb-book.h"
#include "mb-touch.h"

G_BEGIN_DECLS

#define MB_TYPE_TITLES (mb_titles_get_type ())
G_DECLARE_FINAL_TYPE (MbTitles, mb_titles, MB, TITLES, GObject)

/* Signals: "found": titles that were missed are known now.
 *
 * What records are called, also those that are in the book no longer: the history knows them. */
MbTitles *mb_titles_new          (MbBook *book);
MbBook   *mb_titles_get_book     (MbTitles *self);
/* What the change one speaks of says about its records: MbTouch, until the next. */
void      mb_titles_set_touches  (MbTitles *self, GPtrArray *touches);
/* Never empty. */
char     *mb_titles_dup          (MbTitles *self, MbRecordKind kind, gint64 id, gboolean brief);
/* The value of a field, of a record that is gone the last one known: NULL when it is not set or not known. */
GVariant *mb_titles_dup_value    (MbTitles *self, MbRecordKind kind, gint64 id, const char *field);

/* Looks in the history for the records that were asked for and are in the book no longer. */
gboolean  mb_titles_find_missing (MbTitles *self);
/* The same in a worker thread, when there is something to look for; then "found". */
void      mb_titles_look_around  (MbTitles *self);

G_END_DECLS
