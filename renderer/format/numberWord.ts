import { useCallback } from 'react'
import { useNumbers } from './numbers'
import { useHasWords, useWords } from '../i18n/useWords'

/** Small numbers as words, as an edited page writes them: "neuf", "une" (feminine) — digits above twenty. */
export function useNumberWord(): (value: number, feminine: boolean) => string {
  const t = useWords()
  const has = useHasWords()
  const numbers = useNumbers()
  return useCallback(
    (value, feminine) => {
      const own = `number.${value}.feminine`
      if (feminine && has(own)) return t(own)
      return has(`number.${value}`) ? t(`number.${value}`) : numbers.count(value)
    },
    [t, has, numbers],
  )
}

/** First letter upper case: for a number word that begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
