import { useState } from 'react'
import { isDay } from '../../../shared/periods'
import { useChange } from '../../api/useChange'
import type { Network } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field } from '../../components/Field'
import { PlatformMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { Table, type Column } from '../../components/Table'
import { useUndo } from '../../components/undoContext'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { without } from '../../format/without'
import { useWords } from '../../i18n/useWords'
import type { Growth } from './growth'

type Count = NonNullable<Growth['start']>
type CountDraft = Omit<Count, 'id'>

/** The follower counts of one account: those typed in with date and source, and those read in files. */
export function FollowerCounts({ network, accountId }: { readonly network: Network; readonly accountId: number }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const tell = useUndo()
  const account = network.accounts.find((each) => each.id === accountId)
  const counts = useQuery(['network.followers', accountId], (api, signal) =>
    api.network.followers({ accountId }, { signal }),
  )
  const save = useChange((api, count: CountDraft) => api.network.saveFollowers(count))
  const remove = useChange(
    (api, count: Count) => api.network.removeFollowers({ id: count.id }),
    (_, count) =>
      tell({
        message: t('network.count_removed', { day: days.day(count.day) }),
        undo: () => save.mutate(without(count, 'id')),
      }),
  )
  const columns: Column<Count>[] = [
    {
      id: 'day',
      header: t('network.count_day'),
      isName: true,
      cell: (count) => <Raised>{days.day(count.day)}</Raised>,
    },
    { id: 'followers', header: t('network.count'), numeric: true, cell: (count) => numbers.count(count.followers) },
    { id: 'source', header: t('network.count_source'), cell: (count) => count.source },
    { id: 'note', header: t('network.note'), cell: (count) => <span className="mute">{count.note}</span> },
    {
      id: 'remove',
      header: <span className="vh">{t('common.remove')}</span>,
      cell: (count) => (
        <Button
          kind="quiet"
          icon="cross"
          aria-label={t('network.count_remove', { day: days.day(count.day) })}
          onPress={() => remove.mutate(count)}
        />
      ),
    },
  ]
  return (
    <section className="counts">
      <h2>
        {t('network.counts')}{' '}
        {account !== undefined && <PlatformMark platform={account.platform} label={account.name} />}
      </h2>
      {(save.isError || remove.isError) && <ErrorPanel error={save.error ?? remove.error} />}
      <CountForm accountId={accountId} onSave={(count) => save.mutate(count)} />
      {counts.data !== undefined && counts.data.length > 0 && (
        <Table label={t('network.counts')} columns={columns} rows={counts.data} rowKey={(count) => String(count.id)} />
      )}
    </section>
  )
}

function CountForm({
  accountId,
  onSave,
}: {
  readonly accountId: number
  readonly onSave: (count: CountDraft) => void
}) {
  const t = useWords()
  const { today } = useWorkspace()
  const [day, setDay] = useState(today)
  const [text, setText] = useState('')
  const [source, setSource] = useState(() => t('network.count_source_default'))
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '')
  const followers = /^\d{1,9}$/.test(digits) ? Number(digits) : null
  const isGood = followers !== null && isDay(day) && day <= today && source.trim() !== ''
  return (
    <form
      className="countform"
      aria-label={t('network.count_add')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isGood) return
        onSave({ accountId, day, followers, source: source.trim(), note: null })
        setText('')
      }}
    >
      <Field label={t('network.count_day')} type="date" value={day} onChange={setDay} />
      <Field
        label={t('network.count')}
        value={text}
        onChange={setText}
        problem={text !== '' && followers === null ? t('network.count_bad') : null}
      />
      <Field label={t('network.count_source')} value={source} onChange={setSource} />
      <Button type="submit" isDisabled={!isGood}>
        {t('network.count_add')}
      </Button>
    </form>
  )
}
