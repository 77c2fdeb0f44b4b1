import { meaningsOf, type MappingLevel } from '../../../../shared/mapping'
import { useWords } from '../../../i18n/useWords'

const ACCOUNT = new Set<string>(['account_name', 'account_handle', 'platform'])

/** Everything a column can be at a level, in groups: nothing, the row, figures, the account. */
export function MeaningOptions({ level }: { readonly level: MappingLevel }) {
  const t = useWords()
  const { fields, figures } = meaningsOf(level)
  const groups = [
    { id: level, list: fields.filter((field) => !ACCOUNT.has(field)) },
    { id: 'figures', list: figures },
    { id: 'account', list: fields.filter((field) => ACCOUNT.has(field)) },
  ]
  return (
    <>
      <option value="">{t('mapping.nothing')}</option>
      {groups
        .filter(({ list }) => list.length > 0)
        .map(({ id, list }) => (
          <optgroup key={id} label={t(`mapping.group.${id}`)}>
            {list.map((meaning) => (
              <option key={meaning} value={meaning}>
                {t(`mapping.meaning.${meaning}`)}
              </option>
            ))}
          </optgroup>
        ))}
    </>
  )
}
