#include "config.h"

#include "mb-import-relations.h"

#include <glib/gi18n-lib.h>

#include "book/mb-error.h"
#include "book/mb-rows.h"

typedef struct {
  MbImportRelations *relations;
  MbImportPlan *plan;
  MbImportMatch *match;
  GError **error;
} Reading;

typedef gboolean (*ElementFunc) (Reading *self, MbImportEntry *entry, const MbJsonPlace *element, gint role);

/* Each element of a list of a record, where the record has that list. */
static gboolean
each_element (Reading *self, MbImportEntry *entry, const MbJsonPlace *place, const char *key,
              ElementFunc func, gint role)
{
  MbJsonPlace list;
  guint length;

  if (!mb_json_place_get_member (place, key, &list))
    return TRUE;
  if (!mb_json_place_check_list (&list, self->error))
    return FALSE;

  length = mb_json_place_get_length (&list);
  for (guint i = 0; i < length; i++)
    {
      MbJsonPlace element;
      mb_json_place_get_element (&list, i, &element);
      if (!func (self, entry, &element, role))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_admin (Reading *self, MbImportEntry *program, const MbJsonPlace *element, gint role)
{
  MbImportEntry *person = mb_import_match_resolve_place (self->match, MB_RECORD_PERSON, element, self->error);

  if (person != NULL)
    mb_links_add (&self->relations->admins, program->serial, role, person->serial);
  return person != NULL;
}

static gboolean
read_participant (Reading *self, MbImportEntry *cohort, const MbJsonPlace *element, gint role)
{
  MbImportEntry *person = mb_import_match_resolve_place (self->match, MB_RECORD_PERSON, element, self->error);

  if (person != NULL)
    mb_links_add (&self->relations->participations, cohort->serial, role, person->serial);
  return person != NULL;
}

static gboolean
read_path (Reading *self, MbImportEntry *person, const MbJsonPlace *element, gint role)
{
  MbImportEntry *cohort = mb_import_match_resolve_place (self->match, MB_RECORD_COHORT, element, self->error);

  if (cohort != NULL)
    mb_links_add (&self->relations->participations, cohort->serial, role, person->serial);
  return cohort != NULL;
}

static gboolean
read_seat (Reading *self, MbImportEntry *project, const MbJsonPlace *element, gint role)
{
  MbImportEntry *person = mb_import_match_resolve_place (self->match, MB_RECORD_PERSON, element, self->error);

  if (person != NULL)
    mb_links_add (&self->relations->seats, project->serial, role, person->serial);
  return person != NULL;
}

/* A cohort's projects are told by the projects themselves; here they only must not say otherwise. */
static gboolean
check_project (Reading *self, MbImportEntry *cohort, const MbJsonPlace *element, gint role)
{
  MbImportEntry *project = mb_import_match_resolve_place (self->match, MB_RECORD_PROJECT, element, self->error);
  g_autofree char *sentence = NULL;

  if (project == NULL)
    return FALSE;
  if (project->owner != NULL ? project->owner == cohort : project->owner_id == cohort->id)
    return TRUE;
  sentence = g_strdup_printf (_("the project “%s” is one of another cohort."), project->slug);
  return mb_json_place_refuse (element, self->error, sentence);
}

/* A text of a field of the kind, or NULL where the file has none. */
static gboolean
read_text (Reading *self, const MbJsonPlace *place, const MbJsonKey *key, const char **text)
{
  g_autoptr (GVariant) value = NULL;
  MbJsonPlace member;

  *text = NULL;
  if (!mb_json_place_get_member (place, key->key, &member))
    return !(key->field->flags & MB_FIELD_REQUIRED) ||
           mb_json_place_refuse (place, self->error, _("a key that is needed is missing."));
  if (!mb_import_plan_read_value (&member, key->field, &value, self->error))
    return FALSE;
  if (value != NULL)
    *text = mb_json_place_get_text (&member, NULL);
  return TRUE;
}

static const MbJsonKey *
get_key (MbRecordKind kind, const char *name)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);

  return &layout->keys[mb_json_layout_find (layout, name)];
}

static gboolean
read_observation (Reading *self, MbImportEntry *person, const MbJsonPlace *element, gint role)
{
  static const char *const known[] = { "on", "active", NULL };
  MbOnDate observation = { .owner = person->serial };
  MbJsonPlace active;

  if (!mb_json_place_check_object (element, self->error) ||
      !read_text (self, element, get_key (MB_RECORD_OBSERVATION, "on"), &observation.starts_on))
    return FALSE;
  if (observation.starts_on == NULL)
    return mb_json_place_refuse (element, self->error, _("an observation needs its date."));
  if (!mb_json_place_get_member (element, "active", &active))
    return mb_json_place_refuse (element, self->error, _("the key “active” is missing."));
  if (!mb_json_place_get_boolean (&active, &observation.active, self->error))
    return FALSE;

  mb_import_plan_hint (self->plan, element, "observation", known);
  g_array_append_val (self->relations->observations, observation);
  return TRUE;
}

static gboolean
read_milestone (Reading *self, MbImportEntry *cohort, const MbJsonPlace *element, gint role)
{
  static const char *const known[] = { "label", "startsOn", "endsOn", NULL };
  MbOnDate milestone = { .owner = cohort->serial };

  if (!mb_json_place_check_object (element, self->error) ||
      !read_text (self, element, get_key (MB_RECORD_MILESTONE, "label"), &milestone.label) ||
      !read_text (self, element, get_key (MB_RECORD_MILESTONE, "starts-on"), &milestone.starts_on) ||
      !read_text (self, element, get_key (MB_RECORD_MILESTONE, "ends-on"), &milestone.ends_on))
    return FALSE;

  mb_import_plan_hint (self->plan, element, "milestone", known);
  g_array_append_val (self->relations->milestones, milestone);
  return TRUE;
}

static gboolean
read_entry (Reading *self, MbImportEntry *entry, const MbJsonPlace *place)
{
  if (entry->kind == MB_RECORD_PROGRAM)
    return each_element (self, entry, place, "admins", read_admin, MB_ROLE_MENTEE);
  if (entry->kind == MB_RECORD_COHORT)
    return each_element (self, entry, place, "mentors", read_participant, MB_ROLE_MENTOR) &&
           each_element (self, entry, place, "mentees", read_participant, MB_ROLE_MENTEE) &&
           each_element (self, entry, place, "projects", check_project, MB_ROLE_MENTEE) &&
           each_element (self, entry, place, "milestones", read_milestone, MB_ROLE_MENTEE);
  if (entry->kind == MB_RECORD_PERSON)
    return each_element (self, entry, place, "mentee", read_path, MB_ROLE_MENTEE) &&
           each_element (self, entry, place, "mentor", read_path, MB_ROLE_MENTOR) &&
           each_element (self, entry, place, "observations", read_observation, MB_ROLE_MENTEE);
  return each_element (self, entry, place, "mentors", read_seat, MB_ROLE_MENTOR) &&
         each_element (self, entry, place, "mentees", read_seat, MB_ROLE_MENTEE);
}

static gboolean
read_list (Reading *self, MbRecordKind kind)
{
  GPtrArray *entries = self->plan->entries[kind];
  MbJsonPlace root, list;

  mb_json_reader_get_root (self->plan->reader, &root);
  if (!mb_json_place_get_member (&root, mb_json_layout_get (kind)->list, &list))
    return TRUE;
  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);
      MbJsonPlace place;

      if (entry->index < 0)
        continue;
      mb_json_place_get_element (&list, entry->index, &place);
      if (!read_entry (self, entry, &place))
        return FALSE;
    }
  return TRUE;
}

/**
 * mb_import_relations_new:
 * @plan: what a file says
 * @match: where its entries are in the book
 * @error: return location for an error
 *
 * Reads how the records of a file belong together.
 *
 * Returns: (transfer full) (nullable): the relations, or %NULL with
 *   %MB_ERROR_INPUT, which names the path
 */
MbImportRelations *
mb_import_relations_new (MbImportPlan *plan, MbImportMatch *match, GError **error)
{
  g_autoptr (MbImportRelations) self = g_new0 (MbImportRelations, 1);
  Reading reading = { self, plan, match, error };

  self->strings = g_string_chunk_new (4096);
  mb_links_init (&self->admins);
  mb_links_init (&self->participations);
  mb_links_init (&self->seats);
  self->observations = mb_on_dates_new ();
  self->milestones = mb_on_dates_new ();

  if (!read_list (&reading, MB_RECORD_PROGRAM) || !read_list (&reading, MB_RECORD_COHORT) ||
      !read_list (&reading, MB_RECORD_PERSON) || !read_list (&reading, MB_RECORD_PROJECT))
    return NULL;

  mb_links_sort (&self->admins);
  mb_links_sort (&self->participations);
  mb_links_sort (&self->seats);
  mb_on_dates_sort (self->observations);
  mb_on_dates_sort (self->milestones);
  return g_steal_pointer (&self);
}

/* What the book has */

typedef struct {
  MbImportRelations *relations;
  MbImportPlan *plan;
  MbRecordKind owner_kind;
  gboolean has_role;
  MbLinks links;
  GArray *on_dates;
} Known;

static void
learn_link (MbCursor *cursor, gpointer data)
{
  Known *known = data;
  MbImportEntry *owner = mb_import_plan_find (known->plan, known->owner_kind, mb_cursor_get_integer (cursor, 0));
  MbImportEntry *person = mb_import_plan_find (known->plan, MB_RECORD_PERSON, mb_cursor_get_integer (cursor, 1));
  MbRole role = MB_ROLE_MENTEE;

  if (owner == NULL || person == NULL)
    return;
  if (!known->has_role || mb_role_from_nick (mb_cursor_get_text (cursor, 2), &role))
    mb_links_add (&known->links, owner->serial, role, person->serial);
}

static gboolean
drop_known_links (MbImportRelations *self, MbImportPlan *plan, MbBook *book, MbRecordKind kind, const char *owner,
                  MbRecordKind owner_kind, MbLinks *links, GCancellable *cancellable, GError **error)
{
  gboolean has_role = kind != MB_RECORD_ADMIN;
  const char *const fields[] = { owner, "person", has_role ? "role" : NULL, NULL };
  Known known = { self, plan, owner_kind, has_role };
  gboolean learnt;

  if (links->links->len == 0 || g_hash_table_size (plan->by_id[owner_kind]) == 0)
    return TRUE;
  mb_links_init (&known.links);
  learnt = mb_rows_each (book, kind, fields, NULL, cancellable, learn_link, &known, error);
  mb_links_sort (&known.links);
  mb_links_subtract (links, &known.links);
  mb_links_clear (&known.links);
  return learnt;
}

static const char *
keep_text (Known *known, MbCursor *cursor, guint column)
{
  const char *text = mb_cursor_get_text (cursor, column);

  return text != NULL ? g_string_chunk_insert_const (known->relations->strings, text) : NULL;
}

static void
learn_observation (MbCursor *cursor, gpointer data)
{
  Known *known = data;
  MbImportEntry *person = mb_import_plan_find (known->plan, MB_RECORD_PERSON, mb_cursor_get_integer (cursor, 0));
  MbOnDate observation = { .active = mb_cursor_get_integer (cursor, 2) == 1 };

  if (person == NULL || !mb_cursor_is_set (cursor, 2))
    return;
  observation.owner = person->serial;
  observation.starts_on = keep_text (known, cursor, 1);
  g_array_append_val (known->on_dates, observation);
}

static void
learn_milestone (MbCursor *cursor, gpointer data)
{
  Known *known = data;
  MbImportEntry *cohort = mb_import_plan_find (known->plan, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 0));
  MbOnDate milestone = { 0 };

  if (cohort == NULL)
    return;
  milestone.owner = cohort->serial;
  milestone.label = keep_text (known, cursor, 1);
  milestone.starts_on = keep_text (known, cursor, 2);
  milestone.ends_on = keep_text (known, cursor, 3);
  g_array_append_val (known->on_dates, milestone);
}

static gboolean
drop_known_on_dates (MbImportRelations *self, MbImportPlan *plan, MbBook *book, MbRecordKind kind,
                     const char *const *fields, MbRowFunc learn, GArray *on_dates, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) known_on_dates = mb_on_dates_new ();
  Known known = { .relations = self, .plan = plan, .on_dates = known_on_dates };

  if (on_dates->len == 0)
    return TRUE;
  if (!mb_rows_each (book, kind, fields, NULL, cancellable, learn, &known, error))
    return FALSE;
  mb_on_dates_sort (known_on_dates);
  mb_on_dates_subtract (on_dates, known_on_dates);
  return TRUE;
}

/**
 * mb_import_relations_drop_known:
 * @self: relations
 * @plan: the plan they are of
 * @book: the book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Drops what the book has already.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_import_relations_drop_known (MbImportRelations *self, MbImportPlan *plan, MbBook *book,
                                GCancellable *cancellable, GError **error)
{
  static const char *const observation[] = { "person", "on", "active", NULL };
  static const char *const milestone[] = { "cohort", "label", "starts-on", "ends-on", NULL };

  return drop_known_links (self, plan, book, MB_RECORD_ADMIN, "program", MB_RECORD_PROGRAM, &self->admins,
                           cancellable, error) &&
         drop_known_links (self, plan, book, MB_RECORD_PARTICIPATION, "cohort", MB_RECORD_COHORT,
                           &self->participations, cancellable, error) &&
         drop_known_links (self, plan, book, MB_RECORD_SEAT, "project", MB_RECORD_PROJECT, &self->seats,
                           cancellable, error) &&
         drop_known_on_dates (self, plan, book, MB_RECORD_OBSERVATION, observation, learn_observation,
                              self->observations, cancellable, error) &&
         drop_known_on_dates (self, plan, book, MB_RECORD_MILESTONE, milestone, learn_milestone,
                              self->milestones, cancellable, error);
}

/**
 * mb_import_relations_free:
 * @self: (transfer full): relations
 *
 * Frees the relations.
 */
void
mb_import_relations_free (MbImportRelations *self)
{
  mb_links_clear (&self->admins);
  mb_links_clear (&self->participations);
  mb_links_clear (&self->seats);
  g_array_unref (self->observations);
  g_array_unref (self->milestones);
  g_string_chunk_free (self->strings);
  g_free (self);
}
