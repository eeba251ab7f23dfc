#include "config.h"

#include "mb-import-apply.h"

#include <glib/gi18n-lib.h>

#include "book/mb-rows.h"

#define REPORT_EVERY 500

typedef struct {
  MbImportPlan *plan;
  MbImportRelations *relations;
  MbBook *book;
  MbEdit *edit;
  GCancellable *cancellable;
  MbProgressFunc progress;
  gpointer data;
  gint64 done;
  gint64 total;
  MbLinks completed; /* cohort → mentee on a project that was completed */
} Apply;

static gboolean
advance (Apply *self, GError **error)
{
  if (++self->done % REPORT_EVERY != 0 && self->done != self->total)
    return TRUE;
  if (self->progress != NULL)
    self->progress (self->done, self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* A rule of the book that the file breaks is said with the place in the file. */
static gboolean
refuse (Apply *self, MbImportEntry *entry, GError *refusal, GError **error)
{
  if (g_error_matches (refusal, MB_ERROR, MB_ERROR_REFUSED))
    {
      mb_import_plan_refuse (self->plan, entry, NULL, error, refusal->message);
      g_error_free (refusal);
    }
  else
    {
      g_propagate_error (error, refusal);
    }
  return FALSE;
}

static void
report_added (Apply *self, MbRecord *record)
{
  MbImportReport *report = self->plan->report;
  const MbRecordType *type = mb_record_get_record_type (record);
  g_autofree char *title = NULL;
  g_autofree char *role = NULL;

  report->added[type->kind]++;
  if (mb_import_report_is_full (report))
    {
      mb_import_report_skip_line (report);
      return;
    }
  title = mb_record_dup_title (record);
  if (mb_record_type_find_field (type, "role") != NULL)
    role = mb_record_dup_display (record, "role");
  if (role != NULL)
    /* Translators: “Participation added: Ada Lovelace · GSoC 2024 (Mentor)”. */
    mb_import_report_take_line (report, g_strdup_printf (_("%s added: %s (%s)"), mb_record_type_get_label (type),
                                                         title, role));
  else
    /* Translators: “Cohort added: GSoC 2024”. */
    mb_import_report_take_line (report, g_strdup_printf (_("%s added: %s"), mb_record_type_get_label (type), title));
}

/* Adds the record, which is about that entry of the file. */
static gboolean
insert (Apply *self, MbRecord *record, MbImportEntry *entry, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (!mb_edit_insert (self->edit, record, &refusal))
    return refuse (self, entry, g_steal_pointer (&refusal), error);
  report_added (self, record);
  return advance (self, error);
}

/* Records */

static gboolean
says_nothing (MbImportEntry *entry, guint n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    if (entry->values[i] != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
add_entry (Apply *self, MbImportEntry *entry, const MbJsonLayout *layout, GError **error)
{
  g_autoptr (MbRecord) record = NULL;

  /* The organization of an empty book. */
  if (says_nothing (entry, layout->n_keys))
    return TRUE;

  record = mb_record_new (entry->kind);
  for (guint i = 0; i < layout->n_keys; i++)
    {
      const MbField *field = layout->keys[i].field;

      if (field->kind == MB_FIELD_REFERENCE && entry->owner != NULL)
        mb_record_set_integer (record, field->name, entry->owner->id);
      else if (entry->values[i] != NULL)
        mb_record_set (record, field->name, entry->values[i]);
    }
  if (!insert (self, record, entry, error))
    return FALSE;
  mb_import_plan_claim (self->plan, entry, mb_record_get_id (record));
  return TRUE;
}

static gboolean
set_field (Apply *self, MbImportEntry *entry, const MbField *field, GVariant *value, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (mb_edit_set_by_id (self->edit, entry->kind, entry->id, field->name, value, &refusal))
    return TRUE;
  return refuse (self, entry, g_steal_pointer (&refusal), error);
}

static gboolean
change_entry (Apply *self, MbImportEntry *entry, const MbJsonLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->n_keys; i++)
    {
      const MbField *field = layout->keys[i].field;

      if (field->kind == MB_FIELD_REFERENCE && entry->moves &&
          !set_field (self, entry, field, g_variant_new_int64 (entry->owner->id), error))
        return FALSE;
      if (entry->values[i] != NULL && !set_field (self, entry, field, entry->values[i], error))
        return FALSE;
    }
  return advance (self, error);
}

/* Handles may go from one person to another; so that none is taken meanwhile, those that change are free first. */
static gboolean
free_handles (Apply *self, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (MB_RECORD_PERSON);
  guint index = mb_json_layout_find (layout, "handle");
  GPtrArray *people = self->plan->entries[MB_RECORD_PERSON];

  for (guint i = 0; i < people->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (people, i);

      if (entry->index >= 0 && entry->id != 0 && entry->values[index] != NULL &&
          !set_field (self, entry, layout->keys[index].field, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_entries (Apply *self, MbRecordKind kind, GError **error)
{
  const MbJsonLayout *layout = mb_json_layout_get (kind);
  GPtrArray *entries = self->plan->entries[kind];

  for (guint i = 0; i < entries->len; i++)
    {
      MbImportEntry *entry = g_ptr_array_index (entries, i);

      if (entry->index < 0)
        continue;
      if (entry->id == 0 ? !add_entry (self, entry, layout, error) : !change_entry (self, entry, layout, error))
        return FALSE;
    }
  return TRUE;
}

/* Relations */

static void
note_completed (MbCursor *cursor, gpointer data)
{
  Apply *self = data;
  MbImportEntry *cohort, *person;

  if (g_strcmp0 (mb_cursor_get_text (cursor, 1), "mentee") != 0 ||
      g_strcmp0 (mb_cursor_get_text (cursor, 3), "completed") != 0)
    return;
  person = mb_import_plan_find (self->plan, MB_RECORD_PERSON, mb_cursor_get_integer (cursor, 0));
  cohort = mb_import_plan_find (self->plan, MB_RECORD_COHORT, mb_cursor_get_integer (cursor, 2));
  if (person != NULL && cohort != NULL)
    mb_links_add (&self->completed, cohort->serial, MB_ROLE_MENTEE, person->serial);
}

/* Seats are in the book by now: who has one on a project that was completed has completed. */
static gboolean
find_completed (Apply *self, GError **error)
{
  static const char *const fields[] = { "person", "role", "project.cohort", "project.outcome", NULL };

  if (self->relations->participations.links->len == 0)
    return TRUE;
  if (!mb_rows_each (self->book, MB_RECORD_SEAT, fields, NULL, self->cancellable, note_completed, self, error))
    return FALSE;
  mb_links_sort (&self->completed);
  return TRUE;
}

static gboolean
add_links (Apply *self, MbRecordKind kind, MbRecordKind owner_kind, MbLinks *links, GError **error)
{
  const char *owner_field = mb_record_type_get (owner_kind)->name;

  for (guint i = 0; i < links->links->len; i++)
    {
      g_autoptr (MbRecord) record = mb_record_new (kind);
      MbImportEntry *owner, *person;
      guint owner_serial, person_serial;
      MbRole role;

      mb_links_get (links, i, &owner_serial, &role, &person_serial);
      owner = g_ptr_array_index (self->plan->entries[owner_kind], owner_serial);
      person = g_ptr_array_index (self->plan->entries[MB_RECORD_PERSON], person_serial);

      mb_record_set_integer (record, owner_field, owner->id);
      mb_record_set_integer (record, "person", person->id);
      if (kind != MB_RECORD_ADMIN)
        mb_record_set_text (record, "role", mb_role_to_nick (role));
      if (kind == MB_RECORD_PARTICIPATION && mb_links_has (&self->completed, owner_serial, role, person_serial))
        mb_record_set_text (record, "status", "completed");
      if (!insert (self, record, owner->index >= 0 ? owner : person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_observations (Apply *self, GError **error)
{
  GArray *observations = self->relations->observations;

  for (guint i = 0; i < observations->len; i++)
    {
      const MbOnDate *observation = &g_array_index (observations, MbOnDate, i);
      MbImportEntry *person = g_ptr_array_index (self->plan->entries[MB_RECORD_PERSON], observation->owner);
      g_autoptr (MbRecord) record = mb_record_new (MB_RECORD_OBSERVATION);

      mb_record_set_integer (record, "person", person->id);
      mb_record_set_text (record, "on", observation->starts_on);
      mb_record_set (record, "active", g_variant_new_boolean (observation->active));
      if (!insert (self, record, person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_milestones (Apply *self, GError **error)
{
  GArray *milestones = self->relations->milestones;

  for (guint i = 0; i < milestones->len; i++)
    {
      const MbOnDate *milestone = &g_array_index (milestones, MbOnDate, i);
      MbImportEntry *cohort = g_ptr_array_index (self->plan->entries[MB_RECORD_COHORT], milestone->owner);
      g_autoptr (MbRecord) record = mb_record_new (MB_RECORD_MILESTONE);

      mb_record_set_integer (record, "cohort", cohort->id);
      mb_record_set_text (record, "label", milestone->label);
      mb_record_set_text (record, "starts-on", milestone->starts_on);
      mb_record_set_text (record, "ends-on", milestone->ends_on);
      if (!insert (self, record, cohort, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_all (Apply *self, GError **error)
{
  return apply_entries (self, MB_RECORD_ORGANIZATION, error) &&
         apply_entries (self, MB_RECORD_PROGRAM, error) &&
         apply_entries (self, MB_RECORD_COHORT, error) &&
         free_handles (self, error) &&
         apply_entries (self, MB_RECORD_PERSON, error) &&
         apply_entries (self, MB_RECORD_PROJECT, error) &&
         add_links (self, MB_RECORD_ADMIN, MB_RECORD_PROGRAM, &self->relations->admins, error) &&
         add_links (self, MB_RECORD_SEAT, MB_RECORD_PROJECT, &self->relations->seats, error) &&
         find_completed (self, error) &&
         add_links (self, MB_RECORD_PARTICIPATION, MB_RECORD_COHORT, &self->relations->participations, error) &&
         add_observations (self, error) &&
         add_milestones (self, error);
}

static gint64
count_steps (MbImportPlan *plan, MbImportRelations *relations)
{
  gint64 total = relations->admins.links->len + relations->seats.links->len + relations->participations.links->len +
                 relations->observations->len + relations->milestones->len;

  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    total += plan->entries[i]->len;
  return total;
}

/**
 * mb_import_apply:
 * @plan: what a file says, compared with the book
 * @relations: how its records belong together, without what is known
 * @book: the book
 * @edit: an edit of it
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how many records are done
 * @data: for @progress
 * @error: return location for an error
 *
 * Writes what a file says into the book, and reports what was added.
 *
 * Returns: whether it was written; otherwise @error is %MB_ERROR_INPUT with
 *   the path, the book's error or %G_IO_ERROR_CANCELLED, and the edit is to be
 *   dropped
 */
gboolean
mb_import_apply (MbImportPlan *plan, MbImportRelations *relations, MbBook *book, MbEdit *edit,
                 GCancellable *cancellable, MbProgressFunc progress, gpointer data, GError **error)
{
  Apply self = {
    .plan = plan,
    .relations = relations,
    .book = book,
    .edit = edit,
    .cancellable = cancellable,
    .progress = progress,
    .data = data,
    .total = count_steps (plan, relations),
  };
  gboolean applied;

  mb_links_init (&self.completed);
  applied = apply_all (&self, error);
  mb_links_clear (&self.completed);
  return applied;
}
