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
  const bars = shown
    .toSorted((a, b) => Number(b.kind === 'term') - Number(a.kind === 'term'))
    .map((each) => ({ ...each, from: Math.max(0, at(each.startsOn)), to: Math.min(WIDTH, at(each.endsOn)) }))
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
      {/* Terms below, what lies within them above; then the words, so that no bar covers them. */}
      {bars.map((bar) => (
        <Bar key={bar.id} bar={bar} />
      ))}
      {bars.map((bar) => (
        <Label key={bar.id} bar={bar} word={t(`event.${bar.kind}`)} />
      ))}
      <path d={`M${at(today)} 18v28`} stroke="var(--accent)" strokeWidth="2" />
      <text x={at(today)} y="60" textAnchor="middle" fill="var(--accent)" style={{ fontWeight: 600 }}>
        {t('network.today')}
      </text>
    </svg>
  )
}

interface Placed extends CalendarEvent {
  readonly from: number
  readonly to: number
}

const isOutline = ({ kind }: CalendarEvent) => kind === 'holidays' || kind === 'closure'

function Bar({ bar }: { readonly bar: Placed }) {
  return (
    <rect
      x={bar.from}
      y="22"
      width={Math.max(3, bar.to - bar.from)}
      height="20"
      fill={bar.kind === 'exams' ? 'var(--soft)' : isOutline(bar) ? 'var(--paper)' : 'var(--wash-2)'}
      stroke={isOutline(bar) ? 'var(--line-2)' : 'none'}
    />
  )
}

/** The event's own words where they fit, else the word of its kind, else nothing: all of them are in the table. */
function Label({ bar, word }: { readonly bar: Placed; readonly word: string }) {
  const width = bar.to - bar.from
  const text = [bar.label, word].find((each) => each.length * LETTER < width)
  if (text === undefined) return null
  const isTerm = bar.kind === 'term'
  return (
    <text
      x={isTerm ? bar.from + 8 : bar.from + width / 2}
      y="36"
      textAnchor={isTerm ? 'start' : 'middle'}
      fill={bar.kind === 'exams' ? 'var(--paper)' : 'var(--soft)'}
    >
      {text}
    </text>
  )
}
