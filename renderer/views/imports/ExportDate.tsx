import { useState } from 'react'
import type { ReviewFile } from '../../../shared/contract/imports'
import { isDay } from '../../../shared/periods'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field } from '../../components/Field'
import { PopoverSheet } from '../../components/Sheet'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'

/** When the file was exported, how that is known, and the way to correct it: ages of posts depend on it. */
export function ExportDate({ dropId, file }: { readonly dropId: string; readonly file: ReviewFile }) {
  const t = useWords()
  const days = useDays()
  const { settings, today } = useWorkspace()
  const [day, setDay] = useState(file.exportedAt?.slice(0, 10) ?? '')
  const answer = useChange((api, exportedAt: string) => api.imports.answer({ dropId, fileId: file.id, exportedAt }))
  const text =
    file.exportedAt === null
      ? t('imports.exported_unknown')
      : t('imports.exported', {
          day: days.dayOf(file.exportedAt, settings.zone),
          evidence: t(`imports.exported_by.${file.exportedAtEvidence ?? 'user'}`),
        })
  const isGood = isDay(day) && day <= today
  return (
    <PopoverSheet
      label={t('imports.exported_change')}
      trigger={
        <Button kind="quiet" icon="pencil" aria-label={t('imports.exported_change_of', { text })}>
          {text}
        </Button>
      }
    >
      <form
        className="form exported"
        onSubmit={(event) => {
          event.preventDefault()
          // The day is what a person knows: its last second, so that every post of that day is older than the export.
          if (isGood) answer.mutate(`${day}T23:59:59Z`)
        }}
      >
        <Field
          label={t('imports.exported_day')}
          hint={t('imports.exported_why')}
          type="date"
          value={day}
          onChange={setDay}
        />
        <div className="acts">
          <Button type="submit" small isDisabled={!isGood || answer.isPending}>
            {t('common.save')}
          </Button>
        </div>
        {answer.isError && <ErrorPanel error={answer.error} />}
      </form>
    </PopoverSheet>
  )
}
