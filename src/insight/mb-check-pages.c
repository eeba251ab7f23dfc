#include "config.h"

#include <glib/gi18n-lib.h>

#include "mb-check.h"
#include "mb-docs.h"

typedef struct {
  MbCheck *check;
  MbRecordKind kind;
  GHashTable *pages; /* those that were looked for: whether they are missing */
} Pages;

static void
report (Pages *self, gint64 id, const char *page)
{
  MbFound *found = mb_check_report (self->check, MB_SEVERITY_WARNING, self->kind, id);
  g_autofree char *title = NULL;

  if (found == NULL)
    return;
  mb_found_set_detail (found, page);
  title = mb_check_dup_title (self->check, self->kind, id);
  found->sentence = g_strdup_printf (_("The page “%s” of %s is not in the docs folder."), page, title);
}

/* Of a page that a thousand sources cite one wants to hear once. */
static gboolean
is_cited (MbRecordKind kind)
{
  return kind == MB_RECORD_SOURCE || kind == MB_RECORD_PUBLISHED_FIGURE;
}

static void
look_for_page (MbCursor *cursor, gpointer data)
{
  Pages *self = data;
  const char *page = mb_cursor_get_text (cursor, 0);
  gpointer missing;
  gboolean again;

  if (page == NULL || !mb_docs_is_relative (page))
    return;
  again = g_hash_table_lookup_extended (self->pages, page, NULL, &missing);
  if (!again)
    {
      g_autofree char *file = mb_docs_find_page (self->check->docs, page);

      missing = GINT_TO_POINTER (file == NULL);
      g_hash_table_insert (self->pages, g_strdup (page), missing);
    }
  if (missing && !(again && is_cited (self->kind)))
    report (self, mb_cursor_get_id (cursor), page);
}

static gboolean
check_field (MbCheck *check, const MbRecordType *type, const MbField *field, GError **error)
{
  const char *const fields[] = { field->name, NULL };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Pages pages = { check, type->kind, known };

  return mb_check_each_row (check, type->kind, fields, look_for_page, &pages, error);
}

static gboolean
check_page_missing (MbCheck *self, GError **error)
{
  if (self->docs == NULL)
    return TRUE;
  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    {
      const MbRecordType *type = mb_record_type_get (kind);

      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].kind == MB_FIELD_PAGE && !check_field (self, type, &type->fields[i], error))
          return FALSE;
    }
  return TRUE;
}

const MbCheckRule mb_check_page_rules[] = {
  { "page-missing", N_("Page Not in the Docs Folder"), check_page_missing },
  { NULL },
};
