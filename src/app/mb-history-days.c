#include "config.h"

#include "mb-history-days.h"

#include <glib/gi18n.h>

/**
 * MbHistoryDays:
 *
 * The history of a book parted into days of the person's time zone. It reads
 * no change to find out where a day begins.
 */
struct _MbHistoryDays {
  GObject parent_instance;

  MbHistoryList *list;
};

static void mb_history_days_list_model_init (GListModelInterface *iface);
static void mb_history_days_section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MbHistoryDays, mb_history_days, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mb_history_days_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, mb_history_days_section_model_init))

static void
mb_history_days_dispose (GObject *object)
{
  g_clear_object (&MB_HISTORY_DAYS (object)->list);
  G_OBJECT_CLASS (mb_history_days_parent_class)->dispose (object);
}

static void
mb_history_days_class_init (MbHistoryDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_history_days_dispose;
}

static void
mb_history_days_init (MbHistoryDays *self)
{
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return MB_TYPE_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  MbHistoryDays *self = MB_HISTORY_DAYS (model);

  return self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MbHistoryDays *self = MB_HISTORY_DAYS (model);

  return self->list ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
mb_history_days_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Days */

static GDateTime *
begin_of_day (GDateTime *time)
{
  return g_date_time_new_local (g_date_time_get_year (time), g_date_time_get_month (time),
                                g_date_time_get_day_of_month (time), 0, 0, 0);
}

/* The day that a time is of: from its first moment to that of the next, in microseconds since 1970. */
static void
find_day (gint64 microseconds, gint64 *begin, gint64 *end)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (microseconds);
  g_autoptr (GDateTime) first = time ? begin_of_day (time) : NULL;
  g_autoptr (GDateTime) after = first ? g_date_time_add_days (first, 1) : NULL;

  /* A book may be a stranger's: a time no calendar has is a day of its own. */
  *begin = first ? g_date_time_to_unix_usec (first) : microseconds;
  *end = after ? g_date_time_to_unix_usec (after) : microseconds + 1;
}

static gboolean
is_within (MbHistoryDays *self, guint position, gint64 begin, gint64 end)
{
  const gint64 time = mb_history_list_get_time (self->list, position);

  return time >= begin && time < end;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  MbHistoryDays *self = MB_HISTORY_DAYS (model);
  const guint n = get_n_items (G_LIST_MODEL (model));
  gint64 first, after;

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
      return;
    }
  find_day (mb_history_list_get_time (self->list, position), &first, &after);
  for (*start = position; *start > 0 && is_within (self, *start - 1, first, after); (*start)--)
    ;
  for (*end = position + 1; *end < n && is_within (self, *end, first, after); (*end)++)
    ;
}

static void
mb_history_days_section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/**
 * mb_history_days_new:
 * @list: the history of a book
 *
 * Parts a history into days.
 *
 * Returns: (transfer full): the model
 */
MbHistoryDays *
mb_history_days_new (MbHistoryList *list)
{
  MbHistoryDays *self;

  g_return_val_if_fail (MB_IS_HISTORY_LIST (list), NULL);

  self = g_object_new (MB_TYPE_HISTORY_DAYS, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * mb_history_days_dup_name:
 * @time: a local time
 *
 * Names a day as one says it.
 *
 * Returns: (transfer full): “Today”, “Yesterday”, or the date
 */
char *
mb_history_days_dup_name (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (time, now))
    return g_strdup (_("Today"));
  if (is_same_day (time, yesterday))
    return g_strdup (_("Yesterday"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: a day of this year as g_date_time_format() writes it: “Sunday, 22 November”. */
    return g_date_time_format (time, _("%A, %-d %B"));
  /* Translators: a day of another year as g_date_time_format() writes it: “22 November 2024”. */
  return g_date_time_format (time, _("%-d %B %Y"));
}
