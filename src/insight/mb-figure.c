#include "config.h"

#include "mb-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum {
  IN_PARTICIPATIONS = 1 << MB_UNIT_PARTICIPATIONS,
  IN_PEOPLE = 1 << MB_UNIT_PEOPLE,
};

static const struct {
  const char *nick;
  const char *label;
  gboolean is_count;
  guint units;
} metrics[MB_N_METRICS] = {
  [MB_METRIC_MENTEES] = { "mentees", NC_("figure", "Mentees"), TRUE, IN_PARTICIPATIONS | IN_PEOPLE },
  [MB_METRIC_ACTIVE] = { "active", NC_("figure", "Active contributors"), TRUE, IN_PARTICIPATIONS | IN_PEOPLE },
  [MB_METRIC_RETENTION] = { "retention", NC_("figure", "Retention"), FALSE, IN_PARTICIPATIONS | IN_PEOPLE },
  [MB_METRIC_MENTORS] = { "mentors", NC_("figure", "Mentors"), TRUE, IN_PEOPLE },
  [MB_METRIC_RETURNING_MENTORS] = { "returning-mentors", NC_("figure", "Mentors in two or more years"), FALSE,
                                    IN_PEOPLE },
  [MB_METRIC_REPEATED_MENTORS] = { "repeated-mentors", NC_("figure", "Mentors in two or more cohorts"), FALSE,
                                   IN_PEOPLE },
  [MB_METRIC_CONVERSIONS] = { "conversions", NC_("figure", "Mentees who became mentors"), FALSE,
                              IN_PARTICIPATIONS | IN_PEOPLE },
  [MB_METRIC_CONVERTS_ACTIVE] = { "converts-active", NC_("figure", "Converts still active"), FALSE, IN_PEOPLE },
  [MB_METRIC_FORMER_MENTEES] = { "former-mentees", NC_("figure", "Mentors who were mentees"), FALSE, IN_PEOPLE },
  [MB_METRIC_COMPLETED] = { "completed", NC_("figure", "Completed"), FALSE, IN_PARTICIPATIONS },
};

/**
 * mb_metric_find:
 * @name: a nick, or a label in English or in the language of the interface, in any case
 * @metric: (out): the metric
 *
 * Finds a metric by what somebody calls it.
 *
 * Returns: whether there is one
 */
gboolean
mb_metric_find (const char *name, MbMetric *metric)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < MB_N_METRICS; i++)
    {
      g_autofree char *label = g_utf8_casefold (metrics[i].label, -1);
      g_autofree char *translated = g_utf8_casefold (mb_metric_get_label (i), -1);

      *metric = i;
      if (g_str_equal (folded, metrics[i].nick) || g_str_equal (folded, label) || g_str_equal (folded, translated))
        return TRUE;
    }
  return FALSE;
}

/**
 * mb_metric_get_nick:
 * @metric: a metric
 *
 * Returns: (transfer none): what programs call it
 */
const char *
mb_metric_get_nick (MbMetric metric)
{
  return metrics[metric].nick;
}

/**
 * mb_metric_get_label:
 * @metric: a metric
 *
 * Returns: (transfer none): what people call it
 */
const char *
mb_metric_get_label (MbMetric metric)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", metrics[metric].label);
}

/**
 * mb_metric_is_count:
 * @metric: a metric
 *
 * Returns: whether it only counts and is no share of anything
 */
gboolean
mb_metric_is_count (MbMetric metric)
{
  return metrics[metric].is_count;
}

/**
 * mb_metric_has_unit:
 * @metric: a metric
 * @unit: a unit
 *
 * Returns: whether there is a figure of that metric in that unit
 */
gboolean
mb_metric_has_unit (MbMetric metric, MbUnit unit)
{
  return (metrics[metric].units & (1 << unit)) != 0;
}

/**
 * mb_unit_get_nick:
 * @unit: a unit
 *
 * Returns: (transfer none): what programs call it
 */
const char *
mb_unit_get_nick (MbUnit unit)
{
  return unit == MB_UNIT_PEOPLE ? "people" : "participations";
}

/**
 * mb_unit_get_label:
 * @unit: a unit
 *
 * Returns: (transfer none): what people call it
 */
const char *
mb_unit_get_label (MbUnit unit)
{
  return unit == MB_UNIT_PEOPLE ? C_("unit", "people") : C_("unit", "participations");
}

/**
 * mb_figure_state_get_nick:
 * @state: a state
 *
 * Returns: (transfer none): what programs call it
 */
const char *
mb_figure_state_get_nick (MbFigureState state)
{
  static const char *const nicks[] = { "known", "unknown", "too-early", "no-data" };

  return nicks[state];
}

static gint64
power_of_ten (guint exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

/**
 * mb_figure_round_share:
 * @self: a figure that is known
 * @decimals: how many decimals the percentage has, at most 6
 *
 * The percentage, rounded half away from zero, as a whole number of the last
 * decimal: 444 for 8 of 18 with one decimal.
 *
 * Returns: the number
 */
gint64
mb_figure_round_share (const MbFigure *self, guint decimals)
{
  gint64 scale = 100 * power_of_ten (MIN (decimals, 6));

  g_return_val_if_fail (self->n > 0, 0);

  return (2 * self->k * scale + self->n) / (2 * self->n);
}

/**
 * mb_figure_dup_percent:
 * @self: a figure
 *
 * The percentage as people read it: without decimals of fewer than a hundred,
 * else with one.
 *
 * Returns: (transfer full) (nullable): the percentage; %NULL when the metric
 *   only counts or the figure is not known
 */
char *
mb_figure_dup_percent (const MbFigure *self)
{
  guint decimals = self->n < 100 ? 0 : 1;
  g_autofree char *number = NULL;

  if (metrics[self->metric].is_count || self->state != MB_FIGURE_KNOWN)
    return NULL;
  number = g_strdup_printf ("%.*f", (int) decimals,
                            (double) mb_figure_round_share (self, decimals) / power_of_ten (decimals));
  /* Translators: a percentage, such as “44.4%” */
  return g_strdup_printf (C_("percentage", "%s%%"), number);
}

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
dup_known (const MbFigure *self)
{
  g_autofree char *k = dup_number (self->k);
  g_autofree char *n = dup_number (self->n);
  g_autofree char *percent = mb_figure_dup_percent (self);

  if (percent == NULL)
    return g_steal_pointer (&k);
  /* Translators: a figure, such as “8 of 18 (44%)” */
  return g_strdup_printf (C_("figure", "%s of %s (%s)"), k, n, percent);
}

/**
 * mb_figure_dup_value:
 * @self: a figure
 *
 * The figure in words: “23 of 46 (50%), 1 unknown”, “Too early (3)”, “No
 * data”.
 *
 * Returns: (transfer full): the words
 */
char *
mb_figure_dup_value (const MbFigure *self)
{
  g_autofree char *known = NULL;
  g_autofree char *unknown = dup_number (self->unknown);

  switch (self->state)
    {
    case MB_FIGURE_UNKNOWN:
      /* Translators: of how many mentees nothing is known: “Unknown (5)” */
      return g_strdup_printf (C_("figure", "Unknown (%s)"), unknown);
    case MB_FIGURE_TOO_EARLY:
      /* Translators: of how many mentees it cannot be told yet: “Too early (3)” */
      return g_strdup_printf (C_("figure", "Too early (%s)"), unknown);
    case MB_FIGURE_NO_DATA:
      return g_strdup (C_("figure", "No data"));
    case MB_FIGURE_KNOWN:
    default:
      known = dup_known (self);
      /* Translators: a figure and of how many it is not known: “23 of 46 (50%), 1 unknown” */
      return self->unknown == 0 ? g_steal_pointer (&known)
                                : g_strdup_printf (C_("figure", "%s, %s unknown"), known, unknown);
    }
}
