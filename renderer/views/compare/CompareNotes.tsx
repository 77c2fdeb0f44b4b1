import type { Finding } from '../../../shared/contract/common'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { Link } from '../../address/Link'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { useNamedFinding } from './groupNames'

/** What to beware of, one note per aside of the engine. */
export function CompareNotes({ result }: { readonly result: ComparisonResult }) {
  const say = useSentence()
  const named = useNamedFinding()
  return (
    <MarginNotes>
      {result.asides.map((aside) => {
        const finding = named(aside, result)
        return (
          <MarginNote key={`${aside.code} ${String(aside.data['key'] ?? '')}`} title={say('compare.aside', finding)}>
            <p>
              {say('finding', finding)} <More finding={finding} result={result} />
            </p>
          </MarginNote>
        )
      })}
    </MarginNotes>
  )
}

/** Where a note leads: the post, the posts left out. */
function More({ finding, result }: { readonly finding: Finding; readonly result: ComparisonResult }) {
  const t = useWords()
  if (finding.code === 'dominant_post') {
    return <Link to={`/posts?post=${String(finding.data['postId'])}`}>{t('compare.note.see_post')}</Link>
  }
  if (finding.code === 'set_aside') {
    return (
      <>
        {result.setAside.map(({ reason, n }) => t(`compare.reason.${reason}`, { n })).join(', ')}
        {'. '}
        <Link to="/posts">{t('compare.note.see_aside')}</Link>
      </>
    )
  }
  return null
}
