#include "config.h"

#include "mb-people-add.h"

#include <glib/gi18n-lib.h>

#include "book/mb-edit.h"
#include "mb-person-guess.h"

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/**
 * mb_people_list_cohort:
 * @book: a book
 * @cohort: the id of a cohort
 * @role: a role as the book stores it
 * @error: return location for an error
 *
 * Lists who is in a cohort in a role.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids of people, or
 *   %NULL with @error of the domain %MB_ERROR
 */
GHashTable *
mb_people_list_cohort (MbBook *book, gint64 cohort, const char *role, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) participations = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  participations = mb_book_list_referring (book, MB_RECORD_PARTICIPATION, "cohort", cohort);
  for (guint i = 0; i < participations->len; i++)
    {
      g_autoptr (MbRecord) record = mb_book_get_record (book, MB_RECORD_PARTICIPATION,
                                                        g_array_index (participations, gint64, i), error);

      if (record == NULL)
        return NULL;
      if (g_strcmp0 (mb_record_get_text (record, "role"), role) == 0)
        add_id (ids, mb_record_get_integer (record, "person"));
    }
  return g_steal_pointer (&ids);
}

static gboolean
insert_person (MbEdit *edit, const MbGuessChoice *choice, gint64 *id, GError **error)
{
  g_autoptr (MbRecord) person = mb_record_new (MB_RECORD_PERSON);

  if (choice->name != NULL)
    mb_record_set_text (person, "name", choice->name);
  if (choice->handle != NULL)
    mb_record_set_text (person, "handle", choice->handle);
  if (!mb_edit_insert (edit, person, error))
    return FALSE;
  *id = mb_record_get_id (person);
  return TRUE;
}

static gboolean
insert_participation (MbEdit *edit, gint64 person, gint64 cohort, const char *role, GError **error)
{
  g_autoptr (MbRecord) participation = mb_record_new (MB_RECORD_PARTICIPATION);

  mb_record_set_integer (participation, "person", person);
  mb_record_set_integer (participation, "cohort", cohort);
  mb_record_set_text (participation, "role", role);
  return mb_edit_insert (edit, participation, error);
}

typedef struct {
  MbEdit *edit;
  gint64 cohort;
  const char *role;
  GHashTable *there; /* ids of people */
  GHashTable *made;  /* ids of those that this adds: naming one twice is not being there already */
  MbPeopleAdded added;
} Adding;

static gboolean
add_choice (Adding *self, const MbGuessChoice *choice, GError **error)
{
  gint64 id = choice->id;

  if (id != 0 && g_hash_table_contains (self->there, &id))
    {
      self->added.already += !g_hash_table_contains (self->made, &id);
      return TRUE;
    }
  if (id == 0 && !insert_person (self->edit, choice, &id, error))
    return FALSE;
  if (!insert_participation (self->edit, id, self->cohort, self->role, error))
    return FALSE;
  self->added.people += choice->id == 0;
  self->added.participations++;
  add_id (self->there, id);
  add_id (self->made, id);
  return TRUE;
}

static gboolean
add_all (Adding *self, GListModel *guesses, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (guesses); i++)
    {
      g_autoptr (MbPersonGuess) guess = g_list_model_get_item (guesses, i);
      const int chosen = mb_person_guess_get_chosen (guess);

      if (chosen >= 0 && !add_choice (self, mb_person_guess_get_choice (guess, chosen), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mb_people_add:
 * @book: a book
 * @cohort: the id of a cohort
 * @role: a role as the book stores it: `mentee` or `mentor`
 * @guesses: a list of #MbPersonGuess
 * @added: (out) (optional): what was added
 * @error: return location for an error
 *
 * Adds who is chosen in a list to a cohort, and new ones to the book first, all
 * in one edit. Who is in the cohort in that role already is skipped.
 *
 * Returns: whether it was done; otherwise the book is as before and @error is
 *   of the domain %MB_ERROR
 */
gboolean
mb_people_add (MbBook *book, gint64 cohort, const char *role, GListModel *guesses, MbPeopleAdded *added,
               GError **error)
{
  g_autoptr (MbEdit) edit = NULL;
  g_autoptr (GHashTable) there = NULL;
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Adding adding = { .cohort = cohort, .role = role, .made = made };

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (role != NULL, FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (guesses), FALSE);

  edit = mb_edit_begin (book, MB_VERB_ADD, error);
  if (edit == NULL)
    return FALSE;
  there = mb_people_list_cohort (book, cohort, role, error);
  if (there == NULL)
    return FALSE;
  adding.edit = edit;
  adding.there = there;
  if (!add_all (&adding, guesses, error) || !mb_edit_commit (edit, error))
    return FALSE;
  if (added != NULL)
    *added = adding.added;
  return TRUE;
}

static char *
dup_already (guint already)
{
  return g_strdup_printf (ngettext ("%u was there already", "%u were there already", already), already);
}

/**
 * mb_people_added_dup_text:
 * @self: what was added
 * @cohort: the title of the cohort
 *
 * Says what adding people did.
 *
 * Returns: (transfer full): a sentence without its full stop
 */
char *
mb_people_added_dup_text (const MbPeopleAdded *self, const char *cohort)
{
  g_autofree char *text = NULL;
  g_autofree char *already = NULL;

  g_return_val_if_fail (self != NULL && cohort != NULL, NULL);

  text = g_strdup_printf (ngettext ("Added %u person to %s", "Added %u people to %s", self->participations),
                          self->participations, cohort);
  if (self->already == 0)
    return g_steal_pointer (&text);
  already = dup_already (self->already);
  /* Translators: two half sentences: “Added 3 people to GSoC 2025; 2 were there already”. */
  return g_strdup_printf (_("%s; %s"), text, already);
}
