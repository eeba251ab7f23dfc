/**
 * The JSON that Mentorbook exports for a website, as mentorbook.schema.json
 * describes it.
 *
 * Arrays, numbers and yes/no values are always there; `null` means “not
 * measured”. A text that is not known is left out. Dates are as exact as they
 * are known.
 */

/** `2022`, `2022-05` or `2022-05-17`. */
export type MentorbookDate = string;

/** Names one entry of its list; given once and kept. */
export type MentorbookId = string;

export interface Mentorbook {
  organization: Organization;
  /** By id. */
  programs: Program[];
  /** By year, then id. */
  cohorts: Cohort[];
  /** By id. */
  people: Person[];
  /** By the year and id of their cohort, then id. */
  projects: Project[];
  impact: Impact;
  insights: Insights;
}

export interface Organization {
  name: string;
  website?: string;
  support: Support;
}

/** Where people get help. */
export interface Support {
  slackInvite?: string;
  slackChannel?: string;
  discussions?: string;
}

export interface Program {
  id: MentorbookId;
  name: string;
  shortName?: string;
  purpose?: string;
  website?: string;
  /** An address, or a page relative to the docs of the mentorship programs. */
  docs?: string;
  cadence?: string;
  status?: 'active' | 'paused' | 'ended';
  /** Ids of people. */
  admins: MentorbookId[];
}

/** One edition of a program. */
export interface Cohort {
  id: MentorbookId;
  /** Id of its program. */
  program: MentorbookId;
  year: number;
  term?: string;
  status?: 'planned' | 'open' | 'in-progress' | 'completed' | 'cancelled' | 'not-accepted' | 'unknown';
  startsOn?: MentorbookDate;
  endsOn?: MentorbookDate;
  /** Whose edition it was, if not the organization's own. */
  host?: string;
  /** The reported headcount, else the number of named mentees. */
  participants: number | null;
  participantsSource: 'reported' | 'named' | 'none';
  reported: number | null;
  named: number;
  /** Ids of people; each once, however many projects. */
  mentors: MentorbookId[];
  mentees: MentorbookId[];
  /** Ids of projects, whether they ran or not. */
  projects: MentorbookId[];
  milestones: Milestone[];
  funnel: Funnel;
}

export interface Milestone {
  label: string;
  startsOn?: MentorbookDate;
  endsOn?: MentorbookDate;
}

export interface Funnel {
  ideas: number | null;
  selectedIdeas: number | null;
  applications: number | null;
  selected: number | null;
}

export interface Person {
  id: MentorbookId;
  name?: string;
  /** The handle on GitHub, without “@”. */
  github?: string;
  formerHandles: string[];
  /** Ids of the cohorts the person was a mentee of. */
  mentee: MentorbookId[];
  /** Ids of the cohorts the person was a mentor of. */
  mentor: MentorbookId[];
  observations: Observation[];
}

/** Whether somebody was an active contributor on a date. */
export interface Observation {
  on: MentorbookDate;
  active: boolean;
}

export interface Project {
  id: MentorbookId;
  /** Id of its cohort. */
  cohort: MentorbookId;
  title: string;
  url?: string;
  status?: 'proposed' | 'accepted' | 'withdrawn';
  skills: string[];
  difficulty?: string;
  hours: number | null;
  outcome?: 'in-progress' | 'completed';
  /** Ids of people. Those of a project that did not run took part in nothing by it. */
  mentors: MentorbookId[];
  mentees: MentorbookId[];
}

/** Participants per year. Somebody in two cohorts counts twice. */
export interface Impact {
  /** The latest first; each cohort counts its reported headcount, else its named mentees. */
  years: ImpactYear[];
  total: number;
  published: Published;
}

export interface ImpactYear {
  year: number;
  total: number;
  /** Different named mentees of the year; null where no name is known. */
  people: number | null;
  programs: ProgramShare[];
}

/** The same from reported headcounts alone. */
export interface Published {
  years: PublishedYear[];
  total: number;
}

export interface PublishedYear {
  year: number;
  total: number;
  programs: ProgramShare[];
}

export interface ProgramShare {
  /** Id of a program. */
  program: MentorbookId;
  participants: number;
}

/**
 * What became of people. All of it is about the same cohorts, on the same
 * date. Cohorts that still run are left out.
 */
export interface Insights {
  /** The date of the latest observation; not there when there is none. */
  asOf?: MentorbookDate;
  /** Ids of the cohorts that count. */
  scope: MentorbookId[];
  mentees: MenteeCount;
  active: ActiveCount;
  retention: Retention;
  mentors: MentorInsights;
  conversions: Conversions;
  /** Mentee participations that were completed, of those whose outcome is known. */
  completed: Share;
}

/** k of n; the unknown are in neither. Where n is 0 there is no figure. */
export interface Share {
  k: number;
  n: number;
  unknown: number;
}

/** k of n. Where n is 0 there is no figure. */
export interface Part {
  k: number;
  n: number;
}

/** Mentees whose names are known; somebody in two cohorts is two participations. */
export interface MenteeCount {
  participations: number;
  people: number;
}

/** How many of them are active contributors, by their latest observation. */
export interface ActiveCount {
  participations: number;
  people: number;
  /** Different people without an observation. */
  unknown: number;
}

/** Active contributors of those of whom there is an observation. */
export interface Retention {
  byParticipations: Share;
  byPeople: Share;
  /** The latest first. */
  byYear: YearRetention[];
  /** By year, then id; those in which mentees have names. */
  byCohort: CohortRetention[];
  /** By id. */
  byProgram: ProgramRetention[];
}

export interface YearRetention {
  year: number;
  /** Whether there is a figure: “too-early” while the cohorts run, then everybody is unknown. */
  state: 'known' | 'unknown' | 'too-early';
  byParticipations: Share;
  byPeople: Share;
}

export interface CohortRetention {
  /** Id of a cohort. */
  cohort: MentorbookId;
  state: 'known' | 'unknown' | 'too-early';
  byParticipations: Share;
  byPeople: Share;
}

export interface ProgramRetention {
  /** Id of a program. */
  program: MentorbookId;
  state: 'known' | 'unknown' | 'too-early';
  byParticipations: Share;
  byPeople: Share;
}

/** Different mentors. */
export interface MentorInsights {
  people: number;
  /** Mentors in two or more calendar years. */
  returning: Part;
  /** By person. */
  list: MentorPath[];
}

/** When and where somebody was a mentor. */
export interface MentorPath {
  /** Id of a person. */
  person: MentorbookId;
  years: number[];
  /** Ids of cohorts. */
  cohorts: MentorbookId[];
}

/** Mentees who became mentors in a later year. */
export interface Conversions {
  k: number;
  /** Different mentees. */
  n: number;
  /** By person. */
  list: Conversion[];
}

export interface Conversion {
  /** Id of a person. */
  person: MentorbookId;
  menteeYears: number[];
  mentorYears: number[];
  /** Whether still an active contributor; null where nobody observed it. */
  active: boolean | null;
}
