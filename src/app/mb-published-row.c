#include "config.h"

#include "mb-published-row.h"

#include <glib/gi18n.h>

#include "book/mb-edit.h"
#include "mb-feedback.h"
#include "mb-figure-words.h"
#include "mb-record-text.h"

struct _MbPublishedRow {
  AdwActionRow parent_instance;

  MbRecord *figure;
  GtkWidget *mark;
  GtkWidget *value;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (MbPublishedRow, mb_published_row, ADW_TYPE_ACTION_ROW)

static void
mb_published_row_activate (AdwActionRow *row)
{
  MbPublishedRow *self = MB_PUBLISHED_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)",
                              mb_record_get_record_type (self->figure)->name, mb_record_get_id (self->figure));
}

/* The row goes when the figures are read again. */
static void
remove_figure (MbPublishedRow *self)
{
  g_autofree char *title = mb_record_text_dup_title (self->figure, NULL);
  /* Translators: %s is a published figure, as in “Mentees · 46”. */
  g_autofree char *text = g_strdup_printf (_("“%s” was removed"), title);
  MbBook *book = mb_record_get_book (self->figure);
  g_autoptr (GError) error = NULL;

  if (!book)
    return;
  if (mb_book_delete_record (book, self->figure, &error))
    mb_feedback_offer (GTK_WIDGET (self), text, _("_Undo"), "win.undo");
  else
    mb_feedback_error (GTK_WIDGET (self), error);
}

static void
mb_published_row_dispose (GObject *object)
{
  g_clear_object (&MB_PUBLISHED_ROW (object)->figure);
  G_OBJECT_CLASS (mb_published_row_parent_class)->dispose (object);
}

static void
mb_published_row_class_init (MbPublishedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_published_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = mb_published_row_activate;
}

static void
mb_published_row_init (MbPublishedRow *self)
{
  self->mark = gtk_image_new ();
  self->value = gtk_label_new (NULL);
  self->remove_button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->value, "title-3");
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_add_css_class (self->remove_button, "flat");
  gtk_widget_set_valign (self->remove_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->remove_button, "clicked", G_CALLBACK (remove_figure), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * mb_published_row_new:
 * @figure: a published figure of a book
 *
 * Returns: (transfer floating): a new row, without what the book gives
 */
GtkWidget *
mb_published_row_new (MbRecord *figure)
{
  MbPublishedRow *self;

  g_return_val_if_fail (MB_IS_RECORD (figure), NULL);

  self = g_object_new (MB_TYPE_PUBLISHED_ROW, NULL);
  self->figure = g_object_ref (figure);
  gtk_widget_set_visible (self->remove_button, !mb_book_get_read_only (mb_record_get_book (figure)));
  return GTK_WIDGET (self);
}

/**
 * mb_published_row_get_id:
 * @self: a row
 *
 * Returns: the id of the published figure
 */
gint64
mb_published_row_get_id (MbPublishedRow *self)
{
  g_return_val_if_fail (MB_IS_PUBLISHED_ROW (self), 0);

  return mb_record_get_id (self->figure);
}

/* An address is long: whose page it was says enough, and the record has all of it. */
static char *
dup_page (const char *page)
{
  g_autoptr (GUri) uri = page ? g_uri_parse (page, G_URI_FLAGS_NONE, NULL) : NULL;

  return g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : page);
}

/* Where and when. */
static char *
dup_place (MbPublishedRow *self)
{
  g_autofree char *page = dup_page (mb_record_get_text (self->figure, "page"));
  const char *on = mb_record_get_text (self->figure, "published-on");
  g_autofree char *date = on ? mb_words_dup_date (on) : NULL;

  if (page && date)
    /* Translators: a site or a page, and a date. */
    return g_strdup_printf (_("Published on %s in %s"), page, date);
  if (page)
    /* Translators: a site or a page. */
    return g_strdup_printf (_("Published on %s"), page);
  /* Translators: a date. */
  return date ? g_strdup_printf (_("Published in %s"), date) : NULL;
}

static void
show_mark (MbPublishedRow *self, MbComparisonResult result)
{
  static const struct {
    const char *icon;
    const char *css_class;
    const char *label;
  } marks[] = {
    [MB_COMPARISON_SAME] = { "object-select-symbolic", "success", N_("The book gives the same") },
    [MB_COMPARISON_DIFFERS] = { "dialog-warning-symbolic", "warning", N_("Differs from the book") },
    [MB_COMPARISON_NOT_UNDERSTOOD] = { "dialog-question-symbolic", "dimmed", N_("Cannot be held against the book") },
  };
  const char *const classes[] = { marks[result].css_class, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), marks[result].icon);
  gtk_widget_set_css_classes (self->mark, (const char **) classes);
  gtk_widget_set_tooltip_text (self->mark, _(marks[result].label));
}

/**
 * mb_published_row_show:
 * @self: a row
 * @comparison: what comes of the figure
 *
 * Shows the figure as it is now, and what the book gives.
 */
void
mb_published_row_show (MbPublishedRow *self, const MbComparison *comparison)
{
  const char *metric, *value;
  g_autofree char *sentence = NULL;
  g_autofree char *place = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *tooltip = NULL;

  g_return_if_fail (MB_IS_PUBLISHED_ROW (self));
  g_return_if_fail (comparison != NULL);

  if (mb_record_is_deleted (self->figure))
    return;
  metric = mb_record_get_text (self->figure, "metric");
  value = mb_record_get_text (self->figure, "value");
  sentence = mb_comparison_dup_sentence (comparison, value ? value : "");
  place = dup_place (self);
  subtitle = place ? g_strdup_printf ("%s\n%s", sentence, place) : g_strdup (sentence);
  /* Translators: %s is what a published figure is about, such as “Mentees”. */
  tooltip = g_strdup_printf (_("Remove %s"), metric ? metric : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), metric ? metric : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_label_set_label (GTK_LABEL (self->value), value ? value : "");
  gtk_widget_set_tooltip_text (self->remove_button, tooltip);
  show_mark (self, comparison->result);
}
