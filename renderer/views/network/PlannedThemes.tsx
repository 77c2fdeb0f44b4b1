import { useIntl } from 'react-intl'
import type { EditorialLine } from '../../../shared/contract/network'
import type { Network } from '../../api/useNetwork'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** What the line plans to publish: a tick on 0–100 % per theme, with its share. */
export function PlannedThemes({ network, line }: { readonly network: Network; readonly line: EditorialLine }) {
  const t = useWords()
  const { locale } = useIntl()
  const numbers = useNumbers()
  if (line.themes.length === 0) return null
  return (
    <table className="planned">
      <thead>
        <tr className="label">
          <th scope="col">{t('network.themes')}</th>
          <th scope="col" />
          <th scope="col" className="num">
            {t('network.planned')}
          </th>
        </tr>
      </thead>
      <tbody>
        {line.themes.map(({ themeId, plannedShare }) => {
          const theme = network.themes.find((each) => each.id === themeId)
          return (
            <tr key={themeId}>
              <th scope="row">{locale.startsWith('fr') ? theme?.labelFr : theme?.labelEn}</th>
              <td>
                {plannedShare !== null && (
                  <svg viewBox="0 0 150 16" width="150" height="16" aria-hidden="true">
                    <path d="M0 8H150" stroke="var(--line)" />
                    <path d={`M${plannedShare * 150} 1v14`} stroke="var(--ink)" strokeWidth="2" />
                  </svg>
                )}
              </td>
              <td className="num mute">{numbers.share(plannedShare)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
