#include "config.h"

#include "mb-json-layout.h"

/* The fields that stand in an object of their own inside their record's. */
static const struct {
  MbRecordKind kind;
  const char *group;
  const char *first;
  const char *last;
} groups[] = {
  { MB_RECORD_ORGANIZATION, "support", "slack-invite", "discussions" },
  { MB_RECORD_COHORT, "funnel", "ideas", "selected" },
};

static const char *const lists[MB_N_RECORD_KINDS] = {
  [MB_RECORD_PROGRAM] = "programs",
  [MB_RECORD_COHORT] = "cohorts",
  [MB_RECORD_PERSON] = "people",
  [MB_RECORD_PROJECT] = "projects",
};

static const char *
find_group (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].kind == type->kind && field >= mb_record_type_find_field (type, groups[i].first) &&
        field <= mb_record_type_find_field (type, groups[i].last))
      return groups[i].group;
  return NULL;
}

static void
add (MbJsonLayout *self, const MbField *field)
{
  self->keys[self->n_keys].field = field;
  self->keys[self->n_keys].key = mb_field_dup_json_key (field);
  self->keys[self->n_keys].group = find_group (self->type, field);
  self->names[self->n_keys] = field->name;
  self->n_keys++;
}

static gboolean
is_id (const MbField *field)
{
  return g_str_equal (field->name, "slug");
}

static gboolean
is_owner (const MbField *field)
{
  return field->kind == MB_FIELD_REFERENCE;
}

/* The id first, then what the record belongs to, then the table's order. */
static gpointer
make_layouts (gpointer data)
{
  MbJsonLayout *layouts = g_new0 (MbJsonLayout, MB_N_RECORD_KINDS);

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      MbJsonLayout *self = &layouts[kind];
      self->type = mb_record_type_get (kind);
      self->list = lists[kind];
      self->keys = g_new0 (MbJsonKey, self->type->n_fields);
      self->names = g_new0 (const char *, self->type->n_fields + 1);

      for (guint pass = 0; pass < 3; pass++)
        for (guint i = 0; i < self->type->n_fields; i++)
          {
            const MbField *field = &self->type->fields[i];
            if (mb_field_is_public (field, NULL) && pass == (is_id (field) ? 0 : is_owner (field) ? 1 : 2))
              add (self, field);
          }
    }
  return layouts;
}

/**
 * mb_json_layout_get:
 * @kind: a kind of record
 *
 * How records of that kind stand in the website's JSON.
 *
 * Returns: (transfer none): the layout
 */
const MbJsonLayout *
mb_json_layout_get (MbRecordKind kind)
{
  static GOnce once = G_ONCE_INIT;
  const MbJsonLayout *layouts = g_once (&once, make_layouts, NULL);

  g_return_val_if_fail (kind < MB_N_RECORD_KINDS, NULL);
  return &layouts[kind];
}

/**
 * mb_json_layout_find:
 * @self: a layout
 * @name: the name of a field
 *
 * Finds a field's place in the layout.
 *
 * Returns: the place, or -1 when the field is private or not there
 */
int
mb_json_layout_find (const MbJsonLayout *self, const char *name)
{
  for (guint i = 0; i < self->n_keys; i++)
    if (g_str_equal (self->keys[i].field->name, name))
      return i;
  return -1;
}
