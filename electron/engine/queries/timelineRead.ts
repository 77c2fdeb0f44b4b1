import type { Filter } from '../../../shared/contract/common'
import type { TimeGrouping } from '../../../shared/contract/timeline'
import { type Measure, POST_FORMATS, SET_ASIDE } from '../../../shared/vocabulary'
import { numericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { ident, join, list, sql, type Sql } from '../db/sql'
import { allOf, asideCode, kept, listConditions } from './filter'
import { termsOf, type TimeTerm } from './timelineTerms'

/** One number per post, column by column: no object per post, whatever their number. */
export interface TermColumns {
  readonly metric: string
  /** Position in SET_ASIDE of the reason to leave the post out, −1 where it counts. */
  readonly aside: Int32Array
  readonly e: Float64Array
  readonly d: Float64Array
}

/** Posts up to the end of the period in the order of the table; of a post with several themes one row per theme. */
export interface TimedPosts {
  readonly rows: number
  readonly account: Int32Array
  /** Position in POST_FORMATS, −1 unknown. */
  readonly format: Int32Array
  /** Days since 1970-01-01 in the network's zone. */
  readonly day: Int32Array
  /** Theme id (0 = none) where asked for. */
  readonly theme: Int32Array | null
  /** 1 for one row of each post, whatever its themes. */
  readonly first: Int32Array | null
  /** Hour of the week in the network's zone, 0 = Monday 0:00; −1 no time, −2 a time the clocks make doubtful. */
  readonly slot: Int32Array | null
  readonly terms: readonly TermColumns[]
}

export const IMMATURE = SET_ASIDE.indexOf('immature')

interface Asked {
  readonly filter: Filter
  readonly measure: Measure
  readonly by?: TimeGrouping | null
  readonly to: string
  /** IANA zone: reads the hour of the week too. */
  readonly zone?: string
}

const FORMAT = sql`(CASE p.format ${join(
  POST_FORMATS.map((format, i) => sql`WHEN ${format} THEN ${i}::INTEGER`),
  '\n',
)} ELSE -1 END)::INTEGER`

/** Themes of the posts, of those asked for; the main one stands first. */
function themesJoin(filter: Filter): Sql {
  const named = filter.themes.filter((id) => id > 0)
  const some = named.length > 0 && !filter.themes.includes(0) ? sql`WHERE theme_id IN ${list(named)}` : sql``
  return sql`LEFT JOIN (SELECT post_id, theme_id, row_number() OVER (PARTITION BY post_id ORDER BY is_main DESC, theme_id) AS place
      FROM post_theme ${some}) AS th ON th.post_id = p.id`
}

/** Hour of the week of an instant in a zone. The clocks of the zone count: the same wall hour in March and in November. */
function slotSql(zone: string): Sql {
  const wall = sql`timezone(${zone}, p.published_at)`
  return sql`(CASE WHEN p.precision <> 'instant' OR p.published_at IS NULL THEN -1 WHEN p.time_flag IS NOT NULL THEN -2
    ELSE (isodow(${wall}) - 1) * 24 + hour(${wall}) END)::INTEGER`
}

/** The columns of the terms: reason to leave out, numerator, denominator. */
function termColumns(terms: readonly TimeTerm[], { filter, by }: Asked): Sql[] {
  return terms.flatMap(({ compiled }, i) => [
    sql`(${asideCode(compiled, kept(filter, by === 'format' ? 'format' : undefined))})::INTEGER AS ${ident(`aside${i}`)}`,
    sql`(${compiled.numerator})::DOUBLE AS ${ident(`e${i}`)}`,
    sql`(${compiled.denominator})::DOUBLE AS ${ident(`d${i}`)}`,
  ])
}

const THEME = [sql`coalesce(th.theme_id, 0)::INTEGER AS theme`, sql`(coalesce(th.place, 1) = 1)::INTEGER AS first`]

function postsQuery(asked: Asked, terms: readonly TimeTerm[]): Sql {
  const { filter, by, to, zone } = asked
  const isThemed = by === 'theme'
  const columns = [
    ...termColumns(terms, asked),
    ...(isThemed ? THEME : []),
    ...(zone === undefined ? [] : [sql`${slotSql(zone)} AS slot`]),
  ]
  const joins = [...terms.map(({ compiled }) => compiled.joins), ...(isThemed ? [themesJoin(filter)] : [])]
  return sql`SELECT p.account_id::INTEGER AS account, ${FORMAT} AS format, (p.published_day - DATE '1970-01-01')::INTEGER AS day,
      ${join(columns, ', ')}
    FROM post AS p ${join(joins, '\n')}
    WHERE ${allOf([sql`p.published_day <= ${to}::DATE`, ...listConditions(filter)])}`
}

/** Reads the posts of a filter in one scan, up to a day. Posts left out come too, with the reason. */
export async function readTimedPosts(session: Session, asked: Asked): Promise<TimedPosts> {
  const terms = termsOf(asked.measure)
  const rows = await numericColumns(session, postsQuery(asked, terms))
  const isThemed = asked.by === 'theme'
  return {
    rows: rows.rows,
    account: rows.integers('account'),
    format: rows.integers('format'),
    day: rows.integers('day'),
    theme: isThemed ? rows.integers('theme') : null,
    first: isThemed ? rows.integers('first') : null,
    slot: asked.zone === undefined ? null : rows.integers('slot'),
    terms: terms.map(({ metric }, i) => ({
      metric,
      aside: rows.integers(`aside${i}`),
      e: rows.doubles(`e${i}`),
      d: rows.doubles(`d${i}`),
    })),
  }
}
