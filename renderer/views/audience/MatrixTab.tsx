import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import { Link } from '../../address/Link'
import { useFilter } from '../../address/useFilter'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { ButtonLink } from '../../components/Button'
import { DownloadRow } from '../../components/DownloadRow'
import { Empty } from '../../components/Empty'
import { ErrorPanel } from '../../components/ErrorPanel'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { Sentence } from '../../components/Sentence'
import { VerdictDrawing } from '../../components/VerdictBadge'
import { Waiting } from '../../components/Waiting'
import { fewOf } from '../../format/fewOf'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { Matrix } from './Matrix'
import { shortName } from './accountNames'

export type MatrixResult = InferContractRouterOutputs<Contract>['audience']['matrix']

/** Accounts × personas for the editorial lines of the period, and what would settle most. */
export function MatrixTab({ onOpen }: { readonly onOpen: (account: number, persona: number) => void }) {
  const t = useWords()
  const { period } = useFilter().filter
  const matrix = useQuery(['audience.matrix', period], (api, signal) => api.audience.matrix({ period }, { signal }))
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  if (matrix.error !== null) return <ErrorPanel error={matrix.error} />
  if (matrix.data === undefined || personas.data === undefined) return <Waiting />
  if (matrix.data.cells.length === 0) return <NoPairs hasPersonas={personas.data.length > 0} />
  return (
    <div className="cols matrix-page" aria-busy={matrix.isPlaceholderData}>
      <div>
        <Sentence as="h1" finding={matrix.data.finding} under={<Counts cells={matrix.data.cells} />} />
        <h2 className="vh">{t('audience.tab.matrix')}</h2>
        <div className="scroll">
          <Matrix result={matrix.data} personas={personas.data} onOpen={onOpen} />
        </div>
        <div className="foot">
          <Key />
          <DownloadRow csv={(api, language) => api.audience.csv({ period, language })} />
        </div>
      </div>
      <Notes result={matrix.data} />
    </div>
  )
}

function Counts({ cells }: { readonly cells: MatrixResult['cells'] }) {
  const t = useWords()
  const count = (verdict: MatrixResult['cells'][number]['verdict']) =>
    cells.filter((cell) => cell.verdict === verdict).length
  return (
    <>
      {t('audience.counts', {
        n: cells.length,
        reached: count('reaches'),
        missed: count('does_not_reach'),
        open: count('cannot_tell'),
      })}
    </>
  )
}

function NoPairs({ hasPersonas }: { readonly hasPersonas: boolean }) {
  const t = useWords()
  return (
    <Empty
      title={t(hasPersonas ? 'audience.none.lines' : 'audience.none.personas')}
      note
      actions={
        hasPersonas ? (
          <ButtonLink to="/network" kind="primary">
            {t('audience.none.lines.do')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/audience?tab=personas" kind="primary">
            {t('audience.none.personas.do')}
          </ButtonLink>
        )
      }
    >
      {t(hasPersonas ? 'audience.none.lines.why' : 'audience.none.personas.why')}
    </Empty>
  )
}

function Key() {
  const t = useWords()
  return (
    <div className="key">
      {(['reaches', 'does_not_reach', 'cannot_tell'] as const).map((verdict) => (
        <span key={verdict}>
          <VerdictDrawing verdict={verdict} />
          {t(`audience.key.${verdict}`)}
        </span>
      ))}
      <span>{t('audience.key.grade')}</span>
    </div>
  )
}

/** In the margin: the data that would settle most pairs, most first. */
function Notes({ result }: { readonly result: MatrixResult }) {
  const t = useWords()
  const say = useSentence()
  const network = useNetwork()
  if (result.settle.length === 0) return <MarginNotes>{null}</MarginNotes>
  return (
    <MarginNotes>
      <MarginNote title={t('audience.settle.most')}>
        <ul className="settle-most">
          {result.settle.map((each) => (
            <li key={JSON.stringify(each.datum)}>
              <span>
                <span className="datum">{say('datum', each.datum)}</span>
                <b>
                  {fewOf(
                    each.accountIds.map((id) => shortName(network, id)),
                    t,
                    'audience.accounts_n',
                  )}
                </b>
              </span>
              <b className="nowrap">{t('audience.pairs', { n: each.pairs })}</b>
            </li>
          ))}
        </ul>
      </MarginNote>
      <MarginNote title={t('audience.lines')}>
        <p>
          {t('audience.lines.why')} <Link to="/network">{t('audience.lines.link')}</Link>
        </p>
      </MarginNote>
    </MarginNotes>
  )
}
