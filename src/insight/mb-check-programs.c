#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"

static void
read_program (MbCursor *cursor, gpointer data)
{
  GHashTable *programs = data;
  gint64 program = mb_cursor_get_integer (cursor, 0);

  g_hash_table_add (programs, g_memdup2 (&program, sizeof program));
}

/* The sentence has a place for the program. */
static void
report (MbCheck *self, gint64 program, const char *sentence)
{
  MbFound *found = mb_check_report (self, MB_SEVERITY_HINT, MB_RECORD_PROGRAM, program);
  g_autofree char *title = NULL;
  g_auto (GStrv) parts = NULL;

  if (found == NULL)
    return;
  title = mb_check_dup_title (self, MB_RECORD_PROGRAM, program);
  parts = g_strsplit (sentence, "%s", 2);
  found->sentence = g_strjoinv (title, parts);
}

/* Reports each program that no record of a kind refers to. */
static gboolean
check_referred (MbCheck *self, MbRecordKind kind, const char *sentence, GError **error)
{
  static const char *const fields[] = { "program", NULL };
  g_autoptr (GHashTable) programs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!mb_check_each_row (self, kind, fields, read_program, programs, error))
    return FALSE;
  for (guint i = 0; i < self->facts->programs->len; i++)
    if (!g_hash_table_contains (programs, &g_array_index (self->facts->programs, gint64, i)))
      report (self, g_array_index (self->facts->programs, gint64, i), sentence);
  return TRUE;
}

static gboolean
check_without_cohort (MbCheck *self, GError **error)
{
  return check_referred (self, MB_RECORD_COHORT, _("%s has no cohort."), error);
}

static gboolean
check_without_admin (MbCheck *self, GError **error)
{
  return check_referred (self, MB_RECORD_ADMIN, _("%s has no admin."), error);
}

static void
look_for_page (MbCursor *cursor, gpointer data)
{
  if (mb_cursor_get_text (cursor, 0) == NULL)
    report (data, mb_cursor_get_id (cursor), _("%s has no docs page."));
}

static gboolean
check_without_page (MbCheck *self, GError **error)
{
  static const char *const fields[] = { "docs", NULL };

  return mb_check_each_row (self, MB_RECORD_PROGRAM, fields, look_for_page, self, error);
}

const MbCheckRule mb_check_program_rules[] = {
  { "program-without-cohort", N_("Program Without a Cohort"), check_without_cohort },
  { "program-without-admin", N_("Program Without an Admin"), check_without_admin },
  { "program-without-page", N_("Program Without a Page"), check_without_page },
  { NULL },
};
