import { useEffect, useState } from 'react'
import type { Progress } from '../../shared/contract/common'
import { useNumbers } from '../format/numbers'
import { useHasWords, useWords } from '../i18n/useWords'
import { Button } from './Button'
import { Icon } from './Icon'
import { Notehead } from './Notehead'

/** Nothing for 300 ms, then lines where the text will be. For reading; long work shows its steps (`Steps`). */
export function Waiting() {
  const t = useWords()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <div className="sk" role="status">
      <span className="vh">{t('common.reading')}</span>
      <i style={{ width: '92%' }} />
      <i style={{ width: '78%' }} />
      <i style={{ width: '85%' }} />
    </div>
  )
}

interface StepsProps {
  readonly title: string
  /** Progress by stage as useTask keeps it: passed stages first, the current one last. */
  readonly stages: readonly Progress[]
  /** Stages known beforehand, in order, so that what remains can be seen. Words: `stage.<id>`. */
  readonly expected: readonly string[]
  readonly onCancel: () => void
  /** Whether anything is written yet. */
  readonly note: string
}

/** Long work: its steps with noteheads, real counts, cancel, and whether anything is written. Says each new step aloud. */
export function Steps({ title, stages, expected, onCancel, note }: StepsProps) {
  const t = useWords()
  const has = useHasWords()
  const numbers = useNumbers()
  const now = stages.at(-1)
  const name = (stage: string) => (has(`stage.${stage}`) ? t(`stage.${stage}`) : stage)
  const names = [...new Set([...stages.map((each) => each.stage), ...expected])]
  const share = now?.total === null || now === undefined || now.total === 0 ? null : now.done / now.total
  const counts = (step: Progress) =>
    t(step.total === null ? 'common.done_open' : 'common.done_of', {
      done: numbers.count(step.done),
      total: numbers.count(step.total),
      unit: has(`unit.${step.unit}`) ? t(`unit.${step.unit}`, { n: step.total ?? step.done }) : step.unit,
    })
  return (
    <section className="waiting">
      <h2>{title}</h2>
      <div
        className="pb"
        role="progressbar"
        aria-label={title}
        {...(share === null
          ? {}
          : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <i style={{ width: `${(share ?? 0.05) * 100}%` }} />
      </div>
      <ul className="steps">
        {names.map((id) => {
          const step = stages.find((each) => each.stage === id)
          const isNow = id === now?.stage
          return (
            <li
              key={id}
              className={isNow ? 'on' : step === undefined ? 'mute' : ''}
              aria-current={isNow ? 'step' : undefined}
            >
              <span>
                {isNow ? (
                  <Notehead fill="half" />
                ) : step === undefined ? (
                  <Notehead fill="none" colour="var(--control)" />
                ) : (
                  <Icon name="check" />
                )}
              </span>
              <span>{name(id)}</span>
              <span className="mute">{step !== undefined && counts(step)}</span>
            </li>
          )
        })}
      </ul>
      <p className="vh" role="status">
        {now !== undefined && name(now.stage)}
      </p>
      <div className="acts">
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        <span className="note">{note}</span>
      </div>
    </section>
  )
}
