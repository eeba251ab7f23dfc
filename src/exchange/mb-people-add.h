#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPeopleAdded:
 * @participations: how many came into the cohort
 * @people: how many of these are new in the book
 * @already: how many were in the cohort in that role already, and were skipped
 *
 * What adding people to a cohort did.
 */
typedef struct {
  guint participations;
  guint people;
  guint already;
} MbPeopleAdded;

/* Ids (gint64) of who is in a cohort in a role. */
GHashTable *mb_people_list_cohort (MbBook *book, gint64 cohort, const char *role, GError **error);
/* Adds what is chosen of a list of MbPersonGuess in one edit. added may be NULL. */
gboolean    mb_people_add         (MbBook *book, gint64 cohort, const char *role, GListModel *guesses,
                                   MbPeopleAdded *added, GError **error);
/* “Added 13 people to GSoC 2025, 9 of them new; 2 were there already”. */
char       *mb_people_added_dup_text (const MbPeopleAdded *self, const char *cohort);

G_END_DECLS
