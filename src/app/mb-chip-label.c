#include "config.h"

#include "mb-chip-label.h"

/* How much of its text a chip shows at least, in letters. */
#define LEAST_SHOWN 10

/**
 * mb_chip_label_new:
 * @text: what it says
 *
 * Makes the label of a chip: cut at its end where there is no room.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
mb_chip_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), LEAST_SHOWN));
  return label;
}

/**
 * mb_chip_label_new_box:
 *
 * Makes a box of chips that may be wider than their line. From right to left
 * libadwaita 1.7 puts such a child outside of the box, unless it wraps by the
 * least widths; so there chips are rather cut than put on a line of their own.
 *
 * Returns: (transfer floating): the box
 */
AdwWrapBox *
mb_chip_label_new_box (void)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    adw_wrap_box_set_wrap_policy (box, ADW_WRAP_MINIMUM);
  return box;
}
