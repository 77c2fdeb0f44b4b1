import { useEffect, useRef, type ReactNode } from 'react'
import type { CoverageCell, CoverageKind, CoverageSheet } from '../../../../shared/contract/coverage'
import { useNetwork } from '../../../api/useNetwork'
import { useQuery } from '../../../api/useQuery'
import { Link } from '../../../address/Link'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { Waiting } from '../../../components/Waiting'
import { useWorkspace } from '../../../components/workspaceContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { CellFiles } from './CellFiles'
import type { CellId } from './coverageState'
import { Reminder } from './Reminder'
import { useCellWords } from './useCellWords'

interface CellSheetProps {
  readonly id: CellId
  readonly kind: CoverageKind
  readonly onClose: () => void
}

/** One cell: what is known of it, what it changes, its files, and the message that asks for what is missing. */
export function CellSheet({ id, kind, onClose }: CellSheetProps) {
  const input = { ...id, kind }
  const sheet = useQuery(['coverage.cell', input], (api, signal) => api.coverage.cell(input, { signal }))
  if (sheet.isPending) return <Waiting />
  if (sheet.isError) return <ErrorPanel error={sheet.error} />
  return <Sheet sheet={sheet.data} kind={kind} onClose={onClose} />
}

function Sheet({ sheet, kind, onClose }: { readonly sheet: CoverageSheet } & Pick<CellSheetProps, 'kind' | 'onClose'>) {
  const t = useWords()
  const days = useDays()
  const { row, cell } = sheet
  const branch = useNetwork()?.branches.find((each) => each.id === row.branchId)
  const title = useRef<HTMLHeadingElement>(null)
  // The sheet is what was asked for: readers begin at its title, and Esc gives the focus back to the cell.
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <div className="panel-head">
        <p className="label">{t('coverage.chosen')}</p>
        <Button kind="quiet" icon="cross" aria-label={t('common.close')} onPress={onClose} />
      </div>
      <h2 ref={title} tabIndex={-1}>
        {t('coverage.title', {
          account: row.branchId === null ? t('common.network') : (branch?.shortName ?? row.name),
          month: days.month(`${cell.month}-01`, true),
        })}
      </h2>
      <Facts sheet={sheet} kind={kind} />
      {sheet.ask !== null && <Reminder sheet={sheet} ask={sheet.ask} kind={kind} />}
      <CellFiles files={sheet.files} />
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Facts({ sheet, kind }: { readonly sheet: CoverageSheet; readonly kind: CoverageKind }) {
  const t = useWords()
  const words = useCellWords()
  const { row, cell, ask } = sheet
  const isPosts = kind === 'posts' || kind === 'stories'
  return (
    <dl>
      <Fact name={t('coverage.dl.account')}>
        <PlatformMark platform={row.platform} label={`${row.name}, ${t(`platform.${row.platform}`)}`} />
      </Fact>
      <Fact name={t('coverage.dl.coordinator')}>
        {row.coordinator ?? <Link to="/network">{t('coverage.dl.no_coordinator')}</Link>}
      </Fact>
      <Fact name={t('coverage.dl.state')}>{words(cell, kind)}</Fact>
      {isPosts && (
        <Fact name={t('coverage.dl.around')}>
          <Around cells={[sheet.before, sheet.after]} />
        </Fact>
      )}
      <Deadline sheet={sheet} />
      {ask !== null && (
        <Fact name={t('coverage.dl.changes')}>
          <Changes sheet={sheet} />
        </Fact>
      )}
      <Metrics sheet={sheet} />
    </dl>
  )
}

function Around({ cells }: { readonly cells: readonly (CoverageCell | null)[] }) {
  const t = useWords()
  const days = useDays()
  const said = cells.flatMap((cell) =>
    cell === null
      ? []
      : [t('coverage.around', { month: days.month(`${cell.month}-01`), state: t(`coverage.state.${cell.state}`) })],
  )
  return <>{said.join(', ')}</>
}

function Deadline({ sheet: { ask } }: { readonly sheet: CoverageSheet }) {
  const t = useWords()
  const days = useDays()
  const { today } = useWorkspace()
  if (ask === null) return null
  return (
    <>
      {ask.notBefore !== null && (
        <Fact name={t('coverage.dl.ready')}>
          <Raised>{t('coverage.ready', { day: days.day(ask.notBefore) })}</Raised>
        </Fact>
      )}
      {ask.deadline !== null && (
        <Fact name={t('coverage.dl.deadline')}>
          <Raised>
            {t(ask.deadline < today ? 'coverage.deadline.passed' : 'coverage.deadline', {
              day: days.day(ask.deadline),
            })}
          </Raised>
        </Fact>
      )}
    </>
  )
}

/** How many publications, and whether the quarter can be read without them. */
function Changes({ sheet }: { readonly sheet: CoverageSheet }) {
  const t = useWords()
  const days = useDays()
  const { ask, cell, expected, quarter } = sheet
  const period = days.period(quarter.period)
  const parts: string[] = []
  if (ask?.why === 'early') parts.push(t('coverage.changes.early', { early: cell.earlyPosts }))
  else if (ask?.why === 'rejected') parts.push(t('coverage.changes.rejected', { rejected: cell.rejectedRows }))
  else if (expected !== null) {
    const id = expected.low === expected.high ? 'coverage.changes.same' : 'coverage.changes.expected'
    parts.push(t(id, { low: expected.low, high: expected.high }))
  }
  if (ask?.why === 'missing' || ask?.why === 'partial') {
    const id = quarter.isReadable ? 'coverage.changes.readable' : 'coverage.changes.unreadable'
    parts.push(t(id, { period, posts: quarter.posts }))
  }
  return <>{parts.join(' ; ')}</>
}

function Metrics({ sheet: { metrics, cell } }: { readonly sheet: CoverageSheet }) {
  const t = useWords()
  if (metrics.length === 0) return null
  const all = metrics.filter(({ posts }) => posts === cell.posts)
  const some = metrics.filter(({ posts }) => posts < cell.posts)
  const name = (metric: string) => t(`posts.metric.${metric}`).toLowerCase()
  const text = [
    ...all.map(({ metric }) => name(metric)),
    ...some.map(({ metric, posts }) => t('coverage.metric', { name: name(metric), n: `${posts}/${cell.posts}` })),
  ]
  return (
    <Fact
      name={t('coverage.dl.metrics')}
    >{`${text.join(', ')} (${t('coverage.metrics_of', { posts: cell.posts })})`}</Fact>
  )
}
