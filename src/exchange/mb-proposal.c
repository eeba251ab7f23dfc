#include "config.h"

#include "mb-proposal-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MbProposal, mb_proposal, G_TYPE_OBJECT)

static void
clear_said (gpointer data)
{
  MbSaid *said = data;

  g_clear_pointer (&said->value, g_variant_unref);
  g_clear_object (&said->item);
}

static void
free_subject (gpointer data)
{
  MbSubject *subject = data;

  g_array_unref (subject->said);
  g_clear_object (&subject->item);
  g_clear_object (&subject->guess);
  g_clear_pointer (&subject->choices, g_ptr_array_unref);
  g_clear_pointer (&subject->cohorts, g_ptr_array_unref);
  g_free (subject->title);
  g_free (subject);
}

static void
mb_proposal_finalize (GObject *object)
{
  MbProposal *self = MB_PROPOSAL (object);

  g_clear_pointer (&self->claims, mb_claims_free);
  g_hash_table_unref (self->by_key);
  g_object_unref (self->items);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    g_ptr_array_unref (self->subjects[i]);
  G_OBJECT_CLASS (mb_proposal_parent_class)->finalize (object);
}

static void
mb_proposal_class_init (MbProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_proposal_finalize;
}

static void
mb_proposal_init (MbProposal *self)
{
  self->items = g_list_store_new (MB_TYPE_PROPOSAL_ITEM);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    self->subjects[i] = g_ptr_array_new_with_free_func (free_subject);
}

/* Subjects */

/**
 * mb_proposal_add_subject:
 * @self: a proposal
 * @kind: the type of the record
 * @id: the record of the book; 0: none
 * @page: the page that tells of it, by index
 * @line: the line there, from 1
 *
 * Adds a record that pages tell of.
 *
 * Returns: (transfer none): the subject
 */
MbSubject *
mb_proposal_add_subject (MbProposal *self, MbRecordKind kind, gint64 id, guint page, guint line)
{
  MbSubject *subject = g_new0 (MbSubject, 1);

  subject->kind = kind;
  subject->serial = self->subjects[kind]->len;
  subject->id = id;
  subject->page = page;
  subject->line = line;
  subject->said = g_array_new (FALSE, TRUE, sizeof (MbSaid));
  g_array_set_clear_func (subject->said, clear_said);
  g_ptr_array_add (self->subjects[kind], subject);
  return subject;
}

/**
 * mb_proposal_find_subject:
 * @self: a proposal
 * @key: a key
 *
 * Looks a subject up.
 *
 * Returns: (transfer none) (nullable): the subject, or %NULL
 */
MbSubject *
mb_proposal_find_subject (MbProposal *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/**
 * mb_proposal_set_key:
 * @self: a proposal
 * @key: a key
 * @subject: one of its subjects
 *
 * Makes a subject found by a key, one of several it may have.
 */
void
mb_proposal_set_key (MbProposal *self, const char *key, MbSubject *subject)
{
  g_hash_table_replace (self->by_key, g_strdup (key), subject);
}

/* The same place may tell of a record several times. */
static gboolean
says_already (MbSubject *self, const MbSaid *said)
{
  for (guint i = self->said->len; i-- > 0;)
    {
      const MbSaid *other = &g_array_index (self->said, MbSaid, i);

      if (other->page != said->page)
        return FALSE;
      if (other->line == said->line && other->field == said->field && g_variant_equal (other->value, said->value))
        return TRUE;
    }
  return FALSE;
}

static void
note_said (MbSubject *self, const MbSaid *said)
{
  if (says_already (self, said))
    g_variant_unref (said->value);
  else
    g_array_append_vals (self->said, said, 1);
}

/**
 * mb_subject_say:
 * @self: a subject
 * @field: (nullable): a field of its type; %NULL: that it is there
 * @value: its value; a floating one is taken
 * @page: the page, by index
 * @line: the line there, from 1
 *
 * Notes what a page says.
 */
void
mb_subject_say (MbSubject *self, const MbField *field, GVariant *value, guint page, guint line)
{
  const MbSaid said = { field, g_variant_ref_sink (value), page, line, FALSE, NULL };

  note_said (self, &said);
}

/**
 * mb_subject_say_value:
 * @self: a subject
 * @value: what a claim says of a field
 * @page: the page, by index
 *
 * Notes what a page says.
 */
void
mb_subject_say_value (MbSubject *self, const MbClaimValue *value, guint page)
{
  const MbSaid said = { value->field, g_variant_ref (value->value), page, value->line, value->is_counted, NULL };

  note_said (self, &said);
}

/**
 * mb_subject_get_person:
 * @self: (nullable): a person
 *
 * Follows a doubt to whoever was chosen.
 *
 * Returns: (transfer none) (nullable): the person; %NULL: nobody was chosen
 */
MbSubject *
mb_subject_get_person (MbSubject *self)
{
  int chosen;

  if (self == NULL || self->guess == NULL)
    return self;
  chosen = mb_person_guess_get_chosen (self->guess);
  return chosen >= 0 && (guint) chosen < self->choices->len ? self->choices->pdata[chosen] : NULL;
}

static const char *
get_role_label (MbRole role)
{
  const MbField *field = mb_record_type_find_field (mb_record_type_get (MB_RECORD_SEAT), "role");

  return mb_choice_get_label (field, mb_field_find_choice (field, mb_role_to_nick (role)));
}

static char *
dup_relation_title (MbSubject *self)
{
  const char *who = self->person->title;
  g_autofree char *to = self->kind == MB_RECORD_SEAT ? g_strdup (self->owner->title)
                                                     : mb_subject_dup_title (self->owner);

  if (self->kind == MB_RECORD_ADMIN)
    return g_strdup_printf ("%s · %s", who, to);
  /* Translators: a person, a project or cohort, and the role there. */
  return g_strdup_printf (_("%s · %s (%s)"), who, to, get_role_label (self->role));
}

static char *
dup_observation_title (MbSubject *self)
{
  gboolean is_active = FALSE;

  for (guint i = 0; i < self->said->len; i++)
    {
      const MbSaid *said = &g_array_index (self->said, MbSaid, i);

      if (said->field != NULL && g_str_equal (said->field->name, "active"))
        is_active |= g_variant_get_boolean (said->value);
    }
  /* Translators: a person and a date. */
  return g_strdup_printf (is_active ? _("%s · %s (active)") : _("%s · %s (not active)"), self->person->title,
                          self->title);
}

/**
 * mb_subject_dup_title:
 * @self: a subject
 *
 * What the record is called, whether the book has it or not.
 *
 * Returns: (transfer full): “Ada Lovelace · GSoC 2024 (Mentor)”
 */
char *
mb_subject_dup_title (MbSubject *self)
{
  g_autofree char *owner = NULL;

  if (self->person != NULL && self->owner != NULL)
    return dup_relation_title (self);
  if (self->person != NULL)
    return dup_observation_title (self);
  if (self->owner == NULL)
    return g_strdup (self->title != NULL ? self->title : "");
  owner = mb_subject_dup_title (self->owner);
  if (self->kind == MB_RECORD_COHORT)
    return g_strdup_printf ("%s %d", owner, self->year);
  return g_strdup_printf ("%s · %s", self->title, owner);
}

/* The proposal */

/**
 * mb_proposal_new:
 * @claims: (transfer full): what pages say
 * @book: a book, which is only read
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the records that the claims tell of and holds what they say against
 * the book.
 *
 * Returns: (transfer full) (nullable): the proposal, or %NULL with the book's
 *   error or %G_IO_ERROR_CANCELLED
 */
MbProposal *
mb_proposal_new (MbClaims *claims, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (MbProposal) self = g_object_new (MB_TYPE_PROPOSAL, NULL);
  gboolean made;

  self->claims = claims;
  if (!mb_book_begin_snapshot (book, error))
    return NULL;
  made = mb_proposal_resolve (self, book, cancellable, error) && mb_proposal_compare (self, book, cancellable, error);
  mb_book_end_snapshot (book);
  return made ? g_steal_pointer (&self) : NULL;
}

/**
 * mb_proposal_get_items:
 * @self: a proposal
 *
 * The lines: by page, and there by kind and line.
 *
 * Returns: (transfer none): a list of #MbProposalItem
 */
GListModel *
mb_proposal_get_items (MbProposal *self)
{
  g_return_val_if_fail (MB_IS_PROPOSAL (self), NULL);

  return G_LIST_MODEL (self->items);
}

static guint
count (MbProposal *self, gboolean (*counts) (MbProposalItem *, MbProposalKind), MbProposalKind kind)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      n += counts (item, kind);
    }
  return n;
}

static gboolean
is_of_kind (MbProposalItem *item, MbProposalKind kind)
{
  return mb_proposal_item_get_kind (item) == kind;
}

static gboolean
is_ticked (MbProposalItem *item, MbProposalKind kind)
{
  return mb_proposal_item_get_ticked (item);
}

static gboolean
is_open (MbProposalItem *item, MbProposalKind kind)
{
  return is_of_kind (item, MB_PROPOSAL_DOUBT) && !mb_proposal_item_get_ticked (item);
}

/**
 * mb_proposal_count:
 * @self: a proposal
 * @kind: a kind of line
 *
 * Counts the lines of a kind.
 *
 * Returns: how many there are
 */
guint
mb_proposal_count (MbProposal *self, MbProposalKind kind)
{
  return count (self, is_of_kind, kind);
}

/**
 * mb_proposal_count_ticked:
 * @self: a proposal
 *
 * Counts the lines that are to be done.
 *
 * Returns: how many there are
 */
guint
mb_proposal_count_ticked (MbProposal *self)
{
  return count (self, is_ticked, MB_N_PROPOSAL_KINDS);
}

/**
 * mb_proposal_count_open:
 * @self: a proposal
 *
 * Counts the doubts in which nobody was chosen: what they are about is left
 * out.
 *
 * Returns: how many there are
 */
guint
mb_proposal_count_open (MbProposal *self)
{
  return count (self, is_open, MB_PROPOSAL_DOUBT);
}
