import { addDays, parisInstant } from '../clocks'
import { LAST_EXPORT } from '../posts/facebook'
import { quarters } from '../posts/slots'
import type { Random } from '../random'
import type { FacebookLayout } from '../writers/facebookLayouts'

/** One export somebody made. */
export interface PlannedExport {
  accountKey: string
  period: { from: string; to: string }
  /** Instant, ms since 1970. */
  exportedAt: number
  layout: FacebookLayout
  /** The name of a file somebody renamed and re-saved with a spreadsheet. */
  resavedAs?: string
}

/** Days of the previous quarter that a page's export takes in again, and days it waits after the quarter. */
const HABITS: Readonly<Record<string, { margin: number; delay: number; french: boolean; long: boolean }>> = {
  'fb-centrale': { margin: 14, delay: 6, french: false, long: true },
  'fb-sciences': { margin: 16, delay: 5, french: false, long: false },
  'fb-sante': { margin: 0, delay: 8, french: false, long: false },
  'fb-droit-gestion': { margin: 2, delay: 4, french: false, long: false },
  'fb-lettres-arts': { margin: 5, delay: 7, french: true, long: false },
  'fb-tanneurs': { margin: 14, delay: 1, french: true, long: false },
  'fb-iut': { margin: 0, delay: 2, french: false, long: false },
  'fb-halle': { margin: 7, delay: 3, french: true, long: true },
  'fb-citadelle': { margin: 30, delay: 9, french: true, long: false },
}

/** Index of the third quarter of 2026 in the sample's quarters. */
const LAST = 11

/** Layout by language and by the quarter that is exported: the platform changed its columns seven times in three years. */
function layoutOf(index: number, french: boolean, long: boolean): FacebookLayout {
  if (index === 0) return 'en-2024-early'
  if (index <= 2) return 'en-2024'
  if (index === 3) return 'en-2024-views'
  if (index <= 6 || (index === 7 && !french)) return 'en-2025-impressions'
  if (french) return long ? 'fr-2026-long' : 'fr-2026'
  return long && index >= 10 ? 'en-2026-long' : 'en-2026'
}

const at = (day: string, random: Random): number => parisInstant(day, random.int(9, 17), random.int(0, 59))

/** Exports of the last quarter that differ from the habit of the page. */
function lastQuarter(accountKey: string, layout: FacebookLayout, random: Random): PlannedExport[] {
  const file = (from: string, to: string, exportedAt: number, resavedAs?: string): PlannedExport => ({
    accountKey,
    period: { from, to },
    exportedAt,
    layout,
    ...(resavedAs === undefined ? {} : { resavedAs }),
  })
  switch (accountKey) {
    case 'fb-centrale':
      return [file('2026-06-17', '2026-10-09', LAST_EXPORT)]
    case 'fb-sante':
      return [file('2026-07-01', '2026-10-09', LAST_EXPORT)]
    case 'fb-droit-gestion':
      return [file('2026-07-01', '2026-07-31', at('2026-08-10', random)), file('2026-09-01', '2026-09-30', LAST_EXPORT)]
    case 'fb-lettres-arts':
      return [file('2026-07-01', '2026-09-30', LAST_EXPORT, 'LA_facebook_T3 (enregistré sous).csv')]
    case 'fb-halle':
      return [
        file('2026-06-24', '2026-09-14', parisInstant('2026-09-14', 17, 30)),
        file('2026-07-01', '2026-09-21', parisInstant('2026-09-21', 17, 45)),
        file('2026-07-01', '2026-09-30', parisInstant('2026-09-30', 20, 5)),
        file('2026-07-01', '2026-09-30', LAST_EXPORT),
      ]
    default: {
      const margin = HABITS[accountKey]?.margin ?? 0
      return [file(addDays('2026-07-01', -margin), '2026-09-30', LAST_EXPORT)]
    }
  }
}

/** Every Facebook content export of the sample, page by page. */
export function facebookSchedule(random: Random): PlannedExport[] {
  return Object.entries(HABITS).flatMap(([accountKey, { margin, delay, french, long }]) =>
    quarters().flatMap((quarter, index) => {
      const layout = layoutOf(index, french, long)
      if (index === LAST) return lastQuarter(accountKey, layout, random)
      // The file before the re-saved one reaches into July: those posts are known intact, then come back mangled.
      const to = accountKey === 'fb-lettres-arts' && index === LAST - 1 ? '2026-07-05' : quarter.to
      const period = { from: addDays(quarter.from, -margin), to }
      return [{ accountKey, period, exportedAt: at(addDays(to, delay), random), layout }]
    }),
  )
}
