import type { AgreementResult } from '../../../../shared/contract/agreement'
import { useChange } from '../../../api/useChange'
import { useNetwork } from '../../../api/useNetwork'
import { useThemes } from '../../../api/useThemes'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Raised } from '../../../components/Raised'
import { useUndo } from '../../../components/undoContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { AccountMark } from '../../posts/AccountMark'

type Dispute = AgreementResult['disagreements'][number]

/** Posts on which the answers differ, with each answer; a click settles one by a tag of the post's main theme. */
export function Disagreements({ result }: { readonly result: AgreementResult }) {
  const t = useWords()
  const undo = useUndo()
  const { nameOf } = useThemes()
  const back = useChange((api, input: Parameters<typeof api.agreement.unsettle>[0]) => api.agreement.unsettle(input))
  const settle = useChange(
    (api, input: { position: number; themeId: number }) => api.agreement.settle({ roundId: result.round.id, ...input }),
    ({ before }, { themeId }) =>
      undo({ message: t('agreement.settled', { theme: nameOf(themeId) }), undo: () => back.mutate({ before }) }),
  )
  const { disagreements, coders } = result
  if (disagreements.length === 0) return <p className="note">{t('agreement.no_dispute')}</p>
  const left = disagreements.filter(({ settled }) => settled === null).length
  return (
    <section className="disputes">
      <h3>{t('agreement.disputes', { n: disagreements.length })}</h3>
      <p className="note">{t('agreement.disputes_left', { left })}</p>
      {settle.error !== null && <ErrorPanel error={settle.error} />}
      <div className="scroll">
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t('agreement.col.post')}</th>
              {coders.map((coder) => (
                <th scope="col" key={coder}>
                  {coder}
                </th>
              ))}
              <th scope="col">{t('agreement.col.settle')}</th>
            </tr>
          </thead>
          <tbody>
            {disagreements.map((dispute) => (
              <DisputeRow
                key={dispute.position}
                dispute={dispute}
                coders={coders}
                onSettle={(themeId) => settle.mutate({ position: dispute.position, themeId })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function DisputeRow({
  dispute,
  coders,
  onSettle,
}: {
  readonly dispute: Dispute
  readonly coders: readonly string[]
  readonly onSettle: (themeId: number) => void
}) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const { nameOf } = useThemes()
  const name = (themeId: number) => (themeId === 0 ? t('agreement.none') : nameOf(themeId))
  const { text, accountId, publishedDay, answers, settled, postId } = dispute
  const offered = [...new Set(answers.map(({ themeId }) => themeId))].filter((themeId) => themeId > 0)
  return (
    <tr>
      <th scope="row">
        {text ?? t('agreement.post_gone')}
        <small>
          {accountId !== null && <AccountMark accountId={accountId} network={network} />}{' '}
          {publishedDay !== null && <Raised>{days.shortDay(publishedDay)}</Raised>}
        </small>
      </th>
      {coders.map((coder) => {
        const answer = answers.find((each) => each.coder === coder)
        return <td key={coder}>{answer === undefined ? '–' : name(answer.themeId)}</td>
      })}
      <td>
        {settled !== null && !offered.includes(settled) && (
          <p className="note">{t('agreement.is', { theme: name(settled) })}</p>
        )}
        {postId !== null &&
          offered.map((themeId) => (
            <Button
              key={themeId}
              small
              aria-pressed={settled === themeId}
              aria-label={t('agreement.settle', { theme: name(themeId), text: (text ?? '').slice(0, 60) })}
              onPress={() => onSettle(themeId)}
            >
              {name(themeId)}
            </Button>
          ))}
      </td>
    </tr>
  )
}
