import type { ReactNode } from 'react'
import type { Persona, VerdictSheet } from '../../../shared/contract/audience'
import { Link } from '../../address/Link'
import { Raised } from '../../components/Raised'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { ChangeNote } from './ChangeNote'
import { useConditionWriter } from './conditions/conditionWords'
import type { Prefill } from './evidencePrefill'
import { PersonaInitial } from './PersonaInitial'
import { SettleList } from './SettleList'
import { audienceTabAddress } from './tabAddress'

interface NotesProps {
  readonly sheet: VerdictSheet
  readonly shown: VerdictSheet['bases'][number] | undefined
  readonly persona: Persona | undefined
  readonly onAdd: (prefill: Prefill) => void
}

/** Beside the answer: the persona and the line, what would settle it, the two publics, change, ages, who follows. */
export function VerdictNotes({ sheet, shown, persona, onAdd }: NotesProps) {
  const t = useWords()
  return (
    <aside className="margin" aria-label={t('common.notes')}>
      <PersonaNote sheet={sheet} persona={persona} />
      <SettleList settle={shown?.settle ?? sheet.settle} onAdd={onAdd} />
      {shown !== undefined && <TwoPublics sheet={sheet} basis={shown.basis} />}
      {sheet.bases.length > 0 && <ChangeNote sheet={sheet} persona={persona} />}
      {sheet.profile !== null && <ProfileNote profile={sheet.profile} />}
      {sheet.behind.length > 0 && <Behind behind={sheet.behind} />}
    </aside>
  )
}

function Note({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="rule">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function PersonaNote({ sheet, persona }: Pick<NotesProps, 'sheet' | 'persona'>) {
  const conditions = useConditionWriter()
  if (persona === undefined) return null
  return (
    <section className="persona-note">
      <PersonaInitial persona={persona} />
      <div>
        <h2>{persona.name}</h2>
        <p>{persona.tagline}</p>
        {persona.story !== null && <p>{persona.story}</p>}
        {persona.needs !== null && <p className="pre">{persona.needs}</p>}
        <p className="mute">{persona.conditions.map(conditions.name).join(' · ')}</p>
        <LineNote sheet={sheet} />
      </div>
    </section>
  )
}

/** The line judged by: since when, what it says, and whether it names the persona and its thresholds. */
function LineNote({ sheet: { line, inLine, clausesStated } }: Pick<NotesProps, 'sheet'>) {
  const t = useWords()
  const days = useDays()
  const text = () => {
    if (line === null) return t('audience.line.none')
    const from = days.day(line.from)
    const to = line.to === null ? 'none' : days.day(line.to)
    return t('audience.line.valid', { from, to, note: (line.note ?? 'none').replace(/[.\s]+$/, '') })
  }
  return (
    <p className="mute">
      <Raised>{text()}</Raised> {line !== null && !inLine && `${t('audience.line.off')} `}
      {!clausesStated && `${t('audience.clauses.default')} `}
      <Link to="/network">{t('audience.line')}</Link>
    </p>
  )
}

/** Followers are not the people reached: which of them the answer speaks of, and how far they are from each other. */
function TwoPublics({ sheet, basis }: { readonly sheet: VerdictSheet; readonly basis: string }) {
  const t = useWords()
  const say = useSentence()
  const { gap } = sheet
  return (
    <Note title={t('audience.basis.question')}>
      <p>{t(`audience.basis.${basis}.why`)}</p>
      {gap !== null &&
        (gap.finding === null ? (
          <p>{t('audience.gap', { dimension: gap.dimension, low: gap.low, high: gap.high })}</p>
        ) : (
          <p className="strong">{say('finding', gap.finding)}</p>
        ))}
    </Note>
  )
}

function ProfileNote({ profile }: { readonly profile: NonNullable<VerdictSheet['profile']> }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { reference, basis, low, high } = profile
  return (
    <Note title={t('audience.profile')}>
      <p>
        {t('audience.profile.why', {
          low: numbers.share(low),
          high: numbers.share(high),
          people: t(`audience.basis.${basis}.of`),
          label: reference.label,
          day: days.day(reference.takenOn),
        })}
      </p>
      <p className="mute">{reference.source}</p>
    </Note>
  )
}

/** Surveys named in the note; the tab has them all. */
const SURVEYS = 2

function Behind({ behind }: Pick<VerdictSheet, 'behind'>) {
  const t = useWords()
  const say = useSentence()
  return (
    <Note title={t('audience.behind')}>
      {behind.slice(0, SURVEYS).map((each) => (
        <p key={each.surveyId}>
          {say('finding', each.finding)}{' '}
          <Link to={`${audienceTabAddress('surveys')}&survey=${each.surveyId}`}>{t('audience.behind.link')}</Link>
        </p>
      ))}
    </Note>
  )
}
