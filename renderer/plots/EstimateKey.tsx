import { useWords } from '../i18n/useWords'

interface EstimateKeyProps {
  readonly hasBrackets: boolean
  readonly hasImmature: boolean
  /** Posts drawn as arrows on the edge. */
  readonly beyond: number
  /** Posts far out: filled where they count in the numbers, crossed where they are left out. */
  readonly outliers?: { readonly n: number; readonly used: 'with' | 'without' } | null
  /** What the rows are ordered by: the shrunken estimate, or time. */
  readonly order?: 'shrunken' | 'time' | 'list'
}

/** What the marks of the row chart mean. */
export function EstimateKey({
  hasBrackets,
  hasImmature,
  beyond,
  outliers = null,
  order = 'shrunken',
}: EstimateKeyProps) {
  const t = useWords()
  return (
    <div className="key">
      <span>
        <svg width="34" height="10" aria-hidden="true">
          <path d="M0 5h34" stroke="var(--soft)" strokeWidth="3" />
          <ellipse cx="17" cy="5" rx="6" ry="4.2" transform="rotate(-18 17 5)" fill="var(--soft)" />
        </svg>
        {t('plots.key.median')}
      </span>
      <span>
        <svg width="8" height="8" aria-hidden="true">
          <circle cx="4" cy="4" r="2.6" fill="none" stroke="var(--control)" />
        </svg>
        {t('plots.key.post')}
      </span>
      {outliers !== null && (
        <span>
          <svg width="8" height="8" aria-hidden="true">
            {outliers.used === 'with' ? (
              <circle cx="4" cy="4" r="2.6" fill="var(--control)" />
            ) : (
              <path d="M1.6 1.6l4.8 4.8M1.6 6.4l4.8-4.8" stroke="var(--soft)" strokeWidth="1.2" />
            )}
          </svg>
          {t(`plots.key.outliers.${outliers.used}`, { n: outliers.n })}
        </span>
      )}
      {hasImmature && (
        <span>
          <svg width="8" height="8" aria-hidden="true">
            <circle cx="4" cy="4" r="2.8" fill="var(--wash-2)" stroke="var(--control)" strokeDasharray="1.5 1.5" />
          </svg>
          {t('plots.key.immature')}
        </span>
      )}
      {hasBrackets && (
        <span>
          <svg width="9" height="14" aria-hidden="true">
            <path d="M8 1H2v12h6" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
          </svg>
          {t('plots.key.bracket')}
        </span>
      )}
      {beyond > 0 && (
        <span>
          <svg width="8" height="8" aria-hidden="true">
            <path d="M1 1 6 4 1 7" fill="none" stroke="var(--soft)" strokeWidth="1.4" />
          </svg>
          {t('plots.key.beyond', { n: beyond })}
        </span>
      )}
      <span>{t(order === 'shrunken' ? 'plots.key.order' : `plots.key.order.${order}`)}</span>
    </div>
  )
}
