#include "config.h"

#include "mb-chart-data.h"

#include "mb-chart-words.h"

/* There is nothing where a category and a series meet. */
#define NO_VALUE -1

typedef struct {
  gint64 value;
  gint64 whole; /* 0: it is a share of nothing */
  char *words;  /* (nullable) */
} Cell;

typedef struct {
  gint64 id;
  char *name;
  char *note;    /* (nullable) */
  GArray *cells; /* Cell, by series; shorter where there is nothing more */
} Category;

typedef struct {
  gint64 id;
  char *name;
  guint color;
} Series;

struct _MbChartData {
  gatomicrefcount ref_count;
  MbChartForm form;
  char *title;
  char *caption;
  gboolean has_years;
  GArray *categories; /* Category */
  GArray *series;     /* Series */
};

G_DEFINE_BOXED_TYPE (MbChartData, mb_chart_data, mb_chart_data_ref, mb_chart_data_unref)

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->words);
}

static void
category_clear (gpointer data)
{
  Category *category = data;

  g_free (category->name);
  g_free (category->note);
  g_array_unref (category->cells);
}

static void
series_clear (gpointer data)
{
  g_free (((Series *) data)->name);
}

/**
 * mb_chart_data_new:
 * @form: what the chart looks like
 * @title: what it is about
 *
 * Returns: (transfer full): data without categories and series
 */
MbChartData *
mb_chart_data_new (MbChartForm form, const char *title)
{
  MbChartData *self = g_new0 (MbChartData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->form = form;
  self->title = mb_chart_dup_line (title);
  self->caption = g_strdup ("");
  self->categories = g_array_new (FALSE, TRUE, sizeof (Category));
  self->series = g_array_new (FALSE, TRUE, sizeof (Series));
  g_array_set_clear_func (self->categories, category_clear);
  g_array_set_clear_func (self->series, series_clear);
  return self;
}

/**
 * mb_chart_data_ref:
 * @self: data
 *
 * Returns: (transfer full): @self, held once more
 */
MbChartData *
mb_chart_data_ref (MbChartData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * mb_chart_data_unref:
 * @self: (transfer full): data
 *
 * Lets go of the data; the last frees it.
 */
void
mb_chart_data_unref (MbChartData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->caption);
  g_array_unref (self->categories);
  g_array_unref (self->series);
  g_free (self);
}

/* Making it */

/**
 * mb_chart_data_set_title:
 * @self: data
 * @title: what it is about
 *
 * Gives the chart another title.
 */
void
mb_chart_data_set_title (MbChartData *self, const char *title)
{
  g_free (self->title);
  self->title = mb_chart_dup_line (title);
}

/**
 * mb_chart_data_set_caption:
 * @self: data
 * @caption: of what and as of when it is
 *
 * Sets the sentences that stand below the chart.
 */
void
mb_chart_data_set_caption (MbChartData *self, const char *caption)
{
  g_free (self->caption);
  self->caption = mb_chart_dup_text (caption);
}

/**
 * mb_chart_data_add_category:
 * @self: data
 * @id: what the caller knows it by
 * @name: what is written below it; one line of it is taken
 *
 * Adds a column after the others.
 *
 * Returns: its place
 */
guint
mb_chart_data_add_category (MbChartData *self, gint64 id, const char *name)
{
  Category category = { .id = id, .name = mb_chart_dup_line (name) };

  category.cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (category.cells, cell_clear);
  g_array_append_val (self->categories, category);
  return self->categories->len - 1;
}

/**
 * mb_chart_data_add_year:
 * @self: data
 * @year: a calendar year, which is also the id
 *
 * Adds the column of a year. Where there is no room for all years, some are
 * not written.
 *
 * Returns: its place
 */
guint
mb_chart_data_add_year (MbChartData *self, int year)
{
  g_autofree char *name = g_strdup_printf ("%d", year);

  self->has_years = TRUE;
  return mb_chart_data_add_category (self, year, name);
}

/**
 * mb_chart_data_add_series:
 * @self: data, of fewer than %MB_CHART_MOST_SERIES series
 * @id: what the caller knows it by
 * @name: what the legend calls it; one line of it is taken
 * @color: which colour of the palette; %MB_CHART_COLOR_REST for what was put together
 *
 * Adds a series; segments stand on each other in the order of the series.
 *
 * Returns: its place
 */
guint
mb_chart_data_add_series (MbChartData *self, gint64 id, const char *name, guint color)
{
  Series series = { .id = id, .name = mb_chart_dup_line (name), .color = color };

  g_return_val_if_fail (self->series->len < MB_CHART_MOST_SERIES, MB_CHART_NONE);

  g_array_append_val (self->series, series);
  return self->series->len - 1;
}

static Category *
get_category (MbChartData *self, guint category)
{
  return &g_array_index (self->categories, Category, category);
}

static Cell *
need_cell (MbChartData *self, guint category, guint series)
{
  GArray *cells = get_category (self, category)->cells;

  while (cells->len <= series)
    {
      Cell nothing = { .value = NO_VALUE };

      g_array_append_val (cells, nothing);
    }
  return &g_array_index (cells, Cell, series);
}

/**
 * mb_chart_data_set_value:
 * @self: data
 * @category: a category
 * @series: a series
 * @value: a number that is not negative
 *
 * Sets the value of a segment.
 */
void
mb_chart_data_set_value (MbChartData *self, guint category, guint series, gint64 value)
{
  g_return_if_fail (category < self->categories->len && series < self->series->len);

  need_cell (self, category, series)->value = MAX (value, 0);
}

/**
 * mb_chart_data_set_share:
 * @self: data
 * @category: a category
 * @series: a series
 * @k: how many
 * @n: of how many, more than none
 *
 * Sets the value of a segment that is a part of something.
 */
void
mb_chart_data_set_share (MbChartData *self, guint category, guint series, gint64 k, gint64 n)
{
  mb_chart_data_set_value (self, category, series, k);
  need_cell (self, category, series)->whole = MAX (n, 0);
}

/**
 * mb_chart_data_set_words:
 * @self: data
 * @category: a category
 * @series: a series
 * @words: the figure in words, as in “3 of 5 (60%), 1 unknown”
 *
 * Says more of a value than the value itself; also where there is none. It is
 * what hovering shows and a screen reader says.
 */
void
mb_chart_data_set_words (MbChartData *self, guint category, guint series, const char *words)
{
  Cell *cell;

  g_return_if_fail (category < self->categories->len && series < self->series->len);

  cell = need_cell (self, category, series);
  g_free (cell->words);
  cell->words = mb_chart_dup_line (words);
}

/**
 * mb_chart_data_set_note:
 * @self: data
 * @category: a category
 * @note: a few words, as in “Too early”
 *
 * Sets what is written where the column would stand, or behind the value of a
 * step.
 */
void
mb_chart_data_set_note (MbChartData *self, guint category, const char *note)
{
  g_return_if_fail (category < self->categories->len);

  g_free (get_category (self, category)->note);
  get_category (self, category)->note = mb_chart_dup_line (note);
}

/* Asking it */

/**
 * mb_chart_data_get_form:
 * @self: data
 *
 * Returns: what the chart looks like
 */
MbChartForm
mb_chart_data_get_form (MbChartData *self)
{
  return self->form;
}

/**
 * mb_chart_data_get_title:
 * @self: data
 *
 * Returns: (transfer none): what the chart is about
 */
const char *
mb_chart_data_get_title (MbChartData *self)
{
  return self->title;
}

/**
 * mb_chart_data_get_caption:
 * @self: data
 *
 * Returns: (transfer none): of what and as of when it is; may be empty
 */
const char *
mb_chart_data_get_caption (MbChartData *self)
{
  return self->caption;
}

/**
 * mb_chart_data_has_years:
 * @self: data
 *
 * Returns: whether the categories are years
 */
gboolean
mb_chart_data_has_years (MbChartData *self)
{
  return self->has_years;
}

/**
 * mb_chart_data_is_empty:
 * @self: data
 *
 * Returns: whether there is neither a value nor a note in it
 */
gboolean
mb_chart_data_is_empty (MbChartData *self)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      if (get_category (self, i)->note != NULL)
        return FALSE;
      for (guint j = 0; j < self->series->len; j++)
        if (mb_chart_data_get_value (self, i, j) >= 0)
          return FALSE;
    }
  return TRUE;
}

/**
 * mb_chart_data_get_n_categories:
 * @self: data
 *
 * Returns: how many columns there are
 */
guint
mb_chart_data_get_n_categories (MbChartData *self)
{
  return self->categories->len;
}

/**
 * mb_chart_data_get_category_id:
 * @self: data
 * @category: a category
 *
 * Returns: what the maker of the data knows it by
 */
gint64
mb_chart_data_get_category_id (MbChartData *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, 0);

  return get_category (self, category)->id;
}

/**
 * mb_chart_data_get_category_name:
 * @self: data
 * @category: a category
 *
 * Returns: (transfer none): what is written below it
 */
const char *
mb_chart_data_get_category_name (MbChartData *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, "");

  return get_category (self, category)->name;
}

/**
 * mb_chart_data_get_note:
 * @self: data
 * @category: a category
 *
 * Returns: (transfer none) (nullable): see mb_chart_data_set_note()
 */
const char *
mb_chart_data_get_note (MbChartData *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, NULL);

  return get_category (self, category)->note;
}

/**
 * mb_chart_data_get_n_series:
 * @self: data
 *
 * Returns: how many series there are
 */
guint
mb_chart_data_get_n_series (MbChartData *self)
{
  return self->series->len;
}

/**
 * mb_chart_data_get_series_id:
 * @self: data
 * @series: a series
 *
 * Returns: what the maker of the data knows it by
 */
gint64
mb_chart_data_get_series_id (MbChartData *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, 0);

  return g_array_index (self->series, Series, series).id;
}

/**
 * mb_chart_data_get_series_name:
 * @self: data
 * @series: a series
 *
 * Returns: (transfer none): what the legend calls it
 */
const char *
mb_chart_data_get_series_name (MbChartData *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, "");

  return g_array_index (self->series, Series, series).name;
}

/**
 * mb_chart_data_get_color:
 * @self: data
 * @series: a series
 *
 * Returns: its place in the palette
 */
guint
mb_chart_data_get_color (MbChartData *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, 0);

  return g_array_index (self->series, Series, series).color;
}

static const Cell *
find_cell (MbChartData *self, guint category, guint series)
{
  GArray *cells;

  if (category >= self->categories->len)
    return NULL;
  cells = get_category (self, category)->cells;
  return series < cells->len ? &g_array_index (cells, Cell, series) : NULL;
}

/**
 * mb_chart_data_get_value:
 * @self: data
 * @category: a category
 * @series: a series
 *
 * Returns: the value; -1 where there is none
 */
gint64
mb_chart_data_get_value (MbChartData *self, guint category, guint series)
{
  const Cell *cell = find_cell (self, category, series);

  return cell != NULL ? cell->value : NO_VALUE;
}

/**
 * mb_chart_data_get_share:
 * @self: data
 * @category: a category
 * @series: a series
 *
 * Returns: which part of its whole a value is, from 0 to 1
 */
double
mb_chart_data_get_share (MbChartData *self, guint category, guint series)
{
  const Cell *cell = find_cell (self, category, series);

  if (cell == NULL || cell->value <= 0 || cell->whole <= 0)
    return 0;
  return CLAMP ((double) cell->value / (double) cell->whole, 0.0, 1.0);
}

/**
 * mb_chart_data_get_total:
 * @self: data
 * @category: a category
 * @shown: which series count
 *
 * Returns: the sum of the values of a column; -1 where there is none
 */
gint64
mb_chart_data_get_total (MbChartData *self, guint category, MbChartMask shown)
{
  gint64 total = NO_VALUE;

  for (guint i = 0; i < self->series->len; i++)
    {
      gint64 value = mb_chart_mask_shows (shown, i) ? mb_chart_data_get_value (self, category, i) : NO_VALUE;

      if (value >= 0)
        total = MAX (total, 0) + value;
    }
  return total;
}

/* In words */

static char *
dup_cell_label (const Cell *cell)
{
  if (cell == NULL || cell->value < 0)
    return g_strdup ("");
  return cell->whole > 0 ? mb_chart_dup_share (cell->value, cell->whole) : mb_chart_dup_number (cell->value);
}

/* The only series with anything in a column stands for all of it. */
static guint
find_only_series (MbChartData *self, guint category, MbChartMask shown)
{
  guint only = MB_CHART_NONE;

  for (guint i = 0; i < self->series->len; i++)
    {
      const Cell *cell = mb_chart_mask_shows (shown, i) ? find_cell (self, category, i) : NULL;

      if (cell == NULL || (cell->value < 0 && cell->words == NULL))
        continue;
      if (only != MB_CHART_NONE)
        return MB_CHART_ALL;
      only = i;
    }
  return only;
}

/**
 * mb_chart_data_dup_label:
 * @self: data
 * @category: a category
 * @series: a series, or %MB_CHART_ALL
 * @shown: which series are shown
 *
 * What is written on a segment or above a column: “12”, or “3 of 5”.
 *
 * Returns: (transfer full): the text; empty where there is no value
 */
char *
mb_chart_data_dup_label (MbChartData *self, guint category, guint series, MbChartMask shown)
{
  gint64 total;

  if (series == MB_CHART_ALL && self->form != MB_CHART_STACKED)
    series = find_only_series (self, category, shown);
  if (series != MB_CHART_ALL)
    return dup_cell_label (find_cell (self, category, series));
  total = mb_chart_data_get_total (self, category, shown);
  return total >= 0 ? mb_chart_dup_number (total) : g_strdup ("");
}

static char *
dup_words (MbChartData *self, guint category, guint series, MbChartMask shown)
{
  const Cell *cell;
  g_autofree char *label = NULL;

  if (series == MB_CHART_ALL && self->form != MB_CHART_STACKED)
    series = find_only_series (self, category, shown);
  cell = find_cell (self, category, series);
  if (cell != NULL && cell->words != NULL)
    return g_strdup (cell->words);
  label = mb_chart_data_dup_label (self, category, series, shown);
  return g_strdup (*label != '\0' ? label : mb_chart_nothing ());
}

/**
 * mb_chart_data_dup_spoken:
 * @self: data
 * @category: a category
 * @series: a series, or %MB_CHART_ALL
 * @shown: which series are shown
 *
 * A segment or a column in words: “2023, Summer Camp: 4”.
 *
 * Returns: (transfer full): the words
 */
char *
mb_chart_data_dup_spoken (MbChartData *self, guint category, guint series, MbChartMask shown)
{
  g_autofree char *words = dup_words (self, category, series, shown);
  const char *name = mb_chart_data_get_category_name (self, category);
  const char *note = mb_chart_data_get_note (self, category);

  if (self->form == MB_CHART_STEPS && note != NULL)
    return mb_chart_dup_spoken (name, note, words);
  if (series == MB_CHART_ALL || self->form != MB_CHART_STACKED)
    return mb_chart_dup_spoken (name, NULL, words);
  return mb_chart_dup_spoken (name, mb_chart_data_get_series_name (self, series), words);
}

static void
describe_category (MbChartData *self, guint category, MbChartMask shown, GString *text)
{
  g_autofree char *all = mb_chart_data_dup_spoken (self, category, MB_CHART_ALL, shown);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", all);
  if (self->form != MB_CHART_STACKED || self->series->len < 2)
    return;
  for (guint i = 0; i < self->series->len; i++)
    {
      g_autofree char *label = mb_chart_data_dup_label (self, category, i, shown);

      if (*label != '\0' && mb_chart_mask_shows (shown, i))
        g_string_append_printf (text, "; %s %s", mb_chart_data_get_series_name (self, i), label);
    }
}

/**
 * mb_chart_data_dup_description:
 * @self: data
 * @shown: which series are shown
 *
 * The whole chart in words, a line for each category, for whoever cannot see
 * it.
 *
 * Returns: (transfer full): the words
 */
char *
mb_chart_data_dup_description (MbChartData *self, MbChartMask shown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->categories->len; i++)
    describe_category (self, i, shown, text);
  if (*self->caption != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->caption);
  return g_string_free (text, FALSE);
}

/**
 * mb_chart_mask_shows:
 * @mask: which series are shown
 * @series: a series
 *
 * Returns: whether it is
 */
gboolean
mb_chart_mask_shows (MbChartMask mask, guint series)
{
  return series < MB_CHART_MOST_SERIES && (mask & ((MbChartMask) 1 << series)) != 0;
}
