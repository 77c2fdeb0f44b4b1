import { useCallback, useMemo } from 'react'
import { useMaturity } from '../../api/useMaturity'
import { useNetwork } from '../../api/useNetwork'
import { branchColour } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { Figure } from '../../plots/Figure'
import { placePlot } from '../../plots/placePlot'
import { snapshotsPlot } from '../../plots/snapshotsPlot'
import { denominatorOf, type PostDetail } from './postDetail'

/** Colour of the post's branch, or of its platform when it is the network's own account. */
function useColour(detail: PostDetail): string {
  const network = useNetwork()
  const account = network?.accounts.find((each) => each.id === detail.post.accountId)
  const slot = network?.branches.find((each) => each.id === account?.branchId)?.slot
  return slot === undefined ? `var(--p-${detail.post.platform})` : branchColour(slot)
}

/** What each export said of the post, with the time during which it still collects. */
export function SnapshotChart({ detail }: { readonly detail: PostDetail }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const color = useColour(detail)
  const { settings } = useWorkspace()
  const { post, snapshots } = detail
  const window = useMaturity()[post.platform]
  const metric = denominatorOf(detail)
  const metricName = t(`posts.metric.${metric}`)
  // The newest export comes first in the list; a curve runs with time.
  const points = useMemo(
    () =>
      snapshots
        .flatMap((each) => {
          const value = each.values[metric]
          return value === undefined ? [] : [{ at: each.exportedAt, value }]
        })
        .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    [snapshots, metric],
  )
  const stable = stableSince(points)
  const draw = useCallback(
    (width: number) => {
      const end = post.publishedAt === null ? null : new Date(Date.parse(post.publishedAt) + window * 86_400_000)
      const last = points.at(-1)
      return snapshotsPlot(
        points,
        { width, height: 112 },
        {
          alt: t('posts.snapshots.alt', { metric: metricName, n: points.length, value: last?.value ?? 0 }),
          publishedAt: post.publishedAt,
          mature: end === null ? null : { at: end.toISOString(), label: t('posts.snapshots.window', { n: window }) },
          color,
          value: (value) => numbers.count(value),
          day: (at) => days.shortDay(dayIn(at, settings.zone)),
        },
      )
    },
    [points, post, window, metricName, color, t, days, numbers, settings.zone],
  )
  if (points.length === 0) return null
  return (
    <section>
      <h3>
        {t('posts.snapshots', { metric: metricName })}{' '}
        <span>
          {stable === null ? (
            t('posts.snapshots.n', { n: snapshots.length })
          ) : (
            <Raised>{t('posts.snapshots.stable', { day: days.shortDay(dayIn(stable, settings.zone)) })}</Raised>
          )}
        </span>
      </h3>
      <Figure draw={draw} height={112} />
    </section>
  )
}

/** The ISO day an instant falls on in the zone. */
function dayIn(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant))
}

/** Name of an account as the table has it: its branch, else its own. */
function useAccountName(id: number): string {
  const network = useNetwork()
  const account = network?.accounts.find((each) => each.id === id)
  return network?.branches.find((each) => each.id === account?.branchId)?.shortName ?? account?.name ?? ''
}

/** The first export from which on a number no longer changed; null when the last one still changed it. */
function stableSince(points: readonly { readonly at: string; readonly value: number }[]): string | null {
  const last = points.at(-1)
  if (last === undefined) return null
  const place = points.findLastIndex(({ value }) => value !== last.value) + 1
  return place < points.length - 1 ? (points[place]?.at ?? null) : null
}

/** This post among its account's posts of the period. */
export function PlaceChart({ detail }: { readonly detail: PostDetail }) {
  const t = useWords()
  const numbers = useNumbers()
  const color = useColour(detail)
  const { place } = detail
  const account = useAccountName(detail.post.accountId)
  const draw = useCallback(
    (width: number) => {
      const row = place ?? { value: 0, others: [], below: 0, n: 0 }
      return placePlot(
        row,
        { width, height: 44 },
        {
          alt: t('posts.place.alt', { value: row.value, below: row.below, n: row.n }),
          color,
          tick: (value) => numbers.count(value),
        },
      )
    },
    [place, color, t, numbers],
  )
  if (place === null || place.others.length === 0) return null
  return (
    <section>
      <h3>
        {t('posts.place', { n: numbers.count(place.n + 1), account })}{' '}
        <span>{t('posts.place.scale', { metric: t(`posts.metric.${place.metric}`) })}</span>
      </h3>
      <Figure draw={draw} height={44} />
    </section>
  )
}
