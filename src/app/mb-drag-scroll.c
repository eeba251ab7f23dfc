#include "config.h"

#include "mb-drag-scroll.h"

/* In pixels; the speed is for a second. */
#define EDGE 72
#define FASTEST 900

struct _MbDragScroll {
  GtkWidget *scroller; /* weak */
  GtkEventController *motion;
  guint tick;
  gint64 last_time;
  double speed;
};

/* The nearer to the edge, the faster. */
static double
speed_at (double y, double height)
{
  if (y < EDGE)
    return -FASTEST * (EDGE - y) / EDGE;
  if (y > height - EDGE)
    return FASTEST * (y - (height - EDGE)) / EDGE;
  return 0;
}

static void
moved (MbDragScroll *self, double x, double y)
{
  self->speed = speed_at (y, gtk_widget_get_height (self->scroller));
}

static void
left (MbDragScroll *self)
{
  self->speed = 0;
}

static gboolean
scroll (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  MbDragScroll *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double seconds = self->last_time > 0 ? (now - self->last_time) / (double) G_USEC_PER_SEC : 0;

  self->last_time = now;
  if (self->speed != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->speed * seconds);
  return G_SOURCE_CONTINUE;
}

/**
 * mb_drag_scroll_new:
 * @widget: what is being dragged
 *
 * Begins to scroll the page that @widget is on. To be freed when the drag
 * ends.
 *
 * Returns: (transfer full) (nullable): what scrolls; %NULL when the page does
 *   not
 */
MbDragScroll *
mb_drag_scroll_new (GtkWidget *widget)
{
  MbDragScroll *self;
  GtkWidget *scroller;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (!scroller)
    return NULL;
  self = g_new0 (MbDragScroll, 1);
  g_set_weak_pointer (&self->scroller, scroller);
  self->motion = gtk_drop_controller_motion_new ();
  g_signal_connect_swapped (self->motion, "motion", G_CALLBACK (moved), self);
  g_signal_connect_swapped (self->motion, "leave", G_CALLBACK (left), self);
  gtk_widget_add_controller (scroller, self->motion);
  self->tick = gtk_widget_add_tick_callback (scroller, scroll, self, NULL);
  return self;
}

/**
 * mb_drag_scroll_free:
 * @self: (transfer full): what scrolls
 *
 * Stops scrolling.
 */
void
mb_drag_scroll_free (MbDragScroll *self)
{
  if (self->scroller)
    {
      gtk_widget_remove_tick_callback (self->scroller, self->tick);
      gtk_widget_remove_controller (self->scroller, self->motion);
    }
  g_clear_weak_pointer (&self->scroller);
  g_free (self);
}
