#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-paste-planning.h"

/* More records than that nobody can choose among. */
#define MOST_CHOICES 20

static void
give_up (MbPasteRow *row, const char *reason)
{
  if (reason != NULL)
    mb_paste_row_add_remark (row, reason);
  mb_paste_row_set_state (row, MB_PASTE_TROUBLE);
}

/* New */

static gboolean
has_name (const MbRecordType *type, MbPasteRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (mb_paste_row_find_value (row, type->title[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Without all that makes it what it is, a participation or an observation would be another one at the next import. */
static gboolean
is_key (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; type->title_joiner != NULL && i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return FALSE;
}

static gboolean
lacks_what_binds (const MbRecordType *type, MbPasteRow *row)
{
  gboolean lacks = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];
      g_autoptr (GError) problem = NULL;

      if (!(mb_field_is_binding (field) || is_key (type, field)) || mb_paste_row_find_value (row, field->name) != NULL ||
          mb_field_check (field, NULL, &problem))
        continue;
      mb_paste_row_add_remark (row, problem->message);
      lacks = TRUE;
    }
  return lacks;
}

static void
decide_new (MbPasteRow *row)
{
  const MbRecordType *type = mb_paste_row_get_record_type (row);

  if (!has_name (type, row))
    give_up (row, _("What it is called is missing."));
  else if (lacks_what_binds (type, row))
    give_up (row, NULL);
  else
    mb_paste_row_set_state (row, MB_PASTE_NEW);
}

/* Known */

/* What tells records of the same name apart. */
static const char *
get_difference (MbRecord *record)
{
  if (mb_record_get_kind (record) == MB_RECORD_PERSON)
    return mb_record_get_text (record, "handle");
  return mb_record_get_kind (record) == MB_RECORD_COHORT ? mb_record_get_text (record, "term") : NULL;
}

static char *
dup_record_label (MbRecord *record)
{
  g_autofree char *title = mb_record_dup_title (record);
  const char *difference = get_difference (record);

  if (difference == NULL || *difference == '\0' || g_str_equal (difference, title))
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s (%s)", title, difference);
}

static gboolean
decide_known (MbPastePlanning *self, MbPasteRow *row, gint64 id, gboolean only_fill, char **label, GError **error)
{
  const MbRecordType *type = mb_paste_row_get_record_type (row);
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, type->kind, id, error);
  g_autofree char *title = NULL;

  if (record == NULL)
    return FALSE;
  title = mb_record_dup_title (record);
  mb_paste_row_set_title (row, title);
  mb_paste_row_set_record (row, record, self->table->joins_words);
  if (only_fill)
    mb_paste_row_only_fill (row);
  if (label != NULL)
    *label = dup_record_label (record);
  return TRUE;
}

/* Doubtful */

typedef struct {
  MbPasteRow *row;
  char *label;
} Choice;

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->row);
  g_free (choice->label);
}

static int
compare_choices (gconstpointer left, gconstpointer right)
{
  return g_utf8_collate (((const Choice *) left)->label, ((const Choice *) right)->label);
}

/* In the order of their names. */
static gboolean
offer_known (MbPastePlanning *self, MbPasteRow *row, GArray *ids, gboolean only_fill, GError **error)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  g_array_set_clear_func (choices, choice_clear);
  for (guint i = 0; i < MIN (ids->len, MOST_CHOICES); i++)
    {
      Choice choice = { mb_paste_row_copy (row), NULL };
      const gboolean done = decide_known (self, choice.row, g_array_index (ids, gint64, i), only_fill, &choice.label,
                                          error);

      g_array_append_val (choices, choice);
      if (!done)
        return FALSE;
    }
  g_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len; i++)
    mb_paste_row_add_choice (row, g_array_index (choices, Choice, i).row, g_array_index (choices, Choice, i).label);
  return TRUE;
}

static void
offer_new (MbPasteRow *row)
{
  g_autoptr (MbPasteRow) choice = mb_paste_row_copy (row);
  g_autofree char *label = NULL;

  decide_new (choice);
  if (mb_paste_row_get_state (choice) != MB_PASTE_NEW)
    return;
  /* Translators: one of the choices where it is doubtful whom a row means; %s is a name. */
  label = g_strdup_printf (_("New: %s"), mb_paste_row_get_title (choice));
  mb_paste_row_add_choice (row, choice, label);
}

static gboolean
decide_several (MbPastePlanning *self, MbPasteRow *row, GArray *ids, MbPasteFound found, gboolean only_fill,
                const char *reason, GError **error)
{
  if (!offer_known (self, row, ids, only_fill, error))
    return FALSE;
  /* An identity that is taken cannot be that of a new record. */
  if (found == MB_PASTE_FOUND_BY_NAME)
    offer_new (row);
  mb_paste_row_add_remark (row, reason);
  mb_paste_row_set_state (row, MB_PASTE_DOUBTFUL);
  return TRUE;
}

/* Somebody of the same name who is known by another handle is perhaps somebody else. */
static gboolean
has_other_identity (MbPastePlanning *self, MbPasteRow *row, gint64 id)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, mb_paste_row_get_record_type (row)->kind, id, NULL);

  for (guint i = 0; record != NULL && i < mb_paste_row_get_n_values (row); i++)
    {
      const MbPasteValue *value = mb_paste_row_get_value (row, i);
      const char *before = mb_paste_finder_names_alone (value->field) ? mb_record_get_text (record, value->field->name)
                                                                      : NULL;

      if (before != NULL && *before != '\0')
        return TRUE;
    }
  return FALSE;
}

gboolean
mb_paste_decide (MbPastePlanning *self, MbPasteRow *row, gboolean only_fill, GError **error)
{
  MbPasteFinder *finder = mb_paste_planning_get_finder (self, mb_paste_row_get_record_type (row)->kind, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MbPasteFound found;

  if (finder == NULL)
    return FALSE;
  found = mb_paste_finder_find (finder, row, ids);
  if (ids->len > 1)
    return decide_several (self, row, ids, found, only_fill, _("Several records of the book may be meant."), error);
  if (ids->len == 0)
    {
      decide_new (row);
      return TRUE;
    }
  if (found == MB_PASTE_FOUND_BY_NAME && has_other_identity (self, row, g_array_index (ids, gint64, 0)))
    return decide_several (self, row, ids, found, only_fill, _("May be another of the same name."), error);
  return decide_known (self, row, g_array_index (ids, gint64, 0), only_fill, NULL, error);
}

static char *
dup_mention_label (MbPastePlanning *self, MbPasteRow *mention)
{
  const gint64 id = mb_paste_row_get_record (mention);
  g_autoptr (MbRecord) record =
      id != 0 ? mb_book_get_record (self->book, mb_paste_row_get_record_type (mention)->kind, id, NULL) : NULL;

  return record != NULL ? dup_record_label (record) : g_strdup_printf (_("New: %s"), mb_paste_row_get_title (mention));
}

gboolean
mb_paste_decide_doubt (MbPastePlanning *self, MbPasteRow *row, const MbPasteDoubt *doubt, GError **error)
{
  for (guint i = 0; i < MIN (doubt->choices->len, MOST_CHOICES); i++)
    {
      MbPasteRow *mention = doubt->choices->pdata[i];
      g_autoptr (MbPasteRow) choice = mb_paste_row_copy (row);
      g_autofree char *label = dup_mention_label (self, mention);
      g_autofree char *title = NULL;

      mb_paste_row_add_named (choice, doubt->field, mention);
      title = mb_paste_cells_dup_title (mb_paste_row_get_record_type (choice), choice);
      mb_paste_row_set_title (choice, title);
      if (!mb_paste_decide (self, choice, FALSE, error))
        return FALSE;
      if (mb_paste_row_get_state (choice) != MB_PASTE_TROUBLE && mb_paste_row_get_state (choice) != MB_PASTE_DOUBTFUL)
        mb_paste_row_add_choice (row, choice, label);
    }
  if (mb_paste_row_get_n_choices (row) > 0)
    mb_paste_row_set_title (row, mb_paste_row_get_title (mb_paste_row_get_choice_row (row, 0)));
  mb_paste_row_set_state (row, mb_paste_row_get_n_choices (row) > 0 ? MB_PASTE_DOUBTFUL : MB_PASTE_TROUBLE);
  return TRUE;
}
