#include "config.h"

#include "mb-checks-menu.h"

#include <glib/gi18n.h>

static const struct {
  const char *name;
  const char *label;
} shown[] = {
  { "open", N_("All Findings") },
  { "error", N_("Errors") },
  { "warning", N_("Warnings") },
  { "hint", N_("Hints") },
  { "dismissed", N_("Dismissed") },
};

static int
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_strcmp0 (shown[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * mb_checks_menu_find:
 * @name: (nullable): what may be the name of a choice
 *
 * Returns: (nullable): the same name, for as long as the program lives; %NULL
 *   when there is no such choice
 */
const char *
mb_checks_menu_find (const char *name)
{
  const int place = find (name);

  return place >= 0 ? shown[place].name : NULL;
}

/**
 * mb_checks_menu_get_label:
 * @name: the name of a choice
 *
 * Returns: what people call it
 */
const char *
mb_checks_menu_get_label (const char *name)
{
  const int place = find (name);

  g_return_val_if_fail (place >= 0, NULL);

  return _(shown[place].label);
}

static guint
count (MbFindings *findings, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_str_equal (name, "dismissed"))
        n += found->dismissed;
      else if (!found->dismissed)
        n += g_str_equal (name, "open") || g_str_equal (name, mb_severity_get_nick (found->severity));
    }
  return n;
}

static void
append (GMenu *section, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (section, item);
}

static GMenuModel *
list_shown (MbFindings *findings)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      /* Translators: what is filtered by, and how many there are: “Errors (3)”. */
      g_autofree char *label =
        g_strdup_printf (C_("filter", "%s (%u)"), _(shown[i].label), count (findings, shown[i].name));

      append (section, label, "checks.show", shown[i].name);
    }
  return G_MENU_MODEL (section);
}

/* The findings are in order of severity and rule: a rule may come again with another severity. */
static GMenuModel *
list_rules (MbFindings *findings)
{
  GMenu *section = g_menu_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  append (section, _("All Rules"), "checks.rule", "");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (MbFound) found = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_hash_table_add (known, (char *) found->rule))
        append (section, mb_checks_get_rule_title (found->rule), "checks.rule", found->rule);
    }
  return G_MENU_MODEL (section);
}

/**
 * mb_checks_menu_new:
 * @findings: what was found in a book
 *
 * Returns: (transfer full): a new menu to choose from
 */
GMenuModel *
mb_checks_menu_new (MbFindings *findings)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) severities = list_shown (findings);
  g_autoptr (GMenuModel) rules = list_rules (findings);

  g_menu_append_section (menu, NULL, severities);
  g_menu_append_section (menu, _("Rules"), rules);
  return G_MENU_MODEL (menu);
}

/**
 * mb_checks_menu_dup_summary:
 * @findings: what was found in a book
 *
 * Returns: (transfer full): how much of what there is, as in “1 error, 3
 *   hints”; empty when there is nothing
 */
char *
mb_checks_menu_dup_summary (MbFindings *findings)
{
  const guint n_errors = mb_findings_count (findings, MB_SEVERITY_ERROR);
  const guint n_warnings = mb_findings_count (findings, MB_SEVERITY_WARNING);
  const guint n_hints = mb_findings_count (findings, MB_SEVERITY_HINT);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) counts = NULL;

  if (n_errors > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors));
  if (n_warnings > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings));
  if (n_hints > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u hint", "%u hints", n_hints), n_hints));
  counts = g_strv_builder_end (builder);
  return g_strjoinv (C_("list", ", "), counts);
}
