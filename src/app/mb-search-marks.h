#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_SEARCH_MARKS (mb_search_marks_get_type ())
G_DECLARE_FINAL_TYPE (MbSearchMarks, mb_search_marks, MB, SEARCH_MARKS, GObject)

/**
 * MbSearchMarks:
 *
 * Marks in labels what is searched for, without regard to case and accents, as the search finds it. One object serves
 * all rows of a list; while nothing is searched for it does nothing.
 *
 * Signals: "changed": the labels shall be shown again.
 */

MbSearchMarks *mb_search_marks_new        (void);

void           mb_search_marks_set_search (MbSearchMarks *self, const char *search);
void           mb_search_marks_show       (MbSearchMarks *self, GtkLabel *label);

G_END_DECLS
