/* Lists of mail addresses. */

#include "exchange/mb-contacts.h"
#include "exchange-support.h"

typedef struct {
  TestPlace *place;
  MbBook *book;
} Fixture;

static void
add_participation (MbBook *book, MbRecord *person, MbRecord *cohort, const char *role)
{
  g_autofree char *person_id = exchange_id (person);
  g_autofree char *cohort_id = exchange_id (cohort);
  g_autoptr (MbRecord) record =
      test_add (book, MB_RECORD_PARTICIPATION, "person", person_id, "cohort", cohort_id, "role", role, NULL);

  g_assert_nonnull (record);
}

static MbRecord *
add_cohort (MbBook *book, MbRecord *program, const char *year, const char *slug)
{
  g_autofree char *program_id = exchange_id (program);

  return test_add (book, MB_RECORD_COHORT, "program", program_id, "year", year, "slug", slug, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MbRecord) program = NULL, early = NULL, late = NULL, ada = NULL, grace = NULL, alan = NULL;

  self->place = test_place_new ();
  self->book = test_book_new (self->place);
  program = test_add (self->book, MB_RECORD_PROGRAM, "name", "Camp", "slug", "camp", NULL);
  early = add_cohort (self->book, program, "2023", "camp-2023");
  late = add_cohort (self->book, program, "2024", "camp-2024");
  ada = test_add (self->book, MB_RECORD_PERSON, "name", "Ada \"Countess\" Lovelace", "handle", "ada",
                  "mail", "ada@example.org", NULL);
  grace = test_add (self->book, MB_RECORD_PERSON, "name", "Grace Hopper", NULL);
  alan = test_add (self->book, MB_RECORD_PERSON, "name", "Alan, the other", "mail", "alan@example.org", NULL);
  add_participation (self->book, ada, early, "mentee");
  add_participation (self->book, ada, late, "mentor");
  add_participation (self->book, grace, late, "mentee");
  add_participation (self->book, alan, late, "mentee");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->book);
  test_place_free (self->place);
}

static void
assert_list (Fixture *self, MbContactsOptions options, const char *expected, const char *note)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = mb_text_export_make (self->book, mb_contacts_make, &options, notes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (list, ==, expected);
  g_assert_cmpuint (notes->len, ==, note != NULL ? 1 : 0);
  if (note != NULL)
    g_assert_cmpstr (notes->pdata[0], ==, note);
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  assert_list (self, (MbContactsOptions) { .format = MB_CONTACTS_CSV },
               "name,handle,mail,cohorts\n"
               "\"Ada \"\"Countess\"\" Lovelace\",ada,ada@example.org,camp-2023 camp-2024\n"
               "\"Alan, the other\",,alan@example.org,camp-2024\n"
               "Grace Hopper,,,camp-2024\n",
               "Of 1 of 3 people no mail address is known.");
}

static void
test_text (Fixture *self, gconstpointer data)
{
  assert_list (self, (MbContactsOptions) { .format = MB_CONTACTS_TEXT },
               "\"Ada \\\"Countess\\\" Lovelace\" <ada@example.org>\n\"Alan, the other\" <alan@example.org>\n",
               "Of 1 of 3 people no mail address is known.");
}

static void
test_role_and_year (Fixture *self, gconstpointer data)
{
  assert_list (self, (MbContactsOptions) { .has_role = TRUE, .role = MB_ROLE_MENTOR, .format = MB_CONTACTS_CSV },
               "name,handle,mail,cohorts\n\"Ada \"\"Countess\"\" Lovelace\",ada,ada@example.org,camp-2024\n", NULL);
  assert_list (self, (MbContactsOptions) { .year = 2023, .format = MB_CONTACTS_TEXT },
               "\"Ada \\\"Countess\\\" Lovelace\" <ada@example.org>\n", NULL);
  assert_list (self, (MbContactsOptions) { .year = 1999, .format = MB_CONTACTS_TEXT }, "", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/contacts/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/contacts/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/contacts/role-and-year", Fixture, NULL, set_up, test_role_and_year, tear_down);
  return g_test_run ();
}
