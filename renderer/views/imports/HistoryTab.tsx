import { useState } from 'react'
import type { ImportRecord } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { Button, ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Raised } from '../../components/Raised'
import { DialogSheet } from '../../components/Sheet'
import { Table, type Column } from '../../components/Table'
import { useUndo } from '../../components/undoContext'
import { Waiting } from '../../components/Waiting'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useHasWords, useWords } from '../../i18n/useWords'
import { AccountName } from './FileAccounts'
import { Rejects } from './Rejects'

type Open = { readonly kind: 'rejects' | 'undo'; readonly record: ImportRecord }

/** Every file that was imported, what it brought, and its undo. */
export function HistoryTab() {
  const t = useWords()
  const tell = useUndo()
  const [open, setOpen] = useState<Open | null>(null)
  const list = useQuery(['imports.list'], (api, signal) => api.imports.list(undefined, { signal }))
  const columns = useColumns(setOpen)
  const undo = useChange(
    (api, record: ImportRecord) => api.imports.undo({ importId: record.id }),
    (result, record) => {
      setOpen(null)
      tell({ message: t('imports.undone', { name: record.fileName, posts: result.postsRemoved }) })
    },
  )
  if (list.isPending) return <Waiting />
  if (list.isError) return <ErrorPanel error={list.error} />
  if (list.data.length === 0) {
    return (
      <Empty
        note
        title={t('imports.history_empty')}
        actions={
          <ButtonLink kind="primary" to="/imports?tab=drop">
            {t('imports.tab.drop')}
          </ButtonLink>
        }
      >
        {t('imports.history_empty_why')}
      </Empty>
    )
  }
  return (
    <>
      <h1>{t('imports.history', { n: list.data.length })}</h1>
      <p className="note">{t('imports.history_why')}</p>
      <div className="scroll">
        <Table
          label={t('imports.tab.history')}
          className="hist"
          columns={columns}
          rows={list.data}
          rowKey={(record) => String(record.id)}
        />
      </div>
      {open !== null && (
        <DialogSheet
          wide={open.kind === 'rejects'}
          title={t(open.kind === 'rejects' ? 'imports.rejects_of' : 'imports.undo_of', { name: open.record.fileName })}
          isOpen
          onClose={() => setOpen(null)}
        >
          {open.kind === 'rejects' ? (
            <Rejects of={{ importId: open.record.id }} />
          ) : (
            <>
              <p>{t('imports.undo_what')}</p>
              {undo.isError && <ErrorPanel error={undo.error} />}
              <div className="acts">
                <Button kind="primary" isDisabled={undo.isPending} onPress={() => undo.mutate(open.record)}>
                  {t('imports.undo_do')}
                </Button>
                <Button kind="quiet" onPress={() => setOpen(null)}>
                  {t('common.cancel')}
                </Button>
              </div>
            </>
          )}
        </DialogSheet>
      )}
    </>
  )
}

function useColumns(setOpen: (open: Open) => void): Column<ImportRecord>[] {
  const t = useWords()
  const has = useHasWords()
  const days = useDays()
  const numbers = useNumbers()
  const { settings } = useWorkspace()
  return [
    {
      id: 'file',
      header: t('imports.col.file'),
      isName: true,
      cell: (record) => (
        <>
          <span className="fname">{record.fileName}</span>
          <small>{has(`fileformat.${record.format}`) ? t(`fileformat.${record.format}`) : record.format}</small>
        </>
      ),
    },
    {
      id: 'accounts',
      header: t('imports.col.account'),
      cell: (record) => record.accountIds.map((id) => <AccountName key={id} accountId={id} />),
    },
    {
      id: 'days',
      header: t('imports.col.days'),
      cell: ({ firstDay, lastDay }) =>
        firstDay !== null && lastDay !== null && <Raised>{days.range(firstDay, lastDay)}</Raised>,
    },
    {
      id: 'exported',
      header: t('imports.col.exported'),
      cell: (record) => <Raised>{days.dayOf(record.exportedAt, settings.zone)}</Raised>,
    },
    { id: 'new', header: t('imports.col.new'), numeric: true, cell: ({ counts }) => numbers.count(counts.new) },
    {
      id: 'updated',
      header: t('imports.col.updated'),
      numeric: true,
      cell: ({ counts }) => numbers.count(counts.updated),
    },
    {
      id: 'rejected',
      header: t('imports.col.rejected'),
      numeric: true,
      cell: (record) =>
        record.counts.rejected === 0 ? (
          numbers.count(0)
        ) : (
          <Button kind="quiet" onPress={() => setOpen({ kind: 'rejects', record })}>
            {t('imports.rejects_show', { n: record.counts.rejected })}
          </Button>
        ),
    },
    {
      id: 'undo',
      header: <span className="vh">{t('imports.undo')}</span>,
      cell: (record) => (
        <Button
          kind="quiet"
          icon="undo"
          aria-label={t('imports.undo_of', { name: record.fileName })}
          onPress={() => setOpen({ kind: 'undo', record })}
        >
          {t('imports.undo')}
        </Button>
      ),
    },
  ]
}
