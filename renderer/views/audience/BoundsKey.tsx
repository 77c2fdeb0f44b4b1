import { useWords } from '../../i18n/useWords'

/** What the bars of the clauses mean, drawn: certain, possible, value under an assumption; then how to read the threshold. */
export function BoundsKey() {
  const t = useWords()
  return (
    <div className="bounds-key">
      <div className="key">
        <span>
          <svg width="26" height="10" aria-hidden="true">
            <path d="M0 0h26v10H0z" fill="var(--soft)" />
          </svg>
          {t('audience.bounds.certain')}
        </span>
        <span>
          <svg width="26" height="10" aria-hidden="true">
            <path d="M.5.5h25v9H.5z" fill="var(--sheet)" stroke="var(--control)" />
            <path d="M4 9 12 1M10 9l8-8M16 9l8-8" fill="none" stroke="var(--control)" />
          </svg>
          {t('audience.bounds.possible')}
        </span>
        <span>
          <svg width="10" height="8" aria-hidden="true">
            <path d="M0 0h10L5 8z" fill="var(--soft)" />
          </svg>
          {t('audience.bounds.assumed')}
        </span>
      </div>
      <p className="note">{t('audience.bounds.key')}</p>
    </div>
  )
}
