#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"

static const char *const fields[] = { "record-type", "record", "field", "value", "page", "line", NULL };

/* So that the same book gives the same sentences. */
static const char *const order[] = { "page", "line", "value", NULL };

enum {
  TYPE,
  RECORD,
  FIELD,
  VALUE,
  PAGE,
  LINE,
};

/* What a page says. */
typedef struct {
  gint64 record;
  char *value;
  char *page;
  gint64 line;
} Said;

static void
said_free (gpointer data)
{
  Said *self = data;

  g_free (self->value);
  g_free (self->page);
  g_free (self);
}

static Said *
said_new (MbCursor *cursor)
{
  Said *self = g_new0 (Said, 1);

  self->record = mb_cursor_get_integer (cursor, RECORD);
  self->value = g_strdup (mb_cursor_get_text (cursor, VALUE));
  self->page = g_strdup (mb_cursor_get_text (cursor, PAGE));
  self->line = mb_cursor_get_integer (cursor, LINE);
  return self;
}

static char *
dup_place (const Said *said)
{
  if (said->line <= 0)
    return g_strdup (said->page);
  /* Translators: a page and a line of it. */
  return g_strdup_printf (_("%s, line %d"), said->page, (int) said->line);
}

/* Pages that give one field different values */

typedef struct {
  MbCheck *check;
  GHashTable *first; /* type, record and field → Said */
  GHashTable *told;  /* the same keys, of which something was found */
} Differing;

/* Of names another rule speaks; that somebody is somewhere is written with a handle or a name. */
static gboolean
is_compared (const char *type, const char *field)
{
  return !(g_str_equal (type, "person") && g_str_equal (field, "name")) && !g_str_equal (field, "person");
}

static void
report_difference (MbCheck *self, const MbRecordType *type, const MbField *field, const Said *first, const Said *other)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_WARNING, type->kind, first->record);
  g_autofree char *title = NULL, *place = NULL, *other_place = NULL;

  if (found == NULL)
    return;
  mb_found_set_detail (found, field->name);
  title = mb_check_dup_title (self, type->kind, first->record);
  place = dup_place (first);
  other_place = dup_place (other);
  /* Translators: a record, a field, and twice a value with the page it stands on. */
  found->sentence = g_strdup_printf (_("%s: %s is “%s” on %s, and “%s” on %s."), title, mb_field_get_label (field),
                                     first->value, place, other->value, other_place);
}

static void
compare_source (MbCursor *cursor, gpointer data)
{
  Differing *self = data;
  const char *type_name = mb_cursor_get_text (cursor, TYPE);
  const char *field_name = mb_cursor_get_text (cursor, FIELD);
  const MbRecordType *type = type_name != NULL ? mb_record_type_find (type_name) : NULL;
  const MbField *field = type != NULL && field_name != NULL ? mb_record_type_find_field (type, field_name) : NULL;
  g_autofree char *key = NULL;
  Said *said, *first;

  if (field == NULL || !is_compared (type->name, field->name) || mb_cursor_get_text (cursor, VALUE) == NULL ||
      mb_cursor_get_text (cursor, PAGE) == NULL)
    return;
  key = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", type->name, mb_cursor_get_integer (cursor, RECORD),
                         field->name);
  said = said_new (cursor);
  first = g_hash_table_lookup (self->first, key);
  if (first == NULL)
    {
      g_hash_table_insert (self->first, g_steal_pointer (&key), said);
      return;
    }
  /* Handles are the same in any case. */
  if (g_ascii_strcasecmp (first->value, said->value) != 0 && g_hash_table_add (self->told, g_steal_pointer (&key)))
    report_difference (self->check, type, field, first, said);
  said_free (said);
}

static gboolean
check_sources_differ (MbCheck *self, GError **error)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, said_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Differing differing = { self, first, told };

  return mb_rows_each (self->book, MB_RECORD_SOURCE, fields, order, self->cancellable, compare_source, &differing,
                       error);
}

/* A headcount on one page, and more names on another */

typedef struct {
  gint64 cohort;
  char *page;
  guint n;
} Named;

static void
named_free (gpointer data)
{
  g_free (((Named *) data)->page);
  g_free (data);
}

typedef struct {
  GHashTable *mentees;  /* participation → cohort, both gint64 */
  GHashTable *counted;  /* participation and page */
  GHashTable *named;    /* cohort and page → Named */
  GPtrArray *reported;  /* (element-type Said): of cohorts */
} Counting;

static void
learn_mentee (MbCursor *cursor, gpointer data)
{
  Counting *self = data;
  gint64 id = mb_cursor_get_id (cursor), cohort = mb_cursor_get_integer (cursor, 0);

  if (g_strcmp0 (mb_cursor_get_text (cursor, 1), "mentee") == 0)
    g_hash_table_insert (self->mentees, g_memdup2 (&id, sizeof id), g_memdup2 (&cohort, sizeof cohort));
}

static void
count_name (Counting *self, MbCursor *cursor)
{
  gint64 participation = mb_cursor_get_integer (cursor, RECORD);
  const gint64 *cohort = g_hash_table_lookup (self->mentees, &participation);
  const char *page = mb_cursor_get_text (cursor, PAGE);
  g_autofree char *key = NULL;
  Named *named;

  if (cohort == NULL ||
      !g_hash_table_add (self->counted, g_strdup_printf ("%" G_GINT64_FORMAT " %s", participation, page)))
    return;
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", *cohort, page);
  named = g_hash_table_lookup (self->named, key);
  if (named == NULL)
    {
      named = g_new0 (Named, 1);
      named->cohort = *cohort;
      named->page = g_strdup (page);
      g_hash_table_insert (self->named, g_steal_pointer (&key), named);
    }
  named->n++;
}

static void
count_source (MbCursor *cursor, gpointer data)
{
  Counting *self = data;
  const char *type = mb_cursor_get_text (cursor, TYPE);
  const char *field = mb_cursor_get_text (cursor, FIELD);

  if (mb_cursor_get_text (cursor, PAGE) == NULL || mb_cursor_get_text (cursor, VALUE) == NULL)
    return;
  if (g_strcmp0 (type, "participation") == 0)
    count_name (self, cursor);
  else if (g_strcmp0 (type, "cohort") == 0 && g_strcmp0 (field, "reported") == 0)
    g_ptr_array_add (self->reported, said_new (cursor));
}

/* A page need not name all; one that names more than there were contradicts. */
static const Named *
find_more (Counting *self, const Said *reported, guint64 headcount)
{
  const Named *most = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->named);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Named *named = value;

      if (named->cohort == reported->record && named->n > headcount &&
          (most == NULL || named->n > most->n || (named->n == most->n && g_strcmp0 (named->page, most->page) < 0)))
        most = named;
    }
  return most;
}

static void
report_names (MbCheck *self, Counting *counting, const Said *reported)
{
  guint64 headcount;
  const Named *named;
  MbFound *found;
  g_autofree char *title = NULL, *place = NULL;

  if (!g_ascii_string_to_unsigned (reported->value, 10, 0, G_MAXINT, &headcount, NULL) ||
      (named = find_more (counting, reported, headcount)) == NULL ||
      (found = mb_check_report (self, MB_SEVERITY_WARNING, MB_RECORD_COHORT, reported->record)) == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_COHORT, reported->record);
  place = dup_place (reported);
  mb_found_set_detail (found, place);
  /* Translators: a cohort, a headcount with the page it stands on, and how many another page names. */
  found->sentence = g_strdup_printf (_("%s is %d on %s, and %d by the names on %s."), title, (int) headcount, place,
                                     (int) named->n, named->page);
}

static gboolean
check_more_names (MbCheck *self, GError **error)
{
  static const char *const participation[] = { "cohort", "role", NULL };
  g_autoptr (GHashTable) mentees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, named_free);
  g_autoptr (GPtrArray) reported = g_ptr_array_new_with_free_func (said_free);
  Counting counting = { mentees, counted, named, reported };

  if (!mb_check_each_row (self, MB_RECORD_PARTICIPATION, participation, learn_mentee, &counting, error) ||
      !mb_rows_each (self->book, MB_RECORD_SOURCE, fields, order, self->cancellable, count_source, &counting, error))
    return FALSE;
  for (guint i = 0; i < reported->len; i++)
    report_names (self, &counting, reported->pdata[i]);
  return TRUE;
}

const MbCheckRule mb_check_source_rules[] = {
  { "sources-differ", N_("Pages Differ"), check_sources_differ },
  { "more-names-than-reported", N_("More Names Than Reported"), check_more_names },
  { NULL },
};
