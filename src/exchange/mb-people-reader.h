#pragma once

#include "mb-people-index.h"
#include "mb-person-guess.h"

G_BEGIN_DECLS

/* Who the text means: a list of MbPersonGuess. remark (nullable): set to a sentence when the text had more than is
 * read, else to NULL. */
GListStore *mb_people_read            (MbBook *book, const char *text, char **remark, GError **error);
/* The same for many texts in a row. */
GListStore *mb_people_read_with_index (MbPeopleIndex *index, const char *text, char **remark);

G_END_DECLS
