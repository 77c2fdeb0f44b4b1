import { useEffect, useState } from 'react'

const QUIET_MS = 250

/** The value once it has been still for a moment: one does not ask at each letter. */
export function useQuiet<T>(value: T): T {
  const [quiet, setQuiet] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), QUIET_MS)
    return () => clearTimeout(timer)
  }, [value])
  return quiet
}
