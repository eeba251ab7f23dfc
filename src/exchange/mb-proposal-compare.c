#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mb-json-scanner.h"
#include "mb-page-people.h"
#include "mb-page-words.h"
#include "mb-proposal-private.h"

#define LONGEST_SHOWN 300

/* Making the lines of a proposal. */
typedef struct {
  MbProposal *proposal;
  MbBook *book;
  GPtrArray *items; /* (element-type MbProposalItem): of all pages, to be sorted */
  GHashTable *pages; /* item → page index + 1 */
} Comparing;

static void
take_item (Comparing *self, MbProposalItem *item, guint page)
{
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->pages, item, GUINT_TO_POINTER (page + 1));
}

static const char *
get_page (Comparing *self, guint page)
{
  return mb_claims_get_page (self->proposal->claims, page);
}

/* Values */

static char *
dup_shown (const MbField *field, GVariant *value)
{
  g_autofree char *display = value != NULL ? mb_field_dup_display (field, value) : NULL;

  return display != NULL ? mb_json_dup_excerpt (display, -1, LONGEST_SHOWN) : NULL;
}

/* “50.0%” is “50%”. */
static char *
dup_plain_figure (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, ".0%", "%", 0);
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static gboolean
is_same_text (const MbField *field, const char *left, const char *right)
{
  g_autofree char *plain_left = NULL, *plain_right = NULL;

  if (g_str_equal (field->name, "handle"))
    return g_ascii_strcasecmp (left, right) == 0;
  if (field->kind == MB_FIELD_PAGE)
    {
      plain_left = mb_page_dup_relative (left);
      plain_right = mb_page_dup_relative (right);
      return g_strcmp0 (plain_left != NULL ? plain_left : left, plain_right != NULL ? plain_right : right) == 0;
    }
  plain_left = dup_plain_figure (left);
  plain_right = dup_plain_figure (right);
  return g_str_equal (plain_left, plain_right);
}

static gboolean
is_same (const MbField *field, GVariant *left, GVariant *right)
{
  if (g_variant_is_of_type (left, G_VARIANT_TYPE_STRING) && g_variant_is_of_type (right, G_VARIANT_TYPE_STRING))
    return is_same_text (field, g_variant_get_string (left, NULL), g_variant_get_string (right, NULL));
  return g_variant_equal (left, right);
}

/* What a record is known by, or how it is written beside it, is no change of it. */
static gboolean
is_compared (MbSubject *subject, const MbField *field)
{
  switch ((guint) subject->kind)
    {
    case MB_RECORD_COHORT:
      return !g_str_equal (field->name, "year");
    case MB_RECORD_OBSERVATION:
      return g_str_equal (field->name, "active");
    case MB_RECORD_PUBLISHED_FIGURE:
      return g_str_equal (field->name, "value");
    case MB_RECORD_MILESTONE:
      return !g_str_equal (field->name, "label");
    default:
      return TRUE;
    }
}

/* One of the values that pages give for a field, with how many do. */
typedef struct {
  MbSaid *first;
  guint n;
} Value;

/* Without @counted: none that may be the book's own count. */
static GArray *
list_values (MbSubject *subject, const MbField *field, gboolean counted)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));

  for (guint i = 0; i < subject->said->len; i++)
    {
      MbSaid *said = &g_array_index (subject->said, MbSaid, i);
      gboolean is_known = FALSE;

      if (said->field != field || (said->is_counted && !counted))
        continue;
      for (guint k = 0; k < values->len && !is_known; k++)
        {
          Value *value = &g_array_index (values, Value, k);

          is_known = is_same (field, value->first->value, said->value);
          value->n += is_known;
        }
      if (!is_known)
        {
          const Value value = { said, 1 };
          g_array_append_val (values, value);
        }
    }
  return values;
}

static guint
find_most_frequent (GArray *values)
{
  guint best = 0;

  for (guint i = 1; i < values->len; i++)
    if (g_array_index (values, Value, i).n > g_array_index (values, Value, best).n)
      best = i;
  return best;
}

static MbProposalItem *
add_value (Comparing *self, MbSubject *subject, MbProposalKind kind, const MbField *field, GVariant *before,
           MbSaid *said)
{
  g_autofree char *title = mb_subject_dup_title (subject);
  g_autofree char *old = dup_shown (field, before);
  g_autofree char *new = dup_shown (field, said->value);
  MbProposalItem *item = mb_proposal_item_new (kind, get_page (self, said->page), said->line,
                                               mb_field_get_label (field), title);

  mb_proposal_item_set_values (item, old, new);
  said->item = g_object_ref (item);
  take_item (self, item, said->page);
  return item;
}

/* “Ada (AK)” is “Ada” where a page is read, for brackets at the end are a remark. */
static gboolean
is_shown_as (const MbField *field, GVariant *before, GVariant *value)
{
  g_autofree char *linked = NULL;

  if (before == NULL || !g_str_equal (field->name, "name"))
    return FALSE;
  linked = mb_page_dup_linked_name (g_variant_get_string (before, NULL));
  return g_strcmp0 (linked, g_variant_get_string (value, NULL)) == 0;
}

/* A name that is only spelt otherwise on a page is the book's. */
static gboolean
is_like (const MbField *field, GVariant *before, GVariant *value)
{
  g_autofree char *left = NULL, *right = NULL;

  if (before == NULL || is_same (field, before, value) || !g_str_equal (field->name, "name"))
    return before != NULL && is_same (field, before, value);
  left = mb_page_fold_name (g_variant_get_string (before, NULL));
  right = mb_page_fold_name (g_variant_get_string (value, NULL));
  return g_str_equal (left, right) || is_shown_as (field, before, value);
}

/* The book's value stays where it is one of them; otherwise most pages are believed. */
static void
add_conflict (Comparing *self, MbSubject *subject, const MbField *field, GVariant *before, GArray *values)
{
  g_autoptr (GPtrArray) rivals = g_ptr_array_new ();
  gboolean is_settled = FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      MbSaid *said = g_array_index (values, Value, i).first;
      MbProposalItem *item = add_value (self, subject, MB_PROPOSAL_CONFLICT, field, before, said);

      is_settled |= is_like (field, before, said->value);
      for (guint k = 0; k < rivals->len; k++)
        mb_proposal_item_rival (rivals->pdata[k], item);
      g_ptr_array_add (rivals, item);
    }
  if (!is_settled)
    mb_proposal_item_set_ticked (rivals->pdata[find_most_frequent (values)], TRUE);
}

static void
compare_field (Comparing *self, MbSubject *subject, MbRecord *record, const MbField *field)
{
  GVariant *before = record != NULL ? mb_record_get (record, field->name) : NULL;
  g_autoptr (GArray) values = list_values (subject, field, record == NULL || before != NULL);

  if (values->len > 1)
    add_conflict (self, subject, field, before, values);
  else if (values->len == 1 && record != NULL &&
           (before == NULL || !is_same (field, before, g_array_index (values, Value, 0).first->value)) &&
           !is_shown_as (field, before, g_array_index (values, Value, 0).first->value))
    mb_proposal_item_set_ticked (add_value (self, subject, MB_PROPOSAL_CHANGE, field, before,
                                            g_array_index (values, Value, 0).first),
                                 TRUE);
}

/* Subjects */

static void
add_addition (Comparing *self, MbSubject *subject)
{
  g_autofree char *title = mb_subject_dup_title (subject);

  subject->item = mb_proposal_item_new (MB_PROPOSAL_ADDITION, get_page (self, subject->page), subject->line,
                                        mb_record_type_get_label (mb_record_type_get (subject->kind)), title);
  mb_proposal_item_set_ticked (subject->item, TRUE);
  take_item (self, g_object_ref (subject->item), subject->page);
}

static void
add_doubt (Comparing *self, MbSubject *subject)
{
  subject->item = mb_proposal_item_new (MB_PROPOSAL_DOUBT, get_page (self, subject->page), subject->line,
                                        mb_record_type_get_label (mb_record_type_get (subject->kind)),
                                        mb_person_guess_get_text (subject->guess));
  mb_proposal_item_set_guess (subject->item, subject->guess);
  take_item (self, g_object_ref (subject->item), subject->page);
}

static gboolean
compare_subject (Comparing *self, MbSubject *subject, GError **error)
{
  const MbRecordType *type = mb_record_type_get (subject->kind);
  g_autoptr (MbRecord) record = NULL;

  if (subject->guess != NULL)
    {
      add_doubt (self, subject);
      return TRUE;
    }
  /* What hangs on a doubt is decided with it. */
  if ((subject->kind == MB_RECORD_PERSON && subject->id == 0 && !subject->is_claimed) ||
      (subject->person != NULL && subject->person->guess != NULL))
    return TRUE;
  if (subject->id == 0)
    add_addition (self, subject);
  else if (subject->said->len == 0)
    return TRUE;
  else if ((record = mb_book_get_record (self->book, subject->kind, subject->id, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    if (record == NULL || is_compared (subject, &type->fields[i]))
      compare_field (self, subject, record, &type->fields[i]);
  return TRUE;
}

/* Order */

static void
add_notes (Comparing *self)
{
  for (guint i = 0; i < mb_claims_get_n_notes (self->proposal->claims); i++)
    {
      const MbClaimNote *note = mb_claims_get_note (self->proposal->claims, i);

      take_item (self, mb_proposal_item_new (MB_PROPOSAL_NOTE, get_page (self, note->page), note->line, NULL,
                                             note->text),
                 note->page);
    }
}

/* What needs a look comes first. */
static guint
get_rank (MbProposalItem *item)
{
  static const guint ranks[MB_N_PROPOSAL_KINDS] = {
    [MB_PROPOSAL_DOUBT] = 0, [MB_PROPOSAL_CONFLICT] = 1, [MB_PROPOSAL_NOTE] = 2, [MB_PROPOSAL_CHANGE] = 3,
    [MB_PROPOSAL_ADDITION] = 4,
  };

  return ranks[mb_proposal_item_get_kind (item)];
}

static int
compare_items (gconstpointer left, gconstpointer right, gpointer data)
{
  MbProposalItem *a = *(MbProposalItem *const *) left, *b = *(MbProposalItem *const *) right;
  GHashTable *pages = data;
  guint page_a = GPOINTER_TO_UINT (g_hash_table_lookup (pages, a));
  guint page_b = GPOINTER_TO_UINT (g_hash_table_lookup (pages, b));

  if (page_a != page_b)
    return page_a < page_b ? -1 : 1;
  if (get_rank (a) != get_rank (b))
    return get_rank (a) < get_rank (b) ? -1 : 1;
  return (mb_proposal_item_get_line (a) > mb_proposal_item_get_line (b)) -
         (mb_proposal_item_get_line (a) < mb_proposal_item_get_line (b));
}

/**
 * mb_proposal_compare:
 * @self: a proposal whose subjects are known
 * @book: the book
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Holds what pages say against the book and makes the lines of it.
 *
 * Returns: whether the book could be read; otherwise @error is the book's or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
mb_proposal_compare (MbProposal *self, MbBook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  Comparing comparing = { self, book, items, pages };

  for (guint kind = 0; kind < MB_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < self->subjects[kind]->len; i++)
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !compare_subject (&comparing, self->subjects[kind]->pdata[i], error))
        return FALSE;
  add_notes (&comparing);
  g_ptr_array_sort_with_data (items, compare_items, pages);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  return TRUE;
}
