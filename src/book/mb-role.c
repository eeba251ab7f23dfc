#include "config.h"

#include "mb-role.h"

/**
 * mb_role_from_nick:
 * @nick: (nullable): a role as the book stores it
 * @role: (out): the role
 *
 * Reads a role.
 *
 * Returns: whether it is one
 */
gboolean
mb_role_from_nick (const char *nick, MbRole *role)
{
  *role = g_strcmp0 (nick, "mentor") == 0 ? MB_ROLE_MENTOR : MB_ROLE_MENTEE;
  return *role == MB_ROLE_MENTOR || g_strcmp0 (nick, "mentee") == 0;
}

/**
 * mb_role_to_nick:
 * @role: a role
 *
 * How the book stores a role.
 *
 * Returns: (transfer none): the role's nick
 */
const char *
mb_role_to_nick (MbRole role)
{
  return role == MB_ROLE_MENTOR ? "mentor" : "mentee";
}
