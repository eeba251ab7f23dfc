#include "config.h"

#include "mb-roster-item-private.h"

#include <glib/gi18n-lib.h>

/**
 * MbRosterItem:
 *
 * One line of a cohort's roster.
 */
struct _MbRosterItem {
  GObject parent_instance;

  MbRecordKind kind;
  gint64 id;
  gint64 person;
  char *title;
  const char *role;
  char *status;
  GPtrArray *seats;
};

G_DEFINE_FINAL_TYPE (MbRosterItem, mb_roster_item, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
seat_free (gpointer data)
{
  MbRosterSeat *seat = data;

  g_free (seat->person_title);
  g_free (seat->project_title);
  g_free (seat);
}

static void
mb_roster_item_finalize (GObject *object)
{
  MbRosterItem *self = MB_ROSTER_ITEM (object);

  g_free (self->title);
  g_free (self->status);
  g_ptr_array_unref (self->seats);
  G_OBJECT_CLASS (mb_roster_item_parent_class)->finalize (object);
}

static void
mb_roster_item_class_init (MbRosterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_roster_item_finalize;

  /**
   * MbRosterItem::changed:
   * @self: the line
   *
   * The line reads otherwise than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
mb_roster_item_init (MbRosterItem *self)
{
  self->seats = g_ptr_array_new_with_free_func (seat_free);
}

static char *
dup_title (MbRecordKind kind, const char *title)
{
  if (title != NULL && *title != '\0')
    return g_utf8_make_valid (title, -1);
  /* Translators: %s is a type of record, such as “Person”. */
  return g_strdup_printf (_("%s without a title"), mb_record_type_get_label (mb_record_type_get (kind)));
}

MbRosterItem *
mb_roster_item_new (MbRecordKind kind, gint64 id, gint64 person, const char *title, const char *role,
                    const char *status)
{
  MbRosterItem *self = g_object_new (MB_TYPE_ROSTER_ITEM, NULL);

  self->kind = kind;
  self->id = id;
  self->person = person;
  self->title = dup_title (person != 0 ? MB_RECORD_PERSON : kind, title);
  self->role = g_intern_string (role);
  self->status = g_strdup (status);
  return self;
}

void
mb_roster_item_add_seat (MbRosterItem *self, const MbRosterSeat *seat)
{
  MbRosterSeat *copy = g_memdup2 (seat, sizeof *seat);

  copy->person_title = dup_title (MB_RECORD_PERSON, seat->person_title);
  copy->project_title = dup_title (MB_RECORD_PROJECT, seat->project_title);
  g_ptr_array_add (self->seats, copy);
}

static gboolean
seats_are_equal (const MbRosterSeat *a, const MbRosterSeat *b)
{
  return a->id == b->id && a->person == b->person && a->project == b->project && a->role == b->role &&
         g_str_equal (a->person_title, b->person_title) && g_str_equal (a->project_title, b->project_title);
}

static gboolean
reads_as (MbRosterItem *self, MbRosterItem *other)
{
  if (!g_str_equal (self->title, other->title) || self->role != other->role || self->person != other->person ||
      g_strcmp0 (self->status, other->status) != 0 || self->seats->len != other->seats->len)
    return FALSE;
  for (guint i = 0; i < self->seats->len; i++)
    if (!seats_are_equal (self->seats->pdata[i], other->seats->pdata[i]))
      return FALSE;
  return TRUE;
}

void
mb_roster_item_become (MbRosterItem *self, MbRosterItem *other)
{
  if (reads_as (self, other))
    return;
  g_set_str (&self->title, other->title);
  g_set_str (&self->status, other->status);
  self->role = other->role;
  self->person = other->person;
  g_ptr_array_unref (self->seats);
  self->seats = g_ptr_array_ref (other->seats);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mb_roster_item_get_kind:
 * @self: a line
 *
 * Returns: %MB_RECORD_PARTICIPATION or %MB_RECORD_PROJECT
 */
MbRecordKind
mb_roster_item_get_kind (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), MB_N_RECORD_KINDS);

  return self->kind;
}

/**
 * mb_roster_item_get_id:
 * @self: a line
 *
 * Returns: the id of the participation or project
 */
gint64
mb_roster_item_get_id (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), 0);

  return self->id;
}

/**
 * mb_roster_item_get_person:
 * @self: a line
 *
 * Returns: the id of the person who participates; 0 for a project
 */
gint64
mb_roster_item_get_person (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), 0);

  return self->person;
}

/**
 * mb_roster_item_get_title:
 * @self: a line
 *
 * Returns: (transfer none): what the person or the project is called, never
 *   empty
 */
const char *
mb_roster_item_get_title (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), NULL);

  return self->title;
}

/**
 * mb_roster_item_get_role:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the role as the book stores it; %NULL
 *   for a project
 */
const char *
mb_roster_item_get_role (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), NULL);

  return self->role;
}

/**
 * mb_roster_item_get_status:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the status as the book stores it; that
 *   of a participation is private
 */
const char *
mb_roster_item_get_status (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), NULL);

  return self->status;
}

/**
 * mb_roster_item_get_seats:
 * @self: a line
 *
 * Returns: (transfer none) (element-type MbRosterSeat): the seats of the
 *   participation or the project
 */
GPtrArray *
mb_roster_item_get_seats (MbRosterItem *self)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), NULL);

  return self->seats;
}

/**
 * mb_roster_item_find_seat:
 * @self: a line
 * @person: id of a person
 * @project: id of a project
 * @role: a role as the book stores it
 *
 * Looks for a seat among those of the line.
 *
 * Returns: (transfer none) (nullable): the seat
 */
const MbRosterSeat *
mb_roster_item_find_seat (MbRosterItem *self, gint64 person, gint64 project, const char *role)
{
  g_return_val_if_fail (MB_IS_ROSTER_ITEM (self), NULL);

  for (guint i = 0; i < self->seats->len; i++)
    {
      const MbRosterSeat *seat = self->seats->pdata[i];

      if (seat->person == person && seat->project == project && g_strcmp0 (seat->role, role) == 0)
        return seat;
    }
  return NULL;
}
