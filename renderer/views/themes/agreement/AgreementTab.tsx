import type { CodingRound } from '../../../../shared/contract/agreement'
import { useChange } from '../../../api/useChange'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { useUndo } from '../../../components/undoContext'
import { useWorkspace } from '../../../components/workspaceContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { CodingScreen } from './CodingScreen'
import { NewRound } from './NewRound'
import { RoundPage } from './RoundPage'
import { useRoundScore } from './roundScore'
import { useRounds } from './useRounds'
import { useRoundAddress } from './useRound'
import './agreement.css'

/** Rounds in which people code the same posts without seeing each other's answers: begin, code, compare. */
export function AgreementTab() {
  return <Answer query={useRounds()}>{(data) => <Rounds rounds={data} />}</Answer>
}

function Rounds({ rounds }: { readonly rounds: readonly CodingRound[] }) {
  const { roundId, coder, open } = useRoundAddress()
  const round = rounds.find(({ id }) => id === roundId)
  if (round !== undefined && coder !== null) return <CodingScreen key={coder} round={round} coder={coder} />
  const shown = round ?? rounds[0]
  return (
    <div className="agree">
      <aside>
        <RoundList rounds={rounds} current={shown?.id ?? null} onOpen={open} />
        <NewRound onStarted={(id) => open(id)} />
      </aside>
      <div>{shown === undefined ? <NoRound /> : <RoundPage key={shown.id} round={shown} />}</div>
    </div>
  )
}

function NoRound() {
  const t = useWords()
  return <Empty title={t('agreement.empty')}>{t('agreement.empty_why')}</Empty>
}

function RoundList({
  rounds,
  current,
  onOpen,
}: {
  readonly rounds: readonly CodingRound[]
  readonly current: number | null
  readonly onOpen: (id: number | null) => void
}) {
  const t = useWords()
  const days = useDays()
  const undo = useUndo()
  const { settings } = useWorkspace()
  const restore = useChange((api, input: Parameters<typeof api.agreement.restore>[0]) => api.agreement.restore(input))
  const remove = useChange(
    (api, roundId: number) => api.agreement.remove({ roundId }),
    ({ before }) => {
      onOpen(null)
      undo({ message: t('agreement.removed', { label: before.label }), undo: () => restore.mutate({ before }) })
    },
  )
  if (rounds.length === 0) return null
  return (
    <section className="rounds">
      <h2>{t('agreement.rounds')}</h2>
      {remove.error !== null && <ErrorPanel error={remove.error} />}
      <ul>
        {rounds.map((round) => (
          <li key={round.id} className={round.id === current ? 'at' : ''}>
            <Button kind="quiet" aria-current={round.id === current} onPress={() => onOpen(round.id)}>
              {round.label}
              <Score round={round} />
            </Button>
            <Button
              kind="quiet"
              icon="cross"
              aria-label={t('agreement.remove', { label: round.label })}
              onPress={() => remove.mutate(round.id)}
            />
            <span className="note">
              {t('agreement.round_line', {
                n: round.size,
                day: days.dayOf(round.startedAt, settings.zone),
                coders: round.coders.map(({ coder }) => coder).join(', ') || t('agreement.nobody'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far two people agree, on the entry of the round; interval and n for readers and on hover. */
function Score({ round }: { readonly round: CodingRound }) {
  const t = useWords()
  const score = useRoundScore(round)
  if (score === null) return null
  return (
    <span className="score" title={score.long}>
      {t('agreement.score.entry', { score: score.short })}
      <span className="vh"> {score.long}</span>
    </span>
  )
}
