import { useId, type ReactNode } from 'react'

/** A part of the margin; `isOpen`: it waits for an answer. */
export function Part({ children, isOpen = false }: { readonly children: ReactNode; readonly isOpen?: boolean }) {
  return <section className={`mapping-part${isOpen ? ' open' : ''}`}>{children}</section>
}

export interface Option {
  readonly id: string
  readonly label: string
}

/** A labelled native list. */
export function Choices({
  label,
  value,
  options,
  onChange,
  empty,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (id: string) => void
  /** First entry, which chooses nothing. */
  readonly empty?: string
}) {
  const id = useId()
  return (
    <div className="fieldset">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
