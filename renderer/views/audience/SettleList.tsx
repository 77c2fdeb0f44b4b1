import type { Settle } from '../../../shared/contract/audience'
import { Button, ButtonLink } from '../../components/Button'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { prefillOf, type Prefill } from './evidencePrefill'
import { audienceTabAddress } from './tabAddress'

/** The screen behind each door; figures typed in have a dialog of their own. */
const SCREENS: Readonly<Record<Exclude<Settle['door'], 'evidence'>, string>> = {
  import: '/imports',
  survey: `${audienceTabAddress('surveys')}&add=survey`,
  population: `${audienceTabAddress('surveys')}&add=people`,
  places: audienceTabAddress('places'),
  line: '/network',
  persona: audienceTabAddress('personas'),
}

interface ListProps {
  readonly settle: readonly Settle[]
  readonly onAdd: (prefill: Prefill) => void
}

/** What would settle it: the datum, its door, the uncertainty now (hollow) and what would remain (filled), where to find it. */
export function SettleList({ settle, onAdd }: ListProps) {
  const t = useWords()
  const say = useSentence()
  if (settle.length === 0) return null
  const widest = Math.max(...settle.map((each) => each.widthNow), 0.01)
  return (
    <section className="rule">
      <h2>{t('audience.settle')}</h2>
      <ul className="settle">
        {settle.map((each, index) => (
          <li key={JSON.stringify(each.datum)}>
            <div className="settle-head">
              <b>{say('datum', each.datum)}</b>
              <Door each={each} isFirst={index === 0} what={say('datum', each.datum)} onAdd={onAdd} />
            </div>
            <Gain each={each} widest={widest} />
            {each.path !== null && <small className="mute">{t(`settle.path.${each.path}`)}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Door({
  each,
  isFirst,
  what,
  onAdd,
}: {
  readonly each: Settle
  readonly isFirst: boolean
  readonly what: string
  readonly onAdd: (prefill: Prefill) => void
}) {
  const t = useWords()
  const kind = isFirst ? 'primary' : 'plain'
  const word = t(`audience.door.${each.door}`)
  const label = t('audience.door.label', { word, what })
  if (each.door === 'evidence') {
    return (
      <Button small kind={kind} aria-label={label} onPress={() => onAdd(prefillOf(each.datum))}>
        {word}
      </Button>
    )
  }
  return (
    <ButtonLink small kind={kind} label={label} to={SCREENS[each.door]}>
      {word}
    </ButtonLink>
  )
}

function Gain({ each, widest }: { readonly each: Settle; readonly widest: number }) {
  const t = useWords()
  const { widthNow, widthAfter } = each
  return (
    <span className="width">
      <svg width="106" height="8" aria-hidden="true">
        <rect
          x="0.5"
          y="0.5"
          height="7"
          width={(widthNow / widest) * 105}
          fill="var(--sheet)"
          stroke="var(--control)"
        />
        {widthAfter !== null && <rect height="8" width={(widthAfter / widest) * 105} fill="var(--accent)" />}
      </svg>
      {widthAfter === null
        ? t('audience.settle.open', { now: widthNow * 100 })
        : t('audience.settle.width', { now: widthNow * 100, after: widthAfter * 100 })}
    </span>
  )
}
