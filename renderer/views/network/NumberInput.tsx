import { useState } from 'react'

/** A number typed in a sentence; what is not one, or not above nothing, counts as nothing. */
export function NumberInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const [text, setText] = useState(() => String(value))
  return (
    <input
      className="field"
      inputMode="decimal"
      maxLength={6}
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const typed = Number(event.target.value.trim().replace(',', '.') || Number.NaN)
        onChange(Number.isFinite(typed) && typed > 0 ? typed : 0)
      }}
    />
  )
}
