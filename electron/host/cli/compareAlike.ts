import { rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  ALIKE_GROUPINGS,
  type AlikeDetail,
  type AlikeOverview,
  type AlikeQuery,
  type AlikeRow,
  type Factor,
  type ThemeRow,
} from '../../../shared/contract/alike'
import type { Finding } from '../../../shared/contract/common'
import { MEASURES } from '../../../shared/vocabulary'
import { alikeWords } from './alikeWords'
import { choiceOption, type ExitCode, type Session, textOption } from './command'
import { compareWords } from './compareWords'
import { readFilter } from './filter'
import { idsOf } from './names'
import { table } from './table'

/** Filter, rows (branch or account) and measure of the options. @throws UsageError */
export async function readAlikeQuery(session: Session): Promise<AlikeQuery> {
  return {
    filter: await readFilter(session),
    by: choiceOption(session, 'by', ALIKE_GROUPINGS, 'branch'),
    rate: choiceOption(session, 'rate', MEASURES, 'err'),
  }
}

/** Key of the group `--focus` names; null without the option. @throws UsageError when it is none */
export async function readFocus(session: Session, by: AlikeQuery['by']): Promise<string | null> {
  const text = textOption(session.options, 'focus')
  if (text === undefined) return null
  const { branches, accounts } = await session.client.network.overview()
  const handles = accounts.flatMap((each) => (each.handle === null ? [] : [{ id: each.id, name: each.handle }]))
  const shorts = branches.map((each) => ({ id: each.id, name: each.shortName }))
  const [id] = idsOf(session, 'focus', [text], by === 'branch' ? [branches, shorts] : [accounts, handles])
  return String(id)
}

/** Writes the table of `--csv FILE` in one piece; nothing without the option. */
export async function writeCsv(session: Session, make: () => Promise<{ readonly blob: Blob }>): Promise<void> {
  const file = textOption(session.options, 'csv')
  if (file === undefined) return
  const { blob } = await make()
  const path = resolve(file)
  await writeFile(`${path}.part`, new Uint8Array(await blob.arrayBuffer()))
  await rename(`${path}.part`, path)
  session.progress(compareWords(session.language).written(path))
}

/** A sentence with its strength before it. */
export function sentence(session: Session, finding: Finding): string {
  const text = session.say.finding(finding)
  return finding.strength === null ? text : `${compareWords(session.language).strengths[finding.strength]} — ${text}`
}

/** A ratio with two decimals in the language; — where there is none. */
export function ratioText(session: Session, value: number | null | undefined): string {
  if (value === null || value === undefined) return '—'
  const locale = session.language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
}

export function intervalText(session: Session, interval: Factor['interval'] | undefined): string {
  if (interval === null || interval === undefined) return '—'
  return `${ratioText(session, interval.low)} – ${ratioText(session, interval.high)}`
}

/** p with four decimals in the language. */
export function pText(session: Session, p: number | null): string {
  if (p === null) return '—'
  const locale = session.language === 'fr' ? 'fr-FR' : 'en-GB'
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
  return p < 0.0001 ? `< ${format.format(0.0001)}` : format.format(p)
}

/**
 * `compare --view alike`: every group at equal content; with `--focus NAME` one group taken apart. `--json` prints
 * `alike.branches`, or `alike.decompose` with a focus.
 */
export async function run(session: Session): Promise<ExitCode> {
  const query = await readAlikeQuery(session)
  const focus = await readFocus(session, query.by)
  await writeCsv(session, () => session.client.alike.csv({ ...query, focus, language: session.language }))
  if (focus === null) {
    const result = await session.client.alike.branches(query)
    session.out(session.json ? JSON.stringify(result, null, 2) : overviewText(session, result))
    return 0
  }
  const result = await session.client.alike.decompose({ ...query, focus })
  session.out(session.json ? JSON.stringify(result, null, 2) : await detailText(session, result))
  return 0
}

function titleOf(session: Session, { rate, from, to }: Pick<AlikeOverview, 'rate' | 'from' | 'to'>): string {
  const { say } = session
  return alikeWords(session.language).title(compareWords(session.language).measures[rate], say.day(from), say.day(to))
}

function overviewText(session: Session, result: AlikeOverview): string {
  const own = alikeWords(session.language)
  const words = compareWords(session.language)
  const columns = [
    { title: words.by[result.by], cell: ({ label }: AlikeRow) => label },
    { title: 'n', align: 'right', cell: ({ n }: AlikeRow) => session.say.number(n) },
    { title: own.result, align: 'right', cell: ({ pieces }: AlikeRow) => ratioText(session, pieces?.result.factor) },
    {
      title: session.words.interval,
      align: 'right',
      cell: ({ pieces }: AlikeRow) => intervalText(session, pieces?.result.interval),
    },
    { title: own.raw, align: 'right', cell: ({ pieces }: AlikeRow) => ratioText(session, pieces?.raw.factor) },
    {
      title: words.strength,
      cell: ({ pieces }: AlikeRow) => (pieces === null ? '—' : words.strengths[pieces.strength]),
    },
  ] as const
  return [titleOf(session, result), '', table(columns, result.rows), '', sentence(session, result.finding)].join('\n')
}

async function detailText(session: Session, result: AlikeDetail): Promise<string> {
  const own = alikeWords(session.language)
  const { themes } = await session.client.network.overview()
  const names = new Map(themes.map((each) => [each.id, session.language === 'fr' ? each.labelFr : each.labelEn]))
  const themeName = (id: number) => (id === 0 ? own.noTheme : (names.get(id) ?? String(id)))
  const { vanElteren, permutation } = result.tests
  const left = result.notComparable.map(
    ({ theme, format, nFocus, nReference }) =>
      `${themeName(theme)}, ${session.words.vocabulary(format)} (${session.say.number(nFocus + nReference)})`,
  )
  return [
    titleOf(session, result),
    '',
    ...(result.pieces === null ? [] : [piecesTable(session, result.pieces), '']),
    themeTable(session, result, themeName),
    '',
    ...(vanElteren === null ? [] : [own.elteren(pText(session, vanElteren.p))]),
    ...(permutation === null ? [] : [own.permutation(pText(session, permutation.p))]),
    ...(left.length === 0 ? [] : [own.notComparable(left.join(' ; '))]),
    sentence(session, result.finding),
  ].join('\n')
}

function piecesTable(session: Session, pieces: NonNullable<AlikeDetail['pieces']>): string {
  const own = alikeWords(session.language)
  const rows = (['mix', 'outside', 'result', 'raw'] as const).map((name) => ({ name: own[name], piece: pieces[name] }))
  type Row = (typeof rows)[number]
  const columns = [
    { title: own.piece, cell: ({ name }: Row) => name },
    { title: own.ratio, align: 'right', cell: ({ piece }: Row) => ratioText(session, piece.factor) },
    { title: session.words.interval, align: 'right', cell: ({ piece }: Row) => intervalText(session, piece.interval) },
  ] as const
  return table(columns, rows)
}

function themeTable(session: Session, { themes }: AlikeDetail, themeName: (id: number) => string): string {
  const own = alikeWords(session.language)
  const [share, elsewhere] = own.shares
  const columns = [
    { title: own.theme, cell: ({ theme }: ThemeRow) => themeName(theme) },
    { title: share, align: 'right', cell: ({ shareFocus }: ThemeRow) => session.say.percent(shareFocus) },
    { title: elsewhere, align: 'right', cell: ({ shareReference }: ThemeRow) => session.say.percent(shareReference) },
    { title: 'n', align: 'right', cell: ({ nFocus, nReference }: ThemeRow) => `${nFocus} / ${nReference}` },
    { title: own.ratio, align: 'right', cell: ({ ratio }: ThemeRow) => ratioText(session, ratio?.factor) },
    {
      title: session.words.interval,
      align: 'right',
      cell: ({ ratio }: ThemeRow) => intervalText(session, ratio?.interval),
    },
  ] as const
  return table(columns, themes)
}
