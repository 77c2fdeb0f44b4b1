import { useEffect, useRef } from 'react'
import { usePreferences } from '../../../i18n/preferences'

/**
 * Single keys of a screen, heard wherever the focus is but in fields, lists and dialogs, and only while single letters are turned on.
 * `act` says whether it knew the key. Keys that others have taken (G then a screen) are left alone.
 */
export function useSingleKeys(act: (key: string) => boolean): boolean {
  const { letters } = usePreferences()
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!letters) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const inside =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], [role="listbox"], [role="dialog"]') !== null
      const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
      if ((inside && !isBox) || document.querySelector('[role="dialog"]') !== null) return
      if (latest.current(event.key.toLowerCase())) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [letters])
  return letters
}
