import { SelectField } from '../../components/Field'
import { useNetwork } from '../../api/useNetwork'
import { useWords } from '../../i18n/useWords'

const WHOLE = 'network'

/** Which branch something belongs to; null = the whole network. */
export function BranchField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly onChange: (branchId: number | null) => void
}) {
  const t = useWords()
  const branches = useNetwork()?.branches ?? []
  return (
    <SelectField
      label={label}
      value={value === null ? WHOLE : String(value)}
      onChange={(id) => onChange(id === WHOLE ? null : Number(id))}
      choices={[
        { id: WHOLE, text: t('network.whole') },
        ...branches.map((each) => ({ id: String(each.id), text: each.name })),
      ]}
    />
  )
}
