#pragma once

#include "mb-page.h"
#include "mb-publish-book.h"

G_BEGIN_DECLS

/**
 * MbCellSense:
 * @MB_CELL_KEPT: whatever the page says stays
 * @MB_CELL_TEXT: a text
 * @MB_CELL_PAGE: a text that leads to a page; only where it leads counts
 * @MB_CELL_PROGRAM: a program, under any of its names
 * @MB_CELL_PERSON: a person, by name and profile
 * @MB_CELL_NUMBER: a number
 * @MB_CELL_SHARE: a percentage
 * @MB_CELL_YEARS: years
 * @MB_CELL_FLAG: yes or no
 * @MB_CELL_STATUS: the status of a cohort
 *
 * What a cell means, and so when what a page says is the same as what the book
 * says, however it is written.
 */
typedef enum {
  MB_CELL_KEPT,
  MB_CELL_TEXT,
  MB_CELL_PAGE,
  MB_CELL_PROGRAM,
  MB_CELL_PERSON,
  MB_CELL_NUMBER,
  MB_CELL_SHARE,
  MB_CELL_YEARS,
  MB_CELL_FLAG,
  MB_CELL_STATUS,
} MbCellSense;

/**
 * MbPageCell:
 * @sense: what it means
 * @text: (nullable): what the book says, in words
 * @address: (nullable): where it leads
 * @number: the number, and for a flag whether it is set
 * @record: (nullable): the program (#MbKnownProgram) or person (#MbKnownMember)
 * @figure: the percentage
 * @years: (nullable) (element-type int): the years
 * @status: (nullable): the status
 *
 * What the book says where a page has a cell.
 */
typedef struct {
  MbCellSense sense;
  char *text;
  char *address;
  gint64 number;
  gconstpointer record;
  MbFigure figure;
  GArray *years;
  const MbChoice *status;
} MbPageCell;

void     mb_page_cell_clear       (MbPageCell *self);

/* What the book says; each returns a cell that is to be cleared. */
MbPageCell mb_page_cell_text      (const char *text);
MbPageCell mb_page_cell_page      (const char *text, const char *address);
MbPageCell mb_page_cell_program   (const MbKnownProgram *program, const char *text, const char *address);
MbPageCell mb_page_cell_person    (const MbKnownMember *member);
MbPageCell mb_page_cell_number    (gint64 number);
MbPageCell mb_page_cell_share     (const MbFigure *figure);
MbPageCell mb_page_cell_years     (GArray *years);
MbPageCell mb_page_cell_flag      (gboolean flag);
MbPageCell mb_page_cell_status    (const MbChoice *status);

/* Whether a page says the same. */
gboolean mb_page_cell_is_said_by  (const MbPageCell *self, const MbPageText *said, MbPublishBook *book);
/* Whether a page means the same person or thing, though it may call it otherwise. */
gboolean mb_page_cell_is_meant_by (const MbPageCell *self, const MbPageText *said, MbPublishBook *book);
/* The same in Markdown. */
char    *mb_page_cell_dup_written (const MbPageCell *self);

G_END_DECLS
