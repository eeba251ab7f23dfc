#pragma once

#include "mb-record-type.h"

G_BEGIN_DECLS

/**
 * MbRosterSeat:
 * @id: id of the seat
 * @person: id of the person on it
 * @project: id of the project
 * @role: the role as the book stores it, interned
 * @person_title: what the person is called
 * @project_title: what the project is called
 *
 * A person on a project, with what one reads of both.
 */
typedef struct {
  gint64 id;
  gint64 person;
  gint64 project;
  const char *role;
  char *person_title;
  char *project_title;
} MbRosterSeat;

#define MB_TYPE_ROSTER_ITEM (mb_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (MbRosterItem, mb_roster_item, MB, ROSTER_ITEM, GObject)

/* One line of a roster: a participation with the seats of its person, or a project with its seats. It stays the same
 * object as long as the line is there; "changed" says that it reads otherwise. */
MbRecordKind mb_roster_item_get_kind   (MbRosterItem *self); /* of the participation or project */
gint64       mb_roster_item_get_id     (MbRosterItem *self);
gint64       mb_roster_item_get_person (MbRosterItem *self); /* 0 for a project */
const char  *mb_roster_item_get_title  (MbRosterItem *self); /* of the person or project; never empty */
const char  *mb_roster_item_get_role   (MbRosterItem *self); /* interned; NULL for a project */
const char  *mb_roster_item_get_status (MbRosterItem *self); /* as the book stores it; NULL when not set */
GPtrArray   *mb_roster_item_get_seats  (MbRosterItem *self); /* (transfer none): MbRosterSeat, by title */
/* The seat of the person on the project in the role of the line; NULL when there is none. */
const MbRosterSeat *mb_roster_item_find_seat (MbRosterItem *self, gint64 person, gint64 project, const char *role);

G_END_DECLS
