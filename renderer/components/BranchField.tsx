import { useNetwork } from '../api/useNetwork'
import { useWords } from '../i18n/useWords'
import { SelectField } from './Field'

const NONE = 'none'

interface BranchFieldProps {
  readonly label: string
  /** null = no branch in particular. */
  readonly value: number | null
  readonly onChange: (branchId: number | null) => void
  /** What no branch means here; "the whole network" where it is left out. */
  readonly none?: string
  /** Archived branches only where they are chosen already. */
  readonly isOfToday?: boolean
}

/** Which branch something belongs to. */
export function BranchField({ label, value, onChange, none, isOfToday = false }: BranchFieldProps) {
  const t = useWords()
  const branches = useNetwork()?.branches ?? []
  const offered = branches.filter((each) => !isOfToday || each.archivedOn === null || each.id === value)
  return (
    <SelectField
      label={label}
      value={value === null ? NONE : String(value)}
      onChange={(id) => onChange(id === NONE ? null : Number(id))}
      choices={[
        { id: NONE, text: none ?? t('network.whole') },
        ...offered.map((each) => ({ id: String(each.id), text: each.name })),
      ]}
    />
  )
}
