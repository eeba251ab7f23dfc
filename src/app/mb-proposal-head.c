#include "config.h"

#include "mb-proposal-head.h"

#include <glib/gi18n.h>

struct _MbProposalHead {
  GtkBox parent_instance;

  GListModel *items;
  guint start;
  guint end;
  gboolean is_showing;

  GtkWidget *check;
  GtkWidget *name;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (MbProposalHead, mb_proposal_head, GTK_TYPE_BOX)

enum {
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MbProposalItem *
get_item (MbProposalHead *self, guint position)
{
  g_autoptr (MbProposalItem) item = g_list_model_get_item (self->items, position);

  return item; /* the list keeps it */
}

static gboolean
has_tick (MbProposalItem *item)
{
  MbProposalKind kind = mb_proposal_item_get_kind (item);

  return kind != MB_PROPOSAL_NOTE && kind != MB_PROPOSAL_DOUBT;
}

/* Of values in conflict all cannot be taken: those that are ticked stay. */
static void
tick_all (MbProposalHead *self, gboolean ticked)
{
  for (guint i = self->start; i < self->end; i++)
    {
      MbProposalItem *item = get_item (self, i);

      if (item != NULL && (!ticked || mb_proposal_item_get_kind (item) != MB_PROPOSAL_CONFLICT))
        mb_proposal_item_set_ticked (item, ticked);
    }
}

static void
check_toggled (MbProposalHead *self)
{
  if (self->items == NULL || self->is_showing)
    return;
  tick_all (self, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  mb_proposal_head_update (self);
  g_signal_emit (self, signals[TICKED], 0);
}

/**
 * mb_proposal_head_update:
 * @self: a head that shows a page
 *
 * Counts the ticks again.
 */
void
mb_proposal_head_update (MbProposalHead *self)
{
  guint n = 0, ticked = 0;
  g_autofree char *count = NULL;

  g_return_if_fail (MB_IS_PROPOSAL_HEAD (self));

  if (self->items == NULL)
    return;
  for (guint i = self->start; i < self->end; i++)
    {
      MbProposalItem *item = get_item (self, i);

      if (item == NULL || !has_tick (item))
        continue;
      n++;
      ticked += mb_proposal_item_get_ticked (item);
    }
  self->is_showing = TRUE;
  gtk_widget_set_visible (self->check, n > 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ticked > 0);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->check), ticked > 0 && ticked < n);
  self->is_showing = FALSE;
  /* Translators: so many lines of a page are ticked, of so many. */
  count = n > 0 ? g_strdup_printf (_("%u of %u"), ticked, n) : NULL;
  gtk_label_set_label (GTK_LABEL (self->count), count != NULL ? count : "");
}

/**
 * mb_proposal_head_set_section:
 * @self: a head
 * @items: (nullable): a list of #MbProposalItem
 * @start: the first line of the page
 * @end: the line after the last
 *
 * Shows the head of a page's lines.
 */
void
mb_proposal_head_set_section (MbProposalHead *self, GListModel *items, guint start, guint end)
{
  MbProposalItem *first;
  g_autofree char *all = NULL;

  g_return_if_fail (MB_IS_PROPOSAL_HEAD (self));

  g_set_object (&self->items, items);
  self->start = start;
  self->end = end;
  first = items != NULL ? get_item (self, start) : NULL;
  if (first == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->name), mb_proposal_item_get_page (first));
  gtk_widget_set_tooltip_text (self->name, mb_proposal_item_get_page (first));
  /* Translators: %s is a page. */
  all = g_strdup_printf (_("Everything on %s"), mb_proposal_item_get_page (first));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_widget_set_tooltip_text (self->check, all);
  mb_proposal_head_update (self);
}

static void
mb_proposal_head_dispose (GObject *object)
{
  g_clear_object (&MB_PROPOSAL_HEAD (object)->items);
  G_OBJECT_CLASS (mb_proposal_head_parent_class)->dispose (object);
}

static void
mb_proposal_head_class_init (MbProposalHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_proposal_head_dispose;

  /**
   * MbProposalHead::ticked:
   *
   * The person at the screen ticked all lines of the page, or none.
   */
  signals[TICKED] = g_signal_new ("ticked", MB_TYPE_PROPOSAL_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  0);
}

static void
mb_proposal_head_init (MbProposalHead *self)
{
  static const char *const small[] = { "caption", "dimmed", "numeric", NULL };

  self->check = gtk_check_button_new ();
  self->name = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "heading");
  gtk_widget_set_css_classes (self->count, (const char **) small);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), self->name);
  gtk_box_append (GTK_BOX (self), self->count);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
}

/**
 * mb_proposal_head_new:
 *
 * Makes a head that shows nothing yet.
 *
 * Returns: (transfer floating): a new head
 */
GtkWidget *
mb_proposal_head_new (void)
{
  return g_object_new (MB_TYPE_PROPOSAL_HEAD, NULL);
}
