import { useState } from 'react'
import { LISTED_ASIDE, POST_NUMBERS, type PostNumber, type PostRange } from '../../../shared/contract/posts'
import { Button } from '../../components/Button'
import { Check } from '../../components/Field'
import { PopoverSheet } from '../../components/Sheet'
import { useNumbers } from '../../format/numbers'
import { useHasWords, useWords } from '../../i18n/useWords'
import { headWords, isRate } from './columns'
import type { PostsState } from './postsState'
import { readNumber } from './ranges'

/** What narrows the list beyond the filter bar: numbers between two values, flagged posts, what comparisons leave out. */
export function Narrowing({ state }: { readonly state: PostsState }) {
  const t = useWords()
  const { ranges } = state
  const { flagged, aside } = state.query
  const n = state.query.ranges.length + (flagged ? 1 : 0) + (aside.length > 0 ? 1 : 0)
  return (
    <PopoverSheet
      label={t('posts.narrow')}
      placement="bottom end"
      trigger={<Button kind="quiet">{t('posts.narrow.n', { n })}</Button>}
    >
      <div className="narrow">
        <h4>{t('posts.narrow.numbers')}</h4>
        {ranges.map((range, place) => (
          <RangeRow
            key={`${range.metric}-${place}`}
            range={range}
            onChange={(next) => state.setNarrowing({ ranges: ranges.with(place, next) })}
            onRemove={() => state.setNarrowing({ ranges: ranges.toSpliced(place, 1) })}
          />
        ))}
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => state.setNarrowing({ ranges: [...ranges, { metric: 'reach', min: null, max: null }] })}
        >
          {t('posts.narrow.add')}
        </Button>
        <h4>{t('posts.narrow.flagged')}</h4>
        <Check isSelected={flagged} onChange={(on) => state.setNarrowing({ flagged: on })}>
          {t('posts.narrow.flagged.only')}
        </Check>
        <p className="note">{t('posts.narrow.flagged.why')}</p>
        <h4>{t('posts.narrow.aside')}</h4>
        <div className="reasons">
          {LISTED_ASIDE.map((reason) => (
            <Check
              key={reason}
              isSelected={aside.includes(reason)}
              onChange={(on) =>
                state.setNarrowing({
                  aside: LISTED_ASIDE.filter((each) => (each === reason ? on : aside.includes(each))),
                })
              }
            >
              {t(`posts.aside.${reason}`)}
            </Check>
          ))}
        </div>
        {(n > 0 || ranges.length > 0) && (
          <Button kind="quiet" onPress={() => state.setNarrowing({ ranges: [], flagged: false, aside: [] })}>
            {t('posts.narrow.none')}
          </Button>
        )}
      </div>
    </PopoverSheet>
  )
}

interface RangeRowProps {
  readonly range: PostRange
  readonly onChange: (range: PostRange) => void
  readonly onRemove: () => void
}

/** One number between two values. Rates are typed in percent. */
function RangeRow({ range, onChange, onRemove }: RangeRowProps) {
  const t = useWords()
  const has = useHasWords()
  const { metric } = range
  const choose = (value: string) => {
    const next = POST_NUMBERS.find((each) => each === value)
    // Limits of one number mean nothing for another.
    if (next !== undefined) onChange({ metric: next, min: null, max: null })
  }
  return (
    <div className="range">
      <select
        className="field"
        aria-label={t('posts.narrow.metric')}
        value={metric}
        onChange={(event) => choose(event.target.value)}
      >
        {POST_NUMBERS.map((each) => (
          <option key={each} value={each}>
            {headWords(each, t, has)}
          </option>
        ))}
      </select>
      <Limit
        metric={metric}
        label={t('posts.narrow.min', { metric: headWords(metric, t, has) })}
        placeholder={t('posts.narrow.from')}
        value={range.min}
        onChange={(min) => onChange({ ...range, min })}
      />
      <Limit
        metric={metric}
        label={t('posts.narrow.max', { metric: headWords(metric, t, has) })}
        placeholder={t('posts.narrow.to')}
        value={range.max}
        onChange={(max) => onChange({ ...range, max })}
      />
      <span className="mute">{isRate(metric) ? '%' : ''}</span>
      <Button kind="quiet" icon="cross" aria-label={t('posts.narrow.remove')} onPress={onRemove} />
    </div>
  )
}

function Limit(props: {
  readonly metric: PostNumber
  readonly label: string
  readonly placeholder: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const { metric, value, onChange } = props
  const numbers = useNumbers()
  const unit = isRate(metric) ? 100 : 1
  const written = value === null ? '' : String(Number((value * unit).toPrecision(12)))
  const [text, setText] = useState(written)
  const read = readNumber(text)
  return (
    <input
      className="field"
      inputMode="decimal"
      aria-label={props.label}
      aria-invalid={read === undefined}
      placeholder={props.placeholder}
      title={value === null ? undefined : isRate(metric) ? numbers.rate(value) : numbers.count(value)}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const next = readNumber(event.target.value)
        if (next !== undefined) onChange(next === null ? null : Number((next / unit).toPrecision(12)))
      }}
    />
  )
}
