import { useCallback, useMemo } from 'react'
import type { AlikeOverview, AlikeRow } from '../../../../shared/contract/alike'
import { Link } from '../../../address/Link'
import { DownloadRow } from '../../../components/DownloadRow'
import { BranchMark } from '../../../components/marks'
import { Strength } from '../../../components/Notehead'
import { useNumbers } from '../../../format/numbers'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { Figure } from '../../../plots/Figure'
import { ratioRowsPlot, type RatioRow } from '../../../plots/ratioRowsPlot'
import { rowsFigure } from '../../../plots/rowsFigure'
import type { AlikeState } from './alikeState'
import { lookOf, useAlikeWriter, type AlikeWriter } from './alikeWords'
import { PiecesTable } from './PiecesTable'

const ROW = 46

function ratioRow({ key, slot, pieces }: AlikeRow): RatioRow {
  const result = pieces?.result ?? null
  return {
    key,
    ...lookOf(slot),
    value: result?.factor ?? null,
    interval: result?.interval ?? null,
    raw: pieces?.raw.factor ?? null,
  }
}

/** Every group on one scale, network = 100: as it looks, and at equal content. Or the table behind it. */
export function AlikeChart({
  result,
  state,
  under,
}: {
  readonly result: AlikeOverview
  readonly state: AlikeState
  readonly under: string
}) {
  const t = useWords()
  const say = useSentence()
  const write = useAlikeWriter()
  const numbers = useNumbers()
  const title = say('finding', result.finding)
  const alt = t('alike.alt', { title, n: result.rows.length })
  const drawing = useMemo(
    () => ({ rows: result.rows.map(ratioRow), options: { alt, rowHeight: ROW, networkLabel: t('alike.network') } }),
    [result.rows, alt, t],
  )
  const figure = () =>
    rowsFigure({
      title,
      under,
      alt,
      rowHeight: ROW,
      before: [
        {
          head: t(`compare.by.${result.by}`),
          width: 170,
          align: 'start',
          cells: result.rows.map(({ label }) => label),
        },
        { head: 'n', width: 40, align: 'end', cells: result.rows.map(({ n }) => numbers.count(n)) },
      ],
      plotHead: t('alike.head.plot'),
      plot: (width) => ratioRowsPlot(drawing.rows, width, drawing.options),
      after: [
        {
          head: t('alike.head.result'),
          width: 70,
          align: 'end',
          cells: result.rows.map((row) => write.times(row.pieces?.result.factor)),
        },
        {
          head: t('plots.head.interval'),
          width: 110,
          align: 'end',
          cells: result.rows.map((row) => write.between(row.pieces?.result)),
        },
        {
          head: t('alike.head.raw'),
          width: 70,
          align: 'end',
          cells: result.rows.map((row) => write.times(row.pieces?.raw.factor)),
        },
      ],
    })
  const name = t('alike.file', { by: result.by, rate: result.rate, from: result.from, to: result.to })
  return (
    <section aria-label={title}>
      {state.isTable ? (
        <PiecesTable rows={result.rows} by={result.by} />
      ) : (
        <Rows result={result} state={state} drawing={drawing} write={write} />
      )}
      <div className="foot">
        <p className="note">{t(state.isTable ? 'alike.table.note' : 'alike.key')}</p>
        <DownloadRow
          onTable={state.toggleTable}
          isTable={state.isTable}
          picture={{ name, draw: figure }}
          csv={(api, language) => api.alike.csv({ ...state.query, focus: null, language })}
        />
      </div>
    </section>
  )
}

interface Drawing {
  readonly rows: readonly RatioRow[]
  readonly options: Parameters<typeof ratioRowsPlot>[2]
}

/** The rows: names open the group, the drawing is the middle column. */
function Rows({
  result,
  state,
  drawing,
  write,
}: {
  readonly result: AlikeOverview
  readonly state: AlikeState
  readonly drawing: Drawing
  readonly write: AlikeWriter
}) {
  const t = useWords()
  const numbers = useNumbers()
  const draw = useCallback((width: number) => ratioRowsPlot(drawing.rows, width, drawing.options), [drawing])
  return (
    <table className="est alike-rows">
      <thead>
        <tr>
          <th scope="col">{t(`compare.by.${result.by}`)}</th>
          <th scope="col" className="num">
            n
          </th>
          <th scope="col" className="plot-head">
            {t('alike.head.plot')}
          </th>
          <th scope="col" className="num">
            {t('alike.head.result')}
          </th>
          <th scope="col" className="num">
            {t('plots.head.interval')}
          </th>
          <th scope="col" className="num raw">
            {t('alike.head.raw')}
          </th>
          <th scope="col" className="force">
            {t('compare.test.strength')}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.rows.map((row, i) => (
          <tr key={row.key} className={row.pieces === null ? 'few' : ''}>
            <th scope="row" className="nm">
              <Link to={state.address(row.key)} title={t('alike.open', { label: row.label })}>
                <BranchMark slot={row.slot}>{row.label}</BranchMark>
              </Link>
            </th>
            <td className="num nn">{numbers.count(row.n)}</td>
            {i === 0 && (
              <td rowSpan={result.rows.length} className="pl">
                <div className="drawing">
                  <Figure draw={draw} height={result.rows.length * ROW} />
                </div>
              </td>
            )}
            <Values row={row} write={write} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Values({ row, write }: { readonly row: AlikeRow; readonly write: AlikeWriter }) {
  const t = useWords()
  if (row.pieces === null) {
    return (
      <td colSpan={4} className="num why">
        {t('alike.few', { n: row.n })}
      </td>
    )
  }
  const { result, raw, strength } = row.pieces
  return (
    <>
      <td className="num med">{write.times(result.factor)}</td>
      <td className="num">{write.between(result)}</td>
      <td className="num raw">{write.times(raw.factor)}</td>
      <td className="force">
        <Strength strength={strength} />
      </td>
    </>
  )
}
