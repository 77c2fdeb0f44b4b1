import { useCallback, useMemo } from 'react'
import type { AlikeDetail, ThemeRow } from '../../../../shared/contract/alike'
import { DownloadRow } from '../../../components/DownloadRow'
import { BranchMark } from '../../../components/marks'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { Figure } from '../../../plots/Figure'
import { rowsFigure } from '../../../plots/rowsFigure'
import { valueRowsPlot, type ValueRow, type ValueRowsOptions } from '../../../plots/valueRowsPlot'
import { tickText } from '../estimateLines'
import type { AlikeState } from './alikeState'
import { lookOf, useAlikeWriter } from './alikeWords'

const ROW = 37
/** Under this number of posts of either side there is no interval. */
const ENOUGH = 6

/** Theme by theme: shares, medians, and the ratio at equal content. A table whose middle column is drawn. */
export function ThemeRows({
  result,
  state,
  under,
}: {
  readonly result: AlikeDetail
  readonly state: AlikeState
  readonly under: readonly string[]
}) {
  const t = useWords()
  const write = useAlikeWriter()
  const numbers = useNumbers()
  const rows = result.themes.filter(({ nFocus }) => nFocus > 0)
  const drawing = useDrawing(result, rows)
  const cell = useThemeCells()
  const title = t(result.hasThemes ? 'alike.themes' : 'alike.contents')
  const figure = () =>
    rowsFigure({
      title: `${result.focus.label} · ${title}`,
      under: under.join(' · '),
      alt: drawing.options.alt,
      rowHeight: ROW,
      before: [
        { head: t('alike.head.theme'), width: 250, align: 'start', cells: rows.map(({ theme }) => write.theme(theme)) },
        { head: result.focus.label, width: 70, align: 'end', cells: rows.map((row) => numbers.share(row.shareFocus)) },
        {
          head: t('alike.head.elsewhere'),
          width: 60,
          align: 'end',
          cells: rows.map((row) => numbers.share(row.shareReference)),
        },
      ],
      plotHead: t('alike.head.medians'),
      plot: (width) => valueRowsPlot(drawing.rows, width, drawing.options),
      after: [
        { head: 'n', width: 70, align: 'end', cells: rows.map(cell.counts) },
        {
          head: t('alike.head.ratio'),
          width: 60,
          align: 'end',
          cells: rows.map((row) => write.times(row.ratio?.factor)),
        },
        { head: t('plots.head.interval'), width: 100, align: 'end', cells: rows.map(cell.interval) },
      ],
    })
  const name = t('alike.file.themes', {
    label: result.focus.label,
    rate: result.rate,
    from: result.from,
    to: result.to,
  })
  if (rows.length === 0) return null
  return (
    <section className="chapter" aria-labelledby="alike-themes">
      <div className="chapter-head">
        <h2 id="alike-themes">{title}</h2>
        <DownloadRow
          picture={{ name, draw: figure }}
          csv={(api, language) => api.alike.csv({ ...state.query, focus: result.focus.key, language })}
        />
      </div>
      <div className="scroll">
        <Table result={result} rows={rows} drawing={drawing} />
      </div>
      <p className="note">{t('alike.themes.note')}</p>
    </section>
  )
}

interface Drawing {
  readonly rows: readonly ValueRow[]
  readonly options: ValueRowsOptions
}

function useDrawing(result: AlikeDetail, rows: readonly ThemeRow[]): Drawing {
  const t = useWords()
  const numbers = useNumbers()
  const { focus, unit } = result
  return useMemo(
    () => ({
      rows: rows.map(({ theme, medianFocus, medianReference, dots }) => ({
        key: String(theme),
        circles: medianReference === null ? [] : [medianReference],
        focus: medianFocus,
        dots,
        isJoined: true,
      })),
      options: {
        alt: t('alike.themes.alt', { label: focus.label, n: rows.length }),
        rowHeight: ROW,
        ...lookOf(focus.slot),
        type: 'linear' as const,
        hasRules: true,
        tick: (value: number, isLast: boolean) => tickText(value, isLast, unit, numbers),
      },
    }),
    [rows, focus, unit, numbers, t],
  )
}

function useThemeCells() {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  return useMemo(
    () => ({
      counts: (row: ThemeRow) => `${numbers.count(row.nFocus)} / ${numbers.count(row.nReference)}`,
      interval: (row: ThemeRow) => {
        if (row.ratio === null) return t('alike.no_counterpart')
        return row.ratio.interval === null ? t('alike.fewer', { n: ENOUGH }) : write.between(row.ratio)
      },
    }),
    [numbers, write, t],
  )
}

function Table({
  result,
  rows,
  drawing,
}: {
  readonly result: AlikeDetail
  readonly rows: readonly ThemeRow[]
  readonly drawing: Drawing
}) {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const cell = useThemeCells()
  const draw = useCallback((width: number) => valueRowsPlot(drawing.rows, width, drawing.options), [drawing])
  return (
    <table className="est alike-themes">
      <thead>
        <tr>
          <th scope="col">{t('alike.head.theme')}</th>
          <th scope="col" className="num">
            {t('alike.head.share', { label: result.focus.label })}
          </th>
          <th scope="col" className="num">
            {t('alike.head.elsewhere')}
          </th>
          <th scope="col" className="plot-head">
            <span className="alike-key">
              <BranchMark slot={result.focus.slot}>{t('alike.head.median', { label: result.focus.label })}</BranchMark>
              <span className="alike-key">
                <svg width="10" height="10" aria-hidden="true">
                  <circle cx="5" cy="5" r="4" fill="none" stroke="var(--mute)" strokeWidth="1.5" />
                </svg>
                {t('alike.head.elsewhere')}
              </span>
            </span>
          </th>
          <th scope="col" className="num">
            n
          </th>
          <th scope="col" className="num">
            {t('alike.head.ratio')}
          </th>
          <th scope="col" className="num">
            {t('plots.head.interval')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => {
          const isTold = (row.ratio?.interval ?? null) !== null
          return (
            <tr key={row.theme}>
              <th scope="row" className="nm">
                {write.theme(row.theme)}
              </th>
              <td className="num">
                <b>{numbers.share(row.shareFocus)}</b>
              </td>
              <td className="num mute">{numbers.share(row.shareReference)}</td>
              {i === 0 && (
                <td rowSpan={rows.length} className="pl">
                  <div className="drawing">
                    <Figure draw={draw} height={rows.length * ROW} />
                  </div>
                </td>
              )}
              <td className="num nn">{cell.counts(row)}</td>
              <td className={`num ${isTold ? 'med' : 'mute'}`}>{write.times(row.ratio?.factor)}</td>
              <td className={`num ${isTold ? '' : 'mute'}`}>{cell.interval(row)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
