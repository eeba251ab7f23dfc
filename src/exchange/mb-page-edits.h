#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbPageEdits:
 *
 * Replacements in a page. Whatever is not replaced stays byte for byte, and
 * what is put in gets the line ends of the page.
 */
typedef struct _MbPageEdits MbPageEdits;

MbPageEdits *mb_page_edits_new     (GBytes *bytes);
void         mb_page_edits_free    (MbPageEdits *self);
/* The bytes from start to end become text, in which lines end with a line feed; parts do not overlap. */
void         mb_page_edits_replace (MbPageEdits *self, gsize start, gsize end, const char *text);
/* The page with all of them; the same bytes when there are none. */
GBytes      *mb_page_edits_apply   (MbPageEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPageEdits, mb_page_edits_free)

G_END_DECLS
