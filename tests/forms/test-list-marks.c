#include "forms-fixture.h"

#include "mb-list-page.h"
#include "mb-record-cell.h"
#include "mb-record-tile.h"

static MbListPage *
show_people (Forms *forms)
{
  g_autoptr (MbRecord) ada = forms_add_person (forms, "Ada Strauß", "adas");
  g_autoptr (MbRecord) other = forms_add_person (forms, "Łukasz", "lukasz");
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PERSON);

  forms_push (forms, page);
  return page;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), text) == 0
                           ? child
                           : find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_bold (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_WEIGHT;
}

/* The marked parts of a label, parted by "|"; empty: none. */
static char *
dup_marked (GtkWidget *label)
{
  PangoAttrList *marks = gtk_label_get_attributes (GTK_LABEL (label));
  g_autoptr (PangoAttrList) copy = marks ? pango_attr_list_copy (marks) : NULL;
  g_autoptr (PangoAttrList) bold = copy ? pango_attr_list_filter (copy, is_bold, NULL) : NULL;
  GSList *attributes = bold ? pango_attr_list_get_attributes (bold) : NULL;
  GString *marked = g_string_new (NULL);

  for (GSList *l = attributes; l; l = l->next)
    {
      const PangoAttribute *attribute = l->data;

      g_string_append (marked, marked->len > 0 ? "|" : "");
      g_string_append_len (marked, gtk_label_get_label (GTK_LABEL (label)) + attribute->start_index,
                           attribute->end_index - attribute->start_index);
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return g_string_free_and_steal (marked);
}

static void
search (MbListPage *page, const char *words)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (page), MB_TYPE_LIST_PAGE, "search_entry"));

  gtk_editable_set_text (entry, words);
  forms_settle ();
}

typedef struct {
  MbListPage *page;
  const char *text;
  const char *marked;
} Expected;

static gboolean
is_marked (gpointer data)
{
  const Expected *expected = data;
  GtkWidget *label = find_label (GTK_WIDGET (expected->page), expected->text);
  g_autofree char *marked = label ? dup_marked (label) : NULL;

  return g_strcmp0 (marked, expected->marked) == 0;
}

static void
assert_marked (MbListPage *page, const char *text, const char *marked)
{
  Expected expected = { page, text, marked };

  forms_assert_becomes (is_marked, &expected);
}

/* What is found is marked, also where the search takes letters for others; and nothing while nobody searches. */
static void
test_cells (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  assert_marked (page, "Ada Strauß", "");
  search (page, "strauss AD");
  assert_marked (page, "Ada Strauß", "Ad|Strauß");
  assert_marked (page, "adas", "ad");
  search (page, "lukas");
  assert_marked (page, "Łukasz", "Łukas");
  search (page, "");
  assert_marked (page, "Łukasz", "");
  assert_marked (page, "Ada Strauß", "");
}

/* What the search does not look into is not marked. */
static void
test_only_searched (Forms *forms, gconstpointer data)
{
  g_autoptr (GPtrArray) records = forms_add_one_of_each (forms);
  MbListPage *page = mb_list_page_new (forms->book, MB_RECORD_PARTICIPATION);

  forms_push (forms, page);
  search (page, "ada");
  assert_marked (page, "Ada Lovelace", "Ada");
  search (page, "gsoc");
  assert_marked (page, "GSoC 2024", "GSoC");
  search (page, "2024");
  assert_marked (page, "GSoC 2024", "2024");
  assert_marked (page, "Mentee", "");
}

static void
test_tiles (Forms *forms, gconstpointer data)
{
  MbListPage *page = show_people (forms);

  gtk_window_set_default_size (GTK_WINDOW (forms->window), 360, 600);
  search (page, "kasz");
  assert_marked (page, "Łukasz", "kasz");
  assert_marked (page, "lukasz", "kasz");
}

int
main (int argc, char *argv[])
{
  forms_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Forms, NULL, forms_set_up, function, forms_tear_down)
  TEST ("/forms/list-marks/cells", test_cells);
  TEST ("/forms/list-marks/only-searched", test_only_searched);
  TEST ("/forms/list-marks/tiles", test_tiles);
#undef TEST

  return g_test_run ();
}
