import type { Strength as StrengthCode } from '../../shared/vocabulary'
import { useWords } from '../i18n/useWords'

/** Filled, half, hollow: how sure a sentence is, or how far a step of work has come. */
export function Notehead({
  fill,
  colour = 'var(--ink)',
}: {
  readonly fill: 'full' | 'half' | 'none'
  readonly colour?: string
}) {
  return (
    <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
      <g transform="rotate(-18 8 6)">
        {fill === 'full' ? (
          <ellipse cx="8" cy="6" rx="6.4" ry="4.5" fill={colour} />
        ) : (
          <ellipse cx="8" cy="6" rx="5.7" ry="3.8" fill="none" stroke={colour} strokeWidth="1.5" />
        )}
        {fill === 'half' && <path d="M2.3 6a5.7 3.8 0 0 0 11.4 0z" fill={colour} />}
      </g>
    </svg>
  )
}

const FILLS = { clear: 'full', likely: 'half', cannot_tell: 'none' } as const

/** The strength of a sentence: its notehead and always its word. */
export function Strength({ strength }: { readonly strength: StrengthCode }) {
  const t = useWords()
  return (
    <span className="strength">
      <Notehead fill={FILLS[strength]} />
      {t(`strength.${strength}`)}
    </span>
  )
}
