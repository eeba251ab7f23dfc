#include "config.h"

#include "mb-proposal-row.h"

#include <glib/gi18n.h>

#include "mb-person-guess-row.h"

struct _MbProposalRow {
  GtkBox parent_instance;

  MbProposalItem *item;
  gboolean is_showing; /* what the buttons tell is from here, not from the person at the screen */

  GtkStack *mark; /* as wide whatever is in it */
  GtkWidget *check;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *what;
  GtkWidget *values;
  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *guess;
  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (MbProposalRow, mb_proposal_row, GTK_TYPE_BOX)

enum {
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Ticking */

static void
check_toggled (MbProposalRow *self)
{
  if (self->item == NULL || self->is_showing)
    return;
  mb_proposal_item_set_ticked (self->item, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  g_signal_emit (self, signals[TICKED], 0);
}

static void
show_tick (MbProposalRow *self)
{
  gboolean was_showing = self->is_showing;

  self->is_showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), mb_proposal_item_get_ticked (self->item));
  self->is_showing = was_showing;
}

/* A choice among several people is made in the list below. */
static void
item_ticked (MbProposalRow *self)
{
  show_tick (self);
  if (!self->is_showing && mb_proposal_item_get_kind (self->item) == MB_PROPOSAL_DOUBT)
    g_signal_emit (self, signals[TICKED], 0);
}

/**
 * mb_proposal_row_toggle:
 * @self: a row
 *
 * Turns the tick over, where there is one.
 */
void
mb_proposal_row_toggle (MbProposalRow *self)
{
  g_return_if_fail (MB_IS_PROPOSAL_ROW (self));

  if (gtk_widget_get_child_visible (self->check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

/* Showing */

static char *
dup_what (MbProposalItem *item)
{
  const char *what = mb_proposal_item_get_what (item);

  switch (mb_proposal_item_get_kind (item))
    {
    case MB_PROPOSAL_ADDITION:
      /* Translators: %s is a type of record: “New: Cohort”. */
      return g_strdup_printf (C_("import", "New: %s"), what);
    case MB_PROPOSAL_CHANGE:
      /* Translators: %s is a field: “Changed: Hours”. */
      return g_strdup_printf (C_("import", "Changed: %s"), what);
    case MB_PROPOSAL_CONFLICT:
      if (g_strcmp0 (mb_proposal_item_get_before (item), mb_proposal_item_get_after (item)) == 0)
        /* Translators: %s is a field. */
        return g_strdup_printf (C_("import", "Pages differ: %s, here as in the book"), what);
      /* Translators: %s is a field: “Pages differ: Name”. */
      return g_strdup_printf (C_("import", "Pages differ: %s"), what);
    case MB_PROPOSAL_NOTE:
      return g_strdup (C_("import", "Not understood"));
    case MB_PROPOSAL_DOUBT:
    case MB_N_PROPOSAL_KINDS:
    default:
      return g_strdup ("");
    }
}

static void
show_values (MbProposalRow *self)
{
  const char *before = mb_proposal_item_get_before (self->item);
  const char *after = mb_proposal_item_get_after (self->item);

  gtk_widget_set_visible (self->values, after != NULL);
  gtk_widget_set_visible (self->before, before != NULL && g_strcmp0 (before, after) != 0);
  gtk_label_set_label (GTK_LABEL (self->before), before != NULL ? before : "");
  gtk_label_set_label (GTK_LABEL (self->after), after != NULL ? after : "");
}

static void
set_names (MbProposalRow *self)
{
  g_autofree char *text = mb_proposal_item_dup_text (self->item);
  g_autofree char *place = mb_proposal_item_dup_place (self->item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  gtk_widget_set_tooltip_text (self->line, place);
}

static void
show_line (MbProposalRow *self)
{
  guint number = mb_proposal_item_get_line (self->item);
  /* Translators: a line of a page. */
  g_autofree char *line = number > 0 ? g_strdup_printf (_("Line %u"), number) : NULL;

  gtk_label_set_label (GTK_LABEL (self->line), line != NULL ? line : "");
}

static void
show (MbProposalRow *self)
{
  MbProposalKind kind = mb_proposal_item_get_kind (self->item);
  gboolean is_doubt = kind == MB_PROPOSAL_DOUBT;
  g_autofree char *what = dup_what (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->mark), !is_doubt);
  gtk_stack_set_visible_child (self->mark, kind == MB_PROPOSAL_NOTE ? self->icon : self->check);
  gtk_widget_set_visible (self->title, !is_doubt);
  gtk_widget_set_visible (self->what, !is_doubt);
  gtk_widget_set_visible (self->guess, is_doubt);
  gtk_label_set_label (GTK_LABEL (self->title), mb_proposal_item_get_title (self->item));
  gtk_label_set_label (GTK_LABEL (self->what), what);
  mb_person_guess_row_set_guess (MB_PERSON_GUESS_ROW (self->guess), mb_proposal_item_get_guess (self->item), FALSE);
  show_values (self);
  show_line (self);
  show_tick (self);
  set_names (self);
}

/**
 * mb_proposal_row_set_item:
 * @self: a row
 * @item: (nullable): the line to show
 *
 * Shows a line. What is ticked in the row is ticked in the line.
 */
void
mb_proposal_row_set_item (MbProposalRow *self, MbProposalItem *item)
{
  g_return_if_fail (MB_IS_PROPOSAL_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, item_ticked, self);
  if (item == NULL)
    mb_person_guess_row_set_guess (MB_PERSON_GUESS_ROW (self->guess), NULL, FALSE);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->is_showing = TRUE;
  show (self);
  self->is_showing = FALSE;
  g_signal_connect_swapped (item, "notify::ticked", G_CALLBACK (item_ticked), self);
}

/* The object */

static void
mb_proposal_row_dispose (GObject *object)
{
  mb_proposal_row_set_item (MB_PROPOSAL_ROW (object), NULL);
  G_OBJECT_CLASS (mb_proposal_row_parent_class)->dispose (object);
}

static void
mb_proposal_row_class_init (MbProposalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_proposal_row_dispose;

  /**
   * MbProposalRow::ticked:
   *
   * The person at the screen took or gave a tick, or chose somebody.
   */
  signals[TICKED] = g_signal_new ("ticked", MB_TYPE_PROPOSAL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  0);
}

static GtkWidget *
make_label (int lines, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **) classes);
  return label;
}

static GtkWidget *
make_values (MbProposalRow *self)
{
  static const char *const old[] = { "dimmed", "before", NULL };
  static const char *const new[] = { "after", NULL };
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->before = make_label (6, old);
  self->after = make_label (6, new);
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_widget_set_valign (self->before, GTK_ALIGN_START);
  gtk_widget_set_valign (self->after, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->before), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  C_("import", "In the book"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->after), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  C_("import", "On the page"), -1);
  gtk_box_append (GTK_BOX (values), self->before);
  gtk_box_append (GTK_BOX (values), self->after);
  return values;
}

static GtkWidget *
make_texts (MbProposalRow *self)
{
  static const char *const plain[] = { NULL };
  static const char *const small[] = { "caption", "dimmed", NULL };
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = make_label (3, plain);
  self->what = make_label (2, small);
  self->values = make_values (self);
  self->guess = mb_person_guess_row_new ();
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->what);
  gtk_box_append (GTK_BOX (texts), self->values);
  gtk_box_append (GTK_BOX (texts), self->guess);
  return texts;
}

static void
mb_proposal_row_init (MbProposalRow *self)
{
  static const char *const small[] = { "caption", "dimmed", "numeric", NULL };

  self->check = gtk_check_button_new ();
  self->icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  self->line = gtk_label_new (NULL);
  gtk_widget_set_css_classes (self->line, (const char **) small);
  gtk_widget_set_valign (self->line, GTK_ALIGN_START);
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->mark = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->mark, self->check);
  gtk_stack_add_child (self->mark, self->icon);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self), make_texts (self));
  gtk_box_append (GTK_BOX (self), self->line);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
}

/**
 * mb_proposal_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_proposal_row_new (void)
{
  return g_object_new (MB_TYPE_PROPOSAL_ROW, NULL);
}
