import { useMemo } from 'react'
import { useIntl } from 'react-intl'

/** Writes a score from 0 to 1 with two decimals: 0,62. */
export function useScore(): (score: number) => string {
  const { locale } = useIntl()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return (score) => format.format(score)
  }, [locale])
}
