#pragma once

#include "book/mb-role.h"
#include "mb-text-export.h"

G_BEGIN_DECLS

/**
 * MbContactsFormat:
 * @MB_CONTACTS_CSV: a row for each person: name, handle, mail address, cohorts
 * @MB_CONTACTS_TEXT: a line for each mail address, as mail programs take it
 *
 * How a list of contacts is written.
 */
typedef enum {
  MB_CONTACTS_CSV,
  MB_CONTACTS_TEXT,
} MbContactsFormat;

/**
 * MbContactsOptions:
 * @has_role: whether only one role is wanted
 * @role: which
 * @year: the year of the cohorts; 0: all years
 * @format: how to write it
 *
 * Whose contacts are wanted.
 */
typedef struct {
  gboolean has_role;
  MbRole role;
  int year;
  MbContactsFormat format;
} MbContactsOptions;

/* An MbTextFunc: who was in a cohort, with mail addresses. They are private: ask before. options: MbContactsOptions. */
char *mb_contacts_make (MbBook *book, gconstpointer options, GPtrArray *notes, GError **error);

G_END_DECLS
