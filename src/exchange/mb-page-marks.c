#include "config.h"

#include "mb-page-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-error.h"

#define BEGIN "<!-- BEGIN mentorbook:"
#define END "<!-- END mentorbook:"
#define CLOSE " -->"

typedef struct {
  const char *page;
  const char *data;
  GPtrArray *marks;
  MbPageMark *open;
  gboolean in_code;
} Finding;

static void
mark_free (gpointer data)
{
  MbPageMark *mark = data;

  g_free (mark->name);
  g_free (mark);
}

static gboolean
is_name (const char *name)
{
  return *name != '\0' && name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-:")] == '\0';
}

/* What a line that is only such a comment names; NULL: it is another. */
static char *
dup_name (const char *line, const char *opening)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (line, opening) || !g_str_has_suffix (line, CLOSE))
    return NULL;
  name = g_strndup (line + strlen (opening), strlen (line) - strlen (opening) - strlen (CLOSE));
  return is_name (name) ? g_steal_pointer (&name) : NULL;
}

static gboolean
refuse (const Finding *self, guint line, const char *format, const char *name, GError **error)
{
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", name, 1);
  g_set_error (error, MB_ERROR, MB_ERROR_INPUT, _("%s, line %u: %s"), self->page, line, sentence->str);
  return FALSE;
}

static gboolean
begin (Finding *self, char *name, guint line, gsize after, GError **error)
{
  if (self->open != NULL)
    {
      g_free (name);
      return refuse (self, self->open->line, _("“mentorbook:%s” begins and does not end before the next one."),
                     self->open->name, error);
    }
  self->open = g_new0 (MbPageMark, 1);
  self->open->name = name;
  self->open->line = line;
  self->open->inner_start = after;
  g_ptr_array_add (self->marks, self->open);
  return TRUE;
}

static gboolean
end (Finding *self, const char *name, guint line, gsize start, GError **error)
{
  if (self->open == NULL || !g_str_equal (self->open->name, name))
    return refuse (self, line, _("“mentorbook:%s” ends here and did not begin."), name, error);
  self->open->inner_end = start;
  self->open->last_line = line;
  self->open = NULL;
  return TRUE;
}

static gboolean
read_line (Finding *self, guint number, gsize start, gsize stop, GError **error)
{
  g_autofree char *line = g_strstrip (g_strndup (self->data + start, stop - start));
  char *begins = dup_name (line, BEGIN);
  g_autofree char *ends = dup_name (line, END);

  /* What is shown as code is no comment. */
  if (g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~"))
    self->in_code = !self->in_code;
  if (self->in_code)
    g_clear_pointer (&begins, g_free);
  if (begins != NULL)
    return begin (self, begins, number, stop, error);
  return self->in_code || ends == NULL || end (self, ends, number, start, error);
}

/**
 * mb_page_marks_find:
 * @bytes: a page
 * @page: what messages call it
 * @error: return location for an error
 *
 * Finds the parts of a page that Mentorbook writes.
 *
 * Returns: (transfer full) (nullable) (element-type MbPageMark): the parts, in
 *   their order; %NULL with %MB_ERROR_INPUT and the line when one of them does
 *   not begin or end
 */
GPtrArray *
mb_page_marks_find (GBytes *bytes, const char *page, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (mark_free);
  Finding self = { page, data, marks, NULL, FALSE };
  guint line = 1;

  for (gsize at = 0; at < size; line++)
    {
      const char *newline = memchr (data + at, '\n', size - at);
      gsize next = newline != NULL ? (gsize) (newline + 1 - data) : size;

      if (!read_line (&self, line, at, next, error))
        return NULL;
      at = next;
    }
  if (self.open != NULL)
    {
      refuse (&self, self.open->line, _("“mentorbook:%s” begins and does not end."), self.open->name, error);
      return NULL;
    }
  return g_steal_pointer (&marks);
}

/**
 * mb_page_mark_dup_begin:
 * @name: the name of a part
 *
 * Returns: (transfer full): the comment that begins it
 */
char *
mb_page_mark_dup_begin (const char *name)
{
  return g_strconcat (BEGIN, name, CLOSE, NULL);
}

/**
 * mb_page_mark_dup_end:
 * @name: the name of a part
 *
 * Returns: (transfer full): the comment that ends it
 */
char *
mb_page_mark_dup_end (const char *name)
{
  return g_strconcat (END, name, CLOSE, NULL);
}
