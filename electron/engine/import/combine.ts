import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JoinRule } from './format'
import { normaliseHeader } from './header'
import { FORMATS } from './match'
import { recordsOf } from './read/csv'
import type { Part } from './read/parts'
import { headOf } from './read/prepare'

/** A larger sheet is no export that is made of several: those hold a few hundred posts. */
const LIMIT = 1 << 26
/** Enough for a header. */
const HEAD = 1 << 16

type Records = readonly (readonly string[])[]

const RULES: readonly JoinRule[] = FORMATS.flatMap((format) =>
  format.level === 'post' && format.joins !== undefined ? [format.joins] : [],
)

/**
 * Joins the sheets of a workbook that hold one row per post each, so that a post has all its figures in one row. Other parts
 * stay as they are. The joined table replaces its main sheet and keeps that sheet's name, identity and row numbers; the
 * sheets it is made of go, and so do their copies.
 * @param folder the staging folder
 */
export async function combineParts(parts: readonly Part[], folder: string): Promise<readonly Part[]> {
  const out: Part[] = []
  for (const group of workbooks(parts)) out.push(...(await combineSheets(group, folder)))
  return out
}

/** Parts in their order, the sheets of one workbook together. */
function workbooks(parts: readonly Part[]): readonly Part[][] {
  const groups = new Map<string, Part[]>()
  parts.forEach((part, i) => {
    const folders = part.inside?.split(' › ').slice(0, -1) ?? []
    const key = part.kind === 'sheet' ? JSON.stringify([part.fileName, part.containers, folders]) : String(i)
    groups.set(key, [...(groups.get(key) ?? []), part])
  })
  return [...groups.values()]
}

async function combineSheets(group: readonly Part[], folder: string): Promise<readonly Part[]> {
  if (group.length < 2 || group.some((part) => part.bytes > LIMIT)) return group
  const heads = await Promise.all(group.map(async (part) => namesOf(recordsOf(await headOf(part.path, HEAD), ',', 1))))
  const rule = RULES.find((one) => heads.some((names) => isMain(one, names)))
  if (rule === undefined) return group
  const made = group.filter((_, i) => heads[i]?.includes(rule.id))
  const sheets = await Promise.all(
    made.map(async (part) => ({ part, records: recordsOf(await readFile(part.path), ',') })),
  )
  const main = sheets.find(({ records }) => isMain(rule, namesOf(records)))
  if (main === undefined) return group
  const others = sheets.filter((sheet) => sheet !== main)
  const path = join(folder, `${randomUUID()}.part`)
  const text = csvOf(joined(rule, main.records, others))
  await writeFile(path, text, { flag: 'wx' })
  await Promise.all(made.filter(({ owned }) => owned).map((part) => rm(part.path, { force: true })))
  const table = { ...main.part, path, owned: true, bytes: Buffer.byteLength(text) }
  return group.flatMap((part) => (part === main.part ? [table] : made.includes(part) ? [] : [part]))
}

const namesOf = (records: Records): string[] => (records[0] ?? []).map(normaliseHeader)

function isMain(rule: JoinRule, names: readonly string[]): boolean {
  return names.includes(rule.id) && rule.main.every((list) => list.some((name) => names.includes(name)))
}

/** Records of the main sheet, each with the cells that the others have under its id. */
export function joined(
  rule: JoinRule,
  main: Records,
  others: readonly { readonly part: Pick<Part, 'sheet'>; readonly records: Records }[],
): string[][] {
  const at = namesOf(main).indexOf(rule.id)
  const known = new Set(namesOf(main))
  const wanted = others.find(({ part, records }) => rule.sheet.test(part.sheet ?? '') && holdsAll(rule, records))
  const added = others.map(({ part, records }) => addedColumns(rule, part.sheet ?? '', records, known, wanted?.records))
  return main.map((record, row) =>
    row === 0
      ? [...record, ...added.flatMap(({ header }) => header)]
      : [...record, ...added.flatMap(({ cells }) => cells(record[at] ?? ''))],
  )
}

const holdsAll = (rule: JoinRule, records: Records): boolean =>
  Object.keys(rule.columns).every((name) => namesOf(records).includes(name))

/** The columns that a sheet adds: those wanted under their own names, every other one under the sheet's name and its own. */
function addedColumns(
  { id, columns }: JoinRule,
  sheet: string,
  records: Records,
  known: ReadonlySet<string>,
  wanted: Records | undefined,
) {
  const names = namesOf(records)
  const own = names.flatMap((name, i) => (name === '' || name === 'description' || known.has(name) ? [] : [i]))
  const isWanted = (i: number): boolean => records === wanted && Object.hasOwn(columns, names[i] ?? '')
  const header = own.map((i) =>
    isWanted(i) ? (columns[names[i] ?? ''] ?? '') : `${sheet} · ${records[0]?.[i]?.trim() ?? ''}`,
  )
  const rows = new Map(records.slice(1).map((record) => [record[names.indexOf(id)] ?? '', record]))
  const cells = (key: string): string[] => {
    const record = key === '' ? undefined : rows.get(key)
    // A sparse table: of a row that says anything, an empty cell says none.
    const says = record !== undefined && own.some((i) => isWanted(i) && (record[i] ?? '') !== '')
    return own.map((i) => ((record?.[i] ?? '') === '' && says && isWanted(i) ? '0' : (record?.[i] ?? '')))
  }
  return { header, cells }
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const csvOf = (records: Records): string => records.map((record) => `${record.map(quoted).join(',')}\n`).join('')
