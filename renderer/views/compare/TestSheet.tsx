import type { ComparisonResult } from '../../../shared/contract/compare'
import { DialogSheet } from '../../components/Sheet'
import { useWords } from '../../i18n/useWords'
import { TestTable } from './TestTable'

/** Words of the sheet that are explained, in the order of the columns. */
const TERMS = ['a', 'delta', 'ratio', 'adjusted', 'p', 'q', 'brunner', 'strength'] as const

/** Every test of the family on screen, and what each of its numbers means: nobody has to believe the sentence. */
export function TestSheet({
  result,
  isOpen,
  onClose,
}: {
  readonly result: ComparisonResult
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const t = useWords()
  return (
    <DialogSheet title={t('compare.test.title')} isOpen={isOpen} onClose={onClose} wide>
      <TestWords result={result} />
      <TestTable result={result} />
      <h3 className="terms-title">{t('compare.test.terms')}</h3>
      <dl className="terms">
        {TERMS.map((term) => (
          <div key={term}>
            <dt>{t(`compare.term.${term}`)}</dt>
            <dd>{t(`compare.term.${term}.what`)}</dd>
          </div>
        ))}
      </dl>
    </DialogSheet>
  )
}

/** How many tests of which kind, judged together; and the one over all groups. */
export function TestWords({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const { kruskal, pairs, scheme } = result
  const hasPermutation = pairs.some(({ brunnerMunzel }) => brunnerMunzel?.method === 'permutation')
  return (
    <>
      <p className="note">{t(`compare.test.what.${scheme}`, { n: pairs.length })}</p>
      {kruskal !== null && (
        <p className="note">{t('compare.test.kruskal', { h: kruskal.h, df: kruskal.df, p: kruskal.p })}</p>
      )}
      {hasPermutation && <p className="note">{t('compare.test.permutation')}</p>}
    </>
  )
}
