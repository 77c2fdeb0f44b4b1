import { useState } from 'react'
import { useFilter } from '../../address/useFilter'
import type { Network } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { BranchMark, PlatformMark } from '../../components/marks'
import { Table, type Column, type Sort } from '../../components/Table'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { CsvButton } from './CsvButton'
import { FollowerCounts } from './FollowerCounts'
import { sortGrowth, type Growth } from './growth'

/** Growth per account over the period, and the counts it rests on. */
export function FollowersTab({ network }: { readonly network: Network }) {
  const t = useWords()
  const days = useDays()
  const { filter } = useFilter()
  const [sort, setSort] = useState<Sort>({ column: 'account', descending: false })
  const [chosen, setChosen] = useState<number | null>(null)
  const growth = useQuery(['network.growth', filter.period], (api, signal) =>
    api.network.growth({ period: filter.period }, { signal }),
  )
  const columns = useColumns(network, setChosen)
  const accountId = chosen ?? network.accounts[0]?.id
  return (
    <div className="cols">
      <div>
        <div className="head">
          <h1>{t('network.growth_title', { period: days.period(filter.period) })}</h1>
          <CsvButton table="growth" />
        </div>
        <Answer query={growth}>
          {(rows) => (
            <Table
              label={t('network.tab.followers')}
              className="growth"
              columns={columns}
              rows={sortGrowth(rows, sort, network)}
              rowKey={(row) => String(row.accountId)}
              sort={sort}
              onSort={setSort}
              selected={accountId === undefined ? null : String(accountId)}
            />
          )}
        </Answer>
        {accountId !== undefined && <FollowerCounts key={accountId} network={network} accountId={accountId} />}
      </div>
      <MarginNotes>
        <MarginNote title={t('network.growth_note')}>
          <p>{t('network.growth_note_text')}</p>
        </MarginNote>
        <MarginNote title={t('network.gains_note')}>
          <p>{t('network.gains_note_text')}</p>
        </MarginNote>
      </MarginNotes>
    </div>
  )
}

function useColumns(network: Network, choose: (accountId: number) => void): Column<Growth>[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const count = (value: Growth['start']) =>
    value === null ? (
      <span className="mute">{t('network.no_count')}</span>
    ) : (
      <>
        {numbers.count(value.followers)}
        <small>{days.shortDay(value.day)}</small>
      </>
    )
  return [
    {
      id: 'account',
      header: t('network.account'),
      isName: true,
      sortable: true,
      cell: ({ accountId }) => {
        const account = network.accounts.find((each) => each.id === accountId)
        const branch = network.branches.find((each) => each.id === account?.branchId)
        return (
          <button type="button" className="cellbtn" onClick={() => choose(accountId)}>
            {account !== undefined && <PlatformMark platform={account.platform} label={account.name} />}
            <small>
              <BranchMark slot={branch?.slot ?? null}>{branch?.shortName ?? t('common.network')}</BranchMark>
            </small>
          </button>
        )
      },
    },
    { id: 'start', header: t('network.at_start'), numeric: true, sortable: true, cell: ({ start }) => count(start) },
    { id: 'end', header: t('network.at_end'), numeric: true, sortable: true, cell: ({ end }) => count(end) },
    {
      id: 'change',
      header: t('network.change'),
      numeric: true,
      sortable: true,
      cell: ({ change }) => <b>{numbers.signed(change)}</b>,
    },
    {
      id: 'share',
      header: t('network.change_share'),
      numeric: true,
      sortable: true,
      cell: ({ changeShare }) => numbers.signedShare(changeShare),
    },
    {
      id: 'gains',
      header: t('network.gains'),
      numeric: true,
      cell: ({ gains }) =>
        gains === null ? (
          <span className="mute">{t('network.no_gains')}</span>
        ) : (
          <>
            {numbers.signed(gains.value)}
            <small>{t('network.gains_days', { days: gains.daysWithData, of: gains.daysInPeriod })}</small>
          </>
        ),
    },
  ]
}
