import { createHash } from 'node:crypto'
import type { MappingSpec, Meaning } from '../../../../shared/mapping'
import { METRICS, type Metric, type Platform } from '../../../../shared/vocabulary'
import type { PostField, PostFormatFile } from '../format'
import type { ColumnMap } from '../matchColumns'
import { MAPPED_FORMATS } from './mappedFormats'
import type { Places } from './places'

const FIELD_OF: Partial<Record<Meaning, PostField>> = {
  published: 'published',
  permalink: 'permalink',
  native_id: 'native_id',
  text: 'description',
  account_name: 'account_name',
  account_handle: 'account_handle',
  post_type: 'post_type',
}

/** Words that every reader of post types knows; those of the specification go before them. */
const PLAIN_TYPES = {
  photo: 'photo',
  image: 'photo',
  video: 'video',
  reel: 'reel',
  story: 'story',
  link: 'link',
  text: 'text',
} as const

/**
 * A specification as the post format that the importer runs: the table it reads was rewritten (see rewrite.ts), so days are ISO
 * and counts are digits.
 * @param hasHours false: the days have no hour
 */
export function toFormat(spec: MappingSpec, platform: Platform, hasHours: boolean): PostFormatFile {
  const names = (meaning: Meaning) => ({
    en: spec.columns.filter((each) => each.meaning === meaning).map(({ name }) => name),
  })
  const fields: PostFormatFile['fields'] = Object.fromEntries(
    spec.columns.flatMap(({ meaning }) => {
      const field = FIELD_OF[meaning]
      return field === undefined ? [] : [[field, names(meaning)]]
    }),
  )
  const metrics: PostFormatFile['metrics'] = Object.fromEntries(
    spec.columns.flatMap(({ meaning }) => (isMetric(meaning) ? [[meaning, names(meaning)]] : [])),
  )
  const { account } = spec
  return {
    id: MAPPED_FORMATS.post,
    platform,
    level: 'post',
    fields,
    metrics,
    required: ['published'],
    types: {
      ...PLAIN_TYPES,
      ...Object.fromEntries(spec.types.map(({ word, format }) => [word.trim().toLowerCase(), format])),
    },
    zone: spec.zone,
    time: timeOf(platform, hasHours),
    permalinks: platform,
    ids: idsOf(platform),
    ...(platform === 'x' ? { entities: true, replies: true } : {}),
    account: { name: account.from === 'name' ? account.name : null },
  }
}

/** Ids of some platforms hold the instant: it proves the zone of hours, and stands in for hours that are not written. */
function timeOf(platform: Platform, hasHours: boolean): PostFormatFile['time'] {
  const exact = platform === 'x' || platform === 'linkedin'
  const upload = platform === 'instagram' || platform === 'tiktok'
  if (hasHours) return { written: 'clock', ...(exact || platform === 'instagram' ? { coded: 'proves' } : {}) }
  return { written: 'day', ...(exact ? { coded: 'is' } : upload ? { coded: 'uploads' } : {}) }
}

/** What an id column of another tool holds: the platform's own number where it looks like one. */
function idsOf(platform: Platform): PostFormatFile['ids'] {
  if (platform === 'youtube') return 'video'
  return platform === 'facebook' ? 'page_and_post' : platform === 'instagram' || platform === 'x' ? 'digits' : 'link'
}

const isMetric = (meaning: Meaning): meaning is Metric => (METRICS as readonly string[]).includes(meaning)

/** The columns of the rewritten table under their meanings in the format; hours and platforms stay text in `extra`. */
export function columnsOf(places: Places): ColumnMap {
  const fields = new Map<PostField | Metric, readonly number[]>()
  for (const [meaning, at] of places) {
    const field = FIELD_OF[meaning] ?? (isMetric(meaning) ? meaning : null)
    if (field !== null) fields.set(field, [at])
  }
  return { fields, language: null, edited: 0 }
}

/** What makes two files of a mapping one: the table's own bytes, and the platform whose rows are taken. */
export function partSha(sha256: string, platform: Platform, isSplit: boolean): string {
  return isSplit ? createHash('sha256').update(`${sha256} ${platform}`).digest('hex') : sha256
}
