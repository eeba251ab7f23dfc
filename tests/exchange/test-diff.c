#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/mb-diff.h"

static char *
make_diff (const char *before, const char *after)
{
  g_autoptr (GBytes) old = g_bytes_new_static (before, strlen (before));
  g_autoptr (GBytes) new = g_bytes_new_static (after, strlen (after));

  return mb_diff_unified ("page.md", old, new);
}

static void
test_written (void)
{
  static const char *const cases[][3] = {
    { "a\nb\n", "a\nb\n", "" },
    { "a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n" },
    { "a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n" },
    { "", "a\n", "@@ -0,0 +1 @@\n+a\n" },
    { "a\n", "", "@@ -1 +0,0 @@\n-a\n" },
    { "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n" },
    { "a\nb", "A\nb", "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n" },
    { "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
      "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *diff = make_diff (cases[i][0], cases[i][1]);
      g_autofree char *expected = g_strconcat (*cases[i][2] != '\0' ? "--- a/page.md\n+++ b/page.md\n" : "",
                                               cases[i][2], NULL);

      g_assert_cmpstr (diff, ==, expected);
    }
}

/* A patch as strict as can be: every line taken away and every line around must be there. */

static const char *
end_of_line (const char *at)
{
  const char *newline = strchr (at, '\n');

  return newline != NULL ? newline + 1 : at + strlen (at);
}

static void
take_line (GString *patched, const char **before, const char *line, gboolean keep)
{
  gsize length = end_of_line (line) - line;

  g_assert_cmpmem (*before, MIN (length, strlen (*before)), line, length);
  if (keep)
    g_string_append_len (patched, line, length);
  *before += length;
}

/* The line without its end, where the diff says that it has none. */
static char *
dup_diff_line (const char **at)
{
  const char *end = end_of_line (*at);
  gboolean has_no_end = g_str_has_prefix (end, "\\ ");
  char *line = g_strndup (*at, end - *at - (has_no_end ? 1 : 0));

  *at = has_no_end ? end_of_line (end) : end;
  return line;
}

static char *
patch (const char *before, const char *diff)
{
  g_autoptr (GString) patched = g_string_new (NULL);
  const char *start = before;
  const char *at = diff;
  guint line_before = 1;

  while (*at != '\0')
    {
      g_autofree char *line = dup_diff_line (&at);

      if (g_str_has_prefix (line, "--- ") || g_str_has_prefix (line, "+++ "))
        {
          continue;
        }
      else if (g_str_has_prefix (line, "@@ "))
        {
          guint first = (guint) g_ascii_strtoull (line + strlen ("@@ -"), NULL, 10);
          gboolean is_after = strstr (line, ",0 +") != NULL;

          for (; line_before < first + (is_after ? 1 : 0); line_before++)
            take_line (patched, &before, before, TRUE);
        }
      else if (*line == '+')
        {
          g_string_append (patched, line + 1);
        }
      else
        {
          g_assert_true (*line == ' ' || *line == '-');
          take_line (patched, &before, line + 1, *line == ' ');
          line_before++;
        }
    }
  g_assert_cmpuint (before - start, <=, strlen (start));
  g_string_append (patched, before);
  return g_string_free_and_steal (g_steal_pointer (&patched));
}

static char *
make_text (GRand *chance, int most_lines)
{
  static const char *const lines[] = { "a\n", "b\n", "c\r\n", "\n", "| d |\n", "\xff\n", "é\n" };
  g_autoptr (GString) text = g_string_new (NULL);
  const int n = g_rand_int_range (chance, 0, most_lines);

  for (int i = 0; i < n; i++)
    g_string_append (text, lines[g_rand_int_range (chance, 0, G_N_ELEMENTS (lines))]);
  if (g_rand_boolean (chance))
    g_string_append (text, "end");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_patched (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1936);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *before = make_text (chance, 20);
      g_autofree char *after = make_text (chance, 20);
      g_autofree char *diff = make_diff (before, after);
      g_autofree char *patched = patch (before, diff);

      g_assert_cmpstr (patched, ==, after);
    }
}

/* The same, by the program people use. */
static void
test_patched_by_patch (void)
{
  g_autofree char *program = g_find_program_in_path ("patch");
  g_autoptr (GRand) chance = g_rand_new_with_seed (1985);
  g_autofree char *folder = g_dir_make_tmp ("mentorbook-diff-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.md", NULL);

  if (program == NULL)
    {
      g_test_skip ("There is no “patch” here.");
      g_rmdir (folder);
      return;
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *before = make_text (chance, 60);
      g_autofree char *after = make_text (chance, 60);
      g_autofree char *diff = make_diff (before, after);
      g_autofree char *patched = NULL;
      g_autoptr (GSubprocess) process = NULL;

      g_assert_true (g_file_set_contents (path, before, -1, NULL));
      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, program,
                                  "--binary", "-d", folder, "page.md", NULL);
      g_assert_true (g_subprocess_communicate_utf8 (process, diff, NULL, NULL, NULL, NULL));
      g_assert_true (g_subprocess_get_successful (process));
      if (g_file_get_contents (path, &patched, NULL, NULL))
        g_assert_cmpstr (patched, ==, after);
      else
        g_assert_cmpstr (after, ==, "");
    }
  g_remove (path);
  g_rmdir (folder);
}

/* Nothing of these is the same, and there is much of it. */
static void
test_large (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autofree char *diff = NULL;
  g_autofree char *patched = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (before, "%u\n", i);
      g_string_append_printf (after, "%s%u\n", i % 2 == 0 ? "x" : "", i);
    }
  diff = make_diff (before->str, after->str);
  patched = patch (before->str, diff);
  g_assert_cmpstr (patched, ==, after->str);
  g_test_message ("50,000 lines: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/written", test_written);
  g_test_add_func ("/diff/patched", test_patched);
  g_test_add_func ("/diff/patched-by-patch", test_patched_by_patch);
  g_test_add_func ("/diff/large", test_large);
  return g_test_run ();
}
