#include "config.h"

#include "mb-contacts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "book/mb-rows.h"
#include "mb-csv.h"

enum { PERSON, NAME, HANDLE, MAIL, ROLE, YEAR, SLUG };

static const char *const fields[] = { "person", "person.name", "person.handle", "person.mail", "role", "cohort.year",
                                      "cohort.slug", NULL };
static const char *const order[] = { "person.name", "person.handle", "person", "cohort.year", "cohort.slug", NULL };

typedef struct {
  gint64 id;
  char *name;
  char *handle;
  char *mail;
  GString *cohorts;
} Contact;

typedef struct {
  const MbContactsOptions *options;
  GPtrArray *contacts; /* Contact, by name */
} List;

static void
contact_free (gpointer data)
{
  Contact *contact = data;

  g_free (contact->name);
  g_free (contact->handle);
  g_free (contact->mail);
  g_string_free (contact->cohorts, TRUE);
  g_free (contact);
}

static Contact *
get_contact (List *self, MbCursor *cursor)
{
  gint64 id = mb_cursor_get_integer (cursor, PERSON);
  Contact *contact = self->contacts->len > 0 ? self->contacts->pdata[self->contacts->len - 1] : NULL;

  /* Rows of one person follow each other. */
  if (contact != NULL && contact->id == id)
    return contact;
  contact = g_new0 (Contact, 1);
  contact->id = id;
  contact->name = g_strdup (mb_cursor_get_text (cursor, NAME));
  contact->handle = g_strdup (mb_cursor_get_text (cursor, HANDLE));
  contact->mail = g_strdup (mb_cursor_get_text (cursor, MAIL));
  contact->cohorts = g_string_new (NULL);
  g_ptr_array_add (self->contacts, contact);
  return contact;
}

static void
read_participation (MbCursor *cursor, gpointer data)
{
  List *self = data;
  const char *nick = mb_cursor_get_text (cursor, ROLE);
  const char *slug = mb_cursor_get_text (cursor, SLUG);
  Contact *contact;
  MbRole role;

  if (mb_cursor_get_integer (cursor, PERSON) == 0 || nick == NULL || !mb_role_from_nick (nick, &role) ||
      (self->options->has_role && role != self->options->role) ||
      (self->options->year != 0 && mb_cursor_get_integer (cursor, YEAR) != self->options->year))
    return;
  contact = get_contact (self, cursor);
  g_string_append_printf (contact->cohorts, "%s%s", contact->cohorts->len > 0 ? " " : "", slug != NULL ? slug : "");
}

/* Writing them */

static char *
write_csv (GPtrArray *contacts)
{
  static const char *const head[] = { "name", "handle", "mail", "cohorts" };
  g_autoptr (GString) csv = g_string_new (NULL);

  mb_csv_append_row (csv, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < contacts->len; i++)
    {
      const Contact *contact = contacts->pdata[i];
      const char *const cells[] = { contact->name, contact->handle, contact->mail, contact->cohorts->str };

      mb_csv_append_row (csv, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free_and_steal (g_steal_pointer (&csv));
}

/* “"Ada \"Countess\" Lovelace" <ada@example.org>”: a quoted string of RFC 5322. */
static void
append_address (GString *text, const Contact *contact)
{
  g_string_append_c (text, '"');
  for (const char *at = contact->name; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (text, '\\');
      if (!g_ascii_iscntrl (*at))
        g_string_append_c (text, *at);
    }
  g_string_append_printf (text, "\" <%s>\n", contact->mail);
}

/* Anything else in an address would begin another, or a header. */
static gboolean
is_address (const char *mail)
{
  return mail != NULL && strchr (mail, '@') != NULL && strpbrk (mail, " \t\r\n<>,;\"") == NULL;
}

static char *
write_text (GPtrArray *contacts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const Contact *contact = contacts->pdata[i];

      if (!is_address (contact->mail))
        continue;
      if (contact->name != NULL)
        append_address (text, contact);
      else
        g_string_append_printf (text, "%s\n", contact->mail);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_note (GPtrArray *contacts, GPtrArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < contacts->len; i++)
    n += !is_address (((const Contact *) contacts->pdata[i])->mail);
  if (n > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("Of %u of %u people no mail address is known.",
                                                       "Of %u of %u people no mail address is known.", n), n,
                                             contacts->len));
}

/**
 * mb_contacts_make:
 * @book: a book
 * @options: (type MbContactsOptions): whose contacts
 * @notes: (element-type utf8): takes a sentence about those without a mail address
 * @error: return location for an `MB_ERROR`
 *
 * Makes a list of the people who were in a cohort, each once, by name, with
 * their mail addresses. These are private: the person at the screen is to be
 * asked before.
 *
 * Returns: (transfer full) (nullable): the list
 */
char *
mb_contacts_make (MbBook *book, gconstpointer options, GPtrArray *notes, GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (contact_free);
  List self = { options, contacts };

  if (!mb_rows_each (book, MB_RECORD_PARTICIPATION, fields, order, NULL, read_participation, &self, error))
    return NULL;
  add_note (contacts, notes);
  return self.options->format == MB_CONTACTS_CSV ? write_csv (contacts) : write_text (contacts);
}
