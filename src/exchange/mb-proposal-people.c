#include "config.h"

#include "mb-proposal-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-rows.h"
#include "mb-page-words.h"

/* A person of the book. */
typedef struct {
  gint64 id;
  char *name;
  char *handle;
} Known;

/* How often a handle is claimed with a name. */
typedef struct {
  char *handle; /* in small letters */
  char *name;   /* as a key */
  guint n;
} Pair;

struct _MbProposalPeople {
  MbProposal *proposal;
  GPtrArray *known;
  GHashTable *by_handle;   /* in small letters → Known */
  GHashTable *by_former;   /* the same; shared ones are left out */
  GHashTable *by_name;     /* key → Known; of a name that several have the id of its first is 0 */
  GHashTable *by_id;       /* gint64 → Known */
  GHashTable *pairs;       /* “handle\nname” → Pair */
  GHashTable *n_handles;   /* name as a key → how many handles it is claimed with */
  GHashTable *best_pairs;  /* handle in small letters → its most frequent Pair */
  GHashTable *handle_of;   /* name as a key → the one handle it is claimed with */
};

static void
free_known (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  g_free (known->handle);
  g_free (known);
}

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->handle);
  g_free (pair->name);
  g_free (pair);
}

/* The book */

static void
learn (GHashTable *table, char *key, Known *known)
{
  gpointer other = NULL;

  /* Of two none is meant for sure. */
  if (g_hash_table_lookup_extended (table, key, NULL, &other) && other != known)
    known = NULL;
  g_hash_table_replace (table, key, known);
}

static void
learn_person (MbCursor *cursor, gpointer data)
{
  MbProposalPeople *self = data;
  Known *known = g_new0 (Known, 1);
  g_auto (GStrv) former = mb_cursor_is_set (cursor, 2) ? mb_cursor_dup_words (cursor, 2) : NULL;

  known->id = mb_cursor_get_id (cursor);
  known->name = g_strdup (mb_cursor_get_text (cursor, 0));
  known->handle = g_strdup (mb_cursor_get_text (cursor, 1));
  g_ptr_array_add (self->known, known);
  g_hash_table_insert (self->by_id, &known->id, known);
  if (known->handle != NULL)
    g_hash_table_replace (self->by_handle, g_ascii_strdown (known->handle, -1), known);
  if (known->name != NULL)
    learn (self->by_name, mb_page_fold_name (known->name), known);
  for (guint i = 0; former != NULL && former[i] != NULL; i++)
    learn (self->by_former, g_ascii_strdown (former[i], -1), known);
}

/* What is claimed */

static void
count_pair (MbProposalPeople *self, const char *handle, const char *name)
{
  g_autofree char *small = g_ascii_strdown (handle, -1);
  g_autofree char *name_key = mb_page_fold_name (name);
  g_autofree char *key = g_strconcat (small, "\n", name_key, NULL);
  Pair *pair = g_hash_table_lookup (self->pairs, key);
  Pair *best;

  if (pair == NULL)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_handles, name_key));

      pair = g_new0 (Pair, 1);
      pair->handle = g_strdup (small);
      pair->name = g_strdup (name_key);
      g_hash_table_insert (self->pairs, g_steal_pointer (&key), pair);
      g_hash_table_insert (self->n_handles, pair->name, GUINT_TO_POINTER (n + 1));
      g_hash_table_insert (self->handle_of, pair->name, n == 0 ? pair->handle : NULL);
    }
  pair->n++;
  best = g_hash_table_lookup (self->best_pairs, small);
  if (best == NULL || best->n < pair->n)
    g_hash_table_insert (self->best_pairs, pair->handle, pair);
}

static void
count_pairs (MbProposalPeople *self)
{
  for (guint i = 0; i < mb_claims_get_n (self->proposal->claims); i++)
    {
      const MbClaim *claim = mb_claims_get (self->proposal->claims, i);

      if (claim->handle != NULL && claim->name != NULL)
        count_pair (self, claim->handle, claim->name);
    }
}

/* Subjects */

static MbSubject *
add_known (MbProposalPeople *self, const Known *known)
{
  g_autofree char *key = g_strdup_printf ("person|%" G_GINT64_FORMAT, known->id);
  MbSubject *subject = mb_proposal_find_subject (self->proposal, key);

  if (subject != NULL)
    return subject;
  subject = mb_proposal_add_subject (self->proposal, MB_RECORD_PERSON, known->id, 0, 0);
  subject->title = g_strdup (known->name != NULL ? known->name : known->handle);
  mb_proposal_set_key (self->proposal, key, subject);
  return subject;
}

static char *
dup_handle_key (const char *small)
{
  return g_strconcat ("person|@", small, NULL);
}

/* Whether the pages give a name that the book has without a handle no other one. */
static gboolean
is_only_handle (MbProposalPeople *self, const Known *named, const char *name_key, const char *small)
{
  return named->handle == NULL && g_strcmp0 (g_hash_table_lookup (self->handle_of, name_key), small) == 0;
}

/* Whom the book knows by name alone has the handle that the pages give that name. */
static void
link_handles (MbProposalPeople *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pair *pair = value;
      const Known *named = g_hash_table_lookup (self->by_name, pair->name);
      g_autofree char *key = dup_handle_key (pair->handle);

      if (named != NULL && is_only_handle (self, named, pair->name, pair->handle) &&
          !g_hash_table_contains (self->by_handle, pair->handle) &&
          !g_hash_table_contains (self->by_former, pair->handle))
        mb_proposal_set_key (self->proposal, key, add_known (self, named));
    }
}

/**
 * mb_proposal_people_new:
 * @proposal: a proposal, which outlives this
 * @book: a book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Learns the people of the book, and which names the claims give to which
 * handles.
 *
 * Returns: (transfer full) (nullable): the people, or %NULL with the book's
 *   error or %G_IO_ERROR_CANCELLED
 */
MbProposalPeople *
mb_proposal_people_new (MbProposal *proposal, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const fields[] = { "name", "handle", "former-handles", NULL };
  g_autoptr (MbProposalPeople) self = g_new0 (MbProposalPeople, 1);

  self->proposal = proposal;
  self->known = g_ptr_array_new_with_free_func (free_known);
  self->by_handle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_pair);
  self->n_handles = g_hash_table_new (g_str_hash, g_str_equal);
  self->best_pairs = g_hash_table_new (g_str_hash, g_str_equal);
  self->handle_of = g_hash_table_new (g_str_hash, g_str_equal);
  if (!mb_rows_each (book, MB_RECORD_PERSON, fields, NULL, cancellable, learn_person, self, error))
    return NULL;
  count_pairs (self);
  link_handles (self);
  return g_steal_pointer (&self);
}

/**
 * mb_proposal_people_free:
 * @self: (transfer full): people
 *
 * Frees them; the subjects are the proposal's.
 */
void
mb_proposal_people_free (MbProposalPeople *self)
{
  g_hash_table_unref (self->by_handle);
  g_hash_table_unref (self->by_former);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->n_handles);
  g_hash_table_unref (self->best_pairs);
  g_hash_table_unref (self->handle_of);
  g_hash_table_unref (self->pairs);
  g_ptr_array_unref (self->known);
  g_free (self);
}

/**
 * mb_proposal_people_find_id:
 * @self: people
 * @id: a person of the book
 *
 * The subject of a person of the book.
 *
 * Returns: (transfer none) (nullable): the subject, or %NULL
 */
MbSubject *
mb_proposal_people_find_id (MbProposalPeople *self, gint64 id)
{
  const Known *known = g_hash_table_lookup (self->by_id, &id);

  return known != NULL ? add_known (self, known) : NULL;
}

static MbSubject *
add_new (MbProposalPeople *self, const char *key, const MbClaim *claim)
{
  MbSubject *subject = mb_proposal_find_subject (self->proposal, key);

  if (subject != NULL)
    return subject;
  subject = mb_proposal_add_subject (self->proposal, MB_RECORD_PERSON, 0, claim->page, claim->line);
  subject->title = g_strdup (claim->name != NULL ? claim->name : claim->handle);
  mb_proposal_set_key (self->proposal, key, subject);
  return subject;
}

static void
say_person (MbSubject *subject, const MbClaim *claim)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);

  if (claim->handle != NULL)
    mb_subject_say (subject, mb_record_type_find_field (type, "handle"), g_variant_new_string (claim->handle),
                    claim->page, claim->line);
  if (claim->name == NULL)
    return;
  mb_subject_say (subject, mb_record_type_find_field (type, "name"), g_variant_new_string (claim->name), claim->page,
                  claim->line);
  /* Whoever is new is called by the name once a page gives it. */
  if (subject->id == 0 && claim->handle != NULL && g_strcmp0 (subject->title, claim->handle) == 0)
    g_set_str (&subject->title, claim->name);
}

static void
add_choice (MbSubject *doubt, MbSubject *choice, const char *name, const char *handle)
{
  for (guint i = 0; i < doubt->choices->len; i++)
    if (doubt->choices->pdata[i] == choice)
      return;
  g_ptr_array_add (doubt->choices, choice);
  mb_person_guess_add_choice (doubt->guess, choice->id, name, handle);
}

/* Somebody who is only added when they are chosen. */
static void
add_new_choice (MbProposalPeople *self, MbSubject *doubt, const char *key, const MbClaim *claim)
{
  MbSubject *choice = add_new (self, key, claim);

  say_person (choice, claim);
  add_choice (doubt, choice, claim->name, claim->handle);
}

static void
add_known_choice (MbProposalPeople *self, MbSubject *doubt, const Known *known)
{
  add_choice (doubt, add_known (self, known), known->name, known->handle);
}

static MbSubject *
new_doubt (MbProposalPeople *self, const char *key, const MbClaim *claim, const char *reason)
{
  MbSubject *doubt = add_new (self, key, claim);
  const MbGuessChoice shown = { 0, (char *) claim->name, (char *) claim->handle };
  g_autofree char *text = mb_guess_choice_dup_label (&shown);

  doubt->guess = mb_person_guess_new (text, MB_GUESS_DOUBTFUL, reason);
  doubt->choices = g_ptr_array_new ();
  return doubt;
}

/* Who is meant */

static MbSubject *
find_by_handle_alone (MbProposalPeople *self, const char *small, const MbClaim *claim)
{
  const Known *known = g_hash_table_lookup (self->by_handle, small);
  g_autofree char *key = dup_handle_key (small);

  if (known == NULL)
    known = g_hash_table_lookup (self->by_former, small);
  return known != NULL ? add_known (self, known) : add_new (self, key, claim);
}

/* The link leads to one person of the book, and the name is another's. */
static MbSubject *
ask_between_known (MbProposalPeople *self, const char *key, const MbClaim *claim, const Known *linked,
                   const Known *named)
{
  MbSubject *doubt = mb_proposal_find_subject (self->proposal, key);
  g_autofree char *reason = NULL;

  if (doubt != NULL)
    return doubt;
  reason = g_strdup_printf (_("The link leads to “%s”, and the name is that of “%s”"), linked->handle,
                            named->handle != NULL ? named->handle : named->name);
  doubt = new_doubt (self, key, claim, reason);
  add_known_choice (self, doubt, linked);
  add_known_choice (self, doubt, named);
  return doubt;
}

static gboolean
share_words (const char *name, const char *name_key)
{
  g_autofree char *folded = mb_page_fold (name);
  g_auto (GStrv) words = g_strsplit (name_key, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (mb_page_has_words (folded, words[i]))
      return TRUE;
  return FALSE;
}

/* The handle is somebody's of whom the book has a name that has nothing in common with this one. */
static MbSubject *
ask_about_stranger (MbProposalPeople *self, const char *key, const MbClaim *claim, const Known *linked,
                    const char *name_key)
{
  MbSubject *doubt = mb_proposal_find_subject (self->proposal, key);
  g_autofree char *reason = NULL;
  g_autofree char *new_key = g_strconcat ("person||", name_key, NULL);
  MbClaim alone = *claim;

  if (doubt != NULL)
    return doubt;
  reason = g_strdup_printf (_("The link leads to “%s”, whom the book calls “%s”"), linked->handle, linked->name);
  doubt = new_doubt (self, key, claim, reason);
  alone.handle = NULL;
  add_known_choice (self, doubt, linked);
  add_new_choice (self, doubt, new_key, &alone);
  return doubt;
}

/* The handle is new, and the book has somebody of that name with another, or who may have several. */
static MbSubject *
ask_about_namesake (MbProposalPeople *self, const char *key, const MbClaim *claim, const char *small,
                    const Known *named)
{
  MbSubject *doubt = mb_proposal_find_subject (self->proposal, key);
  g_autofree char *reason = NULL;
  g_autofree char *new_key = dup_handle_key (small);

  if (doubt != NULL)
    return doubt;
  if (named->handle != NULL)
    reason = g_strdup_printf (_("The book has somebody of this name with the handle “%s”"), named->handle);
  else
    reason = g_strdup (_("The book has somebody of this name without a handle"));
  doubt = new_doubt (self, key, claim, reason);
  add_known_choice (self, doubt, named);
  add_new_choice (self, doubt, new_key, claim);
  return doubt;
}

/* The pages give this handle another name more often, and this name another handle too. */
static MbSubject *
ask_between_claimed (MbProposalPeople *self, const char *key, const MbClaim *claim, const char *small)
{
  MbSubject *doubt = mb_proposal_find_subject (self->proposal, key);
  g_autofree char *name_key = mb_page_fold_name (claim->name);
  GHashTableIter iter;
  gpointer value;

  if (doubt != NULL)
    return doubt;
  doubt = new_doubt (self, key, claim, _("The pages link this name to several people"));
  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pair *pair = value;

      if (g_str_equal (pair->name, name_key) || g_str_equal (pair->handle, small))
        {
          MbClaim of_pair = { .page = claim->page, .line = claim->line, .name = NULL, .handle = pair->handle };
          MbSubject *choice = find_by_handle_alone (self, pair->handle, &of_pair);

          say_person (choice, &of_pair);
          add_choice (doubt, choice, NULL, pair->handle);
        }
    }
  return doubt;
}

static gboolean
is_odd_pair (MbProposalPeople *self, const char *small, const char *name_key)
{
  g_autofree char *key = g_strconcat (small, "\n", name_key, NULL);
  const Pair *pair = g_hash_table_lookup (self->pairs, key);
  const Pair *best = g_hash_table_lookup (self->best_pairs, small);

  return pair != NULL && best != pair && GPOINTER_TO_UINT (g_hash_table_lookup (self->n_handles, name_key)) > 1;
}

static MbSubject *
find_by_handle (MbProposalPeople *self, const MbClaim *claim)
{
  g_autofree char *small = g_ascii_strdown (claim->handle, -1);
  g_autofree char *name_key = claim->name != NULL ? mb_page_fold_name (claim->name) : NULL;
  g_autofree char *key = g_strconcat ("person|", small, "|", name_key, NULL);
  const Known *linked = g_hash_table_lookup (self->by_handle, small);
  const Known *named = name_key != NULL ? g_hash_table_lookup (self->by_name, name_key) : NULL;

  if (linked == NULL)
    linked = g_hash_table_lookup (self->by_former, small);
  if (linked != NULL && named != NULL && named != linked)
    return ask_between_known (self, key, claim, linked, named);
  if (linked == NULL && named != NULL && !is_only_handle (self, named, name_key, small))
    return ask_about_namesake (self, key, claim, small, named);
  if (linked != NULL && linked->name != NULL && name_key != NULL && !share_words (linked->name, name_key))
    return ask_about_stranger (self, key, claim, linked, name_key);
  if (linked == NULL && named == NULL && name_key != NULL && is_odd_pair (self, small, name_key))
    return ask_between_claimed (self, key, claim, small);
  return find_by_handle_alone (self, small, claim);
}

static void
offer_namesakes (MbProposalPeople *self, MbSubject *doubt, const char *name_key)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const Known *known = self->known->pdata[i];
      g_autofree char *other = known->name != NULL ? mb_page_fold_name (known->name) : NULL;

      if (g_strcmp0 (other, name_key) == 0)
        add_known_choice (self, doubt, known);
    }
}

static MbSubject *
find_by_name (MbProposalPeople *self, const MbClaim *claim)
{
  g_autofree char *name_key = mb_page_fold_name (claim->name);
  g_autofree char *key = g_strconcat ("person||", name_key, NULL);
  const char *handle = g_hash_table_lookup (self->handle_of, name_key);
  gpointer known = NULL;
  MbSubject *doubt;

  if (g_hash_table_lookup_extended (self->by_name, name_key, NULL, &known) && known != NULL)
    return add_known (self, known);
  if (!g_hash_table_contains (self->by_name, name_key))
    return handle != NULL ? find_by_handle_alone (self, handle, claim) : add_new (self, key, claim);

  doubt = mb_proposal_find_subject (self->proposal, key);
  if (doubt == NULL)
    {
      doubt = new_doubt (self, key, claim, _("Several people have this name"));
      offer_namesakes (self, doubt, name_key);
    }
  return doubt;
}

/**
 * mb_proposal_people_find:
 * @self: people
 * @claim: a claim
 *
 * Finds whom a claim tells of: by handle without regard to case, then by
 * name without regard to case, accents and order. What handle and name say
 * is noted.
 *
 * Returns: (transfer none) (nullable): the person, who may be new or in
 *   doubt; %NULL when the claim names nobody
 */
MbSubject *
mb_proposal_people_find (MbProposalPeople *self, const MbClaim *claim)
{
  MbSubject *subject;

  if (claim->handle == NULL && claim->name == NULL)
    return NULL;
  subject = claim->handle != NULL ? find_by_handle (self, claim) : find_by_name (self, claim);
  subject->is_claimed = TRUE;
  if (subject->guess == NULL)
    say_person (subject, claim);
  return subject;
}
