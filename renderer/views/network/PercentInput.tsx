import { useState } from 'react'

/** A share typed as a percentage; empty = not planned. */
export function PercentInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly onChange: (share: number | null) => void
}) {
  const [text, setText] = useState(value === null ? '' : String(Math.round(value * 1000) / 10))
  return (
    <span className="percent">
      <input
        className="field"
        inputMode="decimal"
        aria-label={label}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          const typed = Number(event.target.value.replace(',', '.'))
          if (event.target.value.trim() === '') onChange(null)
          else if (Number.isFinite(typed) && typed >= 0 && typed <= 100) onChange(typed / 100)
        }}
      />
      %
    </span>
  )
}
