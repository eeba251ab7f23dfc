#include "config.h"

#include "mb-import-report.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 1000
#define MOST_HINTS 100

typedef struct {
  MbImportReport report;
  guint left_out;
} Report;

/**
 * mb_import_report_new:
 *
 * Makes a report that says nothing yet.
 *
 * Returns: (transfer full): the report
 */
MbImportReport *
mb_import_report_new (void)
{
  Report *self = g_new0 (Report, 1);

  self->report.lines = g_ptr_array_new_with_free_func (g_free);
  self->report.hints = g_ptr_array_new_with_free_func (g_free);
  return &self->report;
}

/**
 * mb_import_report_free:
 * @self: (transfer full): a report
 *
 * Frees the report.
 */
void
mb_import_report_free (MbImportReport *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->hints);
  g_free (self);
}

/**
 * mb_import_report_is_empty:
 * @self: a report
 *
 * Whether nothing was added or changed.
 *
 * Returns: whether the book is as it was
 */
gboolean
mb_import_report_is_empty (MbImportReport *self)
{
  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    if (self->added[i] > 0 || self->changed[i] > 0)
      return FALSE;
  return TRUE;
}

/* “6 programs, 17 cohorts and 76 people” */
static char *
dup_counts (const guint *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all_but_last = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < MB_N_RECORD_KINDS; i++)
    if (counts[i] > 0)
      g_ptr_array_add (parts, mb_record_type_dup_count (mb_record_type_get (i), counts[i]));
  if (parts->len == 0)
    return NULL;

  last = g_ptr_array_steal_index (parts, parts->len - 1);
  if (parts->len == 0)
    return g_steal_pointer (&last);
  g_ptr_array_add (parts, NULL);
  /* Translators: between the items of a list, before the last “and”. */
  all_but_last = g_strjoinv (C_("list", ", "), (char **) parts->pdata);
  /* Translators: the end of a list: “6 programs, 17 cohorts and 76 people”. */
  return g_strdup_printf (C_("list", "%s and %s"), all_but_last, last);
}

/**
 * mb_import_report_dup_summary:
 * @self: a report
 *
 * Says in a line what an import did, or would do.
 *
 * Returns: (transfer full): “6 programs and 17 cohorts added, 2 people
 *   changed” or “Nothing changed”
 */
char *
mb_import_report_dup_summary (MbImportReport *self)
{
  g_autofree char *added = dup_counts (self->added);
  g_autofree char *changed = dup_counts (self->changed);

  if (added == NULL && changed == NULL)
    return g_strdup (_("Nothing changed"));
  if (changed == NULL)
    return g_strdup_printf (C_("import", "%s added"), added);
  if (added == NULL)
    return g_strdup_printf (C_("import", "%s changed"), changed);
  return g_strdup_printf (C_("import", "%s added, %s changed"), added, changed);
}

/**
 * mb_import_report_is_full:
 * @self: a report
 *
 * Whether a line more would only be counted, so that it need not be made:
 * see mb_import_report_skip_line().
 *
 * Returns: whether it would
 */
gboolean
mb_import_report_is_full (MbImportReport *self)
{
  return self->lines->len >= MOST_LINES;
}

/**
 * mb_import_report_skip_line:
 * @self: a report
 *
 * Counts a line that is not kept.
 */
void
mb_import_report_skip_line (MbImportReport *self)
{
  ((Report *) self)->left_out++;
}

/**
 * mb_import_report_take_line:
 * @self: a report
 * @line: (transfer full): a sentence
 *
 * Adds a line; past a thousand it is only counted.
 */
void
mb_import_report_take_line (MbImportReport *self, char *line)
{
  if (mb_import_report_is_full (self))
    {
      mb_import_report_skip_line (self);
      g_free (line);
      return;
    }
  g_ptr_array_add (self->lines, line);
}

/**
 * mb_import_report_take_hint:
 * @self: a report
 * @hint: (transfer full): a sentence about a key that is not known
 *
 * Adds a hint, which is a line too; past a hundred it is a line alone.
 */
void
mb_import_report_take_hint (MbImportReport *self, char *hint)
{
  if (self->hints->len < MOST_HINTS)
    g_ptr_array_add (self->hints, g_strdup (hint));
  mb_import_report_take_line (self, hint);
}

/**
 * mb_import_report_finish:
 * @self: a report
 *
 * Says in a last line how many lines were not kept.
 */
void
mb_import_report_finish (MbImportReport *self)
{
  guint left_out = ((Report *) self)->left_out;

  if (left_out > 0)
    g_ptr_array_add (self->lines, g_strdup_printf (ngettext ("… and %u more", "… and %u more", left_out), left_out));
  ((Report *) self)->left_out = 0;
}
