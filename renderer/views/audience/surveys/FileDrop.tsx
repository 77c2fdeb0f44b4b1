import { useRef, type ReactNode } from 'react'
import type { Failure } from '../../../api/errors'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { StaffMark } from '../../../components/StaffMark'
import { useWords } from '../../../i18n/useWords'
import { useFileDrop } from '../../imports/useFileDrop'
import { useSending } from '../../imports/useSending'

interface FileProps {
  /** Gets the id of the upload; of several files the first is taken. */
  readonly onSent: (uploadId: string) => void
}

/** One file, dropped anywhere in the window or chosen. */
export function FileDrop({ label, what, onSent }: FileProps & { readonly label: string; readonly what: string }) {
  const { isOver, isSending, button, problems } = useOneFile(onSent)
  return (
    <>
      <section className={`drop${isOver ? ' over' : ''}`} aria-label={label} aria-busy={isSending}>
        <span className="lg">
          <StaffMark muted />
        </span>
        <div>
          <p className="serif">{label}</p>
          <p className="note">{what}</p>
        </div>
        <div className="acts">{button('plain')}</div>
      </section>
      {problems}
    </>
  )
}

/** The same as a button among others. */
export function FileButton({ onSent }: FileProps) {
  const { button, problems } = useOneFile(onSent)
  return (
    <>
      {button('quiet')}
      {problems}
    </>
  )
}

function useOneFile(onSent: (uploadId: string) => void) {
  const t = useWords()
  const input = useRef<HTMLInputElement>(null)
  const { sending, failure, leftOut, addDropped, addChosen } = useSending(([first]) => {
    if (first !== undefined) onSent(first)
    return Promise.resolve()
  })
  const isOver = useFileDrop((transfer) => void addDropped(transfer))
  const { desktop } = window
  const choose = async () => {
    if (desktop === undefined) return input.current?.click()
    const [first] = await desktop.openFiles()
    if (first !== undefined) onSent(first)
  }
  const button = (kind: 'plain' | 'quiet'): ReactNode => (
    <>
      <Button kind={kind} onPress={() => void choose()}>
        {t('surveys.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-one-file
        aria-label={t('surveys.choose')}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          void addChosen(chosen)
        }}
      />
    </>
  )
  return {
    isOver,
    isSending: sending !== null,
    button,
    problems: <Problems failure={failure} unread={leftOut.unread} />,
  }
}

function Problems({ failure, unread }: { readonly failure: Failure | null; readonly unread: readonly string[] }) {
  const t = useWords()
  return (
    <>
      {failure !== null && <ErrorPanel error={failure} />}
      {unread.map((name) => (
        <p key={name} className="note" role="status">
          {t('surveys.unreadable', { name })}
        </p>
      ))}
    </>
  )
}
