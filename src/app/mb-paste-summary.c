#include "config.h"

#include "mb-paste-summary.h"

#include <glib/gi18n.h>

/**
 * mb_paste_summary_count:
 * @self: a summary to fill
 * @rows: (nullable): a list of #MbPasteRow
 *
 * Counts rows.
 */
void
mb_paste_summary_count (MbPasteSummary *self, GListModel *rows)
{
  const guint n_rows = rows ? g_list_model_get_n_items (rows) : 0;

  *self = (MbPasteSummary) { 0 };
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (MbPasteRow) row = g_list_model_get_item (rows, i);

      self->of_state[mb_paste_row_get_state (row)]++;
      self->included += mb_paste_row_get_included (row);
    }
}

static void
append_count (GString *text, const char *format, guint n)
{
  g_autoptr (GString) counted = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  g_string_replace (counted, "%u", number, 1);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", counted->str);
}

/**
 * mb_paste_summary_dup_text:
 * @self: a summary
 *
 * Returns: (transfer full): how many rows there are of each state, “3 new · 1 changed”
 */
char *
mb_paste_summary_dup_text (const MbPasteSummary *self)
{
  const guint *n = self->of_state;
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, ngettext ("%u new", "%u new", n[MB_PASTE_NEW]), n[MB_PASTE_NEW]);
  append_count (text, ngettext ("%u changed", "%u changed", n[MB_PASTE_CHANGES]), n[MB_PASTE_CHANGES]);
  append_count (text, ngettext ("%u already the same", "%u already the same", n[MB_PASTE_SAME]), n[MB_PASTE_SAME]);
  append_count (text, ngettext ("%u doubtful", "%u doubtful", n[MB_PASTE_DOUBTFUL]), n[MB_PASTE_DOUBTFUL]);
  append_count (text, ngettext ("%u not understood", "%u not understood", n[MB_PASTE_TROUBLE]), n[MB_PASTE_TROUBLE]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * mb_paste_summary_get_word:
 * @state: what a row means
 *
 * Returns: (transfer none): what the user reads for it
 */
const char *
mb_paste_summary_get_word (MbPasteState state)
{
  static const char *const words[] = {
    NC_("row", "New"),
    NC_("row", "Changed"),
    NC_("row", "The Same"),
    NC_("row", "Doubtful"),
    NC_("row", "Not Understood"),
  };

  return g_dpgettext2 (NULL, "row", words[state]);
}

/**
 * mb_paste_summary_get_style:
 * @state: what a row means
 *
 * Returns: (transfer none): the style class of its word
 */
const char *
mb_paste_summary_get_style (MbPasteState state)
{
  static const char *const styles[] = { "success", "accent", "dimmed", "warning", "error" };

  return styles[state];
}
