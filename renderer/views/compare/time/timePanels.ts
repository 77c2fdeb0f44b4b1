import type { TimeResult, TimeSeriesRow } from '../../../../shared/contract/timeline'
import { branchColour } from '../../../components/marks'
import { topOf, type TimeLine, type TimePanel } from '../../../plots/timeScale'

/** Words the panels need, in the language of the screen. */
export interface PanelWords {
  readonly name: (row: TimeSeriesRow) => string
  readonly metric: (metric: string) => string
  readonly breakSentence: (entry: TimeResult['breaks'][number]) => string
  readonly period: (from: string, to: string) => string
}

/** Panels of the chart, each with the rows it draws. */
export interface RowPanel {
  readonly rows: readonly TimeSeriesRow[]
  readonly panel: TimePanel
}

/** At most so many series in one panel; more become rows. */
const TOGETHER = 4

/**
 * One panel where series may share an axis and a colour of their own: branches and accounts, up to four. Platforms never share an
 * axis, formats and themes have no colour: they are rows, one small panel each, of one scale where the unit is one.
 */
export function panelsOf(
  result: TimeResult,
  words: PanelWords,
): { readonly panels: RowPanel[]; readonly isSmall: boolean } {
  const { series, by } = result
  const units = new Set(series.map(({ unit }) => unit))
  const isTogether =
    by === null || ((by === 'branch' || by === 'account') && series.length <= TOGETHER && units.size === 1)
  if (isTogether) return { panels: [{ rows: series, panel: panelOf(result, series, words, null) }], isSmall: false }
  const own = series.map((row) => panelOf(result, [row], words, null))
  const isShared = by !== 'platform' && units.size === 1
  const top = isShared ? Math.max(...own.map(({ lines }) => topOf(lines))) : null
  return { panels: own.map((panel, i) => ({ rows: series.slice(i, i + 1), panel: { ...panel, top } })), isSmall: true }
}

function panelOf(result: TimeResult, rows: readonly TimeSeriesRow[], words: PanelWords, top: number | null): TimePanel {
  const { breaks, from, to } = result
  const platforms = new Set(rows.flatMap(({ platform }) => platform ?? []))
  const ours = breaks.filter(({ platform }) => platforms.size === 0 || platforms.has(platform))
  const year = rows[0]?.changes.find(({ kind }) => kind === 'year_before')
  const windows = [result.period, ...(year === undefined ? [] : [year])].map((days) => ({
    ...{ from: days.from, to: days.to },
    label: words.period(days.from, days.to),
  }))
  return {
    lines: rows.flatMap((row) => linesOf(result, row, rows.length, words)),
    span: { from, to },
    unit: rows[0]?.unit ?? 'rate',
    breaks: ours.map((entry) => ({
      day: entry.day,
      label: words.breakSentence(entry),
      isMark: entry.origin === 'announced',
    })),
    across: false,
    bands: result.bands.map(({ branchId, ...band }) => ({ ...band, isLocal: branchId !== null })),
    notes: result.notes,
    windows,
    top,
  }
}

function linesOf(result: TimeResult, row: TimeSeriesRow, series: number, words: PanelWords): TimeLine[] {
  return row.parts.map(({ metric, points }): TimeLine => {
    const isEarlier = metric !== row.metric
    const name = row.parts.length > 1 ? words.metric(metric) : words.name(row)
    return {
      key: `${row.key} ${metric}`,
      name: row.parts.length > 1 && series > 1 ? `${words.name(row)}, ${name}` : name,
      color: isEarlier ? 'var(--mute)' : colourOf(result, row, series),
      isEarlier,
      points,
    }
  })
}

/** A single series is in accent; branches have their own colour where several share a panel; a platform its own. */
function colourOf({ by }: TimeResult, { platform, slot }: TimeSeriesRow, series: number): string {
  if (by === 'platform' && platform !== null) return `var(--p-${platform})`
  if ((by === 'branch' || by === 'account') && slot !== null && series > 1) return branchColour(slot)
  if (by === 'branch' && slot !== null) return branchColour(slot)
  return 'var(--accent)'
}
