#include "config.h"

#include "mb-window-title.h"

#define MOST_LINES 2

struct _MbWindowTitle {
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MbWindowTitle, mb_window_title, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (MbWindowTitle *self, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, MOST_LINES);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (label), GTK_WIDGET (self));
  return label;
}

static gboolean
show_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text ? text : "") == 0)
    return FALSE;
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
  return TRUE;
}

/* The object */

static void
mb_window_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MbWindowTitle *self = MB_WINDOW_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, mb_window_title_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, mb_window_title_get_subtitle (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_window_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MbWindowTitle *self = MB_WINDOW_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      mb_window_title_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      mb_window_title_set_subtitle (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_window_title_dispose (GObject *object)
{
  MbWindowTitle *self = MB_WINDOW_TITLE (object);

  if (self->title)
    gtk_widget_unparent (GTK_WIDGET (self->title));
  if (self->subtitle)
    gtk_widget_unparent (GTK_WIDGET (self->subtitle));
  self->title = self->subtitle = NULL;
  G_OBJECT_CLASS (mb_window_title_parent_class)->dispose (object);
}

static void
mb_window_title_class_init (MbWindowTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_window_title_get_property;
  object_class->set_property = mb_window_title_set_property;
  object_class->dispose = mb_window_title_dispose;

  /**
   * MbWindowTitle:title:
   *
   * What the page or dialog is called, as plain text.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MbWindowTitle:subtitle:
   *
   * What it is about, below the title, as plain text; empty: nothing.
   */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "",
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* For what the style sheet says of libadwaita's own. */
  gtk_widget_class_set_css_name (widget_class, "windowtitle");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mb_window_title_init (MbWindowTitle *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "in-two-lines");
  self->title = add_label (self, "title");
  self->subtitle = add_label (self, "subtitle");
}

/**
 * mb_window_title_get_title:
 * @self: a window title
 *
 * Returns: (transfer none): the title; empty without one
 */
const char *
mb_window_title_get_title (MbWindowTitle *self)
{
  g_return_val_if_fail (MB_IS_WINDOW_TITLE (self), NULL);

  return gtk_label_get_label (self->title);
}

/**
 * mb_window_title_set_title:
 * @self: a window title
 * @title: (nullable): the title
 */
void
mb_window_title_set_title (MbWindowTitle *self, const char *title)
{
  g_return_if_fail (MB_IS_WINDOW_TITLE (self));

  if (show_text (self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * mb_window_title_get_subtitle:
 * @self: a window title
 *
 * Returns: (transfer none): the subtitle; empty without one
 */
const char *
mb_window_title_get_subtitle (MbWindowTitle *self)
{
  g_return_val_if_fail (MB_IS_WINDOW_TITLE (self), NULL);

  return gtk_label_get_label (self->subtitle);
}

/**
 * mb_window_title_set_subtitle:
 * @self: a window title
 * @subtitle: (nullable): what stands below the title
 */
void
mb_window_title_set_subtitle (MbWindowTitle *self, const char *subtitle)
{
  g_return_if_fail (MB_IS_WINDOW_TITLE (self));

  if (show_text (self->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}
