#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-rows.h"
#include "mb-page-words.h"
#include "mb-program-names.h"
#include "mb-proposal-index.h"
#include "mb-proposal-people.h"

/* Finding which records the claims tell of. */
typedef struct {
  MbProposal *proposal;
  MbClaims *claims;
  MbProposalIndex *index;
  MbProposalPeople *people;
  MbProgramNames *names;
  GHashTable *programs; /* what pages call them → MbSubject, as far as was asked */
  GHashTable *taken;    /* gint64: projects of the book that a title of a page has */
  GHashTable *mentees;  /* cohort MbSubject → GPtrArray of person MbSubject, as the pages have it */
  GHashTable *years;    /* “person|role|year”, as the pages have it */
} Resolving;

typedef gboolean (*ClaimFunc) (Resolving *self, const MbClaim *claim);

/* Nothing can be found again by a name without letters and digits. */
static gboolean
is_name (const char *text)
{
  g_autofree char *folded = mb_page_fold (text);

  return *folded != '\0';
}

static gboolean
names_something (const MbClaim *claim)
{
  return (claim->program == NULL || is_name (claim->program)) && (claim->title == NULL || is_name (claim->title)) &&
         (claim->name == NULL || claim->handle != NULL || is_name (claim->name));
}

static void
each_claim (Resolving *self, MbRecordKind kind, ClaimFunc func)
{
  for (guint i = 0; i < mb_claims_get_n (self->claims); i++)
    {
      const MbClaim *claim = mb_claims_get (self->claims, i);

      if (claim->kind == kind && names_something (claim))
        func (self, claim);
    }
}

/* What the claim says goes to its subject. */
static void
take_values (MbSubject *subject, const MbClaim *claim)
{
  for (guint i = 0; i < claim->values->len; i++)
    mb_subject_say_value (subject, &g_array_index (claim->values, MbClaimValue, i), claim->page);
}

static MbSubject *
find_or_add (Resolving *self, MbRecordKind kind, const char *key, const MbClaim *claim)
{
  MbSubject *subject = mb_proposal_find_subject (self->proposal, key);

  if (subject != NULL)
    return subject;
  subject = mb_proposal_add_subject (self->proposal, kind, mb_proposal_index_find (self->index, key), claim->page,
                                     claim->line);
  mb_proposal_set_key (self->proposal, key, subject);
  return subject;
}

/* Programs */

static void
learn_program (MbCursor *cursor, gpointer data)
{
  Resolving *self = data;
  MbSubject *program = mb_proposal_add_subject (self->proposal, MB_RECORD_PROGRAM, mb_cursor_get_id (cursor), 0, 0);

  program->title = g_strdup (mb_cursor_get_text (cursor, 1) != NULL ? mb_cursor_get_text (cursor, 1)
                                                                    : mb_cursor_get_text (cursor, 0));
  for (guint i = 0; i < 3; i++)
    if (mb_cursor_get_text (cursor, i) != NULL)
      mb_program_names_add (self->names, mb_cursor_get_text (cursor, i), program);
}

static MbSubject *
add_program (Resolving *self, const MbClaim *claim)
{
  MbSubject *program = mb_proposal_add_subject (self->proposal, MB_RECORD_PROGRAM, 0, claim->page, claim->line);

  program->title = g_strdup (claim->program);
  mb_program_names_add (self->names, claim->program, program);
  g_hash_table_remove_all (self->programs);
  return program;
}

/* Pages call few programs by few names many times. */
static MbSubject *
look_up_program (Resolving *self, const char *text)
{
  MbSubject *program = g_hash_table_lookup (self->programs, text);

  if (program == NULL && (program = mb_program_names_find (self->names, text)) != NULL)
    g_hash_table_insert (self->programs, (char *) text, program);
  return program;
}

static const MbField *
find_field (MbRecordKind kind, const char *name)
{
  return mb_record_type_find_field (mb_record_type_get (kind), name);
}

/* What a page calls it is its name, or a short one made of the first letters of that. */
static void
say_name (Resolving *self, MbSubject *program, const MbClaim *claim)
{
  const char *field = mb_program_names_is_acronym (self->names, program, claim->program) ? "short-name"
                      : mb_program_names_is_first (self->names, program, claim->program) ? "name"
                                                                                         : NULL;

  if (field != NULL)
    mb_subject_say (program, find_field (MB_RECORD_PROGRAM, field), g_variant_new_string (claim->program), claim->page,
                    claim->line);
}

static MbSubject *
find_program (Resolving *self, const MbClaim *claim)
{
  MbSubject *program = look_up_program (self, claim->program);

  if (program == NULL)
    program = add_program (self, claim);
  say_name (self, program, claim);
  return program;
}

static gboolean
resolve_program (Resolving *self, const MbClaim *claim)
{
  MbSubject *program = look_up_program (self, claim->program);

  take_values (program != NULL ? program : add_program (self, claim), claim);
  return TRUE;
}

/* The longest names first: “GSoC” is found in “Google Summer of Code”, which is not found in it. */
static int
compare_programs (gconstpointer left, gconstpointer right)
{
  const MbClaim *a = *(const MbClaim *const *) left, *b = *(const MbClaim *const *) right;

  return (int) strlen (b->program) - (int) strlen (a->program);
}

static void
resolve_programs (Resolving *self)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  each_claim (self, MB_RECORD_PROGRAM, resolve_program);
  for (guint i = 0; i < mb_claims_get_n (self->claims); i++)
    {
      MbClaim *claim = mb_claims_get (self->claims, i);

      if (claim->kind == MB_RECORD_COHORT && names_something (claim))
        g_ptr_array_add (named, claim);
    }
  g_ptr_array_sort (named, compare_programs);
  for (guint i = 0; i < named->len; i++)
    find_program (self, named->pdata[i]);
}

/* Cohorts */

static MbSubject *
find_cohort (Resolving *self, const MbClaim *claim)
{
  MbSubject *program = look_up_program (self, claim->program);
  g_autofree char *ref = NULL;
  g_autofree char *key = NULL;
  MbSubject *cohort;

  if (program == NULL)
    program = find_program (self, claim);
  ref = mb_subject_dup_ref (program);
  key = mb_proposal_key_for_cohort (ref, claim->year);
  cohort = find_or_add (self, MB_RECORD_COHORT, key, claim);
  cohort->owner = program;
  cohort->year = claim->year;
  return cohort;
}

static gboolean
resolve_cohort (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort = find_cohort (self, claim);

  mb_subject_say (cohort, find_field (MB_RECORD_COHORT, "year"), g_variant_new_int64 (claim->year), claim->page,
                  claim->line);
  take_values (cohort, claim);
  return TRUE;
}

/* Projects */

static MbSubject *
find_project (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort = find_cohort (self, claim);
  g_autofree char *ref = mb_subject_dup_ref (cohort);
  g_autofree char *key = mb_proposal_key_for_project (ref, claim->title);
  MbSubject *project = find_or_add (self, MB_RECORD_PROJECT, key, claim);

  if (project->title == NULL)
    project->title = g_strdup (claim->title);
  project->owner = cohort;
  return project;
}

/* Those that the book has under the title; the others are found by their links after that. */
static gboolean
take_title (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort = find_cohort (self, claim);
  g_autofree char *ref = mb_subject_dup_ref (cohort);
  g_autofree char *key = mb_proposal_key_for_project (ref, claim->title);
  gint64 id = mb_proposal_index_find (self->index, key);

  if (id != 0)
    g_hash_table_add (self->taken, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* A project that has another title now leads to where it did. */
static void
claim_by_url (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort = find_cohort (self, claim);
  g_autofree char *ref = mb_subject_dup_ref (cohort);
  g_autofree char *key = mb_proposal_key_for_project (ref, claim->title);
  g_autofree char *url_key = claim->url != NULL ? mb_proposal_key_for_url (ref, claim->url) : NULL;
  gint64 id = url_key != NULL ? mb_proposal_index_find (self->index, url_key) : 0;

  if (id == 0 || mb_proposal_find_subject (self->proposal, key) != NULL ||
      mb_proposal_index_find (self->index, key) != 0 || g_hash_table_contains (self->taken, &id))
    return;
  g_hash_table_add (self->taken, g_memdup2 (&id, sizeof id));
  mb_proposal_set_key (self->proposal, key,
                       mb_proposal_add_subject (self->proposal, MB_RECORD_PROJECT, id, claim->page, claim->line));
}

static gboolean
resolve_project (Resolving *self, const MbClaim *claim)
{
  claim_by_url (self, claim);
  take_values (find_project (self, claim), claim);
  return TRUE;
}

/* People in them */

static MbSubject *
relate (Resolving *self, MbRecordKind kind, MbSubject *owner, MbSubject *person, const MbClaim *claim)
{
  g_autofree char *owner_ref = mb_subject_dup_ref (owner);
  g_autofree char *person_ref = mb_subject_dup_ref (person);
  g_autofree char *key = mb_proposal_key_for_relation (kind, owner_ref, person_ref, claim->role);
  MbSubject *relation = find_or_add (self, kind, key, claim);

  relation->owner = owner;
  relation->person = person;
  relation->role = claim->role;
  /* That they are there is what the page says. */
  mb_subject_say (relation, NULL, g_variant_new_string (claim->handle != NULL ? claim->handle : claim->name),
                  claim->page, claim->line);
  return relation;
}

static gboolean
resolve_seat (Resolving *self, const MbClaim *claim)
{
  relate (self, MB_RECORD_SEAT, find_project (self, claim), mb_proposal_people_find (self->people, claim), claim);
  return TRUE;
}

static char *
dup_year_key (MbSubject *person, MbRole role, int year)
{
  g_autofree char *ref = mb_subject_dup_ref (person);

  return g_strdup_printf ("%s|%d|%d", ref, (int) role, year);
}

static void
note_mentee (Resolving *self, MbSubject *cohort, MbSubject *person)
{
  GPtrArray *mentees = g_hash_table_lookup (self->mentees, cohort);

  if (mentees == NULL)
    {
      mentees = g_ptr_array_new ();
      g_hash_table_insert (self->mentees, cohort, mentees);
    }
  if (!g_ptr_array_find (mentees, person, NULL))
    g_ptr_array_add (mentees, person);
}

static gboolean
resolve_participation (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort, *person;

  if (claim->program == NULL)
    return FALSE;
  cohort = find_cohort (self, claim);
  person = mb_proposal_people_find (self->people, claim);
  relate (self, MB_RECORD_PARTICIPATION, cohort, person, claim);
  g_hash_table_add (self->years, dup_year_key (person, claim->role, claim->year));
  if (claim->role == MB_ROLE_MENTEE)
    note_mentee (self, cohort, person);
  return TRUE;
}

/* Where a page names the year alone, a cohort of that year must name the person already. */
static gboolean
hold_year (Resolving *self, const MbClaim *claim)
{
  MbSubject *person = claim->program == NULL ? mb_proposal_people_find (self->people, claim) : NULL;
  g_autofree char *key = person != NULL ? dup_year_key (person, claim->role, claim->year) : NULL;

  if (person == NULL || g_hash_table_contains (self->years, key) ||
      (person->id != 0 && mb_proposal_index_has_year (self->index, person->id, claim->role, claim->year)))
    return FALSE;
  mb_claims_note_on (self->claims, claim->page, claim->line,
                     claim->role == MB_ROLE_MENTOR
                       ? _("%s is called a mentor of %d, and no cohort of that year names them.")
                       : _("%s is called a mentee of %d, and no cohort of that year names them."),
                     person->title, claim->year);
  return TRUE;
}

static gboolean
resolve_admin (Resolving *self, const MbClaim *claim)
{
  MbSubject *program = look_up_program (self, claim->program);

  relate (self, MB_RECORD_ADMIN, program != NULL ? program : find_program (self, claim),
          mb_proposal_people_find (self->people, claim), claim);
  return TRUE;
}

/* Observations */

static MbSubject *
observe (Resolving *self, MbSubject *person, const MbClaim *claim)
{
  g_autofree char *ref = mb_subject_dup_ref (person);
  g_autofree char *key = mb_proposal_key_for_dated (ref, claim->title);
  MbSubject *observation = find_or_add (self, MB_RECORD_OBSERVATION, key, claim);

  observation->person = person;
  if (observation->title == NULL)
    observation->title = g_strdup (claim->title);
  return observation;
}

static gboolean
resolve_observation (Resolving *self, const MbClaim *claim)
{
  MbSubject *person = mb_proposal_people_find (self->people, claim);

  if (person != NULL)
    take_values (observe (self, person, claim), claim);
  return TRUE;
}

static void
observe_inactive (Resolving *self, MbSubject *person, const MbClaim *claim)
{
  g_autofree char *ref = mb_subject_dup_ref (person);
  g_autofree char *key = mb_proposal_key_for_dated (ref, claim->title);
  MbSubject *observation = mb_proposal_find_subject (self->proposal, key);

  /* Active in another cohort is active. */
  if (observation != NULL && observation->said->len > 0)
    return;
  observation = observe (self, person, claim);
  mb_subject_say (observation, find_field (MB_RECORD_OBSERVATION, "on"), g_variant_new_string (claim->title),
                  claim->page, claim->line);
  mb_subject_say (observation, find_field (MB_RECORD_OBSERVATION, "active"), g_variant_new_boolean (FALSE),
                  claim->page, claim->line);
}

/* Whoever is in the cohort and not in the list, where it is known who all are. */
static gboolean
resolve_rest (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort;
  GPtrArray *mentees;
  GArray *known;

  if (claim->handle != NULL || claim->name != NULL)
    return FALSE;
  cohort = find_cohort (self, claim);
  known = cohort->id != 0 ? mb_proposal_index_list_mentees (self->index, cohort->id) : NULL;
  for (guint i = 0; known != NULL && i < known->len; i++)
    note_mentee (self, cohort, mb_proposal_people_find_id (self->people, g_array_index (known, gint64, i)));
  mentees = g_hash_table_lookup (self->mentees, cohort);
  if (mentees == NULL || mentees->len != claim->n_named)
    return FALSE;
  for (guint i = 0; i < mentees->len; i++)
    observe_inactive (self, mentees->pdata[i], claim);
  return TRUE;
}

/* Milestones and figures */

static const char *
get_said_text (const MbClaim *claim, const char *field)
{
  for (guint i = 0; i < claim->values->len; i++)
    {
      const MbClaimValue *value = &g_array_index (claim->values, MbClaimValue, i);

      if (g_str_equal (value->field->name, field))
        return g_variant_get_string (value->value, NULL);
    }
  return NULL;
}

/* What the book has on the same days under another name. */
static void
claim_by_days (Resolving *self, const MbClaim *claim, const char *cohort, const char *key)
{
  g_autofree char *days = mb_proposal_key_for_days (cohort, get_said_text (claim, "starts-on"),
                                                    get_said_text (claim, "ends-on"));
  gint64 id = mb_proposal_index_find (self->index, days);

  if (id != 0 && mb_proposal_index_find (self->index, key) == 0 && mb_proposal_find_subject (self->proposal, key) == NULL)
    mb_proposal_set_key (self->proposal, key,
                         mb_proposal_add_subject (self->proposal, MB_RECORD_MILESTONE, id, claim->page, claim->line));
}

static gboolean
resolve_milestone (Resolving *self, const MbClaim *claim)
{
  MbSubject *cohort = find_cohort (self, claim);
  g_autofree char *ref = mb_subject_dup_ref (cohort);
  g_autofree char *key = mb_proposal_key_for_milestone (ref, claim->title);
  MbSubject *milestone;

  claim_by_days (self, claim, ref, key);
  milestone = find_or_add (self, MB_RECORD_MILESTONE, key, claim);
  milestone->owner = cohort;
  if (milestone->title == NULL)
    milestone->title = g_strdup (claim->title);
  take_values (milestone, claim);
  return TRUE;
}

static gboolean
resolve_figure (Resolving *self, const MbClaim *claim)
{
  g_autoptr (GPtrArray) refs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cohorts = g_ptr_array_new ();
  const char *value = get_said_text (claim, "value");
  g_autofree char *key = NULL;
  MbSubject *figure;

  for (guint i = 0; claim->cohorts != NULL && i < claim->cohorts->len; i++)
    {
      const MbClaim *of = claim->cohorts->pdata[i];
      MbSubject *cohort = names_something (of) ? find_cohort (self, of) : NULL;

      if (cohort == NULL || g_ptr_array_find (cohorts, cohort, NULL))
        continue;
      g_ptr_array_add (cohorts, cohort);
      g_ptr_array_add (refs, mb_subject_dup_ref (cohort));
    }
  key = mb_proposal_key_for_figure (claim->title, value, get_said_text (claim, "published-on"), refs);
  figure = find_or_add (self, MB_RECORD_PUBLISHED_FIGURE, key, claim);
  if (figure->title == NULL)
    {
      figure->title = g_strdup_printf ("%s · %s", claim->title, value);
      figure->cohorts = g_ptr_array_ref (cohorts);
      mb_subject_say (figure, find_field (MB_RECORD_PUBLISHED_FIGURE, "metric"), g_variant_new_string (claim->title),
                      claim->page, claim->line);
    }
  take_values (figure, claim);
  return TRUE;
}

static void
resolve_all (Resolving *self)
{
  resolve_programs (self);
  each_claim (self, MB_RECORD_COHORT, resolve_cohort);
  each_claim (self, MB_RECORD_PROJECT, take_title);
  each_claim (self, MB_RECORD_PROJECT, resolve_project);
  each_claim (self, MB_RECORD_SEAT, resolve_seat);
  each_claim (self, MB_RECORD_PARTICIPATION, resolve_participation);
  each_claim (self, MB_RECORD_PARTICIPATION, hold_year);
  each_claim (self, MB_RECORD_ADMIN, resolve_admin);
  each_claim (self, MB_RECORD_OBSERVATION, resolve_observation);
  each_claim (self, MB_RECORD_OBSERVATION, resolve_rest);
  each_claim (self, MB_RECORD_MILESTONE, resolve_milestone);
  each_claim (self, MB_RECORD_PUBLISHED_FIGURE, resolve_figure);
}

/**
 * mb_proposal_resolve:
 * @self: a proposal with its claims
 * @book: the book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds which records the claims tell of: records of the book, or new ones.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_proposal_resolve (MbProposal *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "name", "short-name", "slug", NULL };
  g_autoptr (MbProposalIndex) index = mb_proposal_index_new (book, cancellable, error);
  g_autoptr (MbProposalPeople) people = index != NULL ? mb_proposal_people_new (self, book, cancellable, error) : NULL;
  g_autoptr (MbProgramNames) programs = mb_program_names_new ();
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) mentees = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Resolving resolving = { self, self->claims, index, people, programs, found, taken, mentees, years };

  if (people == NULL ||
      !mb_rows_each (book, MB_RECORD_PROGRAM, names, NULL, cancellable, learn_program, &resolving, error))
    return FALSE;
  resolve_all (&resolving);
  return TRUE;
}
