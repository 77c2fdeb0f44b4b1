import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { placeDots } from '../../renderer/plots/estimatePlot'
import { estimateFigure, wrapped } from '../../renderer/plots/estimateFigure'
import { estimateScale } from '../../renderer/plots/estimateScale'
import { lightValues, resolveColours, svgText } from '../../renderer/plots/exportChart'
import { step } from '../../renderer/plots/stepPoint'
import { moveCell } from '../../renderer/views/posts/gridKeys'
import { drawingDocument, dots, row } from './drawings'

const rows = [row('a', 1, { dots: dots('a', 6, 0.03) }), row('b', 2, {}), row('c', 3, { dots: dots('c', 5, 0.04) })]
const points = placeDots(rows, estimateScale(rows, 'rate', null), 500)

describe('arrows between the points of a chart', () => {
  it('go along a row from left to right, and stop at the ends', () => {
    expect(step(points, 0, 'ArrowRight')).toBe(1)
    expect(step(points, 0, 'ArrowLeft')).toBe(0)
    expect(step(points, points.length - 1, 'ArrowRight')).toBe(points.length - 1)
    const xs = points.filter((point) => point.row === 0).map((point) => point.x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
  })
  it('go down to the closest point of the next row that has any', () => {
    const next = step(points, 0, 'ArrowDown')
    expect(points[next!]?.row).toBe(2)
    const distance = (index: number) => Math.abs(points[index]!.x - points[0]!.x)
    for (const [index, point] of points.entries())
      if (point.row === 2) expect(distance(next!)).toBeLessThanOrEqual(distance(index))
    expect(step(points, next!, 'ArrowDown')).toBeNull()
    expect(points[step(points, next!, 'ArrowUp')!]?.row).toBe(0)
  })
  it('leave every other key to the page', () => {
    expect(step(points, 0, 'Tab')).toBeNull()
    expect(step([], 0, 'ArrowRight')).toBeNull()
  })
})

describe('arrows in the table of posts', () => {
  const size = { rows: 100_000, columns: 8, page: 20 }
  it('move within the table; up from the first row is the header, J and K never are', () => {
    expect(moveCell({ row: 0, column: 3 }, 'ArrowUp', size)).toEqual({ row: -1, column: 3 })
    expect(moveCell({ row: 0, column: 3 }, 'k', size)).toEqual({ row: 0, column: 3 })
    expect(moveCell({ row: 99_999, column: 7 }, 'ArrowDown', size)).toEqual({ row: 99_999, column: 7 })
    expect(moveCell({ row: 5, column: 7 }, 'ArrowRight', size)).toEqual({ row: 5, column: 7 })
    expect(moveCell({ row: 5, column: 2 }, 'End', size)).toEqual({ row: 99_999, column: 2 })
    expect(moveCell({ row: 30, column: 2 }, 'PageUp', size)).toEqual({ row: 10, column: 2 })
    expect(moveCell({ row: 30, column: 2 }, 'Tab', size)).toBeNull()
  })
})

/** As the build reads them; the test runner empties imported style sheets. */
const tokens = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8')

describe('exported chart', () => {
  const line = {
    ...rows[0]!,
    name: 'Lettres & Arts <1>',
    n: '6',
    note: null,
    medianText: '3,0 %',
    intervalText: '2,0 – 4,0 %',
    ratioText: '3,1 %',
    isRatioStrong: false,
    medianNote: null,
    letters: '',
    why: null,
  }
  const figure = estimateFigure({
    lines: [line],
    brackets: [],
    heads: {
      groups: '',
      name: 'Bibliothèque',
      n: 'n',
      plot: 'ERR',
      median: 'médiane',
      interval: 'intervalle',
      ratio: 'rapport',
    },
    options: { alt: 'Une ligne', document: drawingDocument(), unit: 'rate', network: null, tick: String, id: 'x' },
    title: 'La phrase',
    under: '12\u00a0% & plus',
  })
  it('carries its words and numbers, with light colours and no custom property left', () => {
    const text = svgText(figure, tokens)
    for (const words of ['La phrase', 'Lettres &amp; Arts &lt;1&gt;', '3,0 %', '2,0 – 4,0 %'])
      expect(text).toContain(words)
    expect(text).not.toContain('var(')
    expect(text).toContain('#774c34')
    expect(text).toContain('Source Sans 3')
    expect(text.match(/xmlns="http:\/\/www\.w3\.org\/2000\/svg"/g)?.length).toBeGreaterThan(0)
  })
  it('wraps the line under the sentence between its parts, and loses none', () => {
    const parts = Array.from({ length: 9 }, (_, index) => `${index} ${'mot '.repeat(8)}fin`)
    const lines = wrapped(parts.join(' · '))
    expect(lines.length).toBeGreaterThan(1)
    expect(Math.max(...lines.map((one) => one.length))).toBeLessThanOrEqual(150)
    expect(lines.join(' · ')).toBe(parts.join(' · '))
  })
  it('is well-formed XML although numbers hold hard spaces', () => {
    const { DOMParser } = new JSDOM('').window
    const parsed = new DOMParser().parseFromString(svgText(figure, tokens), 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    expect(parsed.documentElement.textContent).toContain('12\u00a0% & plus')
  })
  it('takes the light theme only, and refuses a colour that does not exist', () => {
    const values = lightValues(':root { --ink: #111; --paper: #fff; } :root[data-theme="dark"] { --ink: #eee; }')
    expect(resolveColours('fill="var(--ink)"', values)).toBe('fill="#111"')
    expect(() => resolveColours('var(--nothing)', values)).toThrow('--nothing')
  })
})
