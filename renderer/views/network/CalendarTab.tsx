import { useState } from 'react'
import type { Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { BranchMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { Table, type Column } from '../../components/Table'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'
import type { CalendarEvent } from './calendar'
import { CalendarStrip } from './CalendarStrip'
import { CsvButton } from './CsvButton'
import { EventDialog } from './EventDialog'

/** Terms, exams, holidays and closures: marks on the curves, and periods to look at. */
export function CalendarTab({ network }: { readonly network: Network }) {
  const t = useWords()
  const days = useDays()
  const { today } = useWorkspace()
  const [open, setOpen] = useState<CalendarEvent | 'new' | null>(null)
  const columns: Column<CalendarEvent>[] = [
    {
      id: 'label',
      header: t('network.event_label'),
      isName: true,
      cell: (event) => (
        <button type="button" className="cellbtn" onClick={() => setOpen(event)}>
          {event.label}
        </button>
      ),
    },
    { id: 'kind', header: t('network.event_kind'), cell: (event) => t(`event.${event.kind}`) },
    {
      id: 'days',
      header: t('network.event_days'),
      cell: (event) => <Raised>{days.range(event.startsOn, event.endsOn)}</Raised>,
    },
    {
      id: 'branch',
      header: t('network.event_where'),
      cell: ({ branchId }) => {
        const branch = network.branches.find((each) => each.id === branchId)
        return branch === undefined ? (
          t('network.whole')
        ) : (
          <BranchMark slot={branch.slot}>{branch.shortName}</BranchMark>
        )
      },
    },
  ]
  const events = network.events.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
  return (
    <>
      <div className="head">
        <h1>{t('network.calendar')}</h1>
        <div className="acts">
          <Button icon="plus" onPress={() => setOpen('new')}>
            {t('network.event_add')}
          </Button>
          <CsvButton table="calendar" />
        </div>
      </div>
      <p className="note">{t('network.calendar_why')}</p>
      <div className="calb">
        <CalendarStrip events={network.events} today={today} />
      </div>
      {events.length > 0 && (
        <Table label={t('network.calendar')} columns={columns} rows={events} rowKey={(event) => String(event.id)} />
      )}
      {open !== null && (
        <EventDialog event={open === 'new' ? null : open} today={today} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
