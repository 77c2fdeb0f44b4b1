import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { metaTime, parisClock, parisInstant } from '../../electron/engine/sample/clocks'
import { mediaId, shortcode } from '../../electron/engine/sample/shortcode'
import { decodeShortcode, intlClock, parseCsv } from './support'

const HOUR = 3_600_000

/** Every hour of five years: ten clock changes on each side. */
const HOURS = Array.from(
  { length: (Date.UTC(2028, 0, 1) - Date.UTC(2023, 0, 1)) / HOUR },
  (_, i) => Date.UTC(2023, 0, 1) + i * HOUR,
)

describe('wall clocks', () => {
  const pacific = intlClock('America/Los_Angeles')
  const paris = intlClock('Europe/Paris')

  test('Pacific agrees with Intl at every hour of 2023 to 2027', () => {
    expect(HOURS.filter((t) => metaTime(t) !== pacific(t))).toEqual([])
  })

  test('Paris agrees with Intl at every hour of 2023 to 2027', () => {
    const ours = (t: number): string => {
      const [date, time] = parisClock(t).toISOString().split('T')
      return `${date!.slice(5, 7)}/${date!.slice(8)}/${date!.slice(0, 4)} ${time!.slice(0, 5)}`
    }
    expect(HOURS.filter((t) => ours(t) !== paris(t))).toEqual([])
  })

  test('a Paris time comes back from its instant, on both sides of each clock change', () => {
    for (const day of [
      '2025-03-29',
      '2025-03-31',
      '2025-10-25',
      '2025-10-27',
      '2026-03-28',
      '2026-03-30',
      '2026-10-26',
    ]) {
      const [year, month, date] = day.split('-')
      expect(paris(parisInstant(day, 9, 30))).toBe(`${month!}/${date!}/${year!} 09:30`)
    }
  })
})

describe('shortcodes', () => {
  test('a shortcode decodes to the media id and the millisecond it was made of', () => {
    for (const instant of [Date.UTC(2023, 9, 2, 9, 12, 3, 7), Date.UTC(2026, 8, 30, 20, 59, 59, 999)]) {
      const code = shortcode(mediaId(instant, 0x5a5a5a))
      expect(code).toMatch(/^[CD][\w-]{10}$/)
      expect(Number((decodeShortcode(code) >> 23n) + 1314220021721n)).toBe(instant)
      expect(decodeShortcode(code) & 0x7fffffn).toBe(0x5a5a5an)
    }
  })

  const samples = process.env['PORTEE_SAMPLES']
  test.skipIf(!samples)(
    'real shortcodes are rebuilt from the instant they code, and that is the Pacific time of their row',
    () => {
      const folder = join(samples!, 'instagram')
      const name = readdirSync(folder).find((file) => file.startsWith('fr_content_bilingual'))!
      const text = readFileSync(join(folder, name), 'utf8')
      const rows = parseCsv(text.slice(1)).slice(1)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        const code = /\/(?:p|reel)\/([\w-]+)\//.exec(row.join(' '))![1]!
        const id = decodeShortcode(code)
        const instant = Number((id >> 23n) + 1314220021721n)
        expect(shortcode(mediaId(instant, Number(id & 0x7fffffn)))).toBe(code)
        const written = row.find((cell) => /^\d\d\/\d\d\/\d{4} /.test(cell))!
        expect(Math.abs(Date.parse(`${metaTime(instant)} UTC`) - Date.parse(`${written} UTC`))).toBeLessThan(600_000)
      }
    },
  )
})
