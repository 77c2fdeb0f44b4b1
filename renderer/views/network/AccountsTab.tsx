import { useMemo, useState } from 'react'
import type { Account, Branch, EditorialLine } from '../../../shared/contract/network'
import { changeQuery, useAddress } from '../../address/location'
import { isGroup, type Network } from '../../api/useNetwork'
import { Button, ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { BranchMark, PlatformMark } from '../../components/marks'
import { Table, type Column } from '../../components/Table'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useWords, type Words } from '../../i18n/useWords'
import { capital, useNumberWord } from '../../format/numberWord'
import { BranchDialog } from './BranchDialog'
import { CalendarStrip } from './CalendarStrip'
import { LinePanel } from './LinePanel'
import { lineAt } from './lines'
import { usePersonaNames, useThemeNames } from './names'

interface Row {
  readonly key: string
  readonly branch: Branch | null
  /** The branch is named on its first row only. */
  readonly isFirst: boolean
  readonly account: Account | null
  readonly line: EditorialLine | null
}

/** Every account with its branch and what it is for; the chosen one's editorial line beside. */
export function AccountsTab({ network }: { readonly network: Network }) {
  const t = useWords()
  const { query } = useAddress()
  const { today } = useWorkspace()
  const rows = useMemo(() => rowsOf(network, today), [network, today])
  const columns = useColumns(network)
  const word = useNumberWord()
  const groups = network.branches.filter((each) => isGroup(network, each.id))
  const branches = network.branches.length - groups.length
  const asked = Number(query.get('account'))
  const chosen =
    network.accounts.find((each) => each.id === asked) ?? rows.find((row) => row.account !== null)?.account ?? null
  if (network.branches.length === 0 && network.accounts.length === 0) {
    return (
      <Empty
        note
        title={t('network.empty')}
        actions={
          <ButtonLink kind="primary" to="/imports">
            {t('network.empty_do')}
          </ButtonLink>
        }
      >
        {t('network.empty_why')}
      </Empty>
    )
  }
  return (
    <>
      <div className="rs">
        <div>
          <h1>
            {t('network.title', {
              branches,
              accounts: network.accounts.length,
              branchWord: capital(word(branches, true)),
              accountWord: word(network.accounts.length, false),
            })}
          </h1>
          <div className="scroll">
            <Table
              label={t('network.tab.accounts')}
              className="nt"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.key}
              selected={chosen === null ? null : `a${chosen.id}`}
              rowClass={(row) => ((row.account?.closedOn ?? null) === null ? '' : 'cl')}
            />
          </div>
          {groups.length > 0 && <Groups network={network} groups={groups} />}
        </div>
        {chosen !== null && <LinePanel key={chosen.id} network={network} account={chosen} />}
      </div>
      <section className="calb">
        <div className="head">
          <h2>{t('network.calendar')}</h2>
          <span className="note">{t('network.calendar_why')}</span>
        </div>
        <CalendarStrip events={network.events} today={today} />
      </section>
    </>
  )
}

function rowsOf(network: Network, today: string): Row[] {
  const groups: (Branch | null)[] = [...network.branches.filter((each) => !isGroup(network, each.id)), null]
  return groups.flatMap((branch): Row[] => {
    const own = network.accounts.filter((each) => each.branchId === (branch?.id ?? null))
    if (own.length === 0) {
      return branch === null ? [] : [{ key: `b${branch.id}`, branch, isFirst: true, account: null, line: null }]
    }
    return own.map((account, index) => ({
      key: `a${account.id}`,
      branch,
      isFirst: index === 0,
      account,
      line: lineAt(network.lines, account.id, today),
    }))
  })
}

function useColumns(network: Network): Column<Row>[] {
  const t = useWords()
  const days = useDays()
  const personaNames = usePersonaNames()
  const themeNames = useThemeNames(network)
  const whoOf = (account: Account | null) =>
    account !== null && account.closedOn !== null
      ? t('network.closed_on', { month: days.month(account.closedOn, true) })
      : account?.coordinator
  return [
    {
      id: 'branch',
      header: t('network.branch'),
      cell: ({ branch, isFirst }) =>
        isFirst && <BranchMark slot={branch?.slot ?? null}>{branch?.shortName ?? t('common.network')}</BranchMark>,
    },
    {
      id: 'account',
      header: t('network.account'),
      isName: true,
      cell: ({ account }) => (account === null ? <NoAccount t={t} /> : <AccountButton account={account} />),
    },
    {
      id: 'coordinator',
      header: t('network.coordinator'),
      cell: ({ account }) => <span className="soft">{whoOf(account)}</span>,
    },
    {
      id: 'for',
      header: t('network.for_whom'),
      cell: ({ account, line }) => (account === null ? null : line === null ? <NoLine t={t} /> : personaNames(line)),
    },
    { id: 'themes', header: t('network.themes'), cell: ({ line }) => <Themes names={themeNames(line)} /> },
    {
      id: 'aim',
      header: t('network.judged_on'),
      cell: ({ line }) => line !== null && <span className="soft">{t(`aim.${line.aim}`)}</span>,
    },
  ]
}

function Groups({ network, groups }: { readonly network: Network; readonly groups: readonly Branch[] }) {
  const t = useWords()
  const [open, setOpen] = useState<Branch | null>(null)
  return (
    <p className="note groups">
      {t('network.groups')}
      {groups.map((group) => (
        <Button key={group.id} kind="quiet" icon="pencil" onPress={() => setOpen(group)}>
          {group.name}
        </Button>
      ))}
      {open !== null && <BranchDialog network={network} branch={open} onClose={() => setOpen(null)} />}
    </p>
  )
}

/** The first theme and how many others, on one line; all of them for readers and on hover (and beside, once chosen). */
function Themes({ names }: { readonly names: readonly string[] }) {
  const t = useWords()
  const [first, ...others] = names
  if (first === undefined) return null
  const all = names.join(', ')
  return (
    <span className="soft fewthemes" title={all}>
      <span className="vh">{all}</span>
      <span className="first" aria-hidden="true">
        {first}
      </span>
      {others.length > 0 && <span aria-hidden="true">{t('network.more_themes', { n: others.length })}</span>}
    </span>
  )
}

function AccountButton({ account }: { readonly account: Account }) {
  return (
    <button type="button" className="cellbtn" onClick={() => changeQuery({ account: String(account.id) }, true)}>
      <PlatformMark platform={account.platform} label={account.name} />
    </button>
  )
}

function NoAccount({ t }: { readonly t: Words }) {
  return <span className="mute">{t('network.no_account')}</span>
}

function NoLine({ t }: { readonly t: Words }) {
  return <span className="mute">{t('network.no_line')}</span>
}
