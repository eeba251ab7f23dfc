#include "config.h"

#include "mb-seat-chips.h"

#include <glib/gi18n.h>

#include "mb-chip-label.h"

/* In one line: who wants to see more opens the page. */
#define MOST_CHIPS 12

struct _MbSeatChips {
  AdwBin parent_instance;

  MbRosterItem *item;
  gboolean removable;
  GtkWidget *lines; /* an AdwWrapBox for each role */
};

G_DEFINE_FINAL_TYPE (MbSeatChips, mb_seat_chips, ADW_TYPE_BIN)

static gboolean
is_project (MbSeatChips *self)
{
  return mb_roster_item_get_kind (self->item) == MB_RECORD_PROJECT;
}

static const char *
get_name (MbSeatChips *self, const MbRosterSeat *seat)
{
  return is_project (self) ? seat->person_title : seat->project_title;
}

static const char *
get_nothing_text (MbSeatChips *self)
{
  return is_project (self) ? _("Nobody yet") : _("On no project");
}

/* Chips */

static GtkWidget *
make_link (MbSeatChips *self, const MbRosterSeat *seat)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), mb_chip_label_new (get_name (self, seat)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", is_project (self) ? "person" : "project",
                                    is_project (self) ? seat->person : seat->project);
  gtk_widget_set_tooltip_text (button, get_name (self, seat));
  return button;
}

static GtkWidget *
make_remove_button (const MbRosterSeat *seat)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a person and a project. */
  g_autofree char *name = g_strdup_printf (_("Take %s off “%s”"), seat->person_title, seat->project_title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "roster.take-off");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", seat->id);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_chip (MbSeatChips *self, const MbRosterSeat *seat)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (chip), make_link (self, seat));
  if (self->removable)
    gtk_box_append (GTK_BOX (chip), make_remove_button (seat));
  gtk_widget_add_css_class (chip, "seat-chip");
  return chip;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/* NULL: of any role. */
static guint
count_seats (MbSeatChips *self, const char *role)
{
  GPtrArray *seats = mb_roster_item_get_seats (self->item);
  guint count = 0;

  for (guint i = 0; i < seats->len; i++)
    count += !role || g_str_equal (((MbRosterSeat *) seats->pdata[i])->role, role);
  return count;
}

static AdwWrapBox *
add_line (MbSeatChips *self)
{
  AdwWrapBox *line = mb_chip_label_new_box ();

  gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (line));
  return line;
}

static void
append_rest (AdwWrapBox *line, guint rest)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

  adw_wrap_box_append (line, make_caption (text));
}

static void
append_seats (MbSeatChips *self, AdwWrapBox *line, const char *role)
{
  GPtrArray *seats = mb_roster_item_get_seats (self->item);
  guint n = 0;

  for (guint i = 0; i < seats->len && n < MOST_CHIPS; i++)
    {
      const MbRosterSeat *seat = seats->pdata[i];

      if (role && !g_str_equal (seat->role, role))
        continue;
      adw_wrap_box_append (line, make_chip (self, seat));
      n++;
    }
  if (n < count_seats (self, role))
    append_rest (line, count_seats (self, role) - n);
}

static void
append_role (MbSeatChips *self, const char *role, const char *caption)
{
  AdwWrapBox *line;

  if (count_seats (self, role) == 0)
    return;
  line = add_line (self);
  adw_wrap_box_append (line, make_caption (caption));
  append_seats (self, line, role);
}

static void
clear (MbSeatChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)))
    gtk_box_remove (GTK_BOX (self->lines), child);
}

/* A button that goes must not take the focus with it. */
static void
leave_chips (MbSeatChips *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  if (focus && row && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (row);
}

static void
fill (MbSeatChips *self)
{
  leave_chips (self);
  clear (self);
  if (count_seats (self, NULL) == 0)
    adw_wrap_box_append (add_line (self), make_caption (get_nothing_text (self)));
  else if (is_project (self))
    {
      append_role (self, "mentor", _("Mentors"));
      append_role (self, "mentee", _("Mentees"));
    }
  else
    append_seats (self, add_line (self), NULL);
}

/* The object */

static void
mb_seat_chips_dispose (GObject *object)
{
  MbSeatChips *self = MB_SEAT_CHIPS (object);

  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (mb_seat_chips_parent_class)->dispose (object);
}

static void
mb_seat_chips_class_init (MbSeatChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_seat_chips_dispose;
}

static void
mb_seat_chips_init (MbSeatChips *self)
{
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  adw_bin_set_child (ADW_BIN (self), self->lines);
}

/**
 * mb_seat_chips_new:
 *
 * Returns: (transfer floating): a new widget without seats
 */
GtkWidget *
mb_seat_chips_new (void)
{
  return g_object_new (MB_TYPE_SEAT_CHIPS, NULL);
}

/**
 * mb_seat_chips_set_item:
 * @self: chips that have no item yet
 * @item: a line of a roster
 * @removable: whether each seat has a button that takes it away
 *
 * Shows the seats of a line and follows it from now on.
 */
void
mb_seat_chips_set_item (MbSeatChips *self, MbRosterItem *item, gboolean removable)
{
  g_return_if_fail (MB_IS_SEAT_CHIPS (self) && !self->item);
  g_return_if_fail (MB_IS_ROSTER_ITEM (item));

  self->item = g_object_ref (item);
  self->removable = removable;
  g_signal_connect_object (item, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * mb_seat_chips_dup_text:
 * @self: chips
 *
 * Returns: (transfer full): the names on the chips, or that there are none
 */
char *
mb_seat_chips_dup_text (MbSeatChips *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *seats;

  g_return_val_if_fail (MB_IS_SEAT_CHIPS (self) && self->item, NULL);

  seats = mb_roster_item_get_seats (self->item);
  for (guint i = 0; i < seats->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", get_name (self, seats->pdata[i]));
  return seats->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : g_strdup (get_nothing_text (self));
}

/**
 * mb_seat_chips_dup_taken_off:
 * @self: chips
 * @seat: id of a seat
 *
 * Returns: (transfer full) (nullable): that the person of the seat was taken
 *   off its project
 */
char *
mb_seat_chips_dup_taken_off (MbSeatChips *self, gint64 seat)
{
  GPtrArray *seats;

  g_return_val_if_fail (MB_IS_SEAT_CHIPS (self) && self->item, NULL);

  seats = mb_roster_item_get_seats (self->item);
  for (guint i = 0; i < seats->len; i++)
    {
      const MbRosterSeat *at = seats->pdata[i];

      if (at->id == seat)
        /* Translators: a person and a project. */
        return g_strdup_printf (_("Took %s off “%s”"), at->person_title, at->project_title);
    }
  return NULL;
}
