import { useIntl } from 'react-intl'
import type { EditorialLine } from '../../../shared/contract/network'
import type { Network } from '../../api/useNetwork'
import { Check } from '../../components/Field'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { plannedSum, isOverWhole } from './lines'
import { PercentInput } from './PercentInput'

type Themes = EditorialLine['themes']

/** Themes the account should publish, each with its share of the posts if one is planned; their sum, which cannot pass the whole. */
export function ThemeShares({
  network,
  themes,
  onChange,
}: {
  readonly network: Network
  readonly themes: Themes
  readonly onChange: (themes: Themes) => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const { locale } = useIntl()
  const change = (themeId: number, plannedShare: number | null | undefined) => {
    const others = themes.filter((each) => each.themeId !== themeId)
    onChange(plannedShare === undefined ? others : [...others, { themeId, plannedShare }])
  }
  if (network.themes.length === 0) return null
  const sum = plannedSum(themes)
  return (
    <fieldset>
      <legend>{t('network.themes_planned')}</legend>
      <div className="themes">
        {network.themes.map((theme) => {
          const planned = themes.find((each) => each.themeId === theme.id)
          const label = locale.startsWith('fr') ? theme.labelFr : theme.labelEn
          return (
            <div key={theme.id}>
              <Check isSelected={planned !== undefined} onChange={(on) => change(theme.id, on ? null : undefined)}>
                {label}
              </Check>
              {planned !== undefined && (
                <PercentInput
                  label={t('network.planned_of', { theme: label })}
                  value={planned.plannedShare}
                  onChange={(share) => change(theme.id, share)}
                />
              )}
            </div>
          )
        })}
      </div>
      {sum !== null && (
        <p className={isOverWhole(themes) ? 'problem' : 'note'} role="status">
          {t(isOverWhole(themes) ? 'line.themes.over' : 'line.themes.sum', {
            sum: numbers.share(sum),
            rest: numbers.share(Math.max(0, 1 - sum)),
          })}
        </p>
      )}
    </fieldset>
  )
}
