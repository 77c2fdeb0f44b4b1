import type { MaturityFit } from '../../../shared/contract/maturity'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Table, type Column } from '../../components/Table'
import { useUndo } from '../../components/undoContext'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** After how many days posts are mature: the window in force, what the network's own exports say, a button to take or give it back. */
export function MaturitySection() {
  const t = useWords()
  const fits = useQuery(['maturity.fit'], (api, signal) => api.maturity.fit(undefined, { signal }))
  const columns = useColumns()
  const metrics = [...new Set((fits.data ?? []).flatMap(({ metric }) => (metric === null ? [] : [metric])))]
  return (
    <section className="maturity">
      <h2>{t('maturity.title')}</h2>
      <p className="note">{t('maturity.why')}</p>
      {fits.isError && <ErrorPanel error={fits.error} />}
      {fits.data?.length === 0 && <p className="soft">{t('maturity.none')}</p>}
      {fits.data !== undefined && fits.data.length > 0 && (
        <Table label={t('maturity.title')} columns={columns} rows={fits.data} rowKey={({ platform }) => platform} />
      )}
      {metrics.length > 0 && (
        <p className="note">
          {t('maturity.note', { list: metrics.map((metric) => t(`maturity.metric.${metric}`)).join(' / ') })}
        </p>
      )}
    </section>
  )
}

function useColumns(): Column<MaturityFit>[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { settings } = useWorkspace()
  const age = (value: MaturityFit['half']) => {
    if (value === null) return '–'
    const { low, high } = value
    // Without an upper bound the estimate says nothing: only that the age lies beyond the lower one, if there is one.
    if (high === null) return low === 0 ? '–' : t('maturity.age_open', { low })
    return t('maturity.age', { days: value.days, low, high })
  }
  return [
    {
      id: 'platform',
      header: t('maturity.platform'),
      isName: true,
      cell: ({ platform }) => t(`platform.${platform}`),
    },
    {
      id: 'window',
      header: t('maturity.window'),
      cell: ({ days: window, source, acceptedAt }) => (
        <>
          {t('maturity.days', { days: window })}{' '}
          <span className="soft">
            {t(`maturity.source.${source}`, {
              day: acceptedAt === null ? '' : days.dayOf(acceptedAt, settings.zone),
            })}
          </span>
        </>
      ),
    },
    { id: 'half', header: t('maturity.half'), cell: ({ half }) => age(half) },
    { id: 'most', header: t('maturity.most'), cell: ({ most }) => age(most) },
    { id: 'posts', header: t('maturity.posts'), numeric: true, cell: ({ posts }) => numbers.count(posts) },
    { id: 'answer', header: t('maturity.answer'), cell: (fit) => <Answer fit={fit} /> },
  ]
}

/** The answer in words, and what can be done about it. */
function Answer({ fit }: { readonly fit: MaturityFit }) {
  const t = useWords()
  const tell = useUndo()
  const { platform, source, days, defaultDays, proposed, verdict, needed } = fit
  const restore = useChange((api, to: 'default' | 'fitted') => api.maturity.use({ platform, source: to }))
  const use = useChange(
    (api, to: 'default' | 'fitted') => api.maturity.use({ platform, source: to }),
    (windows) => {
      const now = windows.find((window) => window.platform === platform)?.days ?? defaultDays
      tell({
        message: t('maturity.used', { platform: t(`platform.${platform}`), days: now }),
        undo: () => {
          restore.mutate(source)
        },
      })
    },
  )
  const text =
    verdict === 'longer' && proposed !== null
      ? t('maturity.verdict.longer_to', { days: proposed })
      : t(`maturity.verdict.${verdict}`, { days: proposed ?? defaultDays, needed })
  return (
    <>
      <p>{text}</p>
      {use.isError && <ErrorPanel error={use.error} />}
      {proposed !== null && proposed !== days && (
        <Button isDisabled={use.isPending} onPress={() => use.mutate('fitted')}>
          {t('maturity.use', { days: proposed })}
        </Button>
      )}
      {source === 'fitted' && (
        <Button isDisabled={use.isPending} onPress={() => use.mutate('default')}>
          {t('maturity.back', { days: defaultDays })}
        </Button>
      )}
    </>
  )
}
