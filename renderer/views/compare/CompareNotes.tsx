import { useState } from 'react'
import type { Finding } from '../../../shared/contract/common'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { Link } from '../../address/Link'
import { Button } from '../../components/Button'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import type { CompareState } from './compareState'
import { useNamedFinding } from './groupNames'
import { MixNotes } from './MixNotes'
import { ReachRefusal } from './ReachRefusal'

/** What to beware of, one note per aside of the engine; and who publishes something else. */
export function CompareNotes({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const say = useSentence()
  const named = useNamedFinding()
  return (
    <MarginNotes>
      {result.asides.map((aside) => {
        const finding = named(aside, result)
        return (
          <MarginNote key={`${aside.code} ${String(aside.data['key'] ?? '')}`} title={say('compare.aside', finding)}>
            <p>
              {say('finding', finding)} <More finding={finding} result={result} state={state} />
            </p>
          </MarginNote>
        )
      })}
      <MixNotes state={state} />
    </MarginNotes>
  )
}

interface MoreProps {
  readonly finding: Finding
  readonly result: ComparisonResult
  readonly state: CompareState
}

/** Where a note leads: the post, the same without it, the posts left out, what may be said instead of a total. */
function More({ finding, result, state }: MoreProps) {
  const t = useWords()
  if (finding.code === 'dominant_post') {
    return <Link to={`/posts?post=${String(finding.data['postId'])}`}>{t('compare.note.see_post')}</Link>
  }
  if (finding.code === 'outliers_decide') {
    const other = result.outliers?.used === 'without' ? 'with' : 'without'
    return (
      <Button kind="link" onPress={() => state.set({ outliers: other })}>
        {t(`compare.note.outliers.${other}`)}
      </Button>
    )
  }
  if (finding.code === 'why_no_reach_total') return <WhatMayBeSaid state={state} />
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

function WhatMayBeSaid({ state }: { readonly state: CompareState }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="link" onPress={() => setOpen(true)}>
        {t('compare.note.reach')}
      </Button>
      <ReachRefusal filter={state.query.filter} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
