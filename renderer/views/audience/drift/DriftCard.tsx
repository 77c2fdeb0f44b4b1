import type { ReactNode } from 'react'
import type { Drift, DriftRow } from '../../../../shared/contract/drift'
import { Link } from '../../../address/Link'
import { useNetwork } from '../../../api/useNetwork'
import { useThemes } from '../../../api/useThemes'
import { branchColour, BranchMark, PlatformMark } from '../../../components/marks'
import { Sentence } from '../../../components/Sentence'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'

/** One account against one line: the sentence, what was counted, then each theme with its share and the plan. */
export function DriftCard({
  drift,
  isNamed,
  isOneOfSeveral,
}: {
  readonly drift: Drift
  /** The account stands above its card. */
  readonly isNamed: boolean
  /** The line was changed within the period: which one it is is said. */
  readonly isOneOfSeveral: boolean
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { distance, finding, rows, unthemed } = drift
  const isJudged = rows.some(({ interval }) => interval !== null)
  return (
    <article>
      {isNamed && <Account drift={drift} />}
      <Sentence as="p" size="small" finding={finding} under={<Under drift={drift} />} />
      {isOneOfSeveral && <p className="note">{t('drift.of_line', { from: days.day(drift.line.from) })}</p>}
      {isJudged && <Rows drift={drift} />}
      {isJudged && <Beyond drift={drift} />}
      {distance !== null && (
        <p className="note">
          {t('drift.distance', {
            value: numbers.share(distance.value),
            low: numbers.share(distance.low),
            high: numbers.share(distance.high),
          })}
        </p>
      )}
      {unthemed > 0 && (
        <p className="note">
          <PostsOf drift={drift} themeId={0}>
            {t('drift.classify', { n: unthemed })}
          </PostsOf>
        </p>
      )}
    </article>
  )
}

/** Which account: two of one name differ by their platform. */
function Account({ drift }: { readonly drift: Drift }) {
  const network = useNetwork()
  const account = network?.accounts.find(({ id }) => id === drift.accountId)
  if (account === undefined) return null
  const slot = network?.branches.find(({ id }) => id === account.branchId)?.slot ?? null
  return (
    <p className="drift-account small">
      <BranchMark slot={slot}>{account.name}</BranchMark> <PlatformMark platform={account.platform} />
    </p>
  )
}

function Under({ drift }: { readonly drift: Drift }) {
  const t = useWords()
  const days = useDays()
  const left = drift.setAside.reduce((sum, { n }) => sum + n, 0)
  const { posts: n, unthemed } = drift
  return <>{t('drift.under', { n, days: days.range(drift.from, drift.to), left, unthemed })}</>
}

/** The posts of an account on a theme, over the days judged. */
function PostsOf({
  drift: { accountId, from, to },
  themeId,
  children,
}: {
  readonly drift: Drift
  readonly themeId: number
  readonly children: ReactNode
}) {
  return <Link to={`/posts?p=${from}..${to}&a=${accountId}&t=${themeId}&b=&pl=&f=&i=`}>{children}</Link>
}

function Rows({ drift }: { readonly drift: Drift }) {
  const t = useWords()
  const network = useNetwork()
  const account = network?.accounts.find(({ id }) => id === drift.accountId)
  const slot = network?.branches.find(({ id }) => id === account?.branchId)?.slot ?? null
  const colour = slot === null ? 'var(--accent)' : branchColour(slot)
  return (
    <table className="drift-rows">
      <caption className="vh">{t('drift.caption', { account: account?.name ?? '' })}</caption>
      <thead>
        <tr className="label">
          <th scope="col">{t('drift.theme')}</th>
          <th scope="col" className="drawn">
            <span className="vh">{t('drift.share')}</span>
            <span className="key" aria-hidden="true">
              <svg viewBox="0 0 14 10" width="14" height="10">
                <Notehead x={7} y={5} colour={colour} />
              </svg>
              {t('drift.published')}
              <svg viewBox="0 0 4 12" width="4" height="12">
                <path d="M2 0v12" stroke="var(--ink)" strokeWidth="2" />
              </svg>
              {t('drift.planned')}
            </span>
          </th>
          <th scope="col" className="num">
            {t('drift.published')}
          </th>
          <th scope="col" className="num">
            {t('drift.planned')}
          </th>
        </tr>
      </thead>
      <tbody>
        {drift.rows.map((row) => (
          <ThemeRow key={row.themeId} row={row} drift={drift} colour={colour} />
        ))}
      </tbody>
    </table>
  )
}

function ThemeRow({ row, drift, colour }: { readonly row: DriftRow; readonly drift: Drift; readonly colour: string }) {
  const t = useWords()
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  const isOff = row.standing === 'more' || row.standing === 'less'
  return (
    <tr className={isOff ? 'off' : ''}>
      <th scope="row">
        {row.themeId === 0 ? (
          t('drift.outside')
        ) : (
          <PostsOf drift={drift} themeId={row.themeId}>
            {nameOf(row.themeId)}
          </PostsOf>
        )}
        {row.standing !== null && <small className={isOff ? '' : 'vh'}>{t(`drift.standing.${row.standing}`)}</small>}
      </th>
      <td className="drawn">
        <Drawn row={row} colour={colour} />
      </td>
      <td className="num">
        <b>{numbers.share(row.share)}</b>
        {row.interval !== null && <small>{numbers.interval(row.interval.low, row.interval.high, 'share')}</small>}
      </td>
      <td className="num mute">{row.planned === null ? t('drift.open') : numbers.share(row.planned)}</td>
    </tr>
  )
}

const WIDTH = 132
const INSET = 7
const at = (share: number): number => Math.round((INSET + share * (WIDTH - 2 * INSET)) * 100) / 100

/** The limits as a line, the share as a notehead, the plan as a tick through it; the numbers are beside it. */
function Drawn({ row: { share, interval, planned }, colour }: { readonly row: DriftRow; readonly colour: string }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} 18`} width={WIDTH} height="18" aria-hidden="true">
      <path d={`M${INSET} 9H${WIDTH - INSET}`} stroke="var(--line)" />
      {interval !== null && <path d={`M${at(interval.low)} 9H${at(interval.high)}`} stroke={colour} strokeWidth="3" />}
      {planned !== null && <path d={`M${at(planned)} 2v14`} stroke="var(--ink)" strokeWidth="2" />}
      {share !== null && <Notehead x={at(share)} y={9} colour={colour} />}
    </svg>
  )
}

function Notehead({ x, y, colour }: { readonly x: number; readonly y: number; readonly colour: string }) {
  return (
    <ellipse
      cx={x}
      cy={y}
      rx="5.6"
      ry="4"
      transform={`rotate(-18 ${x} ${y})`}
      fill={colour}
      stroke="var(--paper)"
      strokeWidth="1.2"
    />
  )
}

/** What lies outside of the plan, most published first. */
const NAMED = 4

function Beyond({ drift }: { readonly drift: Drift }) {
  const t = useWords()
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  if (drift.beyond.length === 0) return null
  return (
    <p className="note">
      {t('drift.beyond_head')}{' '}
      {drift.beyond.slice(0, NAMED).map(({ themeId, n }, i) => (
        <span key={themeId}>
          {i > 0 && ', '}
          <PostsOf drift={drift} themeId={themeId}>
            {nameOf(themeId)}
          </PostsOf>{' '}
          ({numbers.count(n)})
        </span>
      ))}
    </p>
  )
}
