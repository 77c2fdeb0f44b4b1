import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Persona } from '../../../shared/contract/audience'
import type { Contract } from '../../../shared/contract/contract'
import { changeQuery } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import { both } from '../../api/answered'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { Button, ButtonLink } from '../../components/Button'
import { DownloadRow } from '../../components/DownloadRow'
import { Empty } from '../../components/Empty'
import { Sentence } from '../../components/Sentence'
import { VerdictDrawing } from '../../components/VerdictBadge'
import { useWords } from '../../i18n/useWords'
import { DriftSection } from './drift/DriftSection'
import { Matrix } from './Matrix'
import { MatrixNotes } from './MatrixNotes'
import { usePairFilter } from './pairFilter'
import { shownCells, type ShownCell } from './shownCells'

export type MatrixResult = InferContractRouterOutputs<Contract>['audience']['matrix']

/** Accounts × personas, each account judged by the line of its time, and what would settle most. */
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

const openPair = (account: number, persona: number): void =>
  changeQuery({ account: String(account), persona: String(persona) })

function Judged({ result, personas }: { readonly result: MatrixResult; readonly personas: readonly Persona[] }) {
  const t = useWords()
  const { period } = useFilter().filter
  const { filter } = usePairFilter()
  const cells = shownCells(result.cells, filter)
  return (
    <div className="cols matrix-page">
      <div>
        <Sentence as="h1" finding={result.finding} under={<Counts cells={cells.filter(({ isPast }) => !isPast)} />} />
        <h2 className="vh">{t('audience.tab.matrix')}</h2>
        {cells.length === 0 ? (
          <p className="note">
            {t('audience.filter.none')}{' '}
            <Button kind="quiet" onPress={() => changeQuery({ acc: null, who: null, on: null })}>
              {t('audience.filter.clear')}
            </Button>
          </p>
        ) : (
          <div className="scroll">
            <Matrix cells={cells} personas={personas} onOpen={openPair} />
          </div>
        )}
        <div className="foot">
          <Key hasPast={cells.some(({ isPast }) => isPast)} hasMoved={cells.some(({ moved }) => moved !== null)} />
          <DownloadRow
            csv={(api, language) =>
              api.audience.csv({ period, language, accounts: [...filter.accounts], personas: [...filter.personas] })
            }
          />
        </div>
        <DriftSection accountId={null} period={period} />
      </div>
      <MatrixNotes result={result} />
    </div>
  )
}

function Counts({ cells }: { readonly cells: readonly ShownCell[] }) {
  const t = useWords()
  const count = (verdict: ShownCell['verdict']) => cells.filter((cell) => cell.verdict === verdict).length
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

function Key({ hasPast, hasMoved }: { readonly hasPast: boolean; readonly hasMoved: boolean }) {
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
      {hasMoved && <span>{t('audience.key.moved')}</span>}
      {hasPast && <span>{t('audience.key.past')}</span>}
    </div>
  )
}
