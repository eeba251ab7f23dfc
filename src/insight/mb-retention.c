#include "config.h"

#include "mb-retention.h"

#include "mb-standing.h"

/* Who was counted in a group; whoever is in it twice follows upon himself. */
typedef struct {
  gint64 key;
  MbTally tallies[MB_N_UNITS];
  gint64 early[MB_N_UNITS];
  guint last_person; /* plus one */
  guint last_early_person;
} Group;

/**
 * mb_retention_get_key:
 * @grouping: by cohort, year or program
 * @cohort: a cohort
 *
 * Returns: the key of the part it is in
 */
gint64
mb_retention_get_key (MbGrouping grouping, const MbCohortFact *cohort)
{
  switch (grouping)
    {
    case MB_GROUPING_COHORT:
      return cohort->id;
    case MB_GROUPING_YEAR:
      return cohort->year;
    case MB_GROUPING_PROGRAM:
      return cohort->program_id;
    case MB_GROUPING_NONE:
    default:
      return 0;
    }
}

/* The group of each cohort, in the order in which the groups are given. */
static GArray *
make_groups (MbFacts *facts, MbGrouping grouping, guint *group_of_cohort)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));
  GArray *cohorts = facts->cohorts;

  if (grouping == MB_GROUPING_PROGRAM)
    {
      g_array_set_size (groups, facts->programs->len);
      for (guint i = 0; i < groups->len; i++)
        g_array_index (groups, Group, i).key = g_array_index (facts->programs, gint64, i);
    }
  for (guint i = 0; i < cohorts->len; i++)
    {
      const MbCohortFact *cohort = &g_array_index (cohorts, MbCohortFact, i);
      Group group = { .key = mb_retention_get_key (grouping, cohort) };

      if (grouping == MB_GROUPING_PROGRAM)
        {
          group_of_cohort[i] = cohort->program;
          continue;
        }
      if (groups->len == 0 || g_array_index (groups, Group, groups->len - 1).key != group.key)
        g_array_append_val (groups, group);
      group_of_cohort[i] = groups->len - 1;
    }
  return groups;
}

static void
tally_in_group (Group *group, MbCohortPlace place, guint person, MbStanding standing)
{
  guint *last_person = place == MB_COHORT_EARLY ? &group->last_early_person : &group->last_person;
  gboolean is_new = *last_person != person + 1;

  *last_person = person + 1;
  if (place == MB_COHORT_EARLY)
    {
      group->early[MB_UNIT_PARTICIPATIONS]++;
      group->early[MB_UNIT_PEOPLE] += is_new;
      return;
    }
  group->tallies[MB_UNIT_PARTICIPATIONS][standing]++;
  group->tallies[MB_UNIT_PEOPLE][standing] += is_new;
}

static void
tally_groups (MbFacts *facts, const MbCohortPlace *places, GArray *groups, const guint *group_of_cohort)
{
  for (guint i = 0; i < facts->participations->len; i++)
    {
      const MbParticipationFact *participation = &g_array_index (facts->participations, MbParticipationFact, i);
      const MbPersonFact *person = &g_array_index (facts->people, MbPersonFact, participation->person);
      MbCohortPlace place = places[participation->cohort];
      guint group = group_of_cohort[participation->cohort];

      if (place != MB_COHORT_OUT && participation->role == MB_ROLE_MENTEE && group != MB_NO_PLACE)
        tally_in_group (&g_array_index (groups, Group, group), place, participation->person,
                        mb_standing_of_activity (person->activity));
    }
}

static void
append_retention (GArray *retentions, MbGrouping grouping, const Group *group)
{
  MbRetention retention = { .key = group->key };

  for (guint unit = 0; unit < MB_N_UNITS; unit++)
    {
      MbFigure *figure = &retention.figures[unit];

      figure->metric = MB_METRIC_RETENTION;
      figure->unit = unit;
      figure->grouping = grouping;
      figure->key = group->key;
      mb_standing_set_figure (figure, group->tallies[unit]);
      if (figure->state != MB_FIGURE_NO_DATA || group->early[unit] == 0)
        continue;
      figure->state = MB_FIGURE_TOO_EARLY;
      figure->unknown = group->early[unit];
    }
  if (retention.figures[MB_UNIT_PEOPLE].state != MB_FIGURE_NO_DATA)
    g_array_append_val (retentions, retention);
}

/**
 * mb_retention_list:
 * @facts: what a book says
 * @places: how each cohort of the facts stands to the scope
 * @grouping: by cohort, year or program
 *
 * Counts the retention of each part of a scope in which mentees have names.
 *
 * Returns: (transfer full) (element-type MbRetention): cohorts by year and
 *   slug, years from the first, programs by slug
 */
GArray *
mb_retention_list (MbFacts *facts, const MbCohortPlace *places, MbGrouping grouping)
{
  g_autofree guint *group_of_cohort = g_new (guint, MAX (facts->cohorts->len, 1));
  g_autoptr (GArray) groups = make_groups (facts, grouping, group_of_cohort);
  GArray *retentions = g_array_new (FALSE, FALSE, sizeof (MbRetention));

  tally_groups (facts, places, groups, group_of_cohort);
  for (guint i = 0; i < groups->len; i++)
    append_retention (retentions, grouping, &g_array_index (groups, Group, i));
  return retentions;
}
