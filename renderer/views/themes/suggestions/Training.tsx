import { TARGETS, type SuggestionState } from '../../../../shared/contract/suggestions'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { SelectField } from '../../../components/Field'
import { Steps } from '../../../components/Waiting'
import { useScore } from '../../../format/score'
import { useWords } from '../../../i18n/useWords'
import { useTraining } from './useSuggestions'

/** Whether there is something to learn, or something new since; learning with its steps. `withTarget`: the precision asked for too. */
export function Training({
  state,
  withTarget = false,
}: {
  readonly state: SuggestionState
  readonly withTarget?: boolean
}) {
  const t = useWords()
  const score = useScore()
  const training = useTraining()
  const { model, taggedPosts, needed, since } = state
  const target = model?.target
  const start = (next = target) => void training.start(next === undefined ? {} : { target: next })
  if (training.state === 'running') {
    return (
      <Steps
        title={t('suggestions.learning')}
        stages={training.stages}
        expected={['suggest_learning', 'suggest_scoring']}
        onCancel={training.cancel}
        note={t('suggestions.learning_note')}
      />
    )
  }
  const isNew = model === null || model.posts === 0
  const isStale = since.decisions > 0 || since.imports > 0
  return (
    <div className="sug-train">
      {training.failure !== null && <ErrorPanel error={training.failure} />}
      {taggedPosts === 0 ? (
        <p className="note">{t('suggestions.nothing', { needed })}</p>
      ) : (
        <p className="note">
          {isNew
            ? t('suggestions.ready', { n: taggedPosts, needed })
            : isStale
              ? t('suggestions.since', { decisions: since.decisions, imports: since.imports })
              : t('suggestions.fresh')}{' '}
          {(isNew || isStale) && (
            <Button kind="link" onPress={() => start()}>
              {t(isNew ? 'suggestions.learn' : 'suggestions.learn_again')}
            </Button>
          )}
        </p>
      )}
      {withTarget && target !== undefined && taggedPosts > 0 && (
        <SelectField
          label={t('suggestions.target_label')}
          value={String(target)}
          onChange={(value) => start(Number(value))}
          choices={TARGETS.map((each) => ({ id: String(each), text: score(each) }))}
        />
      )}
    </div>
  )
}
