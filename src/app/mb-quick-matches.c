#include "config.h"

#include "mb-quick-matches.h"

#include "mb-last-opened.h"
#include "mb-sidebar.h"

#define MOST_OF_A_KIND 8

/* In the order in which matches that are equally good are listed, after the pages. */
static const MbRecordKind kinds[] = { MB_RECORD_PROGRAM, MB_RECORD_COHORT, MB_RECORD_PERSON, MB_RECORD_PROJECT };

struct _MbQuickMatches {
  GObject parent_instance;

  MbBook *book;
  char *search;
  MbQuery *queries[G_N_ELEMENTS (kinds)];
  GListStore *store;
  guint gathering;
  gboolean pending;
  gboolean asking;
};

G_DEFINE_FINAL_TYPE (MbQuickMatches, mb_quick_matches, G_TYPE_OBJECT)

typedef enum {
  PROP_PENDING = 1,
} MbQuickMatchesProperty;

static GParamSpec *properties[PROP_PENDING + 1];

static void
set_pending (MbQuickMatches *self, gboolean pending)
{
  if (self->pending == pending)
    return;
  self->pending = pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static gboolean
is_busy (MbQuickMatches *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (mb_query_get_busy (self->queries[i]))
      return TRUE;
  return FALSE;
}

/* What is listed */

static void
add_page (GPtrArray *matches, const char *name)
{
  g_ptr_array_add (matches, gtk_string_object_new (name));
}

/* In the order of the sidebar; at last what is in the preferences. */
static const char *
get_nth_page (guint position)
{
  return position < mb_sidebar_get_n_pages () ? mb_sidebar_get_nth_page (position) : "organization";
}

static void
add_pages (GPtrArray *matches, const char *const *words, MbMatch match)
{
  for (guint i = 0; i <= mb_sidebar_get_n_pages (); i++)
    {
      const char *name = get_nth_page (i);

      if (mb_match_text (mb_sidebar_get_page_title (name), words) == match)
        add_page (matches, name);
    }
}

static void
add_records (GPtrArray *matches, MbQuery *query, MbMatch match)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    if (mb_query_get_match (query, i) == match)
      g_ptr_array_add (matches, g_list_model_get_item (G_LIST_MODEL (query), i));
}

/* What suits best comes first, of whatever kind it is. */
static void
add_matches (MbQuickMatches *self, GPtrArray *matches, const char *const *words)
{
  for (MbMatch match = 0; match < MB_N_MATCHES; match++)
    {
      if (match != MB_MATCH_ELSEWHERE)
        add_pages (matches, words, match);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        add_records (matches, self->queries[i], match);
    }
}

static void
add_without_search (MbQuickMatches *self, GPtrArray *matches)
{
  GPtrArray *opened = mb_last_opened_list (self->book);

  g_ptr_array_extend_and_steal (matches, opened);
  for (guint i = 0; i <= mb_sidebar_get_n_pages (); i++)
    add_page (matches, get_nth_page (i));
}

static void
gather (MbQuickMatches *self)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = mb_match_dup_words (self->search);

  if (words[0])
    add_matches (self, matches, (const char *const *) words);
  else
    add_without_search (self, matches);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), matches->pdata,
                       matches->len);
  set_pending (self, FALSE);
}

/* Asking */

/* The first reading puts all records in order. To search meanwhile would begin it anew with every letter. */
static void
ask (MbQuickMatches *self)
{
  self->asking = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!mb_query_get_busy (self->queries[i]) || *mb_query_get_search (self->queries[i]))
      mb_query_set_search (self->queries[i], self->search);
  self->asking = FALSE;
}

/* All kinds at once: rows that come in later would move those that are read. */
static gboolean
gather_when_found (gpointer data)
{
  MbQuickMatches *self = data;

  self->gathering = 0;
  ask (self);
  if (!is_busy (self))
    gather (self);
  return G_SOURCE_REMOVE;
}

static void
query_changed (MbQuickMatches *self)
{
  if (!self->asking && self->gathering == 0)
    self->gathering = g_idle_add_full (G_PRIORITY_DEFAULT, gather_when_found, self, NULL);
}

/* The object */

static void
mb_quick_matches_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MbQuickMatchesProperty) id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, MB_QUICK_MATCHES (object)->pending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_quick_matches_dispose (GObject *object)
{
  MbQuickMatches *self = MB_QUICK_MATCHES (object);

  g_clear_handle_id (&self->gathering, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_object (&self->queries[i]);
  g_clear_object (&self->store);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (mb_quick_matches_parent_class)->dispose (object);
}

static void
mb_quick_matches_finalize (GObject *object)
{
  g_free (MB_QUICK_MATCHES (object)->search);
  G_OBJECT_CLASS (mb_quick_matches_parent_class)->finalize (object);
}

static void
mb_quick_matches_class_init (MbQuickMatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_quick_matches_get_property;
  object_class->dispose = mb_quick_matches_dispose;
  object_class->finalize = mb_quick_matches_finalize;

  /**
   * MbQuickMatches:pending:
   *
   * Whether what is listed is not yet the answer to what was typed last.
   */
  properties[PROP_PENDING] =
    g_param_spec_boolean ("pending", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mb_quick_matches_init (MbQuickMatches *self)
{
  self->search = g_strdup ("");
  self->store = g_list_store_new (G_TYPE_OBJECT);
}

/**
 * mb_quick_matches_new:
 * @book: a book
 *
 * Lists what a few letters may mean in a book. It reads the book for as long
 * as it lives.
 *
 * Returns: (transfer full): the matches
 */
MbQuickMatches *
mb_quick_matches_new (MbBook *book)
{
  MbQuickMatches *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_QUICK_MATCHES, NULL);
  self->book = g_object_ref (book);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->queries[i] = mb_query_new_best (book, kinds[i], MOST_OF_A_KIND);
      g_signal_connect_object (self->queries[i], "items-changed", G_CALLBACK (query_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->queries[i], "notify::busy", G_CALLBACK (query_changed), self, G_CONNECT_SWAPPED);
    }
  gather (self);
  return self;
}

/**
 * mb_quick_matches_set_search:
 * @self: the matches
 * @search: what was typed
 *
 * Lists what the letters may mean, at once where the book is small.
 */
void
mb_quick_matches_set_search (MbQuickMatches *self, const char *search)
{
  g_return_if_fail (MB_IS_QUICK_MATCHES (self));
  g_return_if_fail (search != NULL);

  if (!g_set_str (&self->search, search))
    return;
  set_pending (self, TRUE);
  ask (self);
  if (!is_busy (self))
    gather (self);
}

/**
 * mb_quick_matches_get_pending:
 * @self: the matches
 *
 * Returns: whether what is listed is not yet the answer to what was typed last
 */
gboolean
mb_quick_matches_get_pending (MbQuickMatches *self)
{
  g_return_val_if_fail (MB_IS_QUICK_MATCHES (self), FALSE);

  return self->pending;
}

/**
 * mb_quick_matches_get_model:
 * @self: the matches
 *
 * Returns: (transfer none): the list of records and pages
 */
GListModel *
mb_quick_matches_get_model (MbQuickMatches *self)
{
  g_return_val_if_fail (MB_IS_QUICK_MATCHES (self), NULL);

  return G_LIST_MODEL (self->store);
}

/**
 * mb_quick_matches_get_error:
 * @self: the matches
 *
 * Returns: (transfer none) (nullable): why the last search failed, in the
 *   domain %MB_ERROR; %NULL when it did not
 */
const GError *
mb_quick_matches_get_error (MbQuickMatches *self)
{
  g_return_val_if_fail (MB_IS_QUICK_MATCHES (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (mb_query_get_error (self->queries[i]))
      return mb_query_get_error (self->queries[i]);
  return NULL;
}
