import { useMemo } from 'react'
import type { MessageList, MessagePairs } from '../../../../shared/contract/alike'
import { both } from '../../../api/answered'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { ButtonLink } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { Raised } from '../../../components/Raised'
import { Sentence } from '../../../components/Sentence'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { AlikePhrases } from '../alike/AlikePhrases'
import { useAlikeState, type AlikeState } from '../alike/alikeState'
import { MessageRows } from './MessageRows'
import { MessageTexts } from './MessageTexts'
import { PairRows } from './PairRows'
import { useMessagesUnder } from './messagesWords'
import { useMessagePages } from './useMessagePages'
import '../../../plots/plots.css'
import '../alike/alike.css'
import './messages.css'

/** The same message on several accounts: found, drawn row by row, compared pair by pair. */
export function MessagesTab() {
  const state = useAlikeState()
  const { query, focus } = state
  const asked = useMemo(() => ({ ...query, focus }), [query, focus])
  const list = useQuery(['messages.list', query], (api, signal) => api.messages.list(query, { signal }))
  const pairs = useQuery(['messages.pairs', asked], (api, signal) => api.messages.pairs(asked, { signal }))
  return (
    <>
      <AlikePhrases state={state} groups={list.data?.groups ?? []} />
      <Answer query={both(list, pairs)}>
        {([found, compared]) => <Found list={found} pairs={compared} state={state} />}
      </Answer>
    </>
  )
}

function Found({
  list,
  pairs,
  state,
}: {
  readonly list: MessageList
  readonly pairs: MessagePairs
  readonly state: AlikeState
}) {
  const t = useWords()
  const under = useMessagesUnder(list, pairs)
  const pages = useMessagePages(list)
  if (list.messages.length === 0) return <NoMessage list={list} pairs={pairs} />
  return (
    <div className="cols">
      <div>
        <Sentence as="h1" finding={pairs.finding} under={<Raised>{under.join(' · ')}</Raised>} />
        <MessageRows list={list} pairs={pairs} state={state} under={under} onOpen={pages.open} />
        <PairRows pairs={pairs} state={state} />
        <MessageTexts list={list} pages={pages} />
      </div>
      <MarginNotes>
        <MarginNote title={t('messages.note.what')}>
          <p>{t('messages.note.what.text', { share: list.similarity, days: list.days })}</p>
        </MarginNote>
        <MarginNote title={t('messages.note.one')}>
          <p>{t('messages.note.one.text')}</p>
        </MarginNote>
        {pairs.finding.strength === 'likely' && (
          <MarginNote title={t('messages.note.likely')}>
            <p>{t('messages.note.likely.text', { n: Number(pairs.finding.data['n'] ?? 0) })}</p>
          </MarginNote>
        )}
      </MarginNotes>
    </div>
  )
}

/** No message on several accounts: what was looked for, and where it would be found. */
function NoMessage({ list, pairs }: { readonly list: MessageList; readonly pairs: MessagePairs }) {
  const t = useWords()
  const say = useSentence()
  return (
    <Empty
      title={list.read === 0 ? t('messages.empty.no_text') : say('finding', pairs.finding)}
      note
      actions={
        <ButtonLink to={list.read === 0 ? '/imports' : '/posts'} kind="primary">
          {t(list.read === 0 ? 'compare.empty.import' : 'compare.empty.posts')}
        </ButtonLink>
      }
    >
      {t('messages.empty.why', { n: list.read, share: list.similarity, days: list.days })}
    </Empty>
  )
}
