import { z } from 'zod'
import {
  ACCOUNT_DAY_METRICS,
  AUDIENCE_BASES,
  AUDIENCE_DIMENSIONS,
  METRICS,
  PLATFORMS,
  POST_FORMATS,
  type AccountDayMetric,
  type Metric,
} from './vocabulary'

/** What one row of a table is about. */
export const MAPPING_LEVELS = ['post', 'account_day', 'audience'] as const
export type MappingLevel = (typeof MAPPING_LEVELS)[number]

/** What a column can be besides a figure. `time`: the hour of a publication whose day stands in another column. */
export const MAPPED_FIELDS = [
  'published',
  'time',
  'permalink',
  'native_id',
  'text',
  'account_name',
  'account_handle',
  'post_type',
  'platform',
  'day',
  'label',
  'share',
  'count',
  'followers',
] as const
export type MappedField = (typeof MAPPED_FIELDS)[number]
export type Meaning = MappedField | Metric | AccountDayMetric

/** Meanings that a column can have at each level, figures excepted. */
const FIELDS_OF: Readonly<Record<MappingLevel, readonly MappedField[]>> = {
  post: [
    'published',
    'time',
    'permalink',
    'native_id',
    'text',
    'post_type',
    'account_name',
    'account_handle',
    'platform',
  ],
  account_day: ['day', 'account_name', 'account_handle', 'platform'],
  audience: ['label', 'share', 'count'],
}

/** Figures that a column can be at each level. */
const FIGURES_OF: Readonly<Record<MappingLevel, readonly (Metric | AccountDayMetric | 'followers')[]>> = {
  post: METRICS,
  // The stock of followers on a day goes to the follower counts.
  account_day: ['followers', ...ACCOUNT_DAY_METRICS],
  audience: [],
}

/** Everything a column can be at a level: what tells the rows apart, and figures. */
export function meaningsOf(level: MappingLevel) {
  return { fields: FIELDS_OF[level], figures: FIGURES_OF[level] }
}

export const WATCH_UNITS = ['seconds', 'minutes', 'hours', 'milliseconds', 'clock'] as const
export type WatchUnit = (typeof WATCH_UNITS)[number]

const MEANINGS = [...new Set<Meaning>([...MAPPED_FIELDS, ...METRICS, ...ACCOUNT_DAY_METRICS])] as const
const word = z.string().trim().min(1).max(200)

export const mappedColumn = z.strictObject({
  /** Header as the file writes it; compared by its normalised form. */
  name: z.string().max(500),
  /** 1 for the first column of that name. */
  occurrence: z.int().min(1).max(500).default(1),
  meaning: z.enum(MEANINGS),
  /** Of `watch_time_ms`: what its numbers are. `clock`: 1:02:03. */
  unit: z.enum(WATCH_UNITS).optional(),
})

/** How numbers are written. Spaces and apostrophes between thousands are always understood. */
export const numberStyle = z.strictObject({
  decimal: z.enum([',', '.']),
  groups: z.enum([',', '.']).nullable(),
  /** `1,2 k` is a rounded count: rejected, or taken as 1200 with a warning. */
  rounded: z.enum(['reject', 'accept']).default('reject'),
})
export type NumberStyle = z.infer<typeof numberStyle>

/** How days are written. ISO days, and days with the name of their month, are always understood. */
export const dateStyle = z.strictObject({
  order: z.enum(['day_first', 'month_first']),
  /** First year of the serial numbers of a spreadsheet; null: a number is no date. */
  serial: z.union([z.literal(1900), z.literal(1904)]).nullable(),
})
export type DateStyle = z.infer<typeof dateStyle>

const platformRule = z.union([
  z.strictObject({ from: z.literal('fixed'), platform: z.enum(PLATFORMS) }),
  z.strictObject({
    from: z.literal('column'),
    /** null: rows of this word are set aside. A word that is not listed is set aside as well, and said so. */
    words: z.array(z.strictObject({ word, platform: z.enum(PLATFORMS).nullable() })).max(200),
  }),
])

/** name: the account is always this one, whatever the file is called; ask: the user says it at each import. */
const accountRule = z.union([
  z.strictObject({ from: z.literal('column') }),
  z.strictObject({ from: z.literal('name'), name: word }),
  z.strictObject({ from: z.literal('ask') }),
])

const zone = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9_+/-]+$/)

/** What each column of a table is: a saved profile is this with a name. */
export const mappingSpec = z
  .strictObject({
    version: z.literal(1),
    level: z.enum(MAPPING_LEVELS),
    /** Records above the header when it was mapped; elsewhere the header is found by its names. */
    headerRow: z.int().min(0).max(200),
    columns: z.array(mappedColumn).min(1).max(300),
    numbers: numberStyle,
    dates: dateStyle,
    /** Zone of written hours. */
    zone,
    platform: platformRule,
    account: accountRule,
    /** Words of the column of post types. */
    types: z.array(z.strictObject({ word, format: z.enum(POST_FORMATS) })).max(200),
    audience: z.strictObject({ dimension: z.enum(AUDIENCE_DIMENSIONS), basis: z.enum(AUDIENCE_BASES) }).nullable(),
  })
  .superRefine((spec, check) => {
    for (const problem of problemsOf(spec)) check.addIssue({ code: 'custom', message: problem, path: ['columns'] })
  })
export type MappingSpec = z.infer<typeof mappingSpec>

/** What keeps a specification from being one: codes, each with a sentence in the interface. */
export const MAPPING_PROBLEMS = [
  'meaning_twice',
  'meaning_of_other_level',
  'column_twice',
  'needs_published',
  'needs_identity',
  'needs_figure',
  'needs_day',
  'needs_label',
  'needs_value',
  'needs_platform',
  'needs_account',
  'needs_dimension',
  'same_signs',
] as const
export type MappingProblem = (typeof MAPPING_PROBLEMS)[number]

type Draft = Pick<MappingSpec, 'level' | 'columns' | 'numbers' | 'platform' | 'account' | 'audience'>

/** Everything that is missing or contradictory; empty for a specification that can be used. */
export function problemsOf(spec: Draft): MappingProblem[] {
  const has = (meaning: Meaning): boolean => spec.columns.some((column) => column.meaning === meaning)
  const { fields, figures } = meaningsOf(spec.level)
  const allowed = new Set<Meaning>([...fields, ...figures])
  const meanings = spec.columns.map((column) => column.meaning)
  const places = spec.columns.map((column) => `${String(column.occurrence)} ${column.name}`)
  const found: Partial<Record<MappingProblem, boolean>> = {
    meaning_twice: new Set(meanings).size < meanings.length,
    column_twice: new Set(places).size < places.length,
    meaning_of_other_level: meanings.some((meaning) => !allowed.has(meaning)),
    same_signs: spec.numbers.decimal === spec.numbers.groups,
    needs_platform: spec.platform.from === 'column' && (!has('platform') || spec.level === 'audience'),
    needs_account: spec.account.from === 'column' && !has('account_name') && !has('account_handle'),
  }
  if (spec.level === 'post') {
    found.needs_published = !has('published')
    // A post is told again by its link or its number, or else by its text and its minute.
    found.needs_identity = !has('permalink') && !has('native_id') && !has('text')
  }
  if (spec.level === 'account_day') found.needs_day = !has('day')
  if (spec.level === 'audience') {
    found.needs_label = !has('label')
    found.needs_value = has('share') === has('count')
    found.needs_dimension = spec.audience === null
  } else found.needs_figure = !meanings.some((meaning) => (figures as readonly Meaning[]).includes(meaning))
  return MAPPING_PROBLEMS.filter((code) => found[code] === true)
}

/** A profile as it is written into a file and given to a colleague. */
const profileFile = z.strictObject({
  application: z.literal('portee'),
  kind: z.literal('mapping_profile'),
  version: z.literal(1),
  name: word,
  spec: mappingSpec,
})

/** A file larger than this is no profile. */
export const LARGEST_PROFILE = 200_000

export type ProfileFault = 'too_large' | 'not_json' | 'not_a_profile' | 'newer_version' | 'not_usable'

/** The text of a profile's file: JSON, keys in a fixed order, so that equal profiles are equal files. */
export function writeProfile(name: string, spec: MappingSpec): string {
  const file = { application: 'portee', kind: 'mapping_profile', version: 1, name, spec } as const
  return `${JSON.stringify(profileFile.parse(file), null, 2)}\n`
}

/**
 * Reads the text of a profile's file. Nothing of it is taken that the schema does not name: an unknown key, `__proto__` among
 * them, makes it no profile.
 */
export function readProfile(text: string): { readonly name: string; readonly spec: MappingSpec } | ProfileFault {
  if (text.length > LARGEST_PROFILE) return 'too_large'
  // A key given twice would be read as the last of them, and the other would go unseen.
  if (text.includes('__proto__')) return 'not_a_profile'
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return 'not_json'
  }
  const marked = z.object({ application: z.literal('portee'), kind: z.literal('mapping_profile'), version: z.int() })
  const mark = marked.safeParse(value)
  if (!mark.success) return 'not_a_profile'
  const spec = z.object({ spec: z.object({ version: z.int() }) }).safeParse(value)
  if (mark.data.version > 1 || (spec.success && spec.data.spec.version > 1)) return 'newer_version'
  const read = profileFile.safeParse(value)
  return read.success ? { name: read.data.name, spec: read.data.spec } : 'not_usable'
}
