import type { CalendarEvent } from './calendar'
import { academicYear, monthsOf, share } from './calendar'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'

const WIDTH = 1344
/** Narrower than its words: the bar stays, the words are in the table. */
const LETTER = 7

/** The academic year as one strip: terms, exams, holidays, closures, and where we are. */
export function CalendarStrip({
  events,
  today,
}: {
  readonly events: readonly CalendarEvent[]
  readonly today: string
}) {
  const t = useWords()
  const days = useDays()
  const year = academicYear(today)
  const at = (day: string) => share(day, year) * WIDTH
  const shown = events.filter((each) => each.endsOn >= year.from && each.startsOn <= year.to && each.branchId === null)
  if (shown.length === 0) return <p className="soft">{t('network.calendar_empty')}</p>
  return (
    <svg
      className="strip plot"
      viewBox={`0 0 ${WIDTH} 66`}
      role="img"
      aria-label={t('network.calendar_alt', {
        from: days.month(year.from, true),
        to: days.month(year.to, true),
        events: shown.map((each) => `${each.label} (${days.range(each.startsOn, each.endsOn)})`).join(', '),
      })}
    >
      {monthsOf(year).map((month, index) => (
        <g key={month}>
          <text x={at(month)} y="12" fill="var(--mute)">
            {days.month(month, index === 0 || month.slice(5, 7) === '01')}
          </text>
          <path d={`M${at(month)} 18v28`} stroke="var(--line)" />
        </g>
      ))}
      {shown.map((each) => (
        <Bar key={each.id} event={each} from={Math.max(0, at(each.startsOn))} to={Math.min(WIDTH, at(each.endsOn))} />
      ))}
      <path d={`M${at(today)} 18v28`} stroke="var(--accent)" strokeWidth="2" />
      <text x={at(today)} y="60" textAnchor="middle" fill="var(--accent)" style={{ fontWeight: 600 }}>
        {t('network.today')}
      </text>
    </svg>
  )
}

function Bar({ event, from, to }: { readonly event: CalendarEvent; readonly from: number; readonly to: number }) {
  const isDark = event.kind === 'exams'
  const isOutline = event.kind === 'holidays' || event.kind === 'closure'
  const width = Math.max(3, to - from)
  return (
    <g>
      <rect
        x={from}
        y="22"
        width={width}
        height="20"
        fill={isDark ? 'var(--soft)' : isOutline ? 'var(--paper)' : 'var(--wash-2)'}
        stroke={isOutline ? 'var(--line-2)' : 'none'}
      />
      {event.label.length * LETTER < width && (
        <text x={from + width / 2} y="36" textAnchor="middle" fill={isDark ? 'var(--paper)' : 'var(--soft)'}>
          {event.label}
        </text>
      )}
    </g>
  )
}
