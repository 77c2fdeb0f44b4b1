import type { ReactNode } from 'react'
import type { Filter } from '../../../shared/contract/common'
import type { ReachAnswer } from '../../../shared/contract/compare'
import { Answer } from '../../components/Answer'
import { ButtonLink } from '../../components/Button'
import { DialogSheet } from '../../components/Sheet'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Link } from '../../address/Link'
import { useDays } from '../../format/days'
import { useSentence } from '../../format/useFinding'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** Somebody wishes for a total of reach: why there is none, and what is sure instead. */
export function ReachRefusal({
  filter,
  isOpen,
  onClose,
}: {
  readonly filter: Filter
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const t = useWords()
  const reach = useQuery(['compare.reach', filter], (api, signal) => api.compare.reach({ filter }, { signal }), {
    enabled: isOpen,
  })
  return (
    <DialogSheet title={t('compare.reach.title')} isOpen={isOpen} onClose={onClose}>
      <div className="no-total">
        <Answer query={reach}>{(answer) => <Known answer={answer} />}</Answer>
        <div className="acts">
          <ButtonLink to="/compare?m=reach_per_post" kind="plain">
            {t('compare.reach.use_median')}
          </ButtonLink>
          <ButtonLink to="/imports" kind="quiet">
            {t('compare.reach.add')}
          </ButtonLink>
        </div>
      </div>
    </DialogSheet>
  )
}

/** What can be said of it all the same: bounds, medians, what the platforms say themselves. */
function Known({ answer }: { readonly answer: ReachAnswer }) {
  const t = useWords()
  const say = useSentence()
  const days = useDays()
  const numbers = useNumbers()
  const network = useNetwork()
  const { atLeast, atMost, population, own, platforms } = answer
  const account = (id: number) => network?.accounts.find((each) => each.id === id)?.name ?? String(id)
  return (
    <>
      <p>{say('finding', answer.finding)}</p>
      <dl>
        <Bound name={t('compare.reach.at_least')} value={numbers.count(atLeast?.value ?? null)}>
          {atLeast === null ? (
            t('compare.reach.at_least.none')
          ) : (
            <Link to={`/posts?post=${atLeast.postId}`}>{t('compare.reach.at_least.what')}</Link>
          )}
        </Bound>
        <Bound name={t('compare.reach.at_most')} value={numbers.count(atMost)}>
          {atMost !== null && population !== null
            ? t('compare.reach.at_most.what', { label: population.label })
            : t('compare.reach.at_most.none')}
        </Bound>
        {platforms.map(({ platform, n, median, interval }) => (
          <Bound
            key={platform}
            name={t('compare.reach.median', { platform: t(`platform.${platform}`), many: platforms.length > 1 })}
            value={median === null ? MISSING : numbers.perPost(median)}
          >
            {t('compare.reach.median.what', {
              n,
              isKnown: interval !== null,
              interval: interval === null ? '' : numbers.interval(interval.low, interval.high, 'perPost'),
            })}
          </Bound>
        ))}
        {own.map(({ accountId, from, to, value }) => (
          <Bound
            key={`${accountId} ${from} ${to}`}
            name={t('compare.reach.own', { account: account(accountId) })}
            value={numbers.count(value)}
          >
            {t('compare.reach.own.what', { range: days.range(from, to) })}
          </Bound>
        ))}
      </dl>
    </>
  )
}

function Bound({
  name,
  value,
  children,
}: {
  readonly name: string
  readonly value: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <small>{children}</small>
      </dd>
    </div>
  )
}
