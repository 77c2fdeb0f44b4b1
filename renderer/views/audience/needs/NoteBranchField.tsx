import { useNetwork } from '../../../api/useNetwork'
import { SelectField } from '../../../components/Field'
import { useWords } from '../../../i18n/useWords'

const NONE = 'none'

/** The library a note comes from; null = none in particular. Archived ones only where they are chosen already. */
export function NoteBranchField({
  value,
  onChange,
}: {
  readonly value: number | null
  readonly onChange: (branchId: number | null) => void
}) {
  const t = useWords()
  const branches = useNetwork()?.branches ?? []
  return (
    <SelectField
      label={t('needs.branch')}
      value={value === null ? NONE : String(value)}
      onChange={(id) => onChange(id === NONE ? null : Number(id))}
      choices={[
        { id: NONE, text: t('needs.branch_none') },
        ...branches
          .filter((each) => each.archivedOn === null || each.id === value)
          .map((each) => ({ id: String(each.id), text: each.name })),
      ]}
    />
  )
}
