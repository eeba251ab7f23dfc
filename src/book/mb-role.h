#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbRole:
 * @MB_ROLE_MENTEE: who learns; also said where there are no roles
 * @MB_ROLE_MENTOR: who guides
 *
 * In which role somebody is somewhere; mentees sort first.
 */
typedef enum {
  MB_ROLE_MENTEE,
  MB_ROLE_MENTOR,
} MbRole;

gboolean    mb_role_from_nick (const char *nick, MbRole *role);
const char *mb_role_to_nick   (MbRole role);

G_END_DECLS
