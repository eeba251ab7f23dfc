#include "config.h"

#include "mb-list-columns-menu.h"

#include <glib/gi18n.h>

static GMenuModel *
shown_menu_new (GPtrArray *fields)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const MbField *field = fields->pdata[i];
      g_autofree char *action = g_strconcat ("columns.show-", field->name, NULL);

      g_menu_append (menu, mb_field_get_label (field), action);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
sort_menu_new (GPtrArray *fields)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const MbField *field = fields->pdata[i];
      g_autofree char *action = g_strconcat ("columns.sort-by::", field->name, NULL);

      g_menu_append (by, mb_field_get_label (field), action);
    }
  g_menu_append (order, _("_Descending"), "columns.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}

/**
 * mb_list_columns_menu_new:
 * @fields: (element-type MbField): the fields that can be columns
 *
 * Makes the menu of a table's columns.
 *
 * Returns: (transfer full): a new menu
 */
GMenuModel *
mb_list_columns_menu_new (GPtrArray *fields)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) shown = NULL;
  g_autoptr (GMenuModel) sort = NULL;
  g_autoptr (GMenu) arrange = g_menu_new ();

  g_return_val_if_fail (fields != NULL, NULL);

  shown = shown_menu_new (fields);
  sort = sort_menu_new (fields);
  g_menu_append_submenu (arrange, _("_Sort By"), sort);
  g_menu_append (arrange, _("_Arrange Columns…"), "columns.arrange");
  g_menu_append (arrange, _("_Reset Columns"), "columns.reset");
  g_menu_append_section (menu, NULL, shown);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (arrange));
  return G_MENU_MODEL (menu);
}

static void
append (GMenu *menu, const char *label, const char *action, const MbField *field)
{
  g_autofree char *detailed = g_strconcat (action, "::", field->name, NULL);

  g_menu_append (menu, label, detailed);
}

/**
 * mb_list_columns_menu_new_of_header:
 * @field: a field
 * @all: what mb_list_columns_menu_new() gave
 *
 * Makes the menu of a column's header.
 *
 * Returns: (transfer full): a new menu
 */
GMenuModel *
mb_list_columns_menu_new_of_header (const MbField *field, GMenuModel *all)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) column = g_menu_new ();

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (all), NULL);

  append (column, _("Move _Left"), "columns.move-left", field);
  append (column, _("Move _Right"), "columns.move-right", field);
  append (column, _("_Hide"), "columns.hide", field);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (column));
  /* One by one: a section within a section gets no line. */
  for (int i = 0; i < g_menu_model_get_n_items (all); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (all, i);

      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
