import { z } from 'zod'
import type { Evidence, EvidenceDraft } from '../../../shared/contract/audience'
import type { Days } from '../../../shared/periods'
import { gradeBreakdown, isStale } from '../audience/evidence'
import type { Gazetteer } from '../audience/gazetteer'
import { readLabel } from '../audience/labels'
import { massesOf } from '../audience/masses'
import { noticeOf } from '../audience/notices'
import type { Breakdown } from '../audience/types'
import type { Session } from '../db/database'
import { join, sql } from '../db/sql'
import { fail } from '../fail'
import { breakdownsOf, readAudiences, readCounts, type AudienceRow } from './audienceRows'
import { check, mustExist, nextId } from './networkChecks'

/** One audience as the interface lists it, graded for the period. */
export function describeEvidence(row: AudienceRow, breakdown: Breakdown | undefined, period: Days): Evidence {
  const masses = breakdown === undefined ? null : massesOf(breakdown)
  const problem = masses !== null && 'code' in masses ? noticeOf(masses, row.basis, null) : null
  const known = masses !== null && !('code' in masses) ? masses.known : row.knownShare
  const isUsable = breakdown !== undefined && problem === null
  return {
    id: row.id,
    accountId: row.accountId,
    basis: row.basis,
    dimension: row.dimension,
    takenOn: row.takenOn,
    source: row.source,
    unit: row.unit,
    total: row.total,
    knownShare: known,
    cells: row.lines.length,
    withheld: row.lines.filter(({ value }) => value === null).length,
    rounding: row.unit === 'count' ? null : row.digits === null ? 0 : 10 ** -(2 + row.digits),
    isSorted: row.isSorted,
    grade: isUsable ? gradeBreakdown(breakdown, known, period) : null,
    stale: isStale(row.takenOn, period),
    problem,
    importId: row.importId,
    note: row.note,
  }
}

/** What is known of one account's audiences, newest first. @throws NOT_FOUND */
export async function listEvidence(session: Session, accountId: number, period: Days, gazetteer: Gazetteer) {
  const account = await session.first(z.object({ id: z.int() }), sql`SELECT id FROM account WHERE id = ${accountId}`)
  if (account === null) throw fail('NOT_FOUND', { what: 'account' })
  const rows = await readAudiences(session, accountId)
  const breakdowns = breakdownsOf(rows, await readCounts(session, rows), gazetteer)
  return rows.map((row) =>
    describeEvidence(
      row,
      breakdowns.find(({ id }) => id === row.id),
      period,
    ),
  )
}

/** Decimals of a share written in percent: 0.042 → 1. */
function decimals(share: number): number {
  // 0.042 × 100 is 4.2000000000000002: fifteen figures are what was typed.
  const [, digits = ''] = String(Number((share * 100).toPrecision(12))).split('.')
  return Math.min(6, digits.length)
}

/** Ages and genders are whole tables; anything else is a list of the largest. */
const isList = (dimension: EvidenceDraft['dimension']) =>
  dimension !== 'age' && dimension !== 'gender' && dimension !== 'age_gender'

/** Refused before it is kept: what no reading could use later. */
function checkDraft(draft: EvidenceDraft, today: string): void {
  check(draft.takenOn <= today, 'takenOn', 'future')
  check(draft.unit === 'count' || draft.cells.every(({ value }) => value <= 1), 'cells', 'over_one')
  check(draft.unit === 'share' || draft.cells.every(({ value }) => Number.isInteger(value)), 'cells', 'not_whole')
  const labels = new Set(draft.cells.map(({ label }) => label.toLowerCase()))
  check(labels.size === draft.cells.length, 'cells', 'twice')
  const { dimension } = draft
  if (isList(dimension)) return
  const fits = draft.cells.every(({ label }) => {
    const { ageFrom, gender } = readLabel(label)
    const known = gender !== undefined
    if (dimension === 'gender') return known
    return dimension === 'age' ? ageFrom !== undefined || gender === 'unknown' : ageFrom !== undefined && known
  })
  check(fits, 'cells', 'unreadable')
}

/**
 * Keeps a breakdown seen on screen. Returns its id. INVALID: an unknown account, a day to come, shares over 1, people in
 * parts, a label twice, an age or gender that cannot be read, a sum over the whole (`over_total`).
 */
export async function addEvidence(session: Session, draft: EvidenceDraft, today: string, gazetteer: Gazetteer) {
  await mustExist(session, 'account', draft.accountId, 'accountId')
  checkDraft(draft, today)
  const id = await nextId(session, 'audience_snapshot')
  const { accountId, basis, dimension, takenOn, source, unit, total, knownShare, note, isWholeTop } = draft
  const digits = unit === 'share' ? Math.max(...draft.cells.map(({ value }) => decimals(value))) : null
  const falling = draft.cells.every(({ value }, i) => i === 0 || value <= (draft.cells[i - 1]?.value ?? 0))
  const isSorted = isWholeTop && falling && isList(dimension)
  await session.run(
    sql`INSERT INTO audience_snapshot (id, import_id, account_id, basis, dimension, taken_on, source, unit, digits, total,
          known_share, is_sorted, note)
        VALUES (${id}, NULL, ${accountId}, ${basis}, ${dimension}, ${takenOn}::DATE, ${source}, ${unit}, ${digits}, ${total},
          ${knownShare}, ${isSorted}, ${note})`,
  )
  const lines = draft.cells.map(({ label, value }, position) => {
    const read = isList(dimension) ? {} : readLabel(label)
    return sql`(${id}, ${position}, ${label}, ${value}, ${read.ageFrom}, ${read.ageTo}, ${read.gender})`
  })
  await session.run(
    sql`INSERT INTO audience_cell (audience_id, position, label, value, age_from, age_to, gender)
        VALUES ${join(lines, ', ')}`,
  )
  const rows = (await readAudiences(session, accountId)).filter((row) => row.id === id)
  const [breakdown] = breakdownsOf(rows, new Map(), gazetteer)
  const masses = breakdown === undefined ? null : massesOf(breakdown)
  check(masses === null || !('code' in masses) || masses.code !== 'sum_over_total', 'cells', 'over_total')
  return id
}

/** Takes back what was typed in. What a file said goes with its import: INVALID `imported`. @throws NOT_FOUND */
export async function removeEvidence(session: Session, id: number): Promise<void> {
  const row = await session.first(
    z.object({ importId: z.int().nullable() }),
    sql`SELECT import_id AS "importId" FROM audience_snapshot WHERE id = ${id}`,
  )
  if (row === null) throw fail('NOT_FOUND', { what: 'evidence' })
  check(row.importId === null, 'id', 'imported')
  await session.run(sql`DELETE FROM audience_cell WHERE audience_id = ${id}`)
  await session.run(sql`DELETE FROM audience_snapshot WHERE id = ${id}`)
}
