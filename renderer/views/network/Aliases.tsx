import type { Account } from '../../../shared/contract/network'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'

/** The names and numbers by which files know the account; one that was wrong can be forgotten. */
export function Aliases({
  aliases,
  onChange,
}: {
  readonly aliases: Account['aliases']
  readonly onChange: (aliases: Account['aliases']) => void
}) {
  const t = useWords()
  if (aliases.length === 0) return null
  return (
    <fieldset className="aliases">
      <legend className="small soft">{t('network.aliases')}</legend>
      <ul>
        {aliases.map((alias) => (
          <li key={`${alias.kind} ${alias.value}`}>
            <span className="mute">{t(`network.alias.${alias.kind}`)}</span>
            <span className="value">{alias.value}</span>
            <Button
              kind="quiet"
              icon="cross"
              aria-label={t('network.alias_forget', { value: alias.value })}
              onPress={() => onChange(aliases.filter((each) => each !== alias))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
