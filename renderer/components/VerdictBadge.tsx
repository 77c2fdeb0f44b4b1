import type { Grade as GradeCode, Verdict } from '../../shared/vocabulary'
import { useWords } from '../i18n/useWords'

/** The interval beside its threshold: right of it, left of it, across it. */
export function VerdictDrawing({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">
      {verdict === 'reaches' && <path d="M21 7h11" stroke="var(--accent)" strokeWidth="5" />}
      {verdict === 'does_not_reach' && <path d="M2 7h11" stroke="var(--ink)" strokeWidth="5" />}
      {verdict === 'cannot_tell' && (
        <path d="M8 4.5h18v5H8z" fill="var(--sheet)" stroke="var(--mute)" strokeWidth="1.4" />
      )}
      <path d="M17 1v12" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  )
}

const CLASSES = { reaches: 'yes', does_not_reach: 'no', cannot_tell: 'maybe' } as const

/** Reaches, does not reach, cannot tell: drawing and word, then the grade of the evidence. */
export function VerdictBadge({ verdict, grade }: { readonly verdict: Verdict; readonly grade?: GradeCode | null }) {
  const t = useWords()
  return (
    <span className={`verdict ${CLASSES[verdict]}`}>
      <VerdictDrawing verdict={verdict} />
      <span className="word">{t(`verdict.${verdict}`)}</span>
      {grade !== undefined && grade !== null && <Grade grade={grade} />}
    </span>
  )
}

/** Strength of the evidence, A to D; the word says what the letter is. */
export function Grade({ grade }: { readonly grade: GradeCode }) {
  const t = useWords()
  return (
    <span className="grade" title={t(`grade.${grade}`)}>
      <span className="vh">{t('grade.label')} </span>
      {grade}
    </span>
  )
}
