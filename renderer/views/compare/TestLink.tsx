import { useState } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'
import { TestSheet } from './TestSheet'

/** Ends the line under a sentence: the tests behind it. Nothing where nothing was tested. */
export function TestLink({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  if (result.pairs.length === 0) return null
  return (
    <>
      {' · '}
      <Button kind="link" onPress={() => setOpen(true)}>
        {t('compare.under.test')}
      </Button>
      <TestSheet result={result} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
