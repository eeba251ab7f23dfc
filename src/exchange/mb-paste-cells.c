#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-paste-columns.h"
#include "mb-paste-planning.h"
#include "mb-people-index.h"

/* Values */

/* Fills a sentence that names a field and a cell. */
void
mb_paste_cells_remark (MbPasteRow *row, const char *format, const char *label, const char *cell)
{
  g_autoptr (GString) sentence = g_string_new (format);
  const char *second;

  g_string_replace (sentence, "%s", label, 1);
  second = g_strrstr (sentence->str, "%s");
  if (second != NULL)
    {
      const gsize at = second - sentence->str;

      g_string_erase (sentence, at, 2);
      g_string_insert (sentence, at, cell);
    }
  mb_paste_row_add_remark (row, sentence->str);
}

gboolean
mb_paste_cells_read_one (MbPasteRow *row, const MbField *field, const char *cell)
{
  g_autofree char *plain = mb_paste_columns_dup_cell (field, cell);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) value = mb_field_parse (field, plain, &problem);
  g_autofree char *shown = NULL;

  if (value != NULL)
    g_variant_ref_sink (value);
  if (value != NULL && !mb_field_check (field, value, &problem))
    mb_paste_row_add_remark (row, problem->message);
  else if (value == NULL && problem != NULL)
    mb_paste_cells_remark (row, "%s: %s", mb_field_get_label (field), problem->message);
  if (value == NULL || problem != NULL)
    return !(field->flags & MB_FIELD_IDENTITY);
  shown = mb_field_dup_display (field, value);
  mb_paste_row_add_value (row, field, value, shown);
  return TRUE;
}

char *
mb_paste_cells_dup (char **cells, guint n_cells, guint index)
{
  return g_strstrip (g_strdup (index < n_cells ? cells[index] : ""));
}

/* What a row is called by its values; empty: they do not say. */
char *
mb_paste_cells_dup_title (const MbRecordType *type, MbPasteRow *row)
{
  GString *title = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    {
      const MbPasteValue *value = mb_paste_row_find_value (row, type->title[i]);

      if (value == NULL || (title->len > 0 && type->title_joiner == NULL))
        continue;
      g_string_append_printf (title, "%s%s", title->len > 0 ? type->title_joiner : "", value->after);
    }
  return g_string_free (title, FALSE);
}

/* References: by a name in one cell, or by what several cells tell of the record */

typedef struct {
  const MbField *field;
  char *name;       /* nullable */
  GPtrArray *parts; /* of const MbField and char *, in turns */
} Mention;

static void
mention_clear (Mention *mention)
{
  g_free (mention->name);
  for (guint i = 1; i < mention->parts->len; i += 2)
    g_free (mention->parts->pdata[i]);
  g_ptr_array_unref (mention->parts);
}

static const char *
find_part (const Mention *mention, const char *name)
{
  for (guint i = 0; i < mention->parts->len; i += 2)
    if (g_str_equal (((const MbField *) mention->parts->pdata[i])->name, name))
      return mention->parts->pdata[i + 1];
  return NULL;
}

static void
add_part (Mention *mention, const MbField *field, char *cell)
{
  g_ptr_array_add (mention->parts, (gpointer) field);
  g_ptr_array_add (mention->parts, cell);
}

/* A cell alone may tell name and handle: “Ada Lovelace (@ada)”. Cells of their own go before it. */
static void
take_person (MbPastePlanning *self, Mention *mention)
{
  const MbRecordType *type = mb_record_type_get (MB_RECORD_PERSON);
  gboolean left_out;
  g_autoptr (GPtrArray) entries = mb_people_text_read (mention->name, &left_out);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  if (entries->len == 1)
    mb_paste_mentions_tell (self, entries->pdata[0], told);
  if (told->len == 0)
    {
      g_ptr_array_add (told, (gpointer) mb_record_type_find_field (type, "name"));
      g_ptr_array_add (told, mention->name);
    }
  for (guint i = 0; i < told->len; i += 2)
    if (find_part (mention, ((const MbField *) told->pdata[i])->name) == NULL)
      add_part (mention, told->pdata[i], g_strdup (told->pdata[i + 1]));
}

/* What the title of the record would be: “GSoC 2024” of a program and a year. */
static char *
dup_called (const Mention *mention)
{
  const MbRecordType *type = mb_record_type_get (mention->field->target);
  g_autoptr (GString) title = g_string_new (NULL);

  if (mention->name != NULL)
    return g_strdup (mention->name);
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    {
      const char *part = find_part (mention, type->title[i]);

      if (part != NULL)
        g_string_append_printf (title, "%s%s", title->len > 0 && type->title_joiner ? type->title_joiner : "", part);
    }
  return g_string_free_and_steal (g_steal_pointer (&title));
}

static gboolean
has_term (MbPastePlanning *self, gint64 cohort, const char *term)
{
  g_autoptr (MbRecord) record = mb_book_get_record (self->book, MB_RECORD_COHORT, cohort, NULL);
  const char *text = record != NULL ? mb_record_get_text (record, "term") : NULL;
  g_autofree char *wanted = mb_people_fold_name (term);
  g_autofree char *folded = mb_people_fold_name (text != NULL ? text : "");

  return g_str_equal (folded, wanted);
}

static GArray *
find_called (MbPastePlanning *self, const Mention *mention, const char *name, GError **error)
{
  MbPasteFinder *finder = mb_paste_planning_get_finder (self, mention->field->target, error);
  GArray *found = finder != NULL ? mb_paste_finder_find_called (finder, name) : NULL;
  const char *term = find_part (mention, "term");
  GArray *ids;

  if (finder == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (term == NULL || has_term (self, g_array_index (found, gint64, i), term))
      g_array_append_val (ids, g_array_index (found, gint64, i));
  return ids;
}

static void
doubt (MbPasteDoubt *doubt_of, const MbField *field, GPtrArray *choices)
{
  if (doubt_of->field != NULL)
    return;
  doubt_of->field = field;
  doubt_of->choices = g_ptr_array_ref (choices);
}

static gboolean
read_called (MbPastePlanning *self, MbPasteRow *row, const Mention *mention, MbPasteDoubt *doubt_of, GError **error)
{
  const MbField *field = mention->field;
  g_autofree char *name = dup_called (mention);
  g_autoptr (GArray) ids = find_called (self, mention, name, error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      MbPasteRow *choice = mb_paste_mentions_new (self, field->target, g_array_index (ids, gint64, i), error);

      if (choice == NULL)
        return FALSE;
      g_ptr_array_add (choices, choice);
    }
  if (choices->len == 1)
    mb_paste_row_add_named (row, field, choices->pdata[0]);
  else if (choices->len == 0)
    mb_paste_cells_remark (row, _("%s: nothing in the book is called “%s”."), mb_field_get_label (field), name);
  else
    {
      mb_paste_cells_remark (row, _("%s: several in the book are called “%s”."), mb_field_get_label (field), name);
      doubt (doubt_of, field, choices);
    }
  return TRUE;
}

static void
list_choices (MbPasteRow *person, GPtrArray *choices)
{
  for (guint i = 0; i < mb_paste_row_get_n_choices (person); i++)
    g_ptr_array_add (choices, g_object_ref (mb_paste_row_get_choice_row (person, i)));

}

static gboolean
read_person (MbPastePlanning *self, MbPasteRow *row, Mention *mention, MbPasteDoubt *doubt_of, GError **error)
{
  MbPasteRow *person;
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (mention->name != NULL)
    take_person (self, mention);
  person = mb_paste_mentions_find (self, mention->parts, mb_paste_row_get_line (row), error);
  if (person == NULL)
    return FALSE;
  if (mb_paste_row_get_remark (person) != NULL)
    mb_paste_row_add_remark (row, mb_paste_row_get_remark (person));
  if (mb_paste_row_get_state (person) == MB_PASTE_TROUBLE)
    return TRUE;
  if (mb_paste_row_get_state (person) != MB_PASTE_DOUBTFUL)
    {
      mb_paste_row_add_named (row, mention->field, person);
      return TRUE;
    }
  list_choices (person, choices);
  doubt (doubt_of, mention->field, choices);
  return TRUE;
}

static gboolean
read_mention (MbPastePlanning *self, MbPasteRow *row, const MbField *field, char **cells, guint n_cells,
              MbPasteDoubt *doubt_of, GError **error)
{
  Mention mention = { .field = field, .parts = g_ptr_array_new () };
  gboolean done = TRUE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MbPasteColumn *column = &g_array_index (self->columns, MbPasteColumn, i);
      g_autofree char *cell = NULL;

      if (column->target->field != field)
        continue;
      cell = mb_paste_cells_dup (cells, n_cells, column->index);
      if (*cell == '\0')
        continue;
      if (column->target->part != NULL)
        add_part (&mention, column->target->part, g_steal_pointer (&cell));
      else if (mention.name == NULL)
        mention.name = g_steal_pointer (&cell);
    }
  if (mention.name != NULL || mention.parts->len > 0)
    done = field->target == MB_RECORD_PERSON ? read_person (self, row, &mention, doubt_of, error)
                                             : read_called (self, row, &mention, doubt_of, error);
  mention_clear (&mention);
  return done;
}

static gboolean
add_fixed (MbPastePlanning *self, MbPasteRow *row, GError **error)
{
  const MbField *field = self->table->fixed;
  g_autoptr (MbPasteRow) fixed = NULL;

  if (field == NULL || mb_paste_row_find_value (row, field->name) != NULL)
    return TRUE;
  fixed = mb_paste_mentions_new (self, field->target, self->table->fixed_to, error);
  if (fixed != NULL)
    mb_paste_row_add_named (row, field, fixed);
  return fixed != NULL;
}

gboolean
mb_paste_cells_read (MbPastePlanning *self, MbPasteRow *row, char **cells, MbPasteDoubt *doubt_of, gboolean *understood,
                     GError **error)
{
  const guint n_cells = g_strv_length (cells);
  guint64 mentioned = 0; /* a bit for each field of the type */

  *understood = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MbPasteColumn *column = &g_array_index (self->columns, MbPasteColumn, i);
      const MbField *field = column->target->field;
      const guint64 bit = field != NULL ? G_GUINT64_CONSTANT (1) << (field - self->type->fields) : 0;
      g_autofree char *cell = mb_paste_cells_dup (cells, n_cells, column->index);

      if (field == NULL || *cell == '\0' || (mentioned & bit))
        continue;
      if (field->kind == MB_FIELD_REFERENCE)
        {
          mentioned |= bit;
          if (!read_mention (self, row, field, cells, n_cells, doubt_of, error))
            return FALSE;
        }
      else
        *understood = mb_paste_cells_read_one (row, field, cell) && *understood;
    }
  return add_fixed (self, row, error);
}
