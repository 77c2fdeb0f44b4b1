import { useQuery } from '../../api/useQuery'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** What a circle of a chart is: date, first words, value, and the group it belongs to with its n. */
export function PostPreview({ id, group, n }: { readonly id: string; readonly group: string; readonly n: string }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { data, isPlaceholderData } = useQuery(['posts.get', id], (api, signal) => api.posts.get({ id }, { signal }))
  const post = isPlaceholderData ? undefined : data?.post
  if (post === undefined) return <span className="mute">{t('common.reading')}</span>
  return (
    <>
      <b>{post.publishedDay === null ? MISSING : days.day(post.publishedDay)}</b>
      <br />
      {(post.text ?? t('posts.no_text')).slice(0, 90)}
      <br />
      <span className="mute">
        {t('posts.preview', { err: numbers.rate(post.err), erv: numbers.rate(post.erv), group, n })}
      </span>
    </>
  )
}
