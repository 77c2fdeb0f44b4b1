import { describe, expect, it } from 'vitest'
import { boundsPlot } from '../../renderer/plots/boundsPlot'
import { placePlot } from '../../renderer/plots/placePlot'
import { seriesPlot } from '../../renderer/plots/seriesPlot'
import { snapshotsPlot } from '../../renderer/plots/snapshotsPlot'
import { indexTicks, linearTicks, logTicks } from '../../renderer/plots/ticks'
import { asText, drawingDocument } from './drawings'

const point = (metric: string, month: string, median: number | null) => ({
  metric,
  month,
  n: median === null ? 3 : 20,
  median,
  interval: median === null ? null : { low: median * 0.8, high: median * 1.2 },
})

const SERIES = [
  point('impressions', '2025-01-01', 900),
  point('impressions', '2025-02-01', 950),
  point('impressions', '2025-03-01', 920),
  point('views', '2025-04-01', 1400),
  point('views', '2025-05-01', 1500),
  point('views', '2025-06-01', null),
  point('views', '2025-07-01', 1450),
  point('views', '2025-08-01', 1600),
]

function series(
  points = SERIES,
  breaks = [{ day: '2025-04-01', label: 'avril 2025 : les vues remplacent les impressions' }],
) {
  return seriesPlot(
    points,
    { width: 600, height: 220 },
    {
      alt: 'Médiane par mois',
      document: drawingDocument(),
      names: new Map([
        ['impressions', 'impressions'],
        ['views', 'vues'],
      ]),
      breaks,
      tick: String,
      monthTick: (month) => month.slice(0, 7),
    },
  )
}

/** Sub-paths of every line: each M of a path without fill starts one. */
const strokes = (svg: Element) =>
  [...svg.querySelectorAll('g[fill="none"] path')].map((path) => (path.getAttribute('d') ?? '').split('M').length - 1)

describe('series', () => {
  it('draws the months as in the golden file', async () => {
    await expect(asText(series())).toMatchFileSnapshot('./series.svg')
  })
  it('never joins two definitions nor bridges a month without median', () => {
    expect(strokes(series())).toEqual([1, 1, 1])
  })
  it('cuts the line of one metric where its definition breaks', () => {
    const one = SERIES.slice(0, 3).concat(['2025-04-01', '2025-05-01'].map((month) => point('impressions', month, 800)))
    expect(strokes(series(one))).toEqual([1, 1])
    expect(strokes(series(one, []))).toEqual([1])
  })
  it('writes the sentence of a break where it stays inside the drawing', () => {
    const anchor = (day: string) => {
      const label = 'les vues remplacent les impressions'
      const words = [...series(SERIES, [{ day, label }]).querySelectorAll('text')].find(
        (text) => text.textContent === label,
      )
      return words?.closest('[text-anchor]')?.getAttribute('text-anchor')
    }
    expect(anchor('2025-02-01')).toBe('start')
    expect(anchor('2025-07-01')).toBe('end')
  })
  it('names no month over the next one', () => {
    const months = [...series().querySelectorAll('text')].filter((text) => /^2025-/.test(text.textContent))
    const at = months.map((text) => Number(/translate\(([\d.]+)/.exec(text.getAttribute('transform') ?? '')?.[1]))
    expect(at.length).toBeGreaterThan(2)
    for (const [index, x] of at.entries()) if (index > 0) expect(x - (at[index - 1] ?? 0)).toBeGreaterThan(46)
  })
})

const BOUNDS = {
  low: 0.25,
  high: 0.63,
  threshold: 0.4,
  working: { value: 0.41, label: '41 par hypothèse' },
  reaches: false,
}
const bounds = (row = BOUNDS) =>
  boundsPlot(row, 470, {
    alt: 'entre 25 et 63 %, seuil 40 %',
    document: drawingDocument(),
    max: 1,
    boundsLabel: '25 à 63 %',
    thresholdLabel: 'seuil 40',
    id: 'clause-1',
  })

describe('bounds', () => {
  it('draws what is certain, possible and asked as in the golden file', async () => {
    await expect(asText(bounds())).toMatchFileSnapshot('./bounds.svg')
  })
  it('is solid only where bounds meet, hatched only where the lower bound is 0', () => {
    const rects = (svg: Element) => [...svg.querySelectorAll('rect')].filter((rect) => !rect.closest('pattern')).length
    expect(rects(bounds({ ...BOUNDS, low: 0.5, high: 0.5 }))).toBe(1)
    expect(rects(bounds({ ...BOUNDS, low: 0, high: 0.5 }))).toBe(1)
    expect(bounds({ ...BOUNDS, low: 0.5, high: 0.5 }).querySelector('pattern')).toBeNull()
  })
  it('writes the bounds behind a threshold that would cross them', () => {
    const words = (threshold: number) =>
      [...bounds({ ...BOUNDS, low: 0.06, high: 0.17, threshold }).querySelectorAll('text')].find(
        (text) => text.textContent === '25 à 63 %',
      )
    expect(Number(words(0.2)?.getAttribute('x'))).toBeGreaterThan(0.2 * 470)
    expect(Number(words(0.6)?.getAttribute('x'))).toBeLessThan(0.3 * 470)
  })
})

describe('snapshots and place', () => {
  it('draws the curve with the maturity window as in the golden file', async () => {
    const points = [
      ['2026-09-14', 9812],
      ['2026-09-21', 33410],
      ['2026-09-30', 41020],
      ['2026-10-09', 41870],
    ] as const
    const svg = snapshotsPlot(
      points.map(([day, value]) => ({ at: `${day}T08:00:00Z`, value })),
      { width: 360, height: 110 },
      {
        alt: 'Couverture, export après export',
        document: drawingDocument(),
        publishedAt: '2026-09-12T06:00:00Z',
        mature: { at: '2026-09-19T06:00:00Z', label: '7 jours' },
        color: 'var(--b-8)',
        value: String,
        day: (at) => at.slice(5, 10),
      },
    )
    await expect(asText(svg)).toMatchFileSnapshot('./snapshots.svg')
  })
  it('draws a post among the others as in the golden file', async () => {
    const row = { value: 41870, others: [0, 220, 480, 510, 530, 900, 1400, 2100] }
    const options = { alt: 'Sa place', document: drawingDocument(), color: 'var(--b-8)', tick: String }
    await expect(asText(placePlot(row, { width: 360, height: 44 }, options))).toMatchFileSnapshot('./place.svg')
  })
})

describe('ticks', () => {
  it('are round and few', () => {
    expect(linearTicks(0.13)).toEqual([0, 0.05, 0.1])
    expect(linearTicks(1900)).toEqual([0, 500, 1000, 1500])
    expect(linearTicks(0)).toEqual([])
    expect(indexTicks([50, 400])).toEqual([50, 100, 200, 400])
    expect(logTicks([180, 48_000])).toEqual([300, 1000, 3000, 10_000, 30_000])
  })
})
