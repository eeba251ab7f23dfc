#include "config.h"

#include "mb-checks-chips.h"

#include "insight/mb-checks.h"
#include "mb-checks-menu.h"
#include "mb-filter-chip.h"

static void
show_all (GtkWidget *chip)
{
  gtk_widget_activate_action (chip, "checks.show", "s", "open");
}

static void
take_all_rules (GtkWidget *chip)
{
  gtk_widget_activate_action (chip, "checks.rule", "s", "");
}

static void
add_chip (AdwWrapBox *box, const char *label, GCallback removed)
{
  GtkWidget *chip = mb_filter_chip_new (label);

  g_signal_connect (chip, "removed", removed, NULL);
  adw_wrap_box_append (box, chip);
}

/**
 * mb_checks_chips_show:
 * @box: where the chips are
 * @shown: the name of what is shown, as mb_checks_menu_find() knows it
 * @rule: the name of a rule; empty: all
 *
 * Shows a chip for each choice that leaves findings out; without any the box
 * is hidden.
 */
void
mb_checks_chips_show (AdwWrapBox *box, const char *shown, const char *rule)
{
  GtkWidget *chip;

  g_return_if_fail (ADW_IS_WRAP_BOX (box));
  g_return_if_fail (shown != NULL && rule != NULL);

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, chip);
  if (!g_str_equal (shown, "open"))
    add_chip (box, mb_checks_menu_get_label (shown), G_CALLBACK (show_all));
  if (*rule)
    add_chip (box, mb_checks_get_rule_title (rule), G_CALLBACK (take_all_rules));
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
