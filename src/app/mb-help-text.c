#include "config.h"

#include "mb-help-text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n.h>

/**
 * MbHelpText:
 *
 * A page of the user guide, shown with labels, so that it has the font, the colours and the text size of the program
 * and a screen reader reads it like the rest.
 *
 * It knows what the guide is written with: headings, paragraphs, lists, tables, quotes, code and links.
 */
struct _MbHelpText {
  AdwBin parent_instance;
};

enum {
  SIGNAL_OPEN_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbHelpText, mb_help_text, ADW_TYPE_BIN)

/* Words */

static void append_inlines (GString *markup, cmark_node *parent);

static void
append_wrapped (GString *markup, const char *tag, cmark_node *node)
{
  g_string_append_printf (markup, "<%s>", tag);
  append_inlines (markup, node);
  g_string_append_printf (markup, "</%s>", tag);
}

static void
append_code (GString *markup, cmark_node *node)
{
  g_autofree char *text = g_markup_escape_text (cmark_node_get_literal (node), -1);

  g_string_append_printf (markup, "<tt>%s</tt>", text);
}

static void
append_link (GString *markup, cmark_node *node)
{
  g_autofree char *url = g_markup_escape_text (cmark_node_get_url (node), -1);

  g_string_append_printf (markup, "<a href=\"%s\">", url);
  append_inlines (markup, node);
  g_string_append (markup, "</a>");
}

static void
append_inline (GString *markup, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);
  g_autofree char *text = NULL;

  if (type == CMARK_NODE_TEXT)
    {
      text = g_markup_escape_text (cmark_node_get_literal (node), -1);
      g_string_append (markup, text);
    }
  else if (type == CMARK_NODE_SOFTBREAK)
    g_string_append_c (markup, ' ');
  else if (type == CMARK_NODE_LINEBREAK)
    g_string_append_c (markup, '\n');
  else if (type == CMARK_NODE_CODE)
    append_code (markup, node);
  else if (type == CMARK_NODE_EMPH)
    append_wrapped (markup, "i", node);
  else if (type == CMARK_NODE_STRONG)
    append_wrapped (markup, "b", node);
  else if (type == CMARK_NODE_LINK)
    append_link (markup, node);
  else
    append_inlines (markup, node);
}

static void
append_inlines (GString *markup, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node; node = cmark_node_next (node))
    append_inline (markup, node);
}

static void
set_words (GtkWidget *label, cmark_node *node)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  append_inlines (markup, node);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
}

static gboolean
on_activate_link (GtkLabel *label, const char *uri, gpointer data)
{
  gboolean handled = FALSE;

  g_signal_emit (data, signals[SIGNAL_OPEN_LINK], 0, uri, &handled);
  return handled;
}

/* Blocks */

static void append_blocks (MbHelpText *self, GtkBox *box, cmark_node *parent);

static GtkWidget *
box_new (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
}

static GtkWidget *
paragraph_new (MbHelpText *self, cmark_node *node)
{
  GtkWidget *label = gtk_label_new (NULL);

  set_words (label, node);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_activate_link), self, G_CONNECT_DEFAULT);
  return label;
}

static GtkWidget *
heading_new (MbHelpText *self, cmark_node *node)
{
  static const char *const classes[] = { "title-1", "title-3", "heading" };
  int level = CLAMP (cmark_node_get_heading_level (node), 1, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  set_words (label, node);
  gtk_widget_add_css_class (label, classes[level - 1]);
  gtk_widget_set_margin_top (label, level > 1 ? 12 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  return label;
}

/* Commands are there to be copied. */
static GtkWidget *
code_block_new (cmark_node *node)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (node)));
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "help-code");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

static GtkWidget *
item_new (MbHelpText *self, cmark_node *node, guint number)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = box_new (6);
  /* Translators: the number of a step in the guide. */
  g_autofree char *mark = number > 0 ? g_strdup_printf (_("%u."), number) : g_strdup ("•");
  GtkWidget *label = gtk_label_new (mark);

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (content, TRUE);
  append_blocks (self, GTK_BOX (content), node);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), content);
  return row;
}

static GtkWidget *
list_new (MbHelpText *self, cmark_node *node)
{
  gboolean numbered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  GtkWidget *box = box_new (6);
  guint number = 0;

  for (cmark_node *item = cmark_node_first_child (node); item; item = cmark_node_next (item))
    gtk_box_append (GTK_BOX (box), item_new (self, item, numbered ? ++number : 0));
  return box;
}

static void
add_cells (MbHelpText *self, GtkGrid *grid, cmark_node *row, int top)
{
  int column = 0;

  for (cmark_node *cell = cmark_node_first_child (row); cell; cell = cmark_node_next (cell), column++)
    {
      GtkWidget *label = paragraph_new (self, cell);

      if (top == 0)
        gtk_widget_add_css_class (label, "heading");
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, column > 0);
      gtk_label_set_width_chars (GTK_LABEL (label), column > 0 ? -1 : 12);
      gtk_label_set_max_width_chars (GTK_LABEL (label), column > 0 ? -1 : 18);
      gtk_grid_attach (grid, label, column, top, 1, 1);
    }
}

static GtkWidget *
table_new (MbHelpText *self, cmark_node *node)
{
  GtkWidget *grid = gtk_grid_new ();
  int top = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "help-table");
  for (cmark_node *row = cmark_node_first_child (node); row; row = cmark_node_next (row))
    add_cells (self, GTK_GRID (grid), row, top++);
  return grid;
}

static GtkWidget *
quote_new (MbHelpText *self, cmark_node *node)
{
  GtkWidget *box = box_new (6);

  gtk_widget_add_css_class (box, "help-quote");
  append_blocks (self, GTK_BOX (box), node);
  return box;
}

static GtkWidget *
block_new (MbHelpText *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING)
    return heading_new (self, node);
  if (type == CMARK_NODE_PARAGRAPH)
    return paragraph_new (self, node);
  if (type == CMARK_NODE_LIST)
    return list_new (self, node);
  if (type == CMARK_NODE_CODE_BLOCK)
    return code_block_new (node);
  if (type == CMARK_NODE_BLOCK_QUOTE)
    return quote_new (self, node);
  if (g_str_equal (cmark_node_get_type_string (node), "table"))
    return table_new (self, node);
  return NULL;
}

static void
append_blocks (MbHelpText *self, GtkBox *box, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node; node = cmark_node_next (node))
    {
      GtkWidget *block = block_new (self, node);

      if (block != NULL)
        gtk_box_append (box, block);
    }
}

static void
mb_help_text_class_init (MbHelpTextClass *klass)
{
  /**
   * MbHelpText::open-link:
   * @self: the text
   * @uri: where the link leads: an address, or the file name of another page of the guide
   *
   * A link was activated.
   *
   * Returns: whether it has been opened; else the desktop opens it
   */
  signals[SIGNAL_OPEN_LINK] = g_signal_new ("open-link", MB_TYPE_HELP_TEXT, G_SIGNAL_RUN_LAST, 0,
                                            g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                            G_TYPE_STRING);
}

static void
mb_help_text_init (MbHelpText *self)
{
}

/* The guide is in English, whatever the program speaks. */
static void
set_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    set_left_to_right (child);
}

/**
 * mb_help_text_new:
 * @markdown: a page of the guide
 *
 * Shows a text in GitHub's Markdown.
 *
 * Returns: (transfer floating): a new text
 */
GtkWidget *
mb_help_text_new (const char *markdown)
{
  MbHelpText *self;
  GtkWidget *box = box_new (12);
  cmark_parser *parser;
  cmark_node *document;

  g_return_val_if_fail (markdown != NULL, NULL);

  self = g_object_new (MB_TYPE_HELP_TEXT, NULL);
  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  append_blocks (self, GTK_BOX (box), document);
  cmark_node_free (document);
  cmark_parser_free (parser);
  set_left_to_right (box);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
