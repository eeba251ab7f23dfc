#pragma once

#include "book/mb-edit.h"
#include "book/mb-query.h"

G_BEGIN_DECLS

/* A folder of the test's own, removed with all that is in it. */
typedef struct {
  char *folder;
  char *path; /* where its book lies */
} TestPlace;

TestPlace *test_place_new  (void);
void       test_place_free (TestPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPlace, test_place_free)

char      *test_place_file (TestPlace *self, const char *name);
MbBook    *test_book_new   (TestPlace *place);

/* Pairs of a field's name and its text, read as a person would type them, ended by NULL. */
MbRecord  *test_record_new (MbRecordKind kind, ...) G_GNUC_NULL_TERMINATED;
/* The same, added to the book in an edit of its own. */
MbRecord  *test_add        (MbBook *book, MbRecordKind kind, ...) G_GNUC_NULL_TERMINATED;
gboolean   test_set        (MbBook *book, MbRecord *record, const char *field, const char *text, GError **error);

/* One step along the history, which must be there. */
void       test_undo       (MbBook *book, GError **error);
void       test_redo       (MbBook *book, GError **error);

/* Every record of the book, field by field, in an order that does not hang on chance: what two books that say the
 * same have in common. */
char      *test_book_dump  (MbBook *book);

/* Runs the main loop until func says yes; FALSE when that took longer than the seconds. */
typedef gboolean (*TestCondition) (gpointer data);
gboolean   test_wait       (TestCondition condition, gpointer data, guint seconds);

/* Titles of the rows, parted by "|". */
char      *test_titles     (GListModel *rows);

G_END_DECLS
