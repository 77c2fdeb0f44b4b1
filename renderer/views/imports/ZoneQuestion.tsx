import { useState } from 'react'
import type { ReviewFile } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { ZoneField } from '../../components/ZoneField'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'

/** Asked when the instants coded in the file's own links disagree with Pacific time: in which zone are its times written? */
export function ZoneQuestion({
  dropId,
  file,
  fileIds,
}: {
  readonly dropId: string
  readonly file: ReviewFile
  /** Every file that asks the same. */
  readonly fileIds: readonly string[]
}) {
  const t = useWords()
  const say = useSentence()
  const question = file.questions.find((each) => each.code === 'zone')
  const proposed = question?.data['best'] ?? question?.data['zone']
  const [zone, setZone] = useState(typeof proposed === 'string' ? proposed : 'America/Los_Angeles')
  const answer = useChange((api, chosen: string) =>
    api.imports.answerMany({ dropId, fileIds: [...fileIds], zone: chosen }),
  )
  if (question === undefined) return null
  return (
    <fieldset className="ask">
      <legend>{say('question', question)}</legend>
      <div className="sub">
        <ZoneField value={zone} onChange={setZone} />
      </div>
      <div className="acts">
        <span className="end">
          <Button kind="primary" small isDisabled={answer.isPending} onPress={() => answer.mutate(zone)}>
            {t('imports.confirm')}
          </Button>
        </span>
      </div>
      {answer.isError && <ErrorPanel error={answer.error} />}
    </fieldset>
  )
}
