import { useState } from 'react'
import type { CodingRound } from '../../../../shared/contract/agreement'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { useWords } from '../../../i18n/useWords'
import { RoundResult } from './RoundResult'
import { isFinished } from './roundScore'
import { useRoundAddress } from './useRound'

/** One round: who codes, how far each is, and what came out once two people have finished. */
export function RoundPage({ round }: { readonly round: CodingRound }) {
  const t = useWords()
  const { open } = useRoundAddress()
  const [initials, setInitials] = useState('')
  const [early, setEarly] = useState(false)
  const isDone = isFinished(round)
  const canLook = round.coders.length >= 2
  const code = (coder: string) => coder.trim() !== '' && open(round.id, coder.trim().toUpperCase())
  return (
    <>
      <div className="round-head">
        <h2>{round.label}</h2>
        <ul className="coders" aria-label={t('agreement.coders')}>
          {round.coders.map(({ coder, answered }) => (
            <li key={coder}>
              <b>{coder}</b>{' '}
              <span className="mute">{t('agreement.done_of', { done: answered, total: round.size })}</span>
              {answered < round.size && (
                <Button kind="link" onPress={() => code(coder)}>
                  {t('agreement.go_on', { coder })}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <form
          className="who"
          onSubmit={(event) => {
            event.preventDefault()
            code(initials)
          }}
        >
          <Field
            label={t('agreement.initials')}
            value={initials}
            onChange={(value) => setInitials(value.slice(0, 12))}
            hint={t('agreement.initials_hint')}
          />
          <Button type="submit" isDisabled={initials.trim() === ''}>
            {t('agreement.code')}
          </Button>
        </form>
      </div>
      {isDone || early ? (
        <RoundResult roundId={round.id} early={!isDone} />
      ) : (
        <p className="note">
          {t(canLook ? 'agreement.wait_finish' : 'agreement.wait_two')}{' '}
          {canLook && (
            <Button kind="link" onPress={() => setEarly(true)}>
              {t('agreement.look_early')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
