import { addDays, daysBetween, parisInstant } from '../clocks'
import { LAST_EXPORT } from '../posts/facebook'
import { quarters } from '../posts/slots'
import type { Random } from '../random'
import type { SampleFile } from '../types'
import { writeMetaDaily } from '../writers/metaDaily'

/** A daily series: name of the file, title inside, mean of a day. Days without any are left out when `sparse`. */
interface Series {
  file: string
  title: string
  mean: number
  sparse: boolean
}

const INSTAGRAM: readonly Series[] = [
  { file: 'Reach', title: 'Reach', mean: 1150, sparse: false },
  { file: 'Views', title: 'Views', mean: 2900, sparse: false },
  { file: 'Visits', title: 'Instagram profile visits', mean: 31, sparse: false },
  { file: 'Interactions', title: 'Content interactions', mean: 64, sparse: false },
  { file: 'Follows', title: 'Instagram follows', mean: 2.7, sparse: true },
  { file: 'Link clicks', title: 'Instagram link clicks', mean: 1.4, sparse: true },
]

const FACEBOOK: readonly Series[] = [
  { file: 'Viewers', title: 'Viewers', mean: 480, sparse: false },
  { file: 'Views', title: 'Views', mean: 1350, sparse: false },
  { file: 'Visits', title: 'Facebook visits', mean: 22, sparse: false },
  { file: 'Interactions', title: 'Content interactions', mean: 18, sparse: false },
  { file: 'Follows', title: 'Facebook follows', mean: 1.1, sparse: true },
  { file: 'Link clicks', title: 'Facebook link clicks', mean: 2.2, sparse: true },
]

/** Weekends are quieter, September louder. */
function level(day: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (weekday === 0 || weekday === 6 ? 0.6 : 1) * (day.slice(5, 7) === '09' ? 1.4 : 1)
}

function series({ title, mean, sparse }: Series, period: { from: string; to: string }, random: Random): Uint8Array {
  const days = daysBetween(period.from, period.to).map((day) => ({
    day,
    value: Math.max(0, Math.round(mean * level(day) * Math.exp(0.35 * random.normal()) - (sparse ? 1 : 0))),
  }))
  return writeMetaDaily([{ title, days: sparse ? days.filter(({ value }) => value > 0) : days }])
}

/**
 * Daily account files: Instagram for the first three quarters of 2026, two Facebook pages for the third. Nothing in them
 * says whose they are, and Facebook and Instagram share names and some titles.
 */
export function dailyFiles(random: Random): SampleFile[] {
  const files = (
    accountKey: string,
    list: readonly Series[],
    period: { from: string; to: string },
    exportedAt: number,
  ): SampleFile[] =>
    list.map((one) => ({
      name: `${one.file}.csv`,
      bytes: series(one, period, random.fork(`${accountKey}/${one.file}/${period.from}`)),
      exportedAt: new Date(exportedAt).toISOString(),
      accountKey,
      export: 'meta-daily',
      period: null,
      inside: null,
      extra: false,
    }))
  const instagram = quarters()
    .slice(-3)
    .flatMap((period, i) => {
      const exportedAt = i === 2 ? LAST_EXPORT : parisInstant(addDays(period.to, 6), 11, 30)
      return files('ig-reseau', INSTAGRAM, period, exportedAt)
    })
  const last = quarters().slice(-1)
  const facebook = ['fb-centrale', 'fb-sante'].flatMap((key) =>
    last.flatMap((period) => files(key, FACEBOOK, period, LAST_EXPORT)),
  )
  return [...instagram, ...facebook]
}
