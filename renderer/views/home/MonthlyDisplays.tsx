import { useCallback, useState } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import type { Language } from '../../../shared/vocabulary'
import { useFilter } from '../../address/useFilter'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { DownloadRow } from '../../components/DownloadRow'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useHasWords, useWords, type Words } from '../../i18n/useWords'
import { Figure } from '../../plots/Figure'
import { seriesPlot, type SeriesPoint } from '../../plots/seriesPlot'
import { csvFile } from '../../../shared/csv'

type Series = InferContractRouterOutputs<Contract>['compare']['series']
const MONTHS = 36
/** With the comparison above it, the front page holds in a window of 1440 × 900. */
const HEIGHT = 184

/** Displays of a post by month: views and impressions are two metrics, and their lines never meet. */
export function MonthlyDisplays() {
  const t = useWords()
  const { filter } = useFilter()
  const network = useNetwork()
  const platform =
    network?.accounts.some((each) => each.platform === 'facebook') === true
      ? 'facebook'
      : network?.accounts[0]?.platform
  const asked = {
    filter: {
      ...filter,
      branches: [],
      accounts: [],
      formats: [],
      themes: [],
      platforms: platform === undefined ? [] : [platform],
    },
    metric: 'views' as const,
    months: MONTHS,
  }
  const series = useQuery(['compare.series', asked], (api, signal) => api.compare.series(asked, { signal }), {
    enabled: network !== undefined,
  })
  if (series.data === undefined || series.data.points.every((point) => point.median === null)) return null
  const name = platform === undefined ? '' : t(`platform.${platform}`)
  return (
    <section className="sec">
      <h2 className="serif">
        {t(series.data.breaks.length > 0 ? 'home.displays_break' : 'home.displays', { platform: name })}
      </h2>
      <Chart series={series.data} platform={name} />
    </section>
  )
}

function Chart({ series, platform }: { readonly series: Series; readonly platform: string }) {
  const t = useWords()
  const has = useHasWords()
  const days = useDays()
  const numbers = useNumbers()
  const [isTable, setTable] = useState(false)
  const { points, breaks } = series
  const draw = useCallback(
    (width: number) =>
      seriesPlot(
        points,
        { width, height: HEIGHT },
        {
          alt: t('home.displays_alt', { platform, breaks: breaks.length }),
          names: new Map(['views', 'impressions'].map((id) => [id, t(`home.metric.${id}`)])),
          breaks: breaks
            .filter(({ code }) => !code.startsWith('announced'))
            .map(({ day, code }) => ({
              day,
              label: t(has(`break.${code}`) ? `break.${code}` : 'break.other', {
                month: days.month(day, true),
                platform,
              }),
            })),
          tick: numbers.count,
          monthTick: (month) => days.month(month, true),
        },
      ),
    [points, breaks, platform, t, has, days, numbers],
  )
  const fileName = t('home.displays_file', { platform })
  const rows = points.filter((point) => point.n > 0)
  return (
    <>
      <div className="under">
        <span>{t('home.displays_under', { platform, n: rows.reduce((sum, point) => sum + point.n, 0) })}</span>
        <DownloadRow
          onTable={() => setTable(!isTable)}
          isTable={isTable}
          picture={{ name: fileName, draw: () => draw(960) }}
          csv={(_, language) => csvOf(fileName, rows, t, language)}
        />
      </div>
      {isTable ? <SeriesTable rows={rows} /> : <Figure draw={draw} height={HEIGHT} />}
    </>
  )
}

function csvOf(name: string, rows: readonly SeriesPoint[], t: Words, language: Language) {
  const head = ['metric', 'month', 'n', 'median', 'low', 'high'].map((id) => t(`home.csv.${id}`))
  const cells = rows.map((row) => [
    t(`home.metric.${row.metric}`),
    row.month.slice(0, 7),
    row.n,
    row.median,
    row.interval?.low ?? null,
    row.interval?.high ?? null,
  ])
  return csvFile(name, head, cells, language)
}

function SeriesTable({ rows }: { readonly rows: readonly SeriesPoint[] }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  return (
    <div className="seriestable">
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('home.csv.month')}</th>
            <th scope="col">{t('home.csv.metric')}</th>
            <th scope="col" className="num">
              n
            </th>
            <th scope="col" className="num">
              {t('home.csv.median')}
            </th>
            <th scope="col" className="num">
              {t('plots.head.interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.metric} ${row.month}`}>
              <th scope="row">{days.month(row.month, true)}</th>
              <td>{t(`home.metric.${row.metric}`)}</td>
              <td className="num">{numbers.count(row.n)}</td>
              <td className="num">{numbers.count(row.median)}</td>
              <td className="num">
                {row.interval === null ? MISSING : numbers.interval(row.interval.low, row.interval.high, 'count')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
