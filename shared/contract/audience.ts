import { z } from 'zod'
import {
  AUDIENCE_DIMENSIONS,
  GRADES,
  LANGUAGES,
  OCCUPATION_FACETS,
  SURVEY_FRAMES,
  TARGET_DIMENSIONS,
  VERDICTS,
} from '../vocabulary'
import { basis, day, file, finding, id, longText, method, name, period } from './common'
import { notice } from './imports'
import { placesAskedMethods } from './placesAsked'
import { behindAccount } from './surveys'

const age = z.object({ kind: z.literal('age'), from: z.int().min(0).max(120), to: z.int().min(0).max(120).nullable() })
const gender = z.object({ kind: z.literal('gender'), gender: z.enum(['women', 'men']) })
const near = z.object({ kind: z.literal('near'), place: name, km: z.number().positive().max(500) })
const places = z.object({ kind: z.literal('places'), places: z.array(name).min(1).max(500) })
/** Languages by their ISO 639-1 code; labels of tables are read in French and English. */
const language = z.object({ kind: z.literal('language'), languages: z.array(z.string().length(2)).min(1).max(30) })
/** As LinkedIn prints them; case and accents do not count. */
const occupation = z.object({
  kind: z.literal('occupation'),
  facet: z.enum(OCCUPATION_FACETS),
  values: z.array(name).min(1).max(50),
})
/** Free words of a survey or of enrolment figures (student, researcher, staff): only those can answer it. */
const status = z.object({ kind: z.literal('status'), statuses: z.array(name).min(1).max(20) })
const simple = z.discriminatedUnion('kind', [age, gender, near, places, language, occupation, status])
export type SimpleCondition = z.infer<typeof simple>
const all = z.object({ kind: z.literal('all'), of: z.array(simple).min(2).max(8) })
/** At least one of them. */
const any = z.object({
  kind: z.literal('any'),
  of: z
    .array(z.discriminatedUnion('kind', [...simple.options, all]))
    .min(2)
    .max(8),
})
/** A persona's conditions are a list: every one of them holds. */
export const condition = z.discriminatedUnion('kind', [...simple.options, any])
export type Condition = z.infer<typeof condition>

export const persona = z.object({
  id,
  name,
  tagline: z.string().nullable(),
  story: longText.nullable(),
  needs: longText.nullable(),
  /** Slot of the palette of branches; null = the accent. No pictures of people. */
  colour: z.int().min(1).max(12).nullable().default(null),
  conditions: z.array(condition),
})
export type Persona = z.infer<typeof persona>

/** Bounds of a share, a coverage (0–1) or an index (100 = parity). */
const bounds = z.object({ low: z.number(), high: z.number() })

/** A table of people a verdict counts by. */
const referenceTable = z.object({ id, label: z.string(), takenOn: day, source: z.string() })

export const clauseVerdict = z.object({
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(TARGET_DIMENSIONS).nullable(),
  /** Fraction 0–1; of an index, 100 = parity. */
  threshold: z.number(),
  /** In the unit of the threshold. Without evidence (`evidenceIds` empty) they say nothing and are 0 and 1. */
  bounds,
  /** Value under named assumptions (`ASSUMPTIONS` of shared/facts.ts, joined by `+`), or null. Never a verdict. */
  working: z.object({ value: z.number(), assumption: z.string() }).nullable(),
  verdict: z.enum(VERDICTS),
  /** Which way the working value points when the verdict is cannot_tell. */
  leaning: z.enum(['reaches', 'does_not_reach']).nullable(),
  /**
   * all: of every follower (or person reached); known: of those whose age, place… the platform knows; asked: of the followers
   * among the members of the institution, whom alone a survey asked.
   */
  scope: z.enum(['all', 'known', 'asked']),
  grade: z.enum(GRADES).nullable(),
  /** Why the interval is as wide as it is: codes of shared/facts.ts, `reason.<code>`. */
  reasons: z.array(notice),
  /** Breakdowns the bounds come from. */
  evidenceIds: z.array(id),
  /** Surveys the bounds come from. */
  surveyIds: z.array(id),
  /** Table of people that an index or a coverage divides by: the one of the time judged. null = it needs none. */
  reference: referenceTable.nullable(),
})

/** Which screen takes a datum: a file of the platform, figures typed in, a survey, the size of a population, a place to name… */
export const SETTLE_DOORS = ['import', 'evidence', 'survey', 'population', 'places', 'line', 'persona'] as const

/** A datum that would help (`datum.<code>`), with the width of the interval now and then; null = cannot be foreseen. */
export const settle = z.object({
  datum: notice,
  widthNow: z.number(),
  widthAfter: z.number().nullable(),
  door: z.enum(SETTLE_DOORS),
  /** Where the platform shows it: `settle.path.<code>`; null = nowhere that is known. */
  path: z.string().nullable(),
})
export type Settle = z.infer<typeof settle>

/** The answer on one basis. A verdict on followers is never carried over to people reached. */
export const basisVerdict = z.object({
  basis,
  verdict: z.enum(VERDICTS),
  grade: z.enum(GRADES).nullable(),
  clauses: z.array(clauseVerdict),
  /** At most three, by gain. */
  settle: z.array(settle),
  /** Day of the oldest breakdown or survey used. */
  takenOn: day.nullable(),
  /** That day is more than two quarters before the end of the period. */
  stale: z.boolean(),
})

export const evidence = z.object({
  id,
  accountId: id,
  basis,
  dimension: z.enum(AUDIENCE_DIMENSIONS),
  takenOn: day,
  source: z.string(),
  unit: z.enum(['share', 'count']),
  /** People in the whole audience, as the source states it. */
  total: z.int().nullable(),
  /** Share of the audience whose age, place… is known: stated, else found from the sum; null = nothing says it. */
  knownShare: z.number().nullable(),
  /** Number of lines. */
  cells: z.int(),
  /** Lines the platform withholds: too few people. */
  withheld: z.int(),
  /** Last printed digit, as a fraction; 0 = not rounded, null = people, not shares. */
  rounding: z.number().nullable(),
  /** A list copied whole from its top: nothing larger is missing. */
  isSorted: z.boolean(),
  /** Grade for the period asked for; null = it decides nothing. */
  grade: z.enum(GRADES).nullable(),
  stale: z.boolean(),
  /** Why it cannot be used at all (`reason.<code>`). */
  problem: notice.nullable(),
  importId: id.nullable(),
  note: z.string().nullable(),
})
export type Evidence = z.infer<typeof evidence>

/** A survey that asked about the account, as one line of the evidence. */
const surveyRow = z.object({
  surveyId: id,
  label: z.string(),
  takenOn: day,
  isProbability: z.boolean(),
  drawnFrom: z.enum(SURVEY_FRAMES),
  respondents: z.int(),
  /** Respondents who follow the account and told who they are; null = under five people. */
  followers: z.int().nullable(),
  grade: z.enum(GRADES).nullable(),
  stale: z.boolean(),
})

/** What a clause was in the period before, where both hold evidence of their own. */
const clauseChange = z.object({
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(TARGET_DIMENSIONS).nullable(),
  /** null = nothing to compare with; so too where an index or a coverage was divided by another table of people. */
  before: bounds.nullable(),
  /** Said only when the two intervals part (of LinkedIn, whose figures are blurred, by a point at least). */
  moved: z.enum(['rose', 'fell', 'cannot_tell']),
})

export const verdictSheet = z.object({
  accountId: id,
  personaId: id,
  /** Days judged: the period, or for an account that was closed before it the quarter of its closing day. */
  from: day,
  to: day,
  /** Day whose editorial line counts: the last of the period, or the day the account was closed. */
  judgedOn: day,
  /** When the account was closed, if it was by the end of the period. */
  closedOn: day.nullable(),
  /** The line judged by. */
  line: z.object({ from: day, to: day.nullable(), note: z.string().nullable() }).nullable(),
  /** The line valid on the last day names this persona; otherwise the default clauses are used. */
  inLine: z.boolean(),
  /** The line states clauses for the persona; else one per condition with a threshold of its own (40 or 50 %). */
  clausesStated: z.boolean(),
  /** Why the target cannot be judged (`reason.<code>`): then cannot_tell, without basis or clauses. */
  problems: z.array(notice),
  /** Verdict, grade, clauses, settle: those of the basis with the best evidence, the first of `bases`. */
  verdict: z.enum(VERDICTS),
  grade: z.enum(GRADES).nullable(),
  /** null = no evidence on any basis. */
  basis: basis.nullable(),
  clauses: z.array(clauseVerdict),
  /** At most three, by gain. */
  settle: z.array(settle),
  takenOn: day.nullable(),
  stale: z.boolean(),
  /** Every basis that has evidence, best first; followers alone when there is none. */
  bases: z.array(basisVerdict),
  finding,
  evidence: z.array(evidence),
  /** Count nearest to the end of the period, at most 31 days away. */
  followers: z.int().nullable(),
  followersOn: day.nullable(),
  /** Against the quarter before (other days: as many before), same basis and clauses; null = it holds no evidence of its own. */
  change: z.object({ from: day, to: day, clauses: z.array(clauseChange) }).nullable(),
  /**
   * How far the people reached are from the followers (total variation, 0–1), among those whose age (gender) is known; with a
   * finding when even the least of it is above the limit.
   */
  gap: bounds
    .extend({
      dimension: z.enum(['age', 'gender']),
      limit: z.number(),
      followersId: id,
      reachedId: id,
      finding: finding.nullable(),
    })
    .nullable(),
  /** Total variation by age between the audience judged and the reference population. */
  profile: bounds.extend({ basis, reference: referenceTable }).nullable(),
  /** Who follows the account according to surveys, newest first. */
  behind: z.array(behindAccount),
  surveys: z.array(surveyRow),
  /** What the platform gives and was never received, of what the persona asks for. */
  missing: z.array(z.object({ basis, dimension: z.enum(AUDIENCE_DIMENSIONS), path: z.string().nullable() })),
})
export type VerdictSheet = z.infer<typeof verdictSheet>

/** A pair of the matrix. */
export const matrixCell = verdictSheet
  .pick({
    accountId: true,
    personaId: true,
    from: true,
    to: true,
    judgedOn: true,
    closedOn: true,
    line: true,
    clausesStated: true,
    problems: true,
    verdict: true,
    grade: true,
    basis: true,
    clauses: true,
    takenOn: true,
    stale: true,
  })
  .extend({
    /** The account was closed before the period: judged as of then, left out of counts and of the sentence. */
    isPast: z.boolean(),
    /** All clauses that moved since the quarter before moved this way. */
    moved: z.enum(['rose', 'fell']).nullable(),
    /** The answer on every basis that has evidence, best first. */
    bases: z.array(basisVerdict.pick({ basis: true, verdict: true, grade: true })),
  })
export type MatrixCell = z.infer<typeof matrixCell>

/** A persona over the whole network. Accounts that were closed before the period do not count. */
export const networkRow = z.object({
  personaId: id,
  /** Accounts whose line names the persona. */
  aimed: z.array(id),
  reached: z.array(id),
  missed: z.array(id),
  open: z.array(id),
  /** nobody: no account aims at it, or all that do miss it; not_known: none is known to reach it; many: four accounts or more. */
  served: z.enum(['nobody', 'not_known', 'one', 'several', 'many']),
  /** Share of its people who follow one of these accounts at least: [largest floor, sum of ceilings up to 1], never a sum of people. */
  coverage: bounds.nullable(),
  /** People it stands for. */
  population: z.int().nullable(),
})
export type NetworkRow = z.infer<typeof networkRow>

export const audienceNetwork = z.object({
  personas: z.array(networkRow),
  /** Open accounts that no editorial line judges on the last day. */
  accountsWithoutLine: z.array(id),
  finding,
})
export type AudienceNetwork = z.infer<typeof audienceNetwork>

/** A breakdown seen on screen, typed in with its source. Shares as fractions or counts. */
export const evidenceDraft = z.object({
  accountId: id,
  basis,
  dimension: z.enum(['age', 'gender', 'age_gender', 'city', 'country', 'language', ...OCCUPATION_FACETS]),
  takenOn: day,
  source: name,
  unit: z.enum(['share', 'count']),
  total: z.int().positive().nullable(),
  knownShare: z.number().min(0).max(1).nullable(),
  /** A list (of places, languages…) copied whole from its top: what is left out is no larger than its last line. */
  isWholeTop: z.boolean().default(false),
  note: z.string().nullable(),
  cells: z
    .array(z.object({ label: name, value: z.number().nonnegative() }))
    .min(1)
    .max(500),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>

/** What conditions say before they are kept, and whom of the network they let judge. */
const targetCheck = z.object({
  /** `reason.<code>` beside the condition: its place in the list, in its group, in the group of the group. */
  problems: z.array(
    z.object({
      path: z.array(z.int()),
      notice,
      /** Places to choose from, where a name has several readings. */
      readings: z.array(z.object({ place: z.string(), label: z.string() })),
    }),
  ),
  /** Accounts open in the period: with data on every condition, on some of them, all of them. */
  accounts: z.object({ all: z.int(), some: z.int(), of: z.int() }),
})
export type TargetCheck = z.infer<typeof targetCheck>

export const audienceContract = {
  ...placesAskedMethods,
  checkTarget: method
    .input(z.object({ conditions: z.array(condition).max(50), period, language: z.enum(LANGUAGES).optional() }))
    .output(targetCheck),
  /** Words that conditions can use, those that imports and surveys hold first. languages: codes. */
  targetWords: method.output(
    z.object({
      statuses: z.array(z.string()),
      occupations: z.record(z.enum(OCCUPATION_FACETS), z.array(z.string())),
      languages: z.array(z.string()),
    }),
  ),
  /** Each with what is wrong with its conditions (`reason.<code>`), e.g. a place that has several readings. */
  personas: method.output(z.array(persona.extend({ problems: z.array(notice) }))),
  savePersona: method.input(persona.extend({ id: id.optional() })).output(z.object({ id })),
  /** Refused (`INVALID`, reason `in_use`) while an editorial line names it, a past one too. */
  removePersona: method.input(z.object({ id })).output(z.object({})),
  /** Brings it back as it was. INVALID `name` taken. @throws NOT_FOUND */
  restorePersona: method.input(z.object({ id })).output(z.object({})),
  /** Places like the text, for typing a target. `place` is the text to keep in the condition: it has one reading. */
  places: method
    .input(z.object({ text: z.string().max(100), language: z.enum(LANGUAGES).optional() }))
    .output(
      z.array(z.object({ place: z.string(), label: z.string(), region: z.string().nullable(), country: z.string() })),
    ),
  /** Accounts × personas, each account judged by the line of its time. */
  matrix: method.input(z.object({ period })).output(
    z.object({
      cells: z.array(matrixCell),
      /** Data that would help most pairs, most first: `datum.<code>`. */
      settle: z.array(z.object({ datum: notice, pairs: z.int(), accountIds: z.array(id) })),
      finding,
      /** Accounts closed before the period: what was said of them then, and who followed them by their newest survey. */
      closed: z.array(z.object({ accountId: id, closedOn: day, finding, behind: finding.nullable() })),
      /** Personas no open account aims at, or that wait for a single account's verdict. */
      unspoken: z.array(z.object({ personaId: id, accountIds: z.array(id), finding })),
    }),
  ),
  /** Per persona: which accounts reach it, miss it, cannot be told; and how much of it all of them together can cover. */
  network: method.input(z.object({ period })).output(audienceNetwork),
  /** One account and persona, in the line or not. @throws NOT_FOUND */
  verdict: method.input(z.object({ accountId: id, personaId: id, period })).output(verdictSheet),
  /** Newest first; graded for the period, without one as of today. */
  evidence: method.input(z.object({ accountId: id, period: period.optional() })).output(z.array(evidence)),
  addEvidence: method.input(evidenceDraft).output(z.object({ id })),
  /** Only what was typed in: a file's is undone with its import (`INVALID`, reason `imported`). */
  removeEvidence: method.input(z.object({ id })).output(z.object({})),
  /** pairs: the matrix, one row per clause; network: one row per persona. Safe for spreadsheets. */
  csv: method
    .input(
      z.object({
        period,
        language: z.enum(LANGUAGES).optional(),
        table: z.enum(['pairs', 'network']).default('pairs'),
        accounts: z.array(id).default([]),
        personas: z.array(id).default([]),
      }),
    )
    .output(file),
}
