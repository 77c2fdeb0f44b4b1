import { useId, useState } from 'react'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { Clause } from './clauseWords'
import { shareIf, tippingPart } from './whatIf'

/** What if: a part of what is not known is put into the target, and the sentence says where the verdict turns. */
export function WhatIf({ clause, condition }: { readonly clause: Clause; readonly condition: string }) {
  const t = useWords()
  const numbers = useNumbers()
  const id = useId()
  const tip = tippingPart(clause.bounds, clause.threshold)
  const [part, setPart] = useState(() => Math.ceil((tip ?? 0.5) * 100))
  if (tip === null) return null
  const share = shareIf(clause.bounds, part / 100)
  const write = clause.kind === 'index' ? numbers.index : numbers.share
  return (
    <div className="wi">
      <label htmlFor={id}>
        {t('audience.whatif', {
          part: part / 100,
          condition,
          value: write(share),
          side: share >= clause.threshold - 1e-9 ? 'above' : 'below',
        })}{' '}
        <span className="mute">{t('audience.whatif.tip', { tip })}</span>
      </label>
      <span className="slide">
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={part}
          aria-valuetext={numbers.share(part / 100)}
          onChange={(event) => setPart(Number(event.target.value))}
        />
        <i aria-hidden="true" style={{ left: `${tip * 100}%` }}>
          {t('audience.whatif.turn')}
        </i>
      </span>
    </div>
  )
}
