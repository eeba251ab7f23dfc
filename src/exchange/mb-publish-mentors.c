#include "config.h"


#include "mb-publish-kinds.h"

/* Tables of mentors who came back, and of mentees who became mentors. */

/* The people behind a figure, in the order of their names. */
static GPtrArray *
list_members (MbPublishBook *book, MbMetric metric)
{
  MbRecordKind kind;
  MbInsights *insights = mb_publish_book_get_insights (book, metric);
  const MbFigure *figure = mb_insights_get_figure (insights, metric, MB_UNIT_PEOPLE);
  g_autoptr (GArray) ids = mb_insights_list (insights, figure, MB_PART_K, &kind);
  g_autoptr (GHashTable) among = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (among, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < book->members->len; i++)
    if (g_hash_table_contains (among, &((const MbKnownMember *) book->members->pdata[i])->id))
      g_ptr_array_add (members, book->members->pdata[i]);
  return members;
}

/* Mentors in two or more years */

enum { RETURNING_MENTOR, RETURNING_COUNT, RETURNING_YEARS, N_RETURNING_COLUMNS };

static const MbPublishColumn returning_columns[N_RETURNING_COLUMNS] = {
  [RETURNING_MENTOR] = { "Mentor", { "mentor" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [RETURNING_COUNT] = { "Years Active", { "yearsactive", "active" }, MB_PUBLISH_NEEDED },
  [RETURNING_YEARS] = { "Years", { "years", "programs", "cohorts" }, 0 },
};

typedef struct {
  const MbKnownMember *member;
  GArray *years;
} Returning;

static void
clear_returning (gpointer data)
{
  g_array_unref (((Returning *) data)->years);
}

/* Those with most years first; the sort keeps the names in order. */
static int
compare_years (gconstpointer a, gconstpointer b)
{
  return (int) ((const Returning *) b)->years->len - (int) ((const Returning *) a)->years->len;
}

static GArray *
list_returning (MbPublishBook *book)
{
  g_autoptr (GPtrArray) members = list_members (book, MB_METRIC_RETURNING_MENTORS);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Returning));

  g_array_set_clear_func (list, clear_returning);
  for (guint i = 0; i < members->len; i++)
    {
      Returning returning = { .member = members->pdata[i] };

      returning.years = mb_insights_list_years (book->all, returning.member->id, MB_ROLE_MENTOR);
      g_array_append_val (list, returning);
    }
  g_array_sort (list, compare_years);
  return list;
}

static MbPageCell
make_count (guint n)
{
  MbPageCell cell = mb_page_cell_number (n);

  g_free (cell.text);
  cell.text = g_strdup_printf ("%u years", n);
  return cell;
}

static GPtrArray *
list_returning_rows (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  g_autoptr (GArray) list = list_returning (book);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);

  for (guint i = 0; i < list->len; i++)
    {
      const Returning *returning = &g_array_index (list, Returning, i);
      MbPublishRow *row = mb_publish_row_new ();

      row->about = (MbRecordRef){ MB_RECORD_PERSON, returning->member->id };
      row->cells[RETURNING_MENTOR] = mb_page_cell_person (returning->member);
      row->cells[RETURNING_COUNT] = make_count (returning->years->len);
      row->cells[RETURNING_YEARS] = mb_page_cell_years (returning->years);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

const MbPublishKind mb_publish_returning_mentors_kind = { "returning-mentors", returning_columns, N_RETURNING_COLUMNS,
                                                          TRUE, list_returning_rows };

/* Mentees who became mentors */

enum { ONCE_NAME, ONCE_MENTEE, ONCE_MENTOR, ONCE_ACTIVE, N_ONCE_COLUMNS };

static const MbPublishColumn once_columns[N_ONCE_COLUMNS] = {
  [ONCE_NAME] = { "Name", { "name", "person" }, MB_PUBLISH_KEY | MB_PUBLISH_NEEDED },
  [ONCE_MENTEE] = { "Mentee In", { "menteeyears", "menteeyear", "menteein", "mentee" }, MB_PUBLISH_NEEDED },
  [ONCE_MENTOR] = { "Became Mentor", { "becamementor", "mentorsince", "mentor" }, MB_PUBLISH_NEEDED },
  [ONCE_ACTIVE] = { "Currently Active", { "currentlyactive", "stillactive", "active" }, 0 },
};

/* The first year as mentor after the first one as mentee. */
static MbPageCell
make_became_mentor (MbPublishBook *book, const MbKnownMember *member, GArray *mentee_years)
{
  g_autoptr (GArray) years = mb_insights_list_years (book->all, member->id, MB_ROLE_MENTOR);
  int first = mentee_years->len > 0 ? g_array_index (mentee_years, int, 0) : 0;

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) > first)
      return mb_page_cell_number (g_array_index (years, int, i));
  return mb_page_cell_text (NULL);
}

static MbPageCell
make_active (MbPublishBook *book, const MbKnownMember *member)
{
  MbActivity activity = mb_insights_get_activity (book->insights, member->id);

  /* Who was not observed is never said to be inactive. */
  if (activity == MB_ACTIVITY_UNKNOWN)
    return mb_page_cell_text (NULL);
  return mb_page_cell_flag (activity == MB_ACTIVITY_ACTIVE);
}

static GPtrArray *
list_once_rows (MbPublishBook *book, const char *detail, MbPage *page, const MbPageTable *table)
{
  g_autoptr (GPtrArray) members = list_members (book, MB_METRIC_CONVERSIONS);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_publish_row_free);

  for (guint i = 0; i < members->len; i++)
    {
      const MbKnownMember *member = members->pdata[i];
      g_autoptr (GArray) years = mb_insights_list_years (book->all, member->id, MB_ROLE_MENTEE);
      MbPublishRow *row = mb_publish_row_new ();

      row->about = (MbRecordRef){ MB_RECORD_PERSON, member->id };
      row->cells[ONCE_NAME] = mb_page_cell_person (member);
      row->cells[ONCE_MENTEE] = mb_page_cell_years (years);
      row->cells[ONCE_MENTOR] = make_became_mentor (book, member, years);
      row->cells[ONCE_ACTIVE] = make_active (book, member);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

const MbPublishKind mb_publish_mentors_once_mentees_kind = { "mentors-once-mentees", once_columns, N_ONCE_COLUMNS,
                                                             TRUE, list_once_rows };
