#include "config.h"

#include "mb-quick-add-row.h"

#include <glib/gi18n.h>

#include "mb-announce.h"
#include "mb-feedback.h"
#include "mb-field-row.h"

struct _MbQuickAddRow {
  AdwEntryRow parent_instance;

  MbQuickAddFunc add;
  gpointer data;
  guint frames; /* since something was added, while the page follows the row */
  guint tick;
};

G_DEFINE_FINAL_TYPE (MbQuickAddRow, mb_quick_add_row, ADW_TYPE_ENTRY_ROW)

static GtkWidget *
get_text (MbQuickAddRow *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static char **
dup_lines (MbQuickAddRow *self)
{
  g_auto (GStrv) pieces = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self)), "\r\n", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; pieces[i]; i++)
    if (*g_strstrip (pieces[i]))
      g_strv_builder_add (lines, pieces[i]);
  return g_strv_builder_end (lines);
}

static void
mark (MbQuickAddRow *self, gboolean refused)
{
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What was added pushes the row down. Where it is then is known when a frame has been laid out. */
static gboolean
follow_row (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MbQuickAddRow *self = MB_QUICK_ADD_ROW (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (viewport)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);
  return G_SOURCE_REMOVE;
}

static void
keep_in_sight (MbQuickAddRow *self)
{
  self->frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_row, NULL, NULL);
}

/* The entry is empty again, and what was added stands above it: a screen reader is told. */
static void
say_added (MbQuickAddRow *self, char **lines)
{
  g_autofree char *all = g_strjoinv ("; ", lines);
  /* Translators: said by a screen reader: %s is what was typed. */
  g_autofree char *text = g_strdup_printf (C_("quick add", "Added: %s"), all);

  mb_announce (self, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What could not be added stays there to be mended. */
static void
add_typed (MbQuickAddRow *self)
{
  g_auto (GStrv) lines = dup_lines (self);
  g_autoptr (GError) error = NULL;

  if (!lines[0])
    return;
  if (self->add ((const char *const *) lines, self->data, &error))
    {
      gtk_editable_set_text (GTK_EDITABLE (self), "");
      say_added (self, lines);
      keep_in_sight (self);
      return;
    }
  mark (self, TRUE);
  mb_feedback_error (GTK_WIDGET (self), error);
}

static void
text_changed (MbQuickAddRow *self)
{
  mark (self, FALSE);
}

/* A text takes these keys for itself, also when nothing was typed: then they are the book's. */
static gboolean
key_pressed (MbQuickAddRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  return !*gtk_editable_get_text (GTK_EDITABLE (self)) && mb_field_row_undo_key (GTK_WIDGET (self), keyval, state);
}

static void
mb_quick_add_row_class_init (MbQuickAddRowClass *klass)
{
}

static void
mb_quick_add_row_init (MbQuickAddRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "entry-activated", G_CALLBACK (add_typed), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (text_changed), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quick-add");
}

/**
 * mb_quick_add_row_new:
 * @title: what the row says of itself
 * @add: adds what was typed
 * @data: for @add; it must live as long as the row
 *
 * Makes the row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
mb_quick_add_row_new (const char *title, MbQuickAddFunc add, gpointer data)
{
  MbQuickAddRow *self;

  g_return_val_if_fail (title != NULL && add != NULL, NULL);

  self = g_object_new (MB_TYPE_QUICK_ADD_ROW, "title", title, NULL);
  self->add = add;
  self->data = data;
  return GTK_WIDGET (self);
}
