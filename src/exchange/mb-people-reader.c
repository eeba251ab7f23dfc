#include "config.h"

#include "mb-people-reader.h"

#include <glib/gi18n-lib.h>

#include "mb-people-text.h"

typedef struct {
  MbPeopleIndex *index;
  GListStore *guesses;
  GHashTable *by_handle; /* in small letters → MbPeopleEntry that is new or doubtful */
  GHashTable *by_name;   /* folded → the same */
  GHashTable *by_id;     /* gint64 → any value: known people that are in the list */
} Reading;

/* Answers */

static MbPersonGuess *
add_guess (Reading *self, MbPeopleEntry *entry, MbGuessState state, const char *reason)
{
  g_autoptr (MbPersonGuess) guess = mb_person_guess_new (entry->text, state, reason);

  g_list_store_append (self->guesses, guess);
  return guess;
}

static void
add_known (Reading *self, MbPeopleEntry *entry, const MbKnownPerson *person, const char *reason)
{
  gint64 *id = g_memdup2 (&person->id, sizeof person->id);

  if (g_hash_table_add (self->by_id, id))
    mb_person_guess_add_choice (add_guess (self, entry, MB_GUESS_KNOWN, reason), person->id, person->name,
                                person->handle);
}

static void
add_new (Reading *self, MbPeopleEntry *entry, const char *reason)
{
  mb_person_guess_add_choice (add_guess (self, entry, MB_GUESS_NEW, reason), 0, entry->name, entry->handle);
}

static void
offer_all (MbPersonGuess *guess, const GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const MbKnownPerson *person = g_ptr_array_index (people, i);
      gboolean is_offered = FALSE;

      for (guint j = 0; j < mb_person_guess_get_n_choices (guess); j++)
        is_offered = is_offered || mb_person_guess_get_choice (guess, j)->id == person->id;
      if (!is_offered)
        mb_person_guess_add_choice (guess, person->id, person->name, person->handle);
    }
}

/* Questions */

static gboolean
is_same_name (const char *left, const char *right)
{
  g_autofree char *folded_left = mb_people_fold_name (left);
  g_autofree char *folded_right = mb_people_fold_name (right);

  return g_str_equal (folded_left, folded_right);
}

static char *
dup_person (const MbKnownPerson *person)
{
  const MbGuessChoice choice = { person->id, person->name, person->handle };

  return mb_guess_choice_dup_label (&choice);
}

/* A word after a cut or broken handle is the most that is known of somebody. */
static void
judge_trouble (Reading *self, MbPeopleEntry *entry)
{
  static const char *const reasons[] = {
    [MB_PEOPLE_BAD_HANDLE] = N_("What stands after the @ cannot be a GitHub handle"),
    [MB_PEOPLE_OTHER_LINK] = N_("The link does not lead to a GitHub profile"),
    [MB_PEOPLE_INSIDE_LINK] = N_("The link leads below a profile, which may be an organization’s"),
    [MB_PEOPLE_MAIL] = N_("A mail address is neither a name nor a handle"),
    [MB_PEOPLE_CUT] = N_("Too long for a person; this is its beginning"),
  };
  MbPersonGuess *guess = add_guess (self, entry, MB_GUESS_DOUBTFUL, _(reasons[entry->trouble]));

  if (entry->handle != NULL)
    {
      offer_all (guess, mb_people_index_find_handle (self->index, entry->handle));
      offer_all (guess, mb_people_index_find_former (self->index, entry->handle));
    }
  if (entry->name != NULL)
    offer_all (guess, mb_people_index_find_name (self->index, entry->name));
  if (entry->handle != NULL && mb_people_index_find_handle (self->index, entry->handle) == NULL)
    mb_person_guess_add_choice (guess, 0, entry->name, entry->handle);
  else if (entry->name != NULL)
    mb_person_guess_add_choice (guess, 0, entry->name, NULL);
}

/* The handle belongs to somebody: it is they, unless the name says otherwise. */
static void
judge_by_handle (Reading *self, MbPeopleEntry *entry, const MbKnownPerson *person, gboolean is_former)
{
  g_autofree char *label = dup_person (person);
  g_autofree char *reason = NULL;
  MbPersonGuess *guess;

  if (entry->name == NULL || person->name == NULL || is_same_name (entry->name, person->name))
    {
      if (is_former)
        reason = g_strdup_printf (_("The book has the former handle “%s”"), entry->handle);
      else
        reason = g_strdup_printf (_("The book has the handle “%s”"), person->handle);
      add_known (self, entry, person, reason);
      return;
    }
  reason = g_strdup_printf (is_former ? _("The handle formerly belonged to %s") : _("The handle belongs to %s"), label);
  guess = add_guess (self, entry, MB_GUESS_DOUBTFUL, reason);
  mb_person_guess_add_choice (guess, person->id, person->name, person->handle);
  offer_all (guess, mb_people_index_find_name (self->index, entry->name));
  mb_person_guess_add_choice (guess, 0, entry->name, is_former ? entry->handle : NULL);
}

static void
judge_shared_handle (Reading *self, MbPeopleEntry *entry, const GPtrArray *people)
{
  MbPersonGuess *guess = add_guess (self, entry, MB_GUESS_DOUBTFUL, _("Several people formerly had this handle"));

  offer_all (guess, people);
  mb_person_guess_add_choice (guess, 0, entry->name, entry->handle);
}

static void
judge_by_name (Reading *self, MbPeopleEntry *entry, const GPtrArray *people)
{
  const MbKnownPerson *person = g_ptr_array_index (people, 0);
  g_autofree char *reason = NULL;
  MbPersonGuess *guess;

  if (people->len == 1 && entry->handle == NULL)
    {
      add_known (self, entry, person, _("The book has the name"));
      return;
    }
  if (people->len > 1)
    reason = g_strdup_printf (ngettext ("%u person has this name", "%u people have this name", people->len),
                              people->len);
  else if (person->handle != NULL)
    reason = g_strdup_printf (_("The book has somebody of this name with the handle “%s”"), person->handle);
  else
    reason = g_strdup (_("The book has somebody of this name without a handle"));
  guess = add_guess (self, entry, MB_GUESS_DOUBTFUL, reason);
  offer_all (guess, people);
  mb_person_guess_add_choice (guess, 0, entry->name, entry->handle);
}

/* One word, or two of which either may be the handle, and nobody in the book has it for a handle. */
static void
judge_either (Reading *self, MbPeopleEntry *entry)
{
  const GPtrArray *people = entry->name == NULL ? mb_people_index_find_name (self->index, entry->handle) : NULL;
  MbPersonGuess *guess;

  if (people != NULL && people->len == 1)
    {
      add_known (self, entry, g_ptr_array_index (people, 0), _("The book has the name"));
      return;
    }
  guess = add_guess (self, entry, MB_GUESS_DOUBTFUL,
                     entry->name != NULL ? _("Either word may be the handle") : _("May be a name or a handle"));
  offer_all (guess, people);
  mb_person_guess_add_choice (guess, 0, entry->name, entry->handle);
  mb_person_guess_add_choice (guess, 0, entry->handle, entry->name);
}

/* A handle that nobody has: is it somebody's name? */
static gboolean
judge_as_name (Reading *self, MbPeopleEntry *entry)
{
  const GPtrArray *people = entry->name == NULL ? mb_people_index_find_name (self->index, entry->handle) : NULL;
  MbPersonGuess *guess;

  if (people == NULL || *entry->text == '@')
    return FALSE;
  guess = add_guess (self, entry, MB_GUESS_DOUBTFUL, _("Nobody has this handle, but somebody has this name"));
  offer_all (guess, people);
  mb_person_guess_add_choice (guess, 0, NULL, entry->handle);
  return TRUE;
}

/* The row may have its name and its handle the other way round: whoever is known by one of them tells. */
static void
turn_if_known (Reading *self, MbPeopleEntry *entry)
{
  char *name = entry->name;

  if (!entry->is_either || name == NULL || mb_people_index_find_handle (self->index, entry->handle) ||
      !mb_people_index_find_handle (self->index, name))
    return;
  entry->name = entry->handle;
  entry->handle = name;
}

static void
judge_taken (Reading *self, MbPeopleEntry *entry)
{
  MbPersonGuess *guess = add_guess (self, entry, MB_GUESS_DOUBTFUL,
                                    _("The same handle stands further up with another name"));

  offer_all (guess, mb_people_index_find_name (self->index, entry->name));
  mb_person_guess_add_choice (guess, 0, entry->name, NULL);
}

static void
judge (Reading *self, MbPeopleEntry *entry)
{
  const GPtrArray *people = NULL;

  if (entry->trouble != MB_PEOPLE_NO_TROUBLE)
    judge_trouble (self, entry);
  else if (entry->handle != NULL && (people = mb_people_index_find_handle (self->index, entry->handle)))
    judge_by_handle (self, entry, g_ptr_array_index (people, 0), FALSE);
  else if (entry->handle != NULL && (people = mb_people_index_find_former (self->index, entry->handle)))
    {
      if (people->len == 1)
        judge_by_handle (self, entry, g_ptr_array_index (people, 0), TRUE);
      else
        judge_shared_handle (self, entry, people);
    }
  else if (entry->name != NULL && (people = mb_people_index_find_name (self->index, entry->name)))
    judge_by_name (self, entry, people);
  else if (entry->is_either)
    judge_either (self, entry);
  else if (entry->handle == NULL || !judge_as_name (self, entry))
    add_new (self, entry,
             entry->handle ? _("Nobody in the book has this handle") : _("Nobody in the book has this name"));
}

/* The same person twice in the text */

/* Somebody else's name beside a handle of the book says nothing about the handle alone. */
static char *
dup_handle_key (Reading *self, MbPeopleEntry *entry)
{
  g_autofree char *handle = entry->handle ? g_ascii_strdown (entry->handle, -1) : NULL;
  g_autofree char *name = entry->name ? mb_people_fold_name (entry->name) : NULL;

  if (handle == NULL || name == NULL ||
      (!mb_people_index_find_handle (self->index, handle) && !mb_people_index_find_former (self->index, handle)))
    return g_steal_pointer (&handle);
  return g_strconcat (handle, "\n", name, NULL);
}

static void
remember (Reading *self, MbPeopleEntry *entry)
{
  if (entry->handle != NULL)
    g_hash_table_insert (self->by_handle, dup_handle_key (self, entry), entry);
  if (entry->name != NULL)
    g_hash_table_insert (self->by_name, mb_people_fold_name (entry->name), entry);
}

static MbPeopleEntry *
recall (Reading *self, MbPeopleEntry *entry)
{
  g_autofree char *handle = dup_handle_key (self, entry);
  g_autofree char *name = entry->name ? mb_people_fold_name (entry->name) : NULL;
  MbPeopleEntry *other = handle ? g_hash_table_lookup (self->by_handle, handle) : NULL;

  if (other != NULL || name == NULL)
    return other;
  other = g_hash_table_lookup (self->by_name, name);
  /* Two handles are two people, whatever they are called. */
  return other != NULL && other->handle != NULL && entry->handle != NULL ? NULL : other;
}

/* What the second mention adds to the first. */
static void
unite (Reading *self, MbPeopleEntry *entry, MbPeopleEntry *other)
{
  if (other->name == NULL)
    other->name = g_strdup (entry->name);
  if (other->handle == NULL)
    other->handle = g_strdup (entry->handle);
  other->is_either = other->is_either && entry->is_either;
  remember (self, other);
}

/* The entries that are people of their own, and those among them whose handle stands further up. */
static void
unite_all (Reading *self, GPtrArray *entries, GPtrArray *people, GHashTable *taken)
{
  for (guint i = 0; i < entries->len; i++)
    {
      MbPeopleEntry *entry = entries->pdata[i];
      MbPeopleEntry *other = recall (self, entry);

      if (other != NULL && other->trouble == entry->trouble &&
          (other->name == NULL || entry->name == NULL || is_same_name (other->name, entry->name)))
        {
          unite (self, entry, other);
          continue;
        }
      g_ptr_array_add (people, entry);
      if (other != NULL && other->trouble == MB_PEOPLE_NO_TROUBLE && entry->trouble == MB_PEOPLE_NO_TROUBLE)
        g_hash_table_add (taken, entry);
      else
        remember (self, entry);
    }
}

static void
judge_all (Reading *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    turn_if_known (self, entries->pdata[i]);
  unite_all (self, entries, people, taken);
  for (guint i = 0; i < people->len; i++)
    {
      MbPeopleEntry *entry = people->pdata[i];

      if (g_hash_table_contains (taken, entry))
        judge_taken (self, entry);
      else
        judge (self, entry);
    }
}

/**
 * mb_people_read_with_index:
 * @index: the people of a book
 * @text: (nullable): any text
 * @remark: (out) (optional) (nullable): a sentence when the text had more than
 *   is read
 *
 * Reads who a text means, and says of each whether they are known, new or
 * doubtful. Handles are compared without case and former ones count; names are
 * compared without case and accents. A person named twice is in the list once.
 *
 * Returns: (transfer full): a list of #MbPersonGuess
 */
GListStore *
mb_people_read_with_index (MbPeopleIndex *index, const char *text, char **remark)
{
  Reading self = {
    .index = index,
    .guesses = g_list_store_new (MB_TYPE_PERSON_GUESS),
  };
  gboolean left_out;
  g_autoptr (GPtrArray) entries = mb_people_text_read (text, &left_out);

  self.by_handle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  judge_all (&self, entries);
  g_hash_table_unref (self.by_id);
  g_hash_table_unref (self.by_name);
  g_hash_table_unref (self.by_handle);
  if (remark != NULL)
    *remark = left_out ? g_strdup_printf (_("The text is too long: its first %u people are shown. Add them and then "
                                            "paste the rest."), entries->len) : NULL;
  return self.guesses;
}

/**
 * mb_people_read:
 * @book: a book
 * @text: (nullable): any text
 * @remark: (out) (optional) (nullable): a sentence when the text had more than
 *   is read
 * @error: return location for an error
 *
 * Reads the people of the book and then who a text means, as
 * mb_people_read_with_index() does.
 *
 * Returns: (transfer full) (nullable): a list of #MbPersonGuess, or %NULL with
 *   @error of the domain %MB_ERROR
 */
GListStore *
mb_people_read (MbBook *book, const char *text, char **remark, GError **error)
{
  g_autoptr (MbPeopleIndex) index = mb_people_index_new (book, error);

  return index != NULL ? mb_people_read_with_index (index, text, remark) : NULL;
}
