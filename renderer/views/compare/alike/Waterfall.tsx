import { useCallback, useMemo } from 'react'
import type { AlikeDetail, Pieces } from '../../../../shared/contract/alike'
import { DownloadRow } from '../../../components/DownloadRow'
import { useNumbers } from '../../../format/numbers'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { Figure } from '../../../plots/Figure'
import { rowsFigure } from '../../../plots/rowsFigure'
import {
  STEP,
  waterfallHeight,
  waterfallPlot,
  type WaterfallEnd,
  type WaterfallStep,
} from '../../../plots/waterfallPlot'
import type { AlikeState } from './alikeState'
import { lookOf, useAlikeWriter } from './alikeWords'
import { PiecesTable } from './PiecesTable'

/** A piece that moves the whole by less than this is not drawn: half a percent is less than the eye sees. */
const SEEN = 0.005

interface Line {
  readonly key: 'mix' | 'outside' | 'result' | 'raw'
  readonly title: string
  readonly note: string
}

/** "Where the gap comes from": from the network, at 100, to what is observed. */
export function Waterfall({
  result,
  pieces,
  state,
  under,
}: {
  readonly result: AlikeDetail
  readonly pieces: Pieces
  readonly state: AlikeState
  readonly under: readonly string[]
}) {
  const t = useWords()
  const say = useSentence()
  const lines = useLines(result, pieces)
  const drawing = useDrawing(result, pieces)
  const draw = useCallback(
    (width: number) => waterfallPlot(drawing.steps, drawing.end, width, drawing.options),
    [drawing],
  )
  const figure = () =>
    rowsFigure({
      title: say('finding', result.finding),
      under: under.join(' · '),
      alt: drawing.options.alt,
      rowHeight: STEP,
      before: [
        {
          head: '',
          width: 250,
          align: 'start',
          cells: lines.map(({ title }) => title),
          notes: lines.map(({ note }) => note),
        },
      ],
      plotHead: t('alike.waterfall.scale'),
      plot: draw,
      after: [],
    })
  const name = t('alike.file.waterfall', {
    label: result.focus.label,
    rate: result.rate,
    from: result.from,
    to: result.to,
  })
  const isTable = state.isTable
  return (
    <section className="chapter" aria-labelledby="alike-waterfall">
      <div className="chapter-head">
        <h2 id="alike-waterfall">{t('alike.waterfall')}</h2>
        <DownloadRow
          onTable={state.toggleTable}
          isTable={isTable}
          picture={{ name, draw: figure }}
          csv={(api, language) => api.alike.csv({ ...state.query, focus: result.focus.key, language })}
        />
      </div>
      <p className="note">{t('alike.waterfall.note')}</p>
      {isTable ? (
        <PiecesTable rows={[{ ...result.focus, pieces }]} by={result.by} />
      ) : (
        <div className="waterfall">
          <div>
            {lines.map(({ key, title, note }) => (
              <div key={key} className={`lab ${key}`}>
                <b>{title}</b>
                <span>{note}</span>
              </div>
            ))}
          </div>
          <Figure draw={draw} height={waterfallHeight(drawing.steps.length)} />
        </div>
      )}
    </section>
  )
}

/** Steps and end of the drawing, with their words. */
function useDrawing(result: AlikeDetail, pieces: Pieces) {
  const t = useWords()
  const write = useAlikeWriter()
  return useMemo(() => {
    const steps = (['mix', 'outside', 'result'] as const)
      .filter((key) => key !== 'outside' || isSeen(pieces))
      .map((key): WaterfallStep => ({ key, look: key, ...pieces[key], label: write.change(pieces[key].factor) }))
    const { factor, interval } = pieces.raw
    const end: WaterfallEnd = {
      factor,
      interval,
      label: write.change(factor),
      note: write.onHundred(pieces.raw),
      ...lookOf(result.focus.slot),
    }
    const parts = [...steps, { key: 'raw' as const, label: end.label }]
    const told = parts.map(({ key, label }) => `${t(`alike.head.${key}`)} ${label}`).join(', ')
    const alt = t('alike.waterfall.alt', { label: result.focus.label, pieces: told })
    return { steps, end, options: { alt, networkLabel: t('alike.network') } }
  }, [result, pieces, write, t])
}

const isSeen = ({ outside, supportFocus, supportReference }: Pieces): boolean =>
  Math.abs(outside.factor - 1) >= SEEN || Math.min(supportFocus, supportReference) < 0.995

/** Title and a line of evidence for each step. */
function useLines(result: AlikeDetail, pieces: Pieces): readonly Line[] {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const most = result.themes.reduce<(typeof result.themes)[number] | null>(
    (top, row) => (gapOf(row) > (top === null ? 0 : gapOf(top)) ? row : top),
    null,
  )
  const { supportFocus, supportReference } = pieces
  const mixNote =
    !result.hasThemes || most === null
      ? t('alike.mix.formats')
      : t('alike.mix.theme', {
          theme: write.theme(most.theme),
          own: numbers.share(most.shareFocus),
          others: numbers.share(most.shareReference),
        })
  const outside: Line = {
    key: 'outside',
    title: t('alike.outside'),
    note: t('alike.outside.note', {
      own: numbers.share(1 - supportFocus),
      others: numbers.share(1 - supportReference),
    }),
  }
  const direction = pieces.result.factor > 1 ? 'up' : 'down'
  return [
    { key: 'mix', title: t(`alike.mix.${result.by}`), note: mixNote },
    ...(isSeen(pieces) ? [outside] : []),
    { key: 'result', title: t(`alike.result.${result.by}`), note: t(`alike.result.${pieces.strength}.${direction}`) },
    { key: 'raw', title: t('alike.raw'), note: t('alike.raw.note') },
  ]
}

const gapOf = (row: AlikeDetail['themes'][number]): number =>
  row.theme === 0 ? 0 : row.shareFocus - row.shareReference
