import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { Finding } from '../../shared/contract/common'
import { useHasWords, useWords } from '../i18n/useWords'
import { findingValues } from './findingValues'

/** A code with its data, as findings and notices cross the contract. */
export interface Coded {
  readonly code: string
  readonly data: Finding['data']
}

/**
 * Turns a code with data into a sentence: `useSentence()('finding', comparison.finding)`. The message is `<area>.<code>`;
 * a code without message says so plainly, with the code, so that support can be asked.
 */
export function useSentence(): (area: string, coded: Coded) => string {
  const { locale } = useIntl()
  const t = useWords()
  const has = useHasWords()
  return useCallback(
    (area, coded) => {
      const id = `${area}.${coded.code}`
      if (!has(id)) return t('common.unknown_code', { code: id })
      // A sentence may begin with a name that is a plain word: a weekday, a month, "without theme".
      const said = t(id, findingValues(coded.data, locale, t)).trim()
      return area === 'finding' ? said.charAt(0).toLocaleUpperCase(locale) + said.slice(1) : said
    },
    [locale, t, has],
  )
}
