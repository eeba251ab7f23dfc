#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-paste-row-private.h"
#include "mb-people-index.h"

/* What a row says that the book does not know yet. */

static gboolean
is_name (const MbRecordType *type, const MbField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i] != NULL; i++)
    if (g_str_equal (type->title[i], field->name))
      return TRUE;
  return (field->flags & MB_FIELD_IDENTITY) != 0;
}

static gboolean
is_spelt_alike (const char *left, const char *right)
{
  g_autofree char *folded_left = mb_people_fold_name (left);
  g_autofree char *folded_right = mb_people_fold_name (right);

  return g_str_equal (folded_left, folded_right);
}

static gboolean
is_former_handle (MbRecord *record, const MbPasteValue *value)
{
  const MbRecordType *type = mb_record_get_record_type (record);
  g_auto (GStrv) former = NULL;

  if (!g_str_equal (value->field->name, "handle") || mb_record_type_find_field (type, "former-handles") == NULL)
    return FALSE;
  former = mb_record_dup_words (record, "former-handles");
  for (guint i = 0; former != NULL && former[i] != NULL; i++)
    if (is_spelt_alike (former[i], value->after))
      return TRUE;
  return FALSE;
}

/* What a record is known by is not taken for a change of it: lists spell names without accents, and old ones have
 * former handles. */
static gboolean
says_nothing_new (MbRecord *record, const MbPasteValue *value)
{
  GVariant *before = mb_record_get (record, value->field->name);

  if (value->value == NULL)
    return FALSE;
  if (before != NULL && g_variant_equal (before, value->value))
    return TRUE;
  if (is_former_handle (record, value))
    return TRUE;
  return before != NULL && mb_field_is_text (value->field) &&
         is_name (mb_record_get_record_type (record), value->field) &&
         is_spelt_alike (g_variant_get_string (before, NULL), value->after);
}

/* The words of the record and, behind them, those that are new. */
static void
join_words (MbRecord *record, MbPasteValue *value)
{
  g_auto (GStrv) before = mb_record_dup_words (record, value->field->name);
  g_autofree const char **said = g_variant_get_strv (value->value, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) joined = NULL;

  if (before == NULL)
    return;
  g_strv_builder_addv (builder, (const char **) before);
  for (guint i = 0; said[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) before, said[i]))
      g_strv_builder_add (builder, said[i]);
  joined = g_strv_builder_end (builder);
  g_variant_unref (value->value);
  value->value = g_variant_ref_sink (g_variant_new_strv ((const char *const *) joined, -1));
  g_free (value->after);
  value->after = mb_field_dup_display (value->field, value->value);
}

/* A row of another record that is named here may have something to tell of that. */
static void
keep_other (MbPasteRow *self, MbPasteRow *other)
{
  if (other == NULL || mb_paste_row_get_state (other) != MB_PASTE_CHANGES)
    return;
  if (self->others == NULL)
    self->others = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->others, g_object_ref (other));
}

/**
 * mb_paste_row_set_record:
 * @self: a row with its values
 * @record: the record of the book that it is
 * @joins_words: whether lists of words are added to; else they are replaced
 *
 * Keeps the values that differ from those of a record, and what these are.
 */
void
mb_paste_row_set_record (MbPasteRow *self, MbRecord *record, gboolean joins_words)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));
  g_return_if_fail (MB_IS_RECORD (record));

  self->record = mb_record_get_id (record);
  for (guint i = self->values->len; i > 0; i--)
    {
      MbPasteValue *value = self->values->pdata[i - 1];

      if (joins_words && value->field->kind == MB_FIELD_WORDS)
        join_words (record, value);
      if (says_nothing_new (record, value))
        {
          keep_other (self, value->names);
          g_ptr_array_remove_index (self->values, i - 1);
        }
      else
        value->before = mb_record_dup_display (record, value->field->name);
    }
  mb_paste_row_set_state (self, self->values->len > 0 || self->others != NULL ? MB_PASTE_CHANGES : MB_PASTE_SAME);
}

static void
remark_other (MbPasteRow *self, const MbPasteValue *value)
{
  g_autofree char *sentence = NULL;

  /* Translators: the first %s is what a field is called, the second what the book has, the third what a file says. */
  sentence = g_strdup_printf (_("%s: the book has “%s”, not “%s”."), mb_field_get_label (value->field), value->before,
                              value->after);
  mb_paste_row_add_remark (self, sentence);
}

/**
 * mb_paste_row_only_fill:
 * @self: a row of which the record is known
 *
 * Keeps only what the record has nothing of, and says of the rest what the
 * book has instead: who is named in passing is not changed.
 */
void
mb_paste_row_only_fill (MbPasteRow *self)
{
  g_return_if_fail (MB_IS_PASTE_ROW (self));

  for (guint i = self->values->len; i > 0; i--)
    {
      const MbPasteValue *value = self->values->pdata[i - 1];

      if (value->before == NULL || *value->before == '\0')
        continue;
      remark_other (self, value);
      g_ptr_array_remove_index (self->values, i - 1);
    }
  if (self->values->len == 0 && self->state == MB_PASTE_CHANGES)
    mb_paste_row_set_state (self, MB_PASTE_SAME);
}

/* In words */

static void
append_part (GString *outcome, const char *label, const char *before, const char *after)
{
  g_autofree char *change = NULL;

  if (outcome->len > 0)
    g_string_append (outcome, C_("list", "; "));
  if (before != NULL && *before != '\0')
    /* Translators: a value, and the one it becomes. */
    change = g_strdup_printf (C_("value", "%s → %s"), before, after);
  /* Translators: the name of a field and its value, as in “Hours: 90”. */
  g_string_append_printf (outcome, C_("record", "%s: %s"), label, change != NULL ? change : after);
}

static void
append_value (GString *outcome, const MbPasteValue *value)
{
  const gboolean is_added = value->names != NULL && mb_paste_row_get_state (value->names) == MB_PASTE_NEW;
  /* Translators: what a row adds names somebody who is not in the book yet; %s is a name. */
  g_autofree char *added = is_added ? g_strdup_printf (C_("value", "%s (new)"), value->after) : NULL;

  append_part (outcome, mb_field_get_label (value->field), value->before, added != NULL ? added : value->after);
}

/* Several of the same relation stand together: “Mentors: Ada, Grace”. */
static void
append_followers (GString *outcome, GPtrArray *followers)
{
  const char *label = NULL;

  for (guint i = 0; followers != NULL && i < followers->len; i++)
    {
      const MbPasteFollower *follower = followers->pdata[i];
      const char *title = mb_paste_row_get_title (follower->row);

      if (g_strcmp0 (label, follower->label) == 0)
        g_string_append_printf (outcome, "%s%s", C_("list", ", "), title);
      else
        append_part (outcome, follower->label, NULL, title);
      label = follower->label;
    }
}

/**
 * mb_paste_row_dup_outcome:
 * @self: a row
 *
 * Returns: (transfer full): what would be written, field by field
 */
char *
mb_paste_row_dup_outcome (MbPasteRow *self)
{
  g_autoptr (GString) outcome = g_string_new (NULL);
  MbPasteRow *meant;

  g_return_val_if_fail (MB_IS_PASTE_ROW (self), NULL);

  meant = mb_paste_row_get_meant (self);
  for (guint i = 0; i < meant->values->len; i++)
    append_value (outcome, meant->values->pdata[i]);
  append_followers (outcome, meant->followers);
  for (guint i = 0; meant->others != NULL && i < meant->others->len; i++)
    {
      MbPasteRow *other = meant->others->pdata[i];
      g_autofree char *what = mb_paste_row_dup_outcome (other);
      g_autofree char *bracketed = g_strdup_printf ("(%s)", what);

      append_part (outcome, mb_paste_row_get_title (other), NULL, bracketed);
    }
  return g_string_free_and_steal (g_steal_pointer (&outcome));
}
