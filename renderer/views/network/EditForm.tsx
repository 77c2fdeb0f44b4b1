import { useState, type ReactNode } from 'react'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useWords } from '../../i18n/useWords'

/** The frame of every edit dialog: what went wrong, the fields, save, cancel, remove (asked twice in its own place). */
export function EditForm({
  error,
  canSave,
  onSave,
  onCancel,
  onRemove,
  children,
}: {
  readonly error: unknown
  readonly canSave: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly onRemove?: () => void
  readonly children: ReactNode
}) {
  const t = useWords()
  const [isAsked, setAsked] = useState(false)
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (canSave) onSave()
      }}
    >
      {error !== null && error !== undefined && <ErrorPanel error={error} />}
      {children}
      <div className="acts">
        <Button kind="primary" type="submit" isDisabled={!canSave}>
          {t('common.save')}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
        {onRemove !== undefined && (
          <span className="end">
            <Button kind="quiet" onPress={() => (isAsked ? onRemove() : setAsked(true))}>
              {t(isAsked ? 'network.remove_sure' : 'common.remove')}
            </Button>
          </span>
        )}
      </div>
    </form>
  )
}
