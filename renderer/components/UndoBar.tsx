import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/useWords'
import { Icon } from './Icon'
import { UndoContext, type Undo } from './undoContext'

const SHOWN_MS = 8000

/** Holds the dark bar that tells what was done and takes it back. It stays while the pointer or the focus is on it. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Undo | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const t = useWords()
  useEffect(() => {
    if (shown === null) return
    const timer = setInterval(() => {
      if (bar.current?.matches(':hover, :focus-within') !== true) setShown(null)
    }, SHOWN_MS)
    return () => clearInterval(timer)
  }, [shown])
  const undo = useCallback(() => {
    shown?.undo?.()
    setShown(null)
  }, [shown])
  useEffect(() => {
    if (shown?.undo === undefined) return
    const listen = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || inField) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [shown, undo])
  return (
    <UndoContext value={setShown}>
      {children}
      <div className="toasts" role="status">
        {shown !== null && (
          <div className="toast" ref={bar}>
            <span>{shown.message}</span>
            {shown.undo !== undefined && (
              <>
                <button type="button" onClick={undo}>
                  {t('common.undo')}
                </button>
                <kbd>Ctrl Z</kbd>
              </>
            )}
            <button type="button" className="x" aria-label={t('common.close')} onClick={() => setShown(null)}>
              <Icon name="cross" />
            </button>
          </div>
        )}
      </div>
    </UndoContext>
  )
}
