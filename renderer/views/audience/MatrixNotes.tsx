import { Link } from '../../address/Link'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { fewOf } from '../../format/fewOf'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { useShortName } from './accountNames'
import type { MatrixResult } from './MatrixTab'
import { PlacesNote } from './places/PlacesNote'

/** Most data named in the margin; the sheet of each pair names its own. */
const MOST_NAMED = 5

/** In the margin: what would settle most, what was said of accounts that are closed, and personas nobody speaks to. */
export function MatrixNotes({ result }: { readonly result: MatrixResult }) {
  const t = useWords()
  return (
    <MarginNotes>
      {result.settle.length > 0 && <SettleMost settle={result.settle} />}
      {result.closed.map((each) => (
        <Closed key={each.accountId} closed={each} />
      ))}
      {result.unspoken.length > 0 && <Unspoken unspoken={result.unspoken} />}
      <PlacesNote />
      <MarginNote title={t('audience.lines')}>
        <p>
          {t('audience.lines.why')} <Link to="/network">{t('audience.lines.link')}</Link>
        </p>
      </MarginNote>
    </MarginNotes>
  )
}

function SettleMost({ settle }: Pick<MatrixResult, 'settle'>) {
  const t = useWords()
  const say = useSentence()
  const nameOf = useShortName()
  return (
    <MarginNote title={t('audience.settle.most')}>
      <ul className="settle-most">
        {settle.slice(0, MOST_NAMED).map((each) => (
          <li key={JSON.stringify(each.datum)}>
            <span>
              <span className="datum">{say('datum', each.datum)}</span>
              <b>{fewOf(each.accountIds.map(nameOf), t, 'audience.accounts_n')}</b>
            </span>
            <b className="nowrap">{t('audience.pairs', { n: each.pairs })}</b>
          </li>
        ))}
      </ul>
      {settle.length > MOST_NAMED && (
        <p className="note">{t('audience.settle.more', { n: settle.length - MOST_NAMED })}</p>
      )}
    </MarginNote>
  )
}

/** A closed account: what its survey says of who followed it, and what it was for. */
function Closed({ closed }: { readonly closed: MatrixResult['closed'][number] }) {
  const t = useWords()
  const say = useSentence()
  const nameOf = useShortName()
  return (
    <MarginNote title={t('audience.closed.title', { account: nameOf(closed.accountId) })}>
      {closed.behind !== null && <p>{say('finding', closed.behind)}</p>}
      <p>{say('finding', closed.finding)}</p>
    </MarginNote>
  )
}

function Unspoken({ unspoken }: Pick<MatrixResult, 'unspoken'>) {
  const t = useWords()
  const say = useSentence()
  return (
    <MarginNote title={t('audience.unspoken')}>
      {unspoken.map(({ personaId, accountIds: [accountId], finding }) => (
        <p key={personaId}>
          {say('finding', finding)}{' '}
          <Link to={accountId === undefined ? '/network' : `/audience?account=${accountId}&persona=${personaId}`}>
            {t(accountId === undefined ? 'audience.lines.link' : 'audience.see')}
          </Link>
        </p>
      ))}
    </MarginNote>
  )
}
