import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { PostDetail } from './postDetail'

/** From this share of the account's interactions on, a post is said to weigh. */
const HEAVY = 0.5

/** Why a post is flagged, in words: its rate is unusual for its account, and how much of the account's interactions it holds. */
export function Flagged({ detail }: { readonly detail: PostDetail }) {
  const t = useWords()
  const numbers = useNumbers()
  const { flag, weight } = detail
  const isHeavy = weight !== null && weight.n > 1 && weight.share > HEAVY
  if (flag === null && !isHeavy) return null
  const share = weight === null ? '' : numbers.share(weight.share)
  const reasons = [
    ...(isHeavy ? [t('posts.flag.weight', { share, n: weight.n })] : []),
    ...(flag === null
      ? []
      : [t(flag.z > 0 ? 'posts.flag.high' : 'posts.flag.low', { rate: flag.rate.toUpperCase(), n: flag.n })]),
    ...(isHeavy || weight === null ? [] : [t('posts.flag.share', { share })]),
  ]
  return (
    <p className="note flagged">
      <b>{t(flag === null ? 'posts.flag.heavy' : 'posts.flag')}</b> {reasons.join(' ')} {t('posts.flag.kept')}
    </p>
  )
}
