#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MbDragScroll:
 *
 * Scrolls a page while something is dragged near its upper or lower edge.
 */
typedef struct _MbDragScroll MbDragScroll;

/* For the page around a widget; NULL when there is none that scrolls. */
MbDragScroll *mb_drag_scroll_new  (GtkWidget *widget);
void          mb_drag_scroll_free (MbDragScroll *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbDragScroll, mb_drag_scroll_free)

G_END_DECLS
