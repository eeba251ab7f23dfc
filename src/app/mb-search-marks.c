#include "config.h"

#include "mb-search-marks.h"

#include <adwaita.h>

#include "book/mb-match.h"

struct _MbSearchMarks {
  GObject parent_instance;

  char **words; /* NULL: nothing is searched for */
  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (MbSearchMarks, mb_search_marks, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mb_search_marks_finalize (GObject *object)
{
  g_strfreev (MB_SEARCH_MARKS (object)->words);
  G_OBJECT_CLASS (mb_search_marks_parent_class)->finalize (object);
}

static void
mb_search_marks_class_init (MbSearchMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_search_marks_finalize;

  /**
   * MbSearchMarks::changed:
   * @self: the marks
   *
   * Something else is marked, or in another color.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
follow_style (MbSearchMarks *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), adw_style_manager_get_dark (style),
                                       &self->color);
  if (self->words)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
mb_search_marks_init (MbSearchMarks *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  follow_style (self);
}

/**
 * mb_search_marks_new:
 *
 * Makes marks; nothing is searched for yet.
 *
 * Returns: (transfer full): new marks
 */
MbSearchMarks *
mb_search_marks_new (void)
{
  return g_object_new (MB_TYPE_SEARCH_MARKS, NULL);
}

/**
 * mb_search_marks_set_search:
 * @self: marks
 * @search: what was typed
 *
 * Marks these words from now on.
 */
void
mb_search_marks_set_search (MbSearchMarks *self, const char *search)
{
  g_auto (GStrv) words = NULL;
  gboolean had_words;

  g_return_if_fail (MB_IS_SEARCH_MARKS (self));
  g_return_if_fail (search != NULL);

  had_words = self->words != NULL;
  words = mb_match_dup_words (search);
  g_strfreev (self->words);
  self->words = *words ? g_steal_pointer (&words) : NULL;
  if (self->words || had_words)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint16
to_pango (float component)
{
  return component * G_MAXUINT16;
}

static void
add_mark (PangoAttrList *marks, const MbSpan *span, const GdkRGBA *color)
{
  PangoAttribute *attributes[] = {
    pango_attr_weight_new (PANGO_WEIGHT_BOLD),
    pango_attr_foreground_new (to_pango (color->red), to_pango (color->green), to_pango (color->blue)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = span->start;
      attributes[i]->end_index = span->end;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/**
 * mb_search_marks_show:
 * @self: marks
 * @label: a label, without markup
 *
 * Marks in the label's text what is searched for.
 */
void
mb_search_marks_show (MbSearchMarks *self, GtkLabel *label)
{
  g_autoptr (GArray) spans = NULL;
  g_autoptr (PangoAttrList) marks = NULL;

  g_return_if_fail (MB_IS_SEARCH_MARKS (self));
  g_return_if_fail (GTK_IS_LABEL (label));

  if (self->words)
    spans = mb_match_list_spans (gtk_label_get_label (label), (const char *const *) self->words);
  if (spans && spans->len > 0)
    marks = pango_attr_list_new ();
  for (guint i = 0; marks && i < spans->len; i++)
    add_mark (marks, &g_array_index (spans, MbSpan, i), &self->color);
  if (marks || gtk_label_get_attributes (label))
    gtk_label_set_attributes (label, marks);
}
