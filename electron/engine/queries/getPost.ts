import { z } from 'zod'
import type { PostRow, trace } from '../../../shared/contract/posts'
import { type Metric, METRICS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, sql } from '../db/sql'
import { fail } from '../fail'
import { compileRate } from '../metrics/compile'
import { interactionsSql } from '../metrics/interactions'
import { daysAmong, placeOf, weightOf } from './postPlace'
import { flagOf } from './postFlags'
import { postRows } from './postRows'

type Trace = z.infer<typeof trace>
type Values = Partial<Record<Metric, number>>

const metricColumns = (alias: string) =>
  join(
    METRICS.map((metric) => sql`${ident(alias)}.${ident(metric)}::DOUBLE AS ${ident(metric)}`),
    ', ',
  )

const metricValues = z.object(
  Object.fromEntries(METRICS.map((metric) => [metric, z.number().nullable()])) as Record<
    Metric,
    z.ZodNullable<z.ZodNumber>
  >,
)

const snapshotSchema = z.object({
  exportedAt: z.string(),
  importId: z.int(),
  fileName: z.string(),
  row: z.int(),
  columns: z.string().nullable(),
  interactions: z.number().nullable(),
  ...metricValues.shape,
})
type Snapshot = z.infer<typeof snapshotSchema>

/** Snapshots of a post, newest export first; ties by file content, so that the order is the same on every machine. */
async function snapshotsOf(session: Session, id: string): Promise<Snapshot[]> {
  return session.all(
    snapshotSchema,
    sql`SELECT s.exported_at AS "exportedAt", s.import_id AS "importId", i.file_name AS "fileName",
          s.row_number AS row, CAST(i.columns AS VARCHAR) AS columns,
          (${interactionsSql('s', sql`a.platform`)})::DOUBLE AS interactions, ${metricColumns('s')}
        FROM snapshot s JOIN import i ON i.id = s.import_id JOIN account a ON a.id = s.account_id
        WHERE s.post_id = ${id}::UBIGINT
        ORDER BY s.exported_at DESC, i.sha256 DESC, s.row_number`,
  )
}

const headers = z.record(z.string(), z.string())

/** The platform's own name of a column in one file, as the import kept it. */
function columnName(snapshot: Snapshot, metric: Metric): string | null {
  if (snapshot.columns === null) return null
  const parsed = headers.safeParse(JSON.parse(snapshot.columns))
  return parsed.success ? (parsed.data[metric] ?? null) : null
}

/** Where each current value comes from: the newest snapshot that says it. */
function traces(current: z.infer<typeof metricValues>, snapshots: readonly Snapshot[]): Trace[] {
  return METRICS.flatMap((metric) => {
    const value = current[metric]
    if (value === null) return []
    const source = snapshots.find((own) => own[metric] === value) ?? snapshots.find((own) => own[metric] !== null)
    if (source === undefined) return []
    const { fileName, row, exportedAt, importId } = source
    return [{ metric, value, column: columnName(source, metric), fileName, row, exportedAt, importId }]
  })
}

const rateTerms = z.object({
  errNumerator: z.number().nullable(),
  errDenominator: z.number().nullable(),
  errAt: z.string().nullable(),
  ervNumerator: z.number().nullable(),
  ervDenominator: z.number().nullable(),
  ervAt: z.string().nullable(),
  erfNumerator: z.number().nullable(),
  erfDenominator: z.number().nullable(),
  erfAt: z.string().nullable(),
})

function rates(row: z.infer<typeof rateTerms>) {
  const terms = [
    { rate: 'err' as const, numerator: row.errNumerator, denominator: row.errDenominator, exportedAt: row.errAt },
    { rate: 'erv' as const, numerator: row.ervNumerator, denominator: row.ervDenominator, exportedAt: row.ervAt },
    { rate: 'erf' as const, numerator: row.erfNumerator, denominator: row.erfDenominator, exportedAt: row.erfAt },
  ]
  return terms.flatMap(({ rate, numerator, denominator, exportedAt }) =>
    numerator === null || denominator === null || exportedAt === null || !(denominator > 0) || numerator < 0
      ? []
      : [{ rate, value: numerator / denominator, numerator, denominator, exportedAt }],
  )
}

/** The post among its account's posts of some days: place, flag, weight. */
async function among(session: Session, post: PostRow, period: string | undefined) {
  const days = await daysAmong(session, post, period)
  if (days === null) return { among: null, place: null, flag: null, weight: null }
  return {
    among: days,
    place: await placeOf(session, post, days),
    flag: await flagOf(session, post.id, post.accountId, days),
    weight: await weightOf(session, post, days),
  }
}

/**
 * One post with its snapshots, the trace of each current value and both terms of each rate, among its account's posts of
 * the period (or of its quarter). @throws NOT_FOUND
 */
export async function getPost(session: Session, id: string, period?: string) {
  // Ids are 64-bit: longer digits can be typed in an address, and are no post.
  if (BigInt(id) > 0xffff_ffff_ffff_ffffn) throw fail('NOT_FOUND', { what: 'post' })
  const [post] = await postRows(session, [id])
  const erf = compileRate('erf')
  const current = await session.first(
    metricValues.extend(rateTerms.shape),
    sql`SELECT ${metricColumns('p')}, p.err_interactions::DOUBLE AS "errNumerator", p.err_reach::DOUBLE AS "errDenominator",
          p.err_at AS "errAt", p.erv_interactions::DOUBLE AS "ervNumerator", p.erv_views::DOUBLE AS "ervDenominator",
          p.erv_at AS "ervAt", ${erf.numerator} AS "erfNumerator", ${erf.denominator} AS "erfDenominator",
          ${erf.at} AS "erfAt" FROM post AS p ${erf.joins} WHERE p.id = ${id}::UBIGINT`,
  )
  if (post === undefined || current === null) throw fail('NOT_FOUND', { what: 'post' })
  const snapshots = await snapshotsOf(session, id)
  const keys = await session.all(
    z.object({ key: z.string() }),
    sql`SELECT key FROM post_key WHERE post_id = ${id}::UBIGINT ORDER BY key`,
  )
  return {
    post,
    keys: keys.map(({ key }) => key),
    metrics: traces(current, snapshots),
    rates: rates(current),
    snapshots: snapshots.map((own) => ({
      exportedAt: own.exportedAt,
      fileName: own.fileName,
      row: own.row,
      values: values(own),
      interactions: own.interactions,
    })),
    ...(await among(session, post, period)),
  }
}

function values(snapshot: Snapshot): Values {
  const out: Values = {}
  for (const metric of METRICS) {
    const value = snapshot[metric]
    if (value !== null) out[metric] = value
  }
  return out
}
