#include "config.h"

#include "mb-seating.h"

#include <glib/gi18n-lib.h>

#include "mb-edit.h"

static gboolean
is_as_wished (MbRecord *seat, const MbSeatWish *wish)
{
  return mb_record_get_integer (seat, "project") == wish->project &&
         g_strcmp0 (mb_record_get_text (seat, "role"), wish->role) == 0;
}

static MbRecord *
find_seat (MbBook *book, const MbSeatWish *wish)
{
  g_autoptr (GArray) ids = mb_book_list_referring (book, MB_RECORD_SEAT, "person", wish->person);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MbRecord) seat = mb_book_get_record (book, MB_RECORD_SEAT, g_array_index (ids, gint64, i), NULL);

      if (seat != NULL && is_as_wished (seat, wish))
        return g_steal_pointer (&seat);
    }
  return NULL;
}

/* What the book itself would say names a seat, of which nobody thinks. */
static gboolean
check_is_free (MbBook *book, const MbSeatWish *wish, GError **error)
{
  g_autoptr (MbRecord) seat = find_seat (book, wish);
  g_autofree char *person = NULL;
  g_autofree char *project = NULL;

  if (seat == NULL)
    return TRUE;
  person = mb_record_dup_display (seat, "person");
  project = mb_record_dup_display (seat, "project");
  if (g_str_equal (wish->role, "mentor"))
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s is a mentor of “%s” already."), person, project);
  else
    g_set_error (error, MB_ERROR, MB_ERROR_REFUSED, _("%s is a mentee of “%s” already."), person, project);
  return FALSE;
}

/* Somebody else may have taken it away a moment ago. */
static gboolean
take_away (MbEdit *edit, MbBook *book, MbRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (MbRecord) record = mb_book_get_record (book, kind, id, &reason);

  if (record != NULL)
    return mb_edit_delete (edit, record, error);
  if (g_error_matches (reason, MB_ERROR, MB_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
put_on (MbEdit *edit, MbBook *book, const MbSeatWish *wish, GError **error)
{
  g_autoptr (MbRecord) seat = mb_record_new (MB_RECORD_SEAT);

  if (!check_is_free (book, wish, error))
    return FALSE;
  mb_record_set_integer (seat, "person", wish->person);
  mb_record_set_integer (seat, "project", wish->project);
  mb_record_set_text (seat, "role", wish->role);
  return mb_edit_insert (edit, seat, error);
}

/**
 * mb_seating_change:
 * @book: a book
 * @wanted: (nullable) (element-type MbSeatWish): seats to add
 * @unwanted: (nullable) (element-type gint64): ids of seats to take away
 * @error: return location for an error
 *
 * Puts people on projects and takes them off others, in one edit. Who is in
 * the cohort is another matter: participations are neither added nor taken
 * away. A seat that is no longer there is no error.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   %MB_ERROR_REFUSED when a person has a wanted seat already, or another
 *   error of the domain %MB_ERROR
 */
gboolean
mb_seating_change (MbBook *book, GArray *wanted, GArray *unwanted, GError **error)
{
  const MbVerb verb = wanted != NULL && wanted->len > 0 ? MB_VERB_ADD : MB_VERB_DELETE;
  g_autoptr (MbEdit) edit = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  edit = mb_edit_begin (book, verb, error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    if (!put_on (edit, book, &g_array_index (wanted, MbSeatWish, i), error))
      return FALSE;
  for (guint i = 0; unwanted != NULL && i < unwanted->len; i++)
    if (!take_away (edit, book, MB_RECORD_SEAT, g_array_index (unwanted, gint64, i), error))
      return FALSE;
  return mb_edit_commit (edit, error);
}

/**
 * mb_seating_add:
 * @book: a book
 * @person: id of a person
 * @role: a role as the book stores it
 * @project: id of a project
 * @error: return location for an error
 *
 * Puts a person on a project.
 *
 * Returns: whether it was done; otherwise @error is as mb_seating_change() has
 *   it
 */
gboolean
mb_seating_add (MbBook *book, gint64 person, const char *role, gint64 project, GError **error)
{
  const MbSeatWish wish = { person, project, role };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (MbSeatWish));

  g_return_val_if_fail (role != NULL, FALSE);

  g_array_append_val (wanted, wish);
  return mb_seating_change (book, wanted, NULL, error);
}

/**
 * mb_seating_leave:
 * @book: a book
 * @participation: the line of a participation
 * @error: return location for an error
 *
 * Deletes a participation and the seats that the person has in its role on
 * projects of the cohort.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   of the domain %MB_ERROR
 */
gboolean
mb_seating_leave (MbBook *book, MbRosterItem *participation, GError **error)
{
  g_autoptr (MbEdit) edit = NULL;
  GPtrArray *seats;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (mb_roster_item_get_kind (participation) == MB_RECORD_PARTICIPATION, FALSE);

  edit = mb_edit_begin (book, MB_VERB_DELETE, error);
  if (edit == NULL ||
      !take_away (edit, book, MB_RECORD_PARTICIPATION, mb_roster_item_get_id (participation), error))
    return FALSE;
  seats = mb_roster_item_get_seats (participation);
  for (guint i = 0; i < seats->len; i++)
    if (!take_away (edit, book, MB_RECORD_SEAT, ((MbRosterSeat *) seats->pdata[i])->id, error))
      return FALSE;
  return mb_edit_commit (edit, error);
}
