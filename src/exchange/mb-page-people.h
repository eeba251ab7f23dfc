#pragma once

#include "mb-page.h"

G_BEGIN_DECLS

/**
 * MbPagePerson:
 * @name: (nullable): the name as it stands there
 * @handle: (nullable): the handle that a link or an @ gives
 * @other: (nullable): what is wrong: the link leads to this handle, and the text names another
 *
 * A person whom a page names.
 */
typedef struct {
  char *name;
  char *handle;
  char *other;
} MbPagePerson;

/* The people of a text in which they are parted by bars, commas or “and”: a list of MbPagePerson. */
GPtrArray *mb_page_people_read        (const MbPageText *text);
/* The one person that a text is about, whatever else stands there; NULL: none. */
MbPagePerson *mb_page_person_read     (const MbPageText *text);
void       mb_page_person_free        (MbPagePerson *self);

/* The name that would be read where a link shows this text; NULL: none. */
char      *mb_page_dup_linked_name    (const char *text);

/* The handle of a GitHub profile; NULL: it is the address of something else. */
char      *mb_page_dup_profile_handle (const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPagePerson, mb_page_person_free)

G_END_DECLS
