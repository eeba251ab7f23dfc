#include "config.h"

#include "mb-page-cell.h"

#include <string.h>

#include "insight/mb-published-value.h"
#include "mb-markdown.h"

#define TICK "✅"

/**
 * mb_page_cell_clear:
 * @self: a cell
 *
 * Frees what the cell holds.
 */
void
mb_page_cell_clear (MbPageCell *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->years, g_array_unref);
}

/* What the book says */

/**
 * mb_page_cell_text:
 * @text: (nullable): a text; %NULL: the book does not know
 *
 * Returns: a cell of a text, or one that stays as the page has it
 */
MbPageCell
mb_page_cell_text (const char *text)
{
  /* Of what the book does not know, the page may say what it likes. */
  return (MbPageCell) { .sense = text != NULL ? MB_CELL_TEXT : MB_CELL_KEPT, .text = g_strdup (text) };
}

/**
 * mb_page_cell_page:
 * @text: what to call it where the page does not
 * @address: (nullable): where it leads; %NULL: the book does not know
 *
 * Returns: a cell that leads to a page, or one that stays as the page has it
 */
MbPageCell
mb_page_cell_page (const char *text, const char *address)
{
  return (MbPageCell) { .sense = address != NULL ? MB_CELL_PAGE : MB_CELL_KEPT, .text = g_strdup (text),
                        .address = g_strdup (address) };
}

/**
 * mb_page_cell_program:
 * @program: a program
 * @text: which of its names to write
 * @address: (nullable): where it leads
 *
 * Returns: a cell of a program
 */
MbPageCell
mb_page_cell_program (const MbKnownProgram *program, const char *text, const char *address)
{
  return (MbPageCell) { .sense = MB_CELL_PROGRAM, .record = program, .text = g_strdup (text),
                        .address = g_strdup (address) };
}

/**
 * mb_page_cell_person:
 * @member: a person
 *
 * Returns: a cell of a person, which leads to the profile
 */
MbPageCell
mb_page_cell_person (const MbKnownMember *member)
{
  return (MbPageCell) { .sense = MB_CELL_PERSON, .record = member, .text = g_strdup (member->name),
                        .address = mb_known_member_dup_address (member) };
}

/**
 * mb_page_cell_number:
 * @number: a number
 *
 * Returns: a cell of a number
 */
MbPageCell
mb_page_cell_number (gint64 number)
{
  return (MbPageCell) { .sense = MB_CELL_NUMBER, .number = number,
                        .text = g_strdup_printf ("%" G_GINT64_FORMAT, number) };
}

static char *
dup_share (const MbFigure *figure)
{
  gint64 share;

  /* Where all of them are known, k and n stand in the cells beside it. */
  if (figure->state != MB_FIGURE_KNOWN || figure->unknown > 0)
    return mb_publish_dup_figure (figure);
  share = mb_figure_round_share (figure, 1);
  return g_strdup_printf ("%d.%d%%", (int) (share / 10), (int) (share % 10));
}

/**
 * mb_page_cell_share:
 * @figure: a figure
 *
 * Returns: a cell of a percentage
 */
MbPageCell
mb_page_cell_share (const MbFigure *figure)
{
  return (MbPageCell) { .sense = MB_CELL_SHARE, .figure = *figure, .text = dup_share (figure) };
}

static char *
dup_years (GArray *years)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * mb_page_cell_years:
 * @years: (element-type int): years
 *
 * Returns: a cell of years
 */
MbPageCell
mb_page_cell_years (GArray *years)
{
  return (MbPageCell) { .sense = MB_CELL_YEARS, .years = g_array_ref (years), .text = dup_years (years) };
}

/**
 * mb_page_cell_flag:
 * @flag: yes or no
 *
 * Returns: a cell with a tick, or an empty one
 */
MbPageCell
mb_page_cell_flag (gboolean flag)
{
  return (MbPageCell) { .sense = MB_CELL_FLAG, .number = flag, .text = g_strdup (flag ? TICK : "") };
}

/**
 * mb_page_cell_status:
 * @status: (nullable): a status; %NULL: the book does not know
 *
 * Returns: a cell of a status, or one that stays as the page has it
 */
MbPageCell
mb_page_cell_status (const MbChoice *status)
{
  return (MbPageCell) { .sense = status != NULL ? MB_CELL_STATUS : MB_CELL_KEPT, .status = status,
                        .text = status != NULL ? g_strdup (status->label) : NULL };
}

/* What a page says */

static gboolean
says_number (const char *text, gint64 number)
{
  const char *digits = strpbrk (text, "0123456789");
  char *end = NULL;

  if (digits == NULL || g_ascii_strtoll (digits, &end, 10) != number)
    return FALSE;
  return strpbrk (end, "0123456789") == NULL;
}

static gboolean
has_year (GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return TRUE;
  return FALSE;
}

/* Each of the years, and no other; “2022-24” is not taken apart. */
static gboolean
says_years (const char *text, GArray *years)
{
  guint found = 0;

  for (const char *at = strpbrk (text, "0123456789"); at != NULL; at = strpbrk (at, "0123456789"))
    {
      char *end = NULL;
      int year = (int) g_ascii_strtoll (at, &end, 10);

      if (end - at != 4 || !has_year (years, year))
        return FALSE;
      found++;
      at = end;
    }
  return found == years->len;
}

static gboolean
says_share (const char *text, const MbFigure *figure)
{
  MbPublishedValue value;

  /* Where somebody is unknown, the percentage alone would not go with the numbers beside it. */
  if (figure->state != MB_FIGURE_KNOWN || figure->unknown > 0 || !mb_published_value_read (&value, text))
    return FALSE;
  if (value.is_share)
    return mb_figure_round_share (figure, value.decimals) == value.digits;
  return value.digits == figure->k && value.of == figure->n;
}

static gboolean
says_flag (const char *text, gboolean flag)
{
  g_autofree char *folded = mb_publish_dup_folded (text);
  gboolean is_set = strstr (text, TICK) != NULL || strstr (text, "✔") != NULL || g_str_equal (folded, "yes");

  return is_set == flag;
}

static gboolean
says_status (const char *text, const MbChoice *status)
{
  const char *const ways[] = { status->nick, status->label };
  g_autofree char *said = mb_publish_dup_folded (text);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *way = mb_publish_dup_folded (ways[i]);

      if (g_str_equal (said, way))
        return TRUE;
    }
  return FALSE;
}

static const char *
get_address (const MbPageText *said)
{
  return said->n_links > 0 ? said->links[0].url : NULL;
}

/* With or without the end of a file’s name. */
static char *
dup_page (const char *address)
{
  char *page = g_strdup (address);

  while (g_str_has_suffix (page, "/"))
    page[strlen (page) - 1] = '\0';
  if (g_str_has_suffix (page, ".md"))
    page[strlen (page) - strlen (".md")] = '\0';
  return page;
}

static gboolean
leads_to (const MbPageText *said, const char *address)
{
  g_autofree char *there = get_address (said) != NULL ? dup_page (get_address (said)) : NULL;
  g_autofree char *here = dup_page (address);

  return there != NULL && g_ascii_strcasecmp (there, here) == 0;
}

/* A page that was read has single, plain spaces in it. */
static char *
dup_with_plain_spaces (const char *text)
{
  g_autofree char *plain = mb_markdown_dup_plain (text);
  g_autoptr (GString) spaced = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (spaced, g_utf8_get_char (at));
    else if (spaced->len > 0 && spaced->str[spaced->len - 1] != ' ')
      g_string_append_c (spaced, ' ');
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&spaced)));
}

static gboolean
says_plain (const char *text, const char *said)
{
  g_autofree char *own = dup_with_plain_spaces (text);
  g_autofree char *other = dup_with_plain_spaces (said);

  return g_str_equal (own, other);
}

/* Under any of its names; the one that would be written is good even where two programs have it. */
static gboolean
names_program (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  return mb_publish_book_find_program (book, said->text) == self->record || says_plain (self->text, said->text);
}

static gboolean
says_program (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  if (!names_program (self, said, book))
    return FALSE;
  return self->address == NULL || get_address (said) == NULL || leads_to (said, self->address);
}

/* The handle is as good as the name, in any case. */
static gboolean
says_person (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  const MbKnownMember *member = self->record;
  g_autofree char *handle = mb_publish_dup_handle (get_address (said));
  const char *text = *said->text == '@' ? said->text + 1 : said->text;

  if (handle != NULL && mb_publish_book_find_handle (book, handle) != member)
    return FALSE;
  if (handle == NULL && get_address (said) != NULL)
    return FALSE;
  return says_plain (member->name, said->text) ||
         (member->handle != NULL && g_ascii_strcasecmp (member->handle, text) == 0);
}

/* By the profile where that is somebody’s, or else by the name. */
static gboolean
means_person (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  const MbKnownMember *member = self->record;
  g_autofree char *handle = mb_publish_dup_handle (get_address (said));
  const MbKnownMember *whose = mb_publish_book_find_handle (book, handle);
  const char *text = *said->text == '@' ? said->text + 1 : said->text;

  if (whose != NULL)
    return whose == member;
  return says_plain (member->name, said->text) ||
         (member->handle != NULL && g_ascii_strcasecmp (member->handle, text) == 0);
}

/**
 * mb_page_cell_is_meant_by:
 * @self: what the book says
 * @said: what a page says
 * @book: the book it is of
 *
 * Whether both are about the same: a person whose name is spelt otherwise, a
 * program whose link leads elsewhere.
 *
 * Returns: whether they are
 */
gboolean
mb_page_cell_is_meant_by (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  if (self->sense == MB_CELL_PERSON)
    return means_person (self, said, book);
  if (self->sense == MB_CELL_PROGRAM)
    return names_program (self, said, book);
  return mb_page_cell_is_said_by (self, said, book);
}

/**
 * mb_page_cell_is_said_by:
 * @self: what the book says
 * @said: what a page says
 * @book: the book it is of
 *
 * Whether both say the same, however it is written.
 *
 * Returns: whether they do
 */
gboolean
mb_page_cell_is_said_by (const MbPageCell *self, const MbPageText *said, MbPublishBook *book)
{
  switch (self->sense)
    {
    case MB_CELL_TEXT:
      return says_plain (self->text, said->text);
    case MB_CELL_PAGE:
      return leads_to (said, self->address);
    case MB_CELL_PROGRAM:
      return says_program (self, said, book);
    case MB_CELL_PERSON:
      return says_person (self, said, book);
    case MB_CELL_NUMBER:
      return says_number (said->text, self->number);
    case MB_CELL_SHARE:
      return says_plain (self->text, said->text) || says_share (said->text, &self->figure);
    case MB_CELL_YEARS:
      return says_years (said->text, self->years);
    case MB_CELL_FLAG:
      return says_flag (said->text, self->number != 0);
    case MB_CELL_STATUS:
      return says_status (said->text, self->status);
    case MB_CELL_KEPT:
    default:
      return TRUE;
    }
}

/**
 * mb_page_cell_dup_written:
 * @self: what the book says
 *
 * Returns: (transfer full): the same in Markdown, for a cell of a table
 */
char *
mb_page_cell_dup_written (const MbPageCell *self)
{
  return mb_markdown_dup_link (self->text != NULL ? self->text : "", self->address);
}
