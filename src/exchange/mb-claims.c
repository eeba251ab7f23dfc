#include "config.h"

#include "mb-claims.h"

/* Of a page that is nothing like what was looked for, this much is said. */
#define MOST_NOTES_OF_PAGE 50

struct _MbClaims {
  GStringChunk *strings;
  GPtrArray *pages; /* (element-type utf8) */
  GPtrArray *claims;
  GArray *notes;
  guint n_notes_of_page;
};

static void
free_claim (gpointer data)
{
  MbClaim *claim = data;

  g_array_unref (claim->values);
  g_clear_pointer (&claim->cohorts, g_ptr_array_unref);
  g_free (claim);
}

static void
clear_value (gpointer data)
{
  g_variant_unref (((MbClaimValue *) data)->value);
}

static void
clear_note (gpointer data)
{
  g_free (((MbClaimNote *) data)->text);
}

/**
 * mb_claims_new:
 *
 * Makes a list of claims that is empty.
 *
 * Returns: (transfer full): the list
 */
MbClaims *
mb_claims_new (void)
{
  MbClaims *self = g_new0 (MbClaims, 1);

  self->strings = g_string_chunk_new (4096);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->claims = g_ptr_array_new_with_free_func (free_claim);
  self->notes = g_array_new (FALSE, FALSE, sizeof (MbClaimNote));
  g_array_set_clear_func (self->notes, clear_note);
  return self;
}

/**
 * mb_claims_free:
 * @self: (transfer full): a list
 *
 * Frees the claims and everything in them.
 */
void
mb_claims_free (MbClaims *self)
{
  g_ptr_array_unref (self->claims);
  g_array_unref (self->notes);
  g_ptr_array_unref (self->pages);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * mb_claims_begin_page:
 * @self: a list
 * @name: what the page is called, the path below the folder
 *
 * Begins a page: what is added after this stands on it.
 *
 * Returns: its index
 */
guint
mb_claims_begin_page (MbClaims *self, const char *name)
{
  g_ptr_array_add (self->pages, g_strdup (name));
  self->n_notes_of_page = 0;
  return self->pages->len - 1;
}

/**
 * mb_claims_get_n_pages:
 * @self: a list
 *
 * How many pages there are.
 *
 * Returns: how many
 */
guint
mb_claims_get_n_pages (MbClaims *self)
{
  return self->pages->len;
}

/**
 * mb_claims_get_page:
 * @self: a list
 * @index: less than mb_claims_get_n_pages()
 *
 * What a page is called.
 *
 * Returns: (transfer none): the name
 */
const char *
mb_claims_get_page (MbClaims *self, guint index)
{
  g_return_val_if_fail (index < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, index);
}

/**
 * mb_claims_add:
 * @self: a list in which a page was begun
 * @kind: what the claim tells of
 * @line: where it stands, from 1
 *
 * Adds a claim, which says nothing yet.
 *
 * Returns: (transfer none): the claim
 */
MbClaim *
mb_claims_add (MbClaims *self, MbRecordKind kind, guint line)
{
  MbClaim *claim = g_new0 (MbClaim, 1);

  claim->kind = kind;
  claim->page = self->pages->len - 1;
  claim->line = line;
  claim->values = g_array_new (FALSE, FALSE, sizeof (MbClaimValue));
  g_array_set_clear_func (claim->values, clear_value);
  g_ptr_array_add (self->claims, claim);
  return claim;
}

/**
 * mb_claims_keep:
 * @self: a list
 * @text: (nullable): a text
 *
 * Keeps a text as long as the list lives.
 *
 * Returns: (transfer none) (nullable): the kept text; %NULL for %NULL and for
 *   an empty one
 */
const char *
mb_claims_keep (MbClaims *self, const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * mb_claims_get_n:
 * @self: a list
 *
 * How many claims there are.
 *
 * Returns: how many
 */
guint
mb_claims_get_n (MbClaims *self)
{
  return self->claims->len;
}

/**
 * mb_claims_get:
 * @self: a list
 * @index: less than mb_claims_get_n()
 *
 * A claim, in the order they were added.
 *
 * Returns: (transfer none): the claim
 */
MbClaim *
mb_claims_get (MbClaims *self, guint index)
{
  g_return_val_if_fail (index < self->claims->len, NULL);

  return g_ptr_array_index (self->claims, index);
}

/**
 * mb_claim_say:
 * @claim: a claim
 * @field: name of a field of its type
 * @value: a value of the field; a floating one is taken
 * @line: where it stands, from 1
 *
 * Adds what is said of a field.
 */
void
mb_claim_say (MbClaim *claim, const char *field, GVariant *value, guint line)
{
  MbClaimValue said = { mb_record_type_find_field (mb_record_type_get (claim->kind), field),
                        g_variant_ref_sink (value), line, FALSE };

  g_return_if_fail (said.field != NULL);

  g_array_append_val (claim->values, said);
}

/**
 * mb_claim_say_counted:
 * @claim: a claim
 * @field: name of a field of its type, a number
 * @count: the number
 * @line: where it stands, from 1
 *
 * Adds a number that a book may have counted because nobody told it. A book
 * that has the record and no such number does not learn its own count.
 */
void
mb_claim_say_counted (MbClaim *claim, const char *field, gint64 count, guint line)
{
  mb_claim_say (claim, field, g_variant_new_int64 (count), line);
  g_array_index (claim->values, MbClaimValue, claim->values->len - 1).is_counted = TRUE;
}

/**
 * mb_claim_say_text:
 * @claim: a claim
 * @field: name of a field of its type that is written as text
 * @text: (nullable): the text; nothing is said with %NULL or an empty one
 * @line: where it stands, from 1
 *
 * Adds what is said of a field, as it stands.
 */
void
mb_claim_say_text (MbClaim *claim, const char *field, const char *text, guint line)
{
  if (text != NULL && *text != '\0')
    mb_claim_say (claim, field, g_variant_new_string (text), line);
}

/**
 * mb_claim_say_parsed:
 * @claim: a claim
 * @field: name of a field of its type
 * @text: what is written
 * @line: where it stands, from 1
 *
 * Adds what is said of a field, where @text is a value that the field's rules
 * allow.
 *
 * Returns: whether it is
 */
gboolean
mb_claim_say_parsed (MbClaim *claim, const char *field, const char *text, guint line)
{
  const MbField *known = mb_record_type_find_field (mb_record_type_get (claim->kind), field);
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (known != NULL, FALSE);

  value = mb_field_parse (known, text, NULL);
  if (value != NULL)
    g_variant_ref_sink (value);
  if (value == NULL || !mb_field_check (known, value, NULL))
    return FALSE;
  mb_claim_say (claim, field, value, line);
  return TRUE;
}

/**
 * mb_claims_note:
 * @self: a list in which a page was begun
 * @line: where, from 1; 0: the whole page
 * @format: a sentence without the place
 * @...: what it tells of
 *
 * Notes what was not understood; of one page no more than fifty such.
 */
void
mb_claims_note (MbClaims *self, guint line, const char *format, ...)
{
  MbClaimNote note = { self->pages->len - 1, line, NULL };
  va_list arguments;

  if (++self->n_notes_of_page > MOST_NOTES_OF_PAGE)
    return;
  va_start (arguments, format);
  note.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (self->notes, note);
}

/**
 * mb_claims_note_on:
 * @self: a list
 * @page: the page, by index
 * @line: where, from 1; 0: the whole page
 * @format: a sentence without the place
 * @...: what it tells of
 *
 * Notes something about a page that was read before.
 */
void
mb_claims_note_on (MbClaims *self, guint page, guint line, const char *format, ...)
{
  MbClaimNote note = { page, line, NULL };
  va_list arguments;

  va_start (arguments, format);
  note.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (self->notes, note);
}

/**
 * mb_claims_get_n_notes:
 * @self: a list
 *
 * How many notes there are.
 *
 * Returns: how many
 */
guint
mb_claims_get_n_notes (MbClaims *self)
{
  return self->notes->len;
}

/**
 * mb_claims_get_note:
 * @self: a list
 * @index: less than mb_claims_get_n_notes()
 *
 * A note, in the order they were made.
 *
 * Returns: (transfer none): the note
 */
const MbClaimNote *
mb_claims_get_note (MbClaims *self, guint index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, MbClaimNote, index);
}
