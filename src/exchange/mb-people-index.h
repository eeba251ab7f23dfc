#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbKnownPerson:
 * @id: the record
 * @name: (nullable): the name
 * @handle: (nullable): the handle
 *
 * A person of the book.
 */
typedef struct {
  gint64 id;
  char *name;
  char *handle;
} MbKnownPerson;

/**
 * MbPeopleIndex:
 *
 * The people of a book as they were at one moment, by handle and by name, for
 * many questions in a row.
 */
typedef struct _MbPeopleIndex MbPeopleIndex;

MbPeopleIndex       *mb_people_index_new         (MbBook *book, GError **error);
void                 mb_people_index_free        (MbPeopleIndex *self);

/* By the handle of now, or else by former ones: lists of MbKnownPerson, NULL where there is nobody. */
const GPtrArray     *mb_people_index_find_handle (MbPeopleIndex *self, const char *handle);
const GPtrArray     *mb_people_index_find_former (MbPeopleIndex *self, const char *handle);
const GPtrArray     *mb_people_index_find_name   (MbPeopleIndex *self, const char *name);

/* What names have in common that differ only in case, accents and spaces. */
char                *mb_people_fold_name         (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPeopleIndex, mb_people_index_free)

G_END_DECLS
