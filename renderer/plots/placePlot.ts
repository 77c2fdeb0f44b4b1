import { dot, ruleY, text } from '@observablehq/plot'
import { figure, notehead, round, type FigureOptions, type Size } from './figure'
import { logTicks } from './ticks'

export interface PlaceOptions extends FigureOptions {
  readonly color: string
  readonly tick: (value: number) => string
}

/** One post among the posts of its account on a log scale. A value of 0 lies at the left end (a logarithm has none). */
export function placePlot(
  row: { readonly value: number; readonly others: readonly number[] },
  size: Size,
  options: PlaceOptions,
): SVGSVGElement {
  const all = [row.value, ...row.others].map((value) => Math.max(value, 1))
  const low = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = all.reduce((most, value) => Math.max(most, value), 0)
  const domain = [low / 1.15, Math.max(high * 1.15, low * 2)] as const
  const y = 16
  const pad = 10
  const x = (value: number) =>
    pad + (Math.log(Math.max(value, 1) / domain[0]) / Math.log(domain[1] / domain[0])) * (size.width - 2 * pad)
  return figure(
    {
      width: size.width,
      height: size.height,
      margin: 0,
      x: { type: 'log', domain: [...domain], range: [pad, size.width - pad], axis: null },
      y: { type: 'identity', axis: null },
      marks: [
        ruleY([y], { stroke: 'var(--line-2)' }),
        dot(
          row.others.map((value) => Math.max(value, 1)),
          { x: (value: number) => value, y: () => y, r: 3, fill: 'var(--sheet)', stroke: 'var(--control)' },
        ),
        text(
          logTicks(domain).map((value) => ({ value, words: options.tick(value) })),
          { x: 'value', y: () => y + 20, text: 'words', fill: 'var(--mute)' },
        ),
        (_index, _scales, _values, _dimensions, { document }) =>
          notehead(document, { x: round(x(row.value)), y }, { color: options.color }),
      ],
    },
    options,
  )
}
