import { useId, type Ref } from 'react'
import { useWords } from '../../../i18n/useWords'

/** A topic in words, with those already known offered while one types. */
export function TopicField({
  value,
  topics,
  onChange,
  problem = null,
  ref,
}: {
  readonly value: string
  readonly topics: readonly string[]
  readonly onChange: (topic: string) => void
  readonly problem?: string | null
  readonly ref?: Ref<HTMLInputElement>
}) {
  const t = useWords()
  const id = useId()
  return (
    <div className="fieldset">
      <label htmlFor={id}>{t('needs.topic')}</label>
      <input
        id={id}
        className="field"
        ref={ref}
        value={value}
        maxLength={200}
        list={`${id}-list`}
        autoComplete="off"
        aria-required="true"
        {...(problem === null
          ? {}
          : { 'aria-invalid': true, 'data-invalid': true, 'aria-describedby': `${id}-problem` })}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <datalist id={`${id}-list`}>
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      {problem !== null && (
        <span className="problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  )
}
