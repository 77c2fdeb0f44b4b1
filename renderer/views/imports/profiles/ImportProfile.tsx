import { useRef } from 'react'
import { LARGEST_PROFILE } from '../../../../shared/mapping'
import { toFailure } from '../../../api/errors'
import { useChange } from '../../../api/useChange'
import { Button } from '../../../components/Button'
import { useUndo } from '../../../components/undoContext'
import { useHasWords, useWords } from '../../../i18n/useWords'

/** Chooses the file of a profile and adds it; one that is no profile is refused with the reason. */
export function ImportProfile() {
  const t = useWords()
  const has = useHasWords()
  const tell = useUndo()
  const input = useRef<HTMLInputElement>(null)
  const take = useChange(
    // A large file is cut: what is left of it is too large as well, and says so.
    async (api, file: File) => api.mappings.import({ text: await file.slice(0, LARGEST_PROFILE + 1).text() }),
    ({ name }) => tell({ message: t('profiles.imported', { name }) }),
  )
  const reason = take.isError ? `profiles.fault.${toFailure(take.error).data['reason'] ?? ''}` : ''
  return (
    <>
      <Button icon="plus" isDisabled={take.isPending} onPress={() => input.current?.click()}>
        {t('profiles.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) take.mutate(file)
        }}
      />
      {take.isError && (
        <p className="warned small" role="alert">
          {t(has(reason) ? reason : 'profiles.fault.not_a_profile')}
        </p>
      )}
    </>
  )
}
