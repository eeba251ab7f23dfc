#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Entries of a text that are read; the rest is said to be left out. */
#define MB_PEOPLE_MOST_ENTRIES 10000

/**
 * MbPeopleTrouble:
 * @MB_PEOPLE_NO_TROUBLE: none
 * @MB_PEOPLE_BAD_HANDLE: what stands as a handle cannot be one
 * @MB_PEOPLE_OTHER_LINK: a link, but not to a GitHub profile
 * @MB_PEOPLE_INSIDE_LINK: a link below a GitHub profile, which may be an organisation's
 * @MB_PEOPLE_MAIL: a mail address alone
 * @MB_PEOPLE_CUT: the text was too long and was cut
 *
 * What makes a piece of text doubtful before anybody looked into the book.
 */
typedef enum {
  MB_PEOPLE_NO_TROUBLE,
  MB_PEOPLE_BAD_HANDLE,
  MB_PEOPLE_OTHER_LINK,
  MB_PEOPLE_INSIDE_LINK,
  MB_PEOPLE_MAIL,
  MB_PEOPLE_CUT,
} MbPeopleTrouble;

/**
 * MbPeopleEntry:
 * @text: what was written
 * @name: (nullable): what is the name in it
 * @handle: (nullable): what is the handle in it, without @
 * @is_either: whether the handle may as well be a name, or the name and the handle the other way round
 * @trouble: what is wrong with it
 *
 * A person as a piece of text tells of them.
 */
typedef struct {
  char *text;
  char *name;
  char *handle;
  gboolean is_either;
  MbPeopleTrouble trouble;
} MbPeopleEntry;

/* Reads handles, links, names and rows. left_out: set when the text had more than is read. */
GPtrArray *mb_people_text_read     (const char *text, gboolean *left_out);
gboolean   mb_people_is_handle     (const char *text);

G_END_DECLS
