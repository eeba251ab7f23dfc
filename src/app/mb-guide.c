#include "config.h"

#include "mb-guide.h"

#include <cmark-gfm.h>
#include <gio/gio.h>
#include <string.h>

#define GUIDE "/com/asyncapi/Mentorbook/guide/"
#define CONTENTS "README"

static void
topic_free (gpointer data)
{
  MbGuideTopic *topic = data;

  g_free (topic->name);
  g_free (topic->group);
  g_free (topic->title);
  g_free (topic->summary);
  g_free (topic);
}

/* The words of a node and of all in it. */
static char *
dup_words (cmark_node *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (node);

  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      const char *literal = cmark_node_get_literal (cmark_iter_get_node (iter));

      if (literal != NULL)
        g_string_append (words, literal);
      else if (cmark_node_get_type (cmark_iter_get_node (iter)) == CMARK_NODE_SOFTBREAK)
        g_string_append_c (words, ' ');
    }
  cmark_iter_free (iter);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* “[Title](name.md): what it is about” */
static MbGuideTopic *
read_topic (cmark_node *item, const char *group)
{
  cmark_node *paragraph = cmark_node_first_child (item);
  cmark_node *link = cmark_node_first_child (paragraph);
  g_autofree char *words = dup_words (paragraph);
  MbGuideTopic *topic = g_new0 (MbGuideTopic, 1);
  const char *url = cmark_node_get_url (link);

  topic->name = g_strndup (url, strcspn (url, "."));
  topic->group = g_strdup (group);
  topic->title = dup_words (link);
  topic->summary = g_strdup (words + MIN (strlen (words), strlen (topic->title) + strlen (": ")));
  return topic;
}

static void
read_list (GPtrArray *topics, cmark_node *list, const char *group)
{
  for (cmark_node *item = cmark_node_first_child (list); item; item = cmark_node_next (item))
    g_ptr_array_add (topics, read_topic (item, group));
}

/**
 * mb_guide_dup_topics:
 *
 * Reads the contents of the guide: the lists of the page `README.md`.
 *
 * Returns: (transfer full) (element-type MbGuideTopic): the pages, in their order
 */
GPtrArray *
mb_guide_dup_topics (void)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func (topic_free);
  g_autofree char *contents = mb_guide_dup_page (CONTENTS);
  g_autofree char *group = g_strdup ("");
  cmark_node *document = cmark_parse_document (contents, strlen (contents), CMARK_OPT_DEFAULT);

  for (cmark_node *node = cmark_node_first_child (document); node; node = cmark_node_next (node))
    {
      if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        {
          g_free (group);
          group = dup_words (node);
        }
      else if (cmark_node_get_type (node) == CMARK_NODE_LIST)
        read_list (topics, node, group);
    }
  cmark_node_free (document);
  return topics;
}

/**
 * mb_guide_dup_page:
 * @name: the name of a page: that of its file without the ending
 *
 * Returns: (transfer full) (nullable): its Markdown; %NULL when there is no such page
 */
char *
mb_guide_dup_page (const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strdup_printf (GUIDE "%s.md", name);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}
