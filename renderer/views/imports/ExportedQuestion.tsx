import { useState } from 'react'
import type { ReviewFile } from '../../../shared/contract/imports'
import { isDay } from '../../../shared/periods'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field } from '../../components/Field'
import { useWorkspace } from '../../components/workspaceContext'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'

/** Asked where the days of a file have no year and nothing tells it: when was the file exported? */
export function ExportedQuestion({ dropId, file }: { readonly dropId: string; readonly file: ReviewFile }) {
  const t = useWords()
  const say = useSentence()
  const { today } = useWorkspace()
  const [day, setDay] = useState('')
  const answer = useChange((api, exportedAt: string) => api.imports.answer({ dropId, fileId: file.id, exportedAt }))
  const question = file.questions.find(({ code }) => code === 'exported_at')
  if (question === undefined) return null
  const isGood = isDay(day) && day <= today
  return (
    <fieldset className="ask">
      <legend>{say('question', question)}</legend>
      <div className="sub">
        <Field
          label={t('imports.exported_day')}
          hint={t('imports.exported_year')}
          type="date"
          value={day}
          onChange={setDay}
        />
      </div>
      <div className="acts">
        <span className="end">
          <Button
            kind="primary"
            small
            isDisabled={!isGood || answer.isPending}
            onPress={() => answer.mutate(`${day}T23:59:59Z`)}
          >
            {t('imports.confirm')}
          </Button>
        </span>
      </div>
      {answer.isError && <ErrorPanel error={answer.error} />}
    </fieldset>
  )
}
