import type { ComponentProps } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import { Link } from '../../address/Link'
import { changeQuery } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import { both } from '../../api/answered'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { ButtonLink } from '../../components/Button'
import { DownloadRow } from '../../components/DownloadRow'
import { Empty } from '../../components/Empty'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { Sentence } from '../../components/Sentence'
import { VerdictDrawing } from '../../components/VerdictBadge'
import { fewOf } from '../../format/fewOf'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { Matrix } from './Matrix'
import { shortName } from './accountNames'

export type MatrixResult = InferContractRouterOutputs<Contract>['audience']['matrix']

/** Accounts × personas for the editorial lines of the period, and what would settle most. */
export function MatrixTab() {
  const { period } = useFilter().filter
  const matrix = useQuery(['audience.matrix', period], (api, signal) => api.audience.matrix({ period }, { signal }))
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  return (
    <Answer query={both(matrix, personas)}>
      {([result, listed]) =>
        result.cells.length === 0 ? (
          <NoPairs hasPersonas={listed.length > 0} />
        ) : (
          <Judged result={result} personas={listed} />
        )
      }
    </Answer>
  )
}

type MatrixProps = ComponentProps<typeof Matrix>

function Judged({ result, personas }: Pick<MatrixProps, 'result' | 'personas'>) {
  const t = useWords()
  const { period } = useFilter().filter
  return (
    <div className="cols matrix-page">
      <div>
        <Sentence as="h1" finding={result.finding} under={<Counts cells={result.cells} />} />
        <h2 className="vh">{t('audience.tab.matrix')}</h2>
        <div className="scroll">
          <Matrix result={result} personas={personas} onOpen={openPair} />
        </div>
        <div className="foot">
          <Key />
          <DownloadRow csv={(api, language) => api.audience.csv({ period, language })} />
        </div>
      </div>
      <Notes result={result} />
    </div>
  )
}

function openPair(account: number, persona: number): void {
  changeQuery({ account: String(account), persona: String(persona) })
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
