import type { CalendarEffect, CalendarResult } from '../../../../shared/contract/timeline'
import { useQuery } from '../../../api/useQuery'
import { ButtonLink } from '../../../components/Button'
import { Strength } from '../../../components/Notehead'
import { Sentence } from '../../../components/Sentence'
import { Table, type Column } from '../../../components/Table'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import type { TimeState } from './timeState'

/** What goes with the calendar: a season is estimated, never assumed. */
export function TimeCalendar({ state }: { readonly state: TimeState }) {
  const { filter, measure, years } = state.query
  const asked = { filter, measure, years }
  const { data } = useQuery(['timeline.calendar', asked], (api, signal) => api.timeline.calendar(asked, { signal }))
  if (data === undefined) return null
  return <Calendar result={data} />
}

function Calendar({ result }: { readonly result: CalendarResult }) {
  const t = useWords()
  const columns = useColumns()
  const isEmpty = result.finding.code === 'calendar_empty'
  return (
    <section className="chapter">
      <Sentence
        size="lede"
        as="h2"
        finding={result.finding}
        under={isEmpty ? undefined : t('timeline.calendar.under')}
      />
      {isEmpty ? (
        <p>
          <ButtonLink to="/network?tab=calendar">{t('timeline.calendar.fill')}</ButtonLink>
        </p>
      ) : (
        <>
          <div className="scroll">
            <Table
              label={t('timeline.calendar.label')}
              columns={columns}
              rows={result.effects}
              rowKey={({ kind }) => kind}
            />
          </div>
          <p className="note">{t('timeline.calendar.note', { teaching: result.teaching, unknown: result.unknown })}</p>
        </>
      )}
    </section>
  )
}

function useColumns(): readonly Column<CalendarEffect>[] {
  const t = useWords()
  const numbers = useNumbers()
  return [
    {
      id: 'kind',
      isName: true,
      header: t('timeline.calendar.kind'),
      cell: ({ kind }) => t(`timeline.calendar.${kind}`),
    },
    { id: 'n', numeric: true, header: 'n', cell: ({ n }) => numbers.count(n) },
    { id: 'runs', numeric: true, header: t('timeline.calendar.runs'), cell: ({ runs }) => numbers.count(runs) },
    {
      id: 'teaching',
      numeric: true,
      header: t('timeline.calendar.against'),
      cell: ({ nTeaching }) => numbers.count(nTeaching),
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('timeline.head.ratio'),
      cell: ({ ratio, refused }) =>
        ratio === null ? (
          <span className="mute">{t(`timeline.calendar.refused.${refused ?? 'few'}`)}</span>
        ) : (
          `× ${numbers.ratio(ratio)}`
        ),
    },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ interval }) => (interval === null ? MISSING : numbers.interval(interval.low, interval.high, 'ratio')),
    },
    {
      id: 'strength',
      header: t('compare.test.strength'),
      cell: ({ strength, refused }) =>
        refused === 'one_run' ? (
          <span className="mute">{t('timeline.calendar.refused.one_run')}</span>
        ) : (
          <Strength strength={strength} />
        ),
    },
  ]
}
