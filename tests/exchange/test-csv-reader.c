/* Files of CSV and TSV as rows of cells. */

#include <locale.h>

#include "exchange/mb-csv.h"
#include "exchange/mb-csv-reader.h"
#include "exchange-support.h"

static GPtrArray *
read_text (const char *text, gssize length, char separator, GArray **lines, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return mb_csv_read (bytes, "people.csv", separator, lines, NULL, error);
}

/* Cells parted by “|”, rows by “/”, each with its line before it. */
static void
assert_read (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = read_text (text, -1, 0, &lines, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", rows->pdata[i]);

      g_string_append_printf (said, "%s%u:%s", i > 0 ? "/" : "", g_array_index (lines, guint, i), row);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
assert_refused (const char *text, gssize length, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, 0, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_cells (void)
{
  assert_read ("a,b\nc,d\n", "1:a|b/2:c|d");
  assert_read ("a,b\r\n\r\n\"two\r\nlines\",\"say \"\"so\"\"\"\r\nlast,", "1:a|b/3:two\r\nlines|say \"so\"/5:last|");
  assert_read ("a,b\rc,d\r", "1:a|b/2:c|d");
  assert_read ("\xef\xbb\xbf" "Name,GitHub\nZoë,zoe", "1:Name|GitHub/2:Zoë|zoe");
  assert_read ("5\" disk, b \n\"\",\"\"", "1:5\" disk| b /2:|");
  assert_read ("", "");
  assert_read ("\n\n\n", "");
  assert_read ("one", "1:one");
}

/* Whatever parts the cells of every row alike; what stands in quotes does not count. */
static void
test_separators (void)
{
  assert_read ("a;b;c\n1,5;2;3", "1:a|b|c/2:1,5|2|3");
  assert_read ("a\tb, c\nd\te", "1:a|b, c/2:d|e");
  assert_read ("\"a;b;c\",d\n\"e\",f", "1:a;b;c|d/2:e|f");
  assert_read ("a,b\nc,d;e;f;g", "1:a|b/2:c|d;e;f;g");
}

static void
test_refused (void)
{
  assert_refused ("a,b\nc,\"d\ne\nf", -1,
                  "“people.csv”, line 2: The quotation mark that begins a cell here is never closed. Nothing was imported.");
  assert_refused ("a\n\"b\" c\n", -1,
                  "“people.csv”, line 2: After the quotation mark that closes a cell there is more text. Write a "
                  "quotation mark within a quoted cell twice. Nothing was imported.");
  assert_refused ("a,b\nc,\xe9\n", -1,
                  "“people.csv”, line 2: this is not UTF-8. Nothing was imported. Save the file as UTF-8 and import it "
                  "again.");
  assert_refused ("a\n\nb\0c\n", 7,
                  "“people.csv”, line 3: there is a NUL byte, so this is no text. Nothing was imported.");
  assert_refused ("\xff\xfe" "a\0b\0", 6,
                  "“people.csv” is written in UTF-16. Nothing was imported. Save it as UTF-8 and import it again.");
}

static void
test_bounds (void)
{
  g_autofree char *wide = g_strnfill (MB_CSV_MAX_COLUMNS, ',');
  g_autofree char *just_right = g_strnfill (MB_CSV_MAX_COLUMNS - 1, ',');
  g_autofree char *long_cell = g_strnfill (MB_CSV_MAX_CELL + 1, 'x');
  g_autofree char *rows = g_malloc (2 * MB_CSV_MAX_ROWS + 4);
  g_autoptr (GPtrArray) read = read_text (just_right, -1, ',', NULL, NULL);

  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpuint (g_strv_length (read->pdata[0]), ==, MB_CSV_MAX_COLUMNS);
  for (gsize i = 0; i <= MB_CSV_MAX_ROWS; i++)
    memcpy (rows + 2 * i, "x\n", 3);
  assert_refused (wide, -1, "“people.csv”, line 1: There are more than 10,000 columns. Nothing was imported.");
  assert_refused (long_cell, -1, "“people.csv”, line 1: A cell has more than 1 MB. Nothing was imported.");
  assert_refused (rows, -1, "“people.csv”, line 1000001: There are more than a million rows. Nothing was imported.");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b", 3);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mb_csv_read (bytes, "people.csv", 0, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
make_cell (GRand *rand)
{
  static const char *const pieces[] = { "a", "é", "李", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "🚀",
                                        "=1+1", "\\", "|", "\xef\xbb\xbf", "0" };
  GString *cell = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (cell, FALSE);
}

static GPtrArray *
make_table (GRand *rand, GString *csv)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const guint n_columns = g_rand_int_range (rand, 1, 6);

  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    {
      char **row = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        row[i] = make_cell (rand);
      mb_csv_append_row (csv, (const char *const *) row, n_columns);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* Whatever we write we read as it was, without being told what parts the cells. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = make_table (rand, csv);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = read_text (csv->str, csv->len, 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, rows->len);
      for (guint j = 0; j < rows->len; j++)
        g_assert_cmpstrv (read->pdata[j], rows->pdata[j]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/cells", test_cells);
  g_test_add_func ("/csv-reader/separators", test_separators);
  g_test_add_func ("/csv-reader/refused", test_refused);
  g_test_add_func ("/csv-reader/bounds", test_bounds);
  g_test_add_func ("/csv-reader/cancelled", test_cancelled);
  g_test_add_func ("/csv-reader/round-trip", test_round_trip);
  return g_test_run ();
}
