#include "config.h"

#include "mb-diff.h"

#include <string.h>

/* Lines shown around a change. */
#define CONTEXT 3

/* Lines added and taken away until which the shortest way between two texts is looked for. Its memory grows with the
 * square; texts that differ more are shown as one taken away and one added. */
#define MOST_EDITS 1500

/* Lines: each different one has a number, so that comparing two is comparing numbers */

typedef struct {
  const char *start;
  gsize length; /* its end counted */
} Line;

typedef struct {
  GArray *lines;   /* Line */
  GArray *numbers; /* guint */
} Side;

static guint
hash_line (gconstpointer data)
{
  const Line *line = data;
  guint hash = 5381;

  for (gsize i = 0; i < line->length; i++)
    hash = hash * 33 + (guchar) line->start[i];
  return hash;
}

static gboolean
same_line (gconstpointer a, gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  return left->length == right->length && memcmp (left->start, right->start, left->length) == 0;
}

static void
split (Side *side, GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  side->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  side->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  while (at < end)
    {
      const char *newline = memchr (at, '\n', end - at);
      Line line = { at, (newline != NULL ? newline + 1 : end) - at };

      g_array_append_val (side->lines, line);
      at += line.length;
    }
}

/* The lines no longer move by then. */
static void
number (Side *side, GHashTable *known)
{
  for (guint i = 0; i < side->lines->len; i++)
    {
      Line *line = &g_array_index (side->lines, Line, i);
      guint value = GPOINTER_TO_UINT (g_hash_table_lookup (known, line));

      if (value == 0)
        {
          value = g_hash_table_size (known) + 1;
          g_hash_table_insert (known, line, GUINT_TO_POINTER (value));
        }
      g_array_append_val (side->numbers, value);
    }
}

static void
clear_side (Side *side)
{
  g_array_unref (side->lines);
  g_array_unref (side->numbers);
}

/* The shortest way from one to the other, as E. W. Myers found it in 1986 */

typedef struct {
  Side before;
  Side after;
  gboolean *gone;  /* for each line before: whether it is taken away */
  gboolean *fresh; /* for each line after: whether it is added */
} Diff;

typedef struct {
  const guint *old;
  int n_old;
  const guint *new;
  int n_new;
  GPtrArray *rounds; /* of int *: how far each diagonal from -d to d was come in round d */
} Search;

/* Where diagonal k begins in a round: from its neighbour that came farther. */
static gboolean
comes_from_above (const int *last, int d, int k)
{
  /* last holds the diagonals from -(d - 1) to d - 1, every second of them used. */
  return k == -d || (k != d && last[k - 1 + (d - 1)] < last[k + 1 + (d - 1)]);
}

static int
step_into (const int *last, int d, int k)
{
  if (d == 0)
    return 0;
  return comes_from_above (last, d, k) ? last[k + 1 + (d - 1)] : last[k - 1 + (d - 1)] + 1;
}

static gboolean
run_round (Search *self, int d)
{
  int *reached = g_new (int, 2 * d + 1);
  const int *last = d > 0 ? self->rounds->pdata[d - 1] : NULL;

  g_ptr_array_add (self->rounds, reached);
  for (int i = 0; i < 2 * d + 1; i++)
    reached[i] = -1;
  for (int k = -d; k <= d; k += 2)
    {
      int x = step_into (last, d, k);
      int y = x - k;

      while (x < self->n_old && y < self->n_new && self->old[x] == self->new[y])
        {
          x++;
          y++;
        }
      reached[k + d] = x;
      if (x >= self->n_old && y >= self->n_new)
        return TRUE;
    }
  return FALSE;
}

static void
walk_back (Search *self, int d, gboolean *gone, gboolean *fresh)
{
  int x = self->n_old;
  int y = self->n_new;

  for (; d > 0; d--)
    {
      const int *last = self->rounds->pdata[d - 1];
      int k = x - y;
      gboolean is_added = comes_from_above (last, d, k);
      int from = is_added ? last[k + 1 + (d - 1)] : last[k - 1 + (d - 1)];

      if (is_added)
        fresh[from - (k + 1)] = TRUE;
      else
        gone[from] = TRUE;
      x = from;
      y = from - (is_added ? k + 1 : k - 1);
    }
}

static void
search (Search *self, gboolean *gone, gboolean *fresh)
{
  const int most = MIN (self->n_old + self->n_new, MOST_EDITS);
  int d = 0;

  self->rounds = g_ptr_array_new_with_free_func (g_free);
  while (d <= most && !run_round (self, d))
    d++;
  if (d <= most)
    walk_back (self, d, gone, fresh);
  for (int i = 0; d > most && i < self->n_old; i++)
    gone[i] = TRUE;
  for (int i = 0; d > most && i < self->n_new; i++)
    fresh[i] = TRUE;
  g_ptr_array_unref (self->rounds);
}

static void
compare (Diff *self)
{
  const guint *old = (const guint *) (gpointer) self->before.numbers->data;
  const guint *new = (const guint *) (gpointer) self->after.numbers->data;
  guint n_old = self->before.numbers->len;
  guint n_new = self->after.numbers->len;
  guint same = 0;
  Search middle = { 0 };

  while (same < n_old && same < n_new && old[same] == new[same])
    same++;
  while (n_old > same && n_new > same && old[n_old - 1] == new[n_new - 1])
    {
      n_old--;
      n_new--;
    }
  middle.old = old + same;
  middle.n_old = (int) (n_old - same);
  middle.new = new + same;
  middle.n_new = (int) (n_new - same);
  search (&middle, self->gone + same, self->fresh + same);
}

/* Writing it */

static void
append_line (GString *text, char sign, const Line *line)
{
  g_string_append_c (text, sign);
  g_string_append_len (text, line->start, line->length);
  if (line->start[line->length - 1] != '\n')
    g_string_append (text, "\n\\ No newline at end of file\n");
}

/* A place in both texts. */
typedef struct {
  guint before;
  guint after;
} Place;

static gboolean
is_at_change (const Diff *self, Place at)
{
  return (at.before < self->before.lines->len && self->gone[at.before]) ||
         (at.after < self->after.lines->len && self->fresh[at.after]);
}

static gboolean
is_at_end (const Diff *self, Place at)
{
  return at.before >= self->before.lines->len && at.after >= self->after.lines->len;
}

static Place
skip_change (const Diff *self, Place at)
{
  while (at.before < self->before.lines->len && self->gone[at.before])
    at.before++;
  while (at.after < self->after.lines->len && self->fresh[at.after])
    at.after++;
  return at;
}

/* How many same lines follow, at most so many. */
static guint
count_same (const Diff *self, Place at, guint most)
{
  guint n = 0;

  while (n < most && !is_at_end (self, at) && !is_at_change (self, at))
    {
      at.before++;
      at.after++;
      n++;
    }
  return n;
}

/* Changes with few lines between them stand in one part. */
static Place
find_end_of_part (const Diff *self, Place at)
{
  for (;;)
    {
      guint same;

      at = skip_change (self, at);
      same = count_same (self, at, 2 * CONTEXT + 1);
      at.before += same;
      at.after += same;
      if (same <= 2 * CONTEXT && is_at_change (self, at))
        continue;
      same -= MIN (same, CONTEXT);
      at.before -= same;
      at.after -= same;
      return at;
    }
}

static void
append_range (GString *text, char sign, guint first, guint count)
{
  /* Of no lines, it is the line after which they would be. */
  g_string_append_printf (text, "%c%u", sign, count > 0 ? first + 1 : first);
  if (count != 1)
    g_string_append_printf (text, ",%u", count);
}

static void
append_part (GString *text, const Diff *self, Place start, Place end)
{
  Place at = start;

  g_string_append (text, "@@ ");
  append_range (text, '-', start.before, end.before - start.before);
  g_string_append_c (text, ' ');
  append_range (text, '+', start.after, end.after - start.after);
  g_string_append (text, " @@\n");
  while (at.before < end.before || at.after < end.after)
    {
      if (at.before < end.before && self->gone[at.before])
        append_line (text, '-', &g_array_index (self->before.lines, Line, at.before++));
      else if (at.after < end.after && self->fresh[at.after])
        append_line (text, '+', &g_array_index (self->after.lines, Line, at.after++));
      else
        {
          append_line (text, ' ', &g_array_index (self->before.lines, Line, at.before++));
          at.after++;
        }
    }
}

static void
append_parts (GString *text, const Diff *self)
{
  Place at = { 0, 0 };

  for (;;)
    {
      guint same = count_same (self, at, G_MAXUINT);
      guint shown = MIN (same, CONTEXT);
      Place start = { at.before + same - shown, at.after + same - shown };
      Place change = { at.before + same, at.after + same };

      if (is_at_end (self, change))
        return;
      at = find_end_of_part (self, change);
      append_part (text, self, start, at);
    }
}

/* Nothing in a name may end the line it stands in. */
static void
append_name (GString *text, const char *sign, const char *folder, const char *name)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (name), "\t\r\n", ' ');

  g_string_append_printf (text, "%s %s/%s\n", sign, folder, one_line);
}

/**
 * mb_diff_unified:
 * @name: what the text is called
 * @before: the text
 * @after: what becomes of it
 *
 * Writes how two texts differ, as `diff -u` does. The texts may be any bytes;
 * a carriage return belongs to its line. Between texts that differ in more
 * than 1,500 lines the shortest way is not looked for.
 *
 * Returns: (transfer full): the difference, as bytes of both texts; empty when
 *   there is none
 */
char *
mb_diff_unified (const char *name, GBytes *before, GBytes *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_line, same_line);
  g_autoptr (GString) text = g_string_new (NULL);
  Diff self;

  if (g_bytes_equal (before, after))
    return g_strdup ("");
  split (&self.before, before);
  split (&self.after, after);
  number (&self.before, known);
  number (&self.after, known);
  self.gone = g_new0 (gboolean, self.before.lines->len + 1);
  self.fresh = g_new0 (gboolean, self.after.lines->len + 1);
  compare (&self);

  append_name (text, "---", "a", name);
  append_name (text, "+++", "b", name);
  append_parts (text, &self);

  g_free (self.gone);
  g_free (self.fresh);
  clear_side (&self.before);
  clear_side (&self.after);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
