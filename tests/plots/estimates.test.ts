import { describe, expect, it } from 'vitest'
import { bracketPlot, bracketWidth } from '../../renderer/plots/bracketPlot'
import { COMPACT, estimateHeight, estimatePlot, placeDots, position, ROW } from '../../renderer/plots/estimatePlot'
import { estimateScale, type EstimateRow } from '../../renderer/plots/estimateScale'
import { asText, dots, drawingDocument, row } from './drawings'

const ROWS: readonly EstimateRow[] = [
  row('5', 5, { median: 0.046, interval: { low: 0.034, high: 0.064 }, dots: dots('a', 12, 0.046) }),
  row('8', 8, {
    median: 0.041,
    interval: { low: 0.03, high: 0.054 },
    dots: [...dots('b', 9, 0.041), { id: 'viral', rate: 0.129, isMature: true }],
    dominant: { id: 'viral', label: 'cette vidéo : 85 % des interactions' },
  }),
  row('10', 1, {
    isHollow: true,
    median: 0.03,
    interval: { low: 0.02, high: 0.04 },
    dots: dots('c', 8, 0.03).map((dot, index) => ({ ...dot, isMature: index > 1 })),
  }),
  row('9', 9, { dots: dots('d', 5, 0.06) }),
]

function draw(rows: readonly EstimateRow[], unit: 'rate' | 'index' = 'rate', width = 536) {
  return estimatePlot(rows, width, {
    alt: 'Quatre lignes',
    document: drawingDocument(),
    unit,
    network:
      unit === 'rate' ? { value: 0.033, label: 'médiane du réseau 3,3 %' } : { value: 100, label: 'réseau = 100' },
    tick: (value, isLast) => (unit === 'rate' ? `${Math.round(value * 100)}${isLast ? ' %' : ''}` : String(value)),
    id: 'est',
  })
}

describe('row chart', () => {
  it('draws the branches as in the golden file', async () => {
    await expect(asText(draw(ROWS))).toMatchFileSnapshot('./estimates.svg')
  })
  it('draws an index on a log scale as in the golden file', async () => {
    const indexed = ROWS.map((one) => ({
      ...one,
      median: one.median === null ? null : one.median * 3000,
      interval: one.interval && { low: one.interval.low * 3000, high: one.interval.high * 3000 },
      dots: [
        ...one.dots.map((dot) => ({ ...dot, rate: dot.rate * 3000 })),
        { id: `${one.key}0`, rate: 0, isMature: true },
      ],
    }))
    await expect(asText(draw(indexed, 'index'))).toMatchFileSnapshot('./estimates-index.svg')
  })
  it('never writes the words about a post over the interval of its row', () => {
    const rows = [...ROWS, row('7', 7, { dots: dots('e', 6, 0.19) })]
    const label = ROWS[1]?.dominant?.label
    const words = [...draw(rows, 'rate', 400).querySelectorAll('text')].find((text) => text.textContent === label)
    const end = position(estimateScale(rows, 'rate', 0.033), 400, 0.054)
    expect(words?.getAttribute('text-anchor')).toBe('start')
    expect(Number(words?.getAttribute('x'))).toBeGreaterThan(end)
  })
  it('lies in low rows as in high ones, with the words of the network under them', () => {
    const options = {
      alt: '',
      document: drawingDocument(),
      unit: 'rate',
      tick: String,
      id: 'low',
      shape: COMPACT,
    } as const
    const svg = estimatePlot(ROWS, 536, { ...options, network: { value: 0.033, label: 'réseau' } })
    const bottom = ROWS.length * COMPACT.height
    expect(Number(svg.getAttribute('height'))).toBe(bottom + 44)
    const words = [...svg.querySelectorAll('text')].find((text) => text.textContent === 'réseau')
    expect(Number(/translate\([\d.]+,([\d.]+)\)/.exec(words?.getAttribute('transform') ?? '')?.[1])).toBeGreaterThan(
      bottom,
    )
    const heights = [...svg.querySelectorAll('ellipse')].map((each) => {
      const place = /translate\([\d.]+[ ,]([\d.]+)\)/.exec(each.getAttribute('transform') ?? '')?.[1]
      return Number(place ?? each.getAttribute('cy'))
    })
    expect(heights.map((y) => Math.floor(y / COMPACT.height))).toEqual([0, 1, 2])
    const drawn = placeDots(ROWS, estimateScale(ROWS, 'rate', 0.033), 536, COMPACT)
    for (const { row: index, y } of drawn) expect(Math.floor(y / COMPACT.height)).toBe(index)
  })
  it('is an image with one alternative text and no label inside', () => {
    const svg = draw(ROWS)
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.getAttribute('aria-label')).toBe('Quatre lignes')
    expect(svg.querySelectorAll('[aria-label]')).toHaveLength(0)
    expect(svg.querySelectorAll('style, [style]')).toHaveLength(0)
  })
  it('draws no median and no interval for a row under six posts, and all of its circles', () => {
    const svg = draw([row('9', 9, { dots: dots('d', 5, 0.06) })])
    expect(svg.querySelectorAll('ellipse')).toHaveLength(0)
    expect(svg.querySelectorAll('[stroke-width="3"] path')).toHaveLength(0)
    expect(svg.querySelectorAll('circle')).toHaveLength(5)
  })
  it('hatches the posts that still collect', () => {
    expect(draw(ROWS).querySelectorAll('circle[fill="url(#est-hatch)"]')).toHaveLength(2)
  })
  it('keeps rows at the height of the table beside it', () => {
    expect(estimateHeight(ROWS, true)).toBe(4 * ROW + 26)
    expect(estimateHeight(ROWS.slice(0, 1), true)).toBe(ROW + 44)
  })
})

describe('scale of the row chart', () => {
  it('never drops a post: beyond the scale it is an arrow and is counted', () => {
    const far = row('1', 1, {
      median: 0.03,
      interval: { low: 0.02, high: 0.04 },
      dots: [...dots('a', 200, 0.03), { id: 'x', rate: 3, isMature: true }],
    })
    const scale = estimateScale([far], 'rate', null)
    expect(scale.domain[1]).toBeLessThan(0.2)
    expect(scale.beyond).toBe(1)
    const placed = placeDots([far], scale, 500)
    expect(placed.filter((point) => point.edge === 'right').map((point) => point.dot.id)).toEqual(['x'])
    expect(placed.at(-1)?.x).toBe(500)
  })
  it('starts rates at zero and has at most five gaps', () => {
    for (const max of [0.004, 0.013, 0.05, 0.129, 0.4, 1, 7]) {
      const scale = estimateScale([row('1', 1, { dots: [{ id: 'a', rate: max, isMature: true }] })], 'rate', null)
      expect(scale.domain[0]).toBe(0)
      expect(scale.domain[1]).toBeGreaterThanOrEqual(max)
      expect(scale.ticks.length).toBeLessThanOrEqual(7)
      expect(scale.ticks.length).toBeGreaterThanOrEqual(3)
    }
  })
  it('puts equal ratios at equal distances on an index', () => {
    const scale = { type: 'log', domain: [25, 400], ticks: [], beyond: 0 } as const
    const [half, same, twice] = [50, 100, 200].map((value) => position(scale, 400, value))
    expect(same! - half!).toBeCloseTo(twice! - same!, 6)
  })
  it('draws a few hundred circles for a hundred thousand posts', () => {
    const scale = estimateScale([row('1', 1, { dots: dots('a', 100_000, 0.03) })], 'rate', null)
    expect(placeDots([row('1', 1, { dots: dots('a', 100_000, 0.03) })], scale, 536).length).toBeLessThan(1200)
  })
  it('draws nothing but an axis without posts', () => {
    expect(draw([row('1', 1, {})]).querySelectorAll('circle, ellipse')).toHaveLength(0)
  })
})

describe('brackets', () => {
  const brackets = [
    { letter: 'A', from: 0, to: 5 },
    { letter: 'B', from: 1, to: 7 },
    { letter: 'C', from: 6, to: 7 },
  ]
  it('draws overlapping brackets side by side, as in the golden file', async () => {
    const svg = bracketPlot(8, brackets, { alt: 'Groupes A, B, C', document: drawingDocument() })
    await expect(asText(svg)).toMatchFileSnapshot('./brackets.svg')
    expect(bracketWidth(brackets)).toBe(44)
    expect(bracketWidth([])).toBe(0)
  })
})
