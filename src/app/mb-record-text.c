#include "config.h"

#include "mb-record-text.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

static gboolean
is_in_title (const MbRecordType *type, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i]; i++)
    if (g_str_equal (type->title[i], field))
      return TRUE;
  return FALSE;
}

/* Joins what is set of some displays; takes them. */
/* Takes text. An address or a Latin name would mix with what stands beside it where the line goes from right to left. */
static char *
isolate (char *text)
{
  g_autofree char *taken = text;

  if (!text || !*text || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_steal_pointer (&taken);
  return g_strdup_printf ("\u2068%s\u2069", taken);
}

static void
append_display (GString *text, const char *separator, char *display)
{
  if (display && *display)
    {
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text, display);
    }
  g_free (display);
}

/**
 * mb_record_text_dup_title:
 * @record: a record
 * @beside: (nullable) (array zero-terminated=1): names of fields that go without saying
 *
 * Gives the title of a record. Where the title is made of several fields,
 * @beside is left out: below a cohort, a participation is called after the
 * person alone.
 *
 * Returns: (transfer full): the title, never empty
 */
char *
mb_record_text_dup_title (MbRecord *record, const char *const *beside)
{
  const MbRecordType *type;
  g_autoptr (GString) title = NULL;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  type = mb_record_get_record_type (record);
  title = g_string_new (NULL);
  if (beside && type->title_joiner)
    {
      for (guint i = 0; i < G_N_ELEMENTS (type->title) && type->title[i]; i++)
        if (!g_strv_contains (beside, type->title[i]))
          append_display (title, type->title_joiner, mb_record_dup_display (record, type->title[i]));
    }
  else
    append_display (title, " ", mb_record_dup_title (record));

  if (title->len == 0)
    /* Translators: %s is a type of record, such as “Person”. */
    g_string_append_printf (title, _("%s without a title"), mb_record_type_get_label (type));
  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * mb_record_text_dup_subtitle:
 * @record: a record
 * @beside: (nullable) (array zero-terminated=1): names of fields that go without saying
 *
 * Gives what else the list says of a record: its listed fields that are set
 * and are not in the title.
 *
 * Returns: (transfer full): one line, perhaps empty
 */
char *
mb_record_text_dup_subtitle (MbRecord *record, const char *const *beside)
{
  const MbRecordType *type;
  g_autoptr (GString) subtitle = NULL;

  g_return_val_if_fail (MB_IS_RECORD (record), NULL);

  type = mb_record_get_record_type (record);
  subtitle = g_string_new (NULL);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MbField *field = &type->fields[i];

      if (!(field->flags & MB_FIELD_LISTED) || (beside && g_strv_contains (beside, field->name)))
        continue;
      if (is_in_title (type, field->name) && (type->title_joiner || g_str_equal (type->title[0], field->name)))
        continue;
      if (field->kind == MB_FIELD_YES_NO || field->kind == MB_FIELD_INTEGER)
        {
          g_autofree char *display = mb_record_dup_display (record, field->name);
          if (display && *display)
            /* Translators: the name of a field and its value, as in “Hours: 90”. */
            append_display (subtitle, " · ",
                            isolate (g_strdup_printf (C_("record", "%s: %s"), mb_field_get_label (field), display)));
        }
      else
        append_display (subtitle, " · ", isolate (mb_record_dup_shown (record, field->name)));
    }
  /* Where the first word is Latin, the rest would stand on its wrong side: a mark says which way the line goes. */
  if (subtitle->len > 0 && gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    g_string_prepend (subtitle, "\u200f");
  return g_string_free_and_steal (g_steal_pointer (&subtitle));
}
