import type { Message, MessageList, MessageMember } from '../../../../shared/contract/alike'
import { Link } from '../../../address/Link'
import { useNetwork } from '../../../api/useNetwork'
import { PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { Pages } from '../Pages'
import { kindOf } from '../unit'
import { useMessageDays } from './messagesWords'
import { anchorOf, type MessagePages } from './useMessagePages'

/** Every message with its posts, each a way to its sheet; what does not count says why. Twelve at once. */
export function MessageTexts({ list, pages }: { readonly list: MessageList; readonly pages: MessagePages }) {
  const t = useWords()
  const posts = list.messages.reduce((total, { members }) => total + members.length, 0)
  return (
    <section className="chapter" aria-labelledby="messages-texts">
      <h2 id="messages-texts">{t('messages.texts', { n: posts })}</h2>
      <ol className="message-texts">
        {pages.shown.map((message) => (
          <li key={message.id} id={anchorOf(message.id)}>
            <Text message={message} list={list} />
          </li>
        ))}
      </ol>
      <Pages page={pages.page} pages={pages.pages} total={list.messages.length} size={pages.size} />
      {list.messages.length < list.total && (
        <p className="note">{t('messages.kept', { n: list.messages.length, total: list.total })}</p>
      )}
    </section>
  )
}

function Text({ message, list }: { readonly message: Message; readonly list: MessageList }) {
  const days = useMessageDays()
  return (
    <>
      <p className="words">{message.text}</p>
      <p className="note">
        <PlatformMark platform={message.platform} />
        {' · '}
        <Raised>{days(message)}</Raised>
      </p>
      <ul>
        {message.members.map((member) => (
          <li key={member.postId}>
            <Member member={member} list={list} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Member({ member, list }: { readonly member: MessageMember; readonly list: MessageList }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const network = useNetwork()
  const account = network?.accounts.find(({ id }) => id === member.accountId)
  const name = list.groups.find(({ key }) => key === member.group)?.label ?? account?.name ?? String(member.accountId)
  const notes = [
    ...(member.similarity < 1 ? [t('messages.like', { share: member.similarity })] : []),
    ...(member.setAside === null ? [] : [t(`compare.reason.${member.setAside}`, { n: 1 })]),
    ...(member.counts ? [] : [t('messages.again')]),
    ...(member.group === null ? [t('messages.no_group')] : []),
  ]
  return (
    <>
      <Link to={`/posts?post=${member.postId}`}>
        {name}, <Raised>{days.shortDay(member.day)}</Raised>
      </Link>{' '}
      <b>{numbers[kindOf(list.unit)](member.value)}</b>
      {notes.length > 0 && <span className="mute">{` · ${notes.join(' · ')}`}</span>}
    </>
  )
}
