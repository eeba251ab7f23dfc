#include "config.h"

#include "mb-release-notes.h"

#include <string.h>

typedef enum {
  NOTHING,
  PARAGRAPH,
  ITEM,
} Block;

typedef struct {
  GString *markup;
  GString *text; /* of the block that has begun */
  Block block;
  gboolean in_list;
} Writer;

/* `Words` like these are code. */
static void
append_text (GString *markup, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "`", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (parts[i], -1);

      g_string_append_printf (markup, i % 2 ? "<code>%s</code>" : "%s", escaped);
    }
}

static void
set_in_list (Writer *writer, gboolean in_list)
{
  if (writer->in_list != in_list)
    g_string_append (writer->markup, in_list ? "<ul>" : "</ul>");
  writer->in_list = in_list;
}

static void
end_block (Writer *writer)
{
  if (writer->block != NOTHING)
    {
      set_in_list (writer, writer->block == ITEM);
      g_string_append (writer->markup, writer->block == ITEM ? "<li>" : "<p>");
      append_text (writer->markup, writer->text->str);
      g_string_append (writer->markup, writer->block == ITEM ? "</li>" : "</p>");
    }
  writer->block = NOTHING;
  g_string_truncate (writer->text, 0);
}

static void
begin_block (Writer *writer, Block block, const char *text)
{
  end_block (writer);
  writer->block = block;
  g_string_append (writer->text, text);
}

static void
add_line (Writer *writer, const char *line)
{
  if (!*line)
    end_block (writer);
  else if (g_str_has_prefix (line, "- "))
    begin_block (writer, ITEM, line + 2);
  else if (writer->block == NOTHING)
    begin_block (writer, PARAGRAPH, line);
  else
    g_string_append_printf (writer->text, " %s", line);
}

/**
 * mb_release_notes_dup_markup:
 * @news: the news of all versions in Markdown, the latest version first: a
 *   heading of the second level for each, paragraphs and lists
 *
 * Makes the release notes of the latest version: its paragraphs and lists in
 * the markup of AppStream.
 *
 * Returns: (transfer full): the markup; empty when there is no version
 */
char *
mb_release_notes_dup_markup (const char *news)
{
  g_auto (GStrv) lines = g_strsplit (news, "\n", -1);
  Writer writer = { g_string_new (NULL), g_string_new (NULL), NOTHING, FALSE };
  guint versions = 0;

  for (guint i = 0; lines[i] && versions < 2; i++)
    {
      if (g_str_has_prefix (lines[i], "## "))
        versions++;
      else if (versions == 1)
        add_line (&writer, g_strstrip (lines[i]));
    }
  end_block (&writer);
  set_in_list (&writer, FALSE);
  g_string_free (writer.text, TRUE);
  return g_string_free_and_steal (writer.markup);
}
