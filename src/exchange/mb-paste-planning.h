#pragma once

#include "mb-paste-finder.h"
#include "mb-paste-table.h"
#include "mb-people-text.h"

G_BEGIN_DECLS

/* What the files of the planning share: mb-paste-plan.c, mb-paste-cells.c, mb-paste-decide.c, mb-paste-mentions.c and
 * mb-paste-relations.c. */

/**
 * MbPasteColumn:
 *
 * A column that is not left out.
 */
typedef struct {
  guint index;
  const MbPasteTarget *target;
} MbPasteColumn;

typedef struct {
  MbBook *book;
  const MbPasteTable *table;
  const MbRecordType *type;
  GCancellable *cancellable;
  GArray *columns;                          /* of MbPasteColumn */
  MbPasteFinder *finders[MB_N_RECORD_KINDS]; /* each made when it is first needed */
  GHashTable *seen;                         /* what further rows must not be again */
  GHashTable *records;                      /* id → MbPasteRow that is nothing but this record */
  GHashTable *people;                       /* what cells said of a person → MbPasteRow */
  GHashTable *new_people;                   /* “handle:…” or “name:…” → MbPasteRow that adds them */
  GHashTable *related[MB_N_RECORD_KINDS];   /* “owner other role” of what there is and will be */
} MbPastePlanning;

/* A reference that several records may be meant by. */
typedef struct {
  const MbField *field;
  GPtrArray *choices; /* of MbPasteRow */
} MbPasteDoubt;

MbPasteFinder *mb_paste_planning_get_finder (MbPastePlanning *self, MbRecordKind kind, GError **error);

/* Cells into values. FALSE in understood: one that names the record could not be read. */
gboolean    mb_paste_cells_read     (MbPastePlanning *self, MbPasteRow *row, char **cells, MbPasteDoubt *doubt,
                                     gboolean *understood, GError **error);
/* One cell into a value; FALSE: it names the record and could not be read. */
gboolean    mb_paste_cells_read_one (MbPasteRow *row, const MbField *field, const char *cell);
/* The cell of a column, without space around it, in memory of its own. */
char       *mb_paste_cells_dup      (char **cells, guint n_cells, guint index);
void        mb_paste_cells_remark   (MbPasteRow *row, const char *format, const char *label, const char *cell);
char       *mb_paste_cells_dup_title (const MbRecordType *type, MbPasteRow *row);

/* What a row becomes: new, a record of the book, or one of several. */
gboolean    mb_paste_decide         (MbPastePlanning *self, MbPasteRow *row, gboolean only_fill, GError **error);
/* The same for a row of which a reference is in doubt. */
gboolean    mb_paste_decide_doubt   (MbPastePlanning *self, MbPasteRow *row, const MbPasteDoubt *doubt, GError **error);

/* Who is meant by a name and a handle and more about them (of MbField and char *, in turns). (transfer none). */
MbPasteRow *mb_paste_mentions_find  (MbPastePlanning *self, GPtrArray *told, guint line, GError **error);
/* What an entry of a list of people tells, of MbField and what is the entry's, in turns. */
void        mb_paste_mentions_tell  (MbPastePlanning *self, const MbPeopleEntry *entry, GPtrArray *told);
/* The people that a cell lists: an array of MbPasteRow. */
GPtrArray  *mb_paste_mentions_list  (MbPastePlanning *self, const char *cell, guint line, GError **error);
/* A row that is nothing but this record. */
MbPasteRow *mb_paste_mentions_new   (MbPastePlanning *self, MbRecordKind kind, gint64 id, GError **error);

/* What the columns of relations add to a row of which it is known what it becomes. */
gboolean    mb_paste_relations_add  (MbPastePlanning *self, MbPasteRow *row, char **cells, GError **error);

G_END_DECLS
