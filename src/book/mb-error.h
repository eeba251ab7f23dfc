#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MB_ERROR (mb_error_quark ())

/**
 * MbError:
 * @MB_ERROR_NOT_A_BOOK: the file is no Mentorbook book
 * @MB_ERROR_NEWER: the book was written by a newer version of the program
 * @MB_ERROR_DAMAGED: the book's file is damaged
 * @MB_ERROR_READ_ONLY: the book may be read but not written
 * @MB_ERROR_NO_SPACE: there is no space left where the book lies
 * @MB_ERROR_BUSY: another program holds the book; trying again may help
 * @MB_ERROR_REFUSED: a value breaks a rule of its field and was not stored
 * @MB_ERROR_CONFLICT: a change cannot be applied to the book as it now is
 * @MB_ERROR_NOTHING: there is nothing to undo or to redo
 * @MB_ERROR_NOT_FOUND: a record, a book or a file that is named does not exist
 * @MB_ERROR_INPUT: a file to import is wrong; the message names the place
 * @MB_ERROR_FAILED: anything else; the message says what
 *
 * What went wrong, by what the caller can do about it. Every message is a
 * translated sentence for the person at the screen.
 */
typedef enum {
  MB_ERROR_NOT_A_BOOK,
  MB_ERROR_NEWER,
  MB_ERROR_DAMAGED,
  MB_ERROR_READ_ONLY,
  MB_ERROR_NO_SPACE,
  MB_ERROR_BUSY,
  MB_ERROR_REFUSED,
  MB_ERROR_CONFLICT,
  MB_ERROR_NOTHING,
  MB_ERROR_NOT_FOUND,
  MB_ERROR_INPUT,
  MB_ERROR_FAILED,
} MbError;

GQuark mb_error_quark (void);

G_END_DECLS
