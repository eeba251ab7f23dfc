#include "config.h"

#include "mb-chip-label.h"

/* Fits into a row of a window of 360 px. */
#define LONGEST_FROM_RIGHT 22

/**
 * mb_chip_label_new:
 * @text: what it says
 *
 * Makes the label of a chip among others in an AdwWrapBox: cut at its end
 * where there is no room. From right to left libadwaita 1.7 puts a child that
 * would be wider than its line outside of the box, so there it is never so
 * wide.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
mb_chip_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST_FROM_RIGHT);
  return label;
}
