#include "config.h"

#include "mb-seat.h"

#include <glib/gi18n-lib.h>

/**
 * MbSeat:
 *
 * A person on a project as mentee or mentor. A seat of a project that did not
 * run implies no participation.
 */
struct _MbSeat {
  MbRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MbSeat, mb_seat, MB_TYPE_RECORD)

static const MbChoice roles[] = {
  { "mentee", NC_("role", "Mentee") },
  { "mentor", NC_("role", "Mentor") },
  { NULL },
};

static const MbField fields[] = {
  { "person", N_("Person"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_PERSON },
  { "project", N_("Project"), MB_FIELD_REFERENCE, MB_FIELD_REQUIRED | MB_FIELD_SEARCHED | MB_FIELD_LISTED,
    .target = MB_RECORD_PROJECT },
  { "role", N_("Role"), MB_FIELD_CHOICE, MB_FIELD_REQUIRED | MB_FIELD_IDENTITY | MB_FIELD_LISTED,
    .choices = roles, .context = "role" },
};

const MbRecordType mb_seat_record_type = {
  .kind = MB_RECORD_SEAT,
  .name = "seat",
  .label = NC_("record", "Seat"),
  .plural = NC_("record", "Seats"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = { "person", "project" },
  .title_joiner = " · ",
  .sort = "person",
  .get_type = mb_seat_get_type,
};

static void
mb_seat_class_init (MbSeatClass *klass)
{
  mb_record_class_set_type (MB_RECORD_CLASS (klass), &mb_seat_record_type);
}

static void
mb_seat_init (MbSeat *self)
{
}
