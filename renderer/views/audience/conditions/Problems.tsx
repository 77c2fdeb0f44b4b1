import type { TargetCheck } from '../../../../shared/contract/audience'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { useSentence } from '../../../format/useFinding'

/** What the engine found wrong with a condition, and the places to choose from where a name has several. */
export function Problems({
  problems,
  onChoose,
}: {
  readonly problems: readonly TargetCheck['problems'][number][]
  readonly onChoose?: (text: string, place: string) => void
}) {
  const say = useSentence()
  if (problems.length === 0) return null
  return (
    <div className="cond-problems" role="status">
      {problems.map(({ notice, readings }) => (
        <div key={JSON.stringify(notice)}>
          <p className="st ask small">
            <Icon name="question" />
            {say('reason', notice)}
          </p>
          {onChoose !== undefined && readings.length > 0 && (
            <div className="readings">
              {readings.map(({ place, label }) => (
                <Button key={place} small onPress={() => onChoose(String(notice.data['text']), place)}>
                  {label}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
    </div>
  )
}
