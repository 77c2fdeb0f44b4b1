import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Button as AriaButton,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  /** Sentence saying what is wrong; the field is then marked invalid. */
  readonly problem?: string | null | undefined
  readonly type?: 'text' | 'date' | 'number' | 'url' | 'search'
  readonly lines?: number
  readonly isRequired?: boolean
  readonly placeholder?: string
}

/** A labelled input. The label is always visible; the hint and the problem are read with it. */
export function Field({ label, value, onChange, hint, problem = null, type = 'text', lines, ...rest }: FieldProps) {
  const { isRequired = false, placeholder } = rest
  return (
    <TextField
      className="fieldset"
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      isRequired={isRequired}
      type={type === 'date' || type === 'number' ? 'text' : type}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input className="field" type={type} placeholder={placeholder ?? ''} />
      ) : (
        <TextArea className="field area" rows={lines} placeholder={placeholder ?? ''} />
      )}
      {hint !== undefined && (
        <Text slot="description" className="note">
          {hint}
        </Text>
      )}
      <FieldError className="problem">{problem}</FieldError>
    </TextField>
  )
}

export interface Choice {
  readonly id: string
  /** What typing finds and a reader says. */
  readonly text: string
  /** What is drawn, when it is more than text: a mark with its name. */
  readonly label?: ReactNode
}

/** A labelled choice of one. */
export function SelectField({
  label,
  value,
  onChange,
  choices,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly choices: readonly Choice[]
}) {
  return (
    <Select className="fieldset" value={value} onChange={(key) => key !== null && onChange(String(key))}>
      <Label>{label}</Label>
      <AriaButton className="field choice">
        <SelectValue />
      </AriaButton>
      <Popover className="menu">
        <ListBox className="list" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.text}>
              {choice.label ?? choice.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** A check box with its words. */
export function Check({
  isSelected,
  isDisabled = false,
  onChange,
  children,
}: {
  readonly isSelected: boolean
  readonly isDisabled?: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
