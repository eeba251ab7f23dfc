#include "config.h"

#include "mb-table-memory.h"

#define KEY "tables"
#define MOST_TABLES 50

/**
 * mb_table_memory_recall:
 * @settings: (nullable): the program's settings
 * @table: a table
 *
 * Takes a table for what one with the same headings was taken for the last time.
 *
 * Returns: whether there was one
 */
gboolean
mb_table_memory_recall (GSettings *settings, MbPasteTable *table)
{
  g_autoptr (GVariant) tables = settings ? g_settings_get_value (settings, KEY) : NULL;
  g_autofree char *key = mb_paste_table_dup_key (table);
  GVariantIter iter;
  const char *known, *mapping;

  if (!tables || !key)
    return FALSE;
  g_variant_iter_init (&iter, tables);
  while (g_variant_iter_next (&iter, "(&s&s)", &known, &mapping))
    if (g_str_equal (known, key))
      {
        mb_paste_table_recall (table, mapping);
        return TRUE;
      }
  return FALSE;
}

/**
 * mb_table_memory_keep:
 * @settings: (nullable): the program's settings
 * @table: a table
 *
 * Remembers what a table was taken for. The last fifty are kept.
 */
void
mb_table_memory_keep (GSettings *settings, const MbPasteTable *table)
{
  g_autoptr (GVariant) tables = settings ? g_settings_get_value (settings, KEY) : NULL;
  g_autofree char *key = mb_paste_table_dup_key (table);
  g_autofree char *mapping = mb_paste_table_dup_mapping (table);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  GVariantIter iter;
  const char *known, *former;
  guint n = 1;

  if (!tables || !key)
    return;
  g_variant_builder_add (&builder, "(ss)", key, mapping);
  g_variant_iter_init (&iter, tables);
  while (n < MOST_TABLES && g_variant_iter_next (&iter, "(&s&s)", &known, &former))
    if (!g_str_equal (known, key))
      {
        g_variant_builder_add (&builder, "(ss)", known, former);
        n++;
      }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
