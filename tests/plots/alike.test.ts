import { describe, expect, it } from 'vitest'
import { ratioRowsPlot, type RatioRow } from '../../renderer/plots/ratioRowsPlot'
import { ratioScale, ratioTicks } from '../../renderer/plots/ratioScale'
import { rowsFigure } from '../../renderer/plots/rowsFigure'
import { valueRowsPlot, type ValueRow } from '../../renderer/plots/valueRowsPlot'
import { waterfallPlot, type WaterfallEnd, type WaterfallStep } from '../../renderer/plots/waterfallPlot'
import { asText, drawingDocument } from './drawings'

const STEPS: readonly WaterfallStep[] = [
  { key: 'mix', look: 'mix', factor: 0.54, interval: { low: 0.5, high: 0.58 }, label: '− 46 %' },
  { key: 'outside', look: 'outside', factor: 0.95, interval: { low: 0.92, high: 0.99 }, label: '− 5 %' },
  { key: 'result', look: 'result', factor: 1.39, interval: { low: 1.16, high: 1.66 }, label: '+ 39 %' },
]
const END: WaterfallEnd = {
  factor: 0.54 * 0.95 * 1.39,
  interval: { low: 0.62, high: 0.83 },
  label: '− 29 %',
  note: 'de 62 à 83',
  color: 'var(--b-2)',
  isHollow: false,
}

const waterfall = (steps = STEPS, end = END) =>
  waterfallPlot(steps, end, 640, { alt: 'Écart', networkLabel: 'réseau = 100', document: drawingDocument() })

const numbers = (text: string | null) => (text ?? '').match(/-?[\d.]+/g)?.map(Number) ?? []

describe('waterfall', () => {
  it('draws the steps as in the golden file', async () => {
    await expect(asText(waterfall())).toMatchFileSnapshot('./waterfall.svg')
  })
  it('each arrow begins where the one before ended, the notehead stands where the last one ends', () => {
    const svg = waterfall()
    const drops = [...svg.querySelectorAll('path[stroke-dasharray]')].map((path) => numbers(path.getAttribute('d'))[0]!)
    const shafts = [...svg.querySelectorAll('path[stroke-width="9"], path[stroke-width="4"]')].filter(
      (path) => path.localName === 'path',
    )
    const starts = shafts.map((path) => numbers(path.getAttribute('d'))[0]!)
    expect(starts.slice(1)).toEqual(drops.slice(0, 2))
    expect(Number(svg.querySelector('ellipse')!.getAttribute('cx'))).toBeCloseTo(drops[2]!, 1)
  })
  it('a step that moves nothing is a stroke, an interval that is not known is not drawn', () => {
    const svg = waterfall([{ key: 'mix', look: 'mix', factor: 1, interval: null, label: '0 %' }], {
      ...END,
      factor: 1,
      interval: null,
    })
    expect(svg.outerHTML).not.toContain('NaN')
    expect(svg.querySelectorAll('path[stroke-width="1.3"]')).toHaveLength(0)
  })
  it('is an image with one alternative text, and nothing inside it has a label', () => {
    const svg = waterfall()
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.getAttribute('aria-label')).toBe('Écart')
    expect(svg.querySelectorAll('[aria-label]')).toHaveLength(0)
  })
})

describe('ratio scale', () => {
  it.each([
    [
      [53, 106],
      [60, 70, 80, 90, 100],
    ],
    [
      [30, 180],
      [50, 75, 100, 125, 150],
    ],
    [[9, 1100], [10, 25, 50, 100, 200, 400, 1000].filter((tick) => tick !== 0)],
  ] as const)('%o', (domain, ticks) => {
    const found = ratioTicks(domain)
    expect(found).toContain(100)
    expect(found.length).toBeLessThanOrEqual(7)
    if (domain[0] > 20) expect(found).toEqual(ticks)
  })
  it('holds 100 and every value; what lies outside the limits stays on the edge', () => {
    const scale = ratioScale([60, 140, 1e9], 500)
    expect(scale.x(100)).toBeGreaterThan(scale.x(60))
    expect(scale.x(1e9)).toBe(500)
    expect(scale.x(1e-9)).toBe(0)
  })
})

const ROWS: readonly RatioRow[] = [
  { key: '1', color: 'var(--b-1)', isHollow: false, value: 1.36, interval: { low: 1.16, high: 1.58 }, raw: 0.8 },
  { key: '2', color: 'var(--b-2)', isHollow: true, value: 0.82, interval: null, raw: 0.85 },
  { key: '3', color: 'var(--b-3)', isHollow: false, value: null, interval: null, raw: null },
]

const VALUES: readonly ValueRow[] = [
  { key: 'a', circles: [0.01, 0.013, 0.02], focus: 0.026, dots: [], isJoined: false },
  { key: 'b', circles: [0], focus: null, dots: [0.03, 0.05], isJoined: true },
  { key: 'c', circles: [0.02], focus: 0.04, dots: [], isJoined: true },
]

describe('rows', () => {
  const options = { alt: 'Rapports', rowHeight: 46, networkLabel: 'réseau = 100' }
  it('ratios as in the golden file; a row without value is empty', async () => {
    const svg = ratioRowsPlot(ROWS, 500, { ...options, document: drawingDocument() })
    expect(svg.querySelectorAll('ellipse')).toHaveLength(2)
    await expect(asText(svg)).toMatchFileSnapshot('./ratioRows.svg')
  })
  it.each(['linear', 'log'] as const)(
    'values on a %s scale as in the golden file; a zero stays on the edge',
    async (type) => {
      const svg = valueRowsPlot(VALUES, 400, {
        alt: 'Valeurs',
        rowHeight: 37,
        color: 'var(--b-2)',
        isHollow: false,
        type,
        tick: (value, isLast) => `${value * 100}${isLast ? ' %' : ''}`,
        document: drawingDocument(),
      })
      expect(svg.outerHTML).not.toContain('NaN')
      await expect(asText(svg)).toMatchFileSnapshot(`./valueRows-${type}.svg`)
    },
  )
  it('without a value the axis is drawn and nothing breaks', () => {
    const empty = valueRowsPlot([], 400, {
      alt: '',
      rowHeight: 37,
      color: 'red',
      isHollow: false,
      type: 'log',
      tick: String,
      document: drawingDocument(),
    })
    expect(empty.outerHTML).not.toContain('NaN')
  })
  it('the exported picture holds the words, the numbers and the drawing', () => {
    const document = drawingDocument()
    const figure = rowsFigure({
      title: 'Sciences fait mieux',
      under: 'un · deux',
      alt: 'Rapports',
      rowHeight: 46,
      before: [
        {
          head: 'Bibliothèque',
          width: 170,
          align: 'start',
          cells: ['Sciences', 'Santé', 'Halle'],
          notes: ['note', '', ''],
        },
      ],
      plotHead: 'réseau = 100',
      plot: (width) => ratioRowsPlot(ROWS, width, { ...options, document }),
      after: [{ head: 'rapport', width: 70, align: 'end', cells: ['× 1,36', '× 0,82', '–'] }],
      document,
    })
    const text = figure.textContent
    for (const word of ['Sciences fait mieux', 'un · deux', 'Bibliothèque', 'Santé', '× 0,82', 'note'])
      expect(text).toContain(word)
    expect(figure.querySelectorAll('[role]')).toHaveLength(0)
  })
})
