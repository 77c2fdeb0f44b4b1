import { useState } from 'react'
import type { MappingProfile } from '../../../../shared/contract/mappings'
import { toFailure } from '../../../api/errors'
import { useChange } from '../../../api/useChange'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Field } from '../../../components/Field'
import { DialogSheet } from '../../../components/Sheet'
import { useWords } from '../../../i18n/useWords'

/** Another name for a profile; one that another profile has is refused beside the field. */
export function RenameProfile({
  profile,
  onClose,
}: {
  readonly profile: MappingProfile
  readonly onClose: () => void
}) {
  const t = useWords()
  const [name, setName] = useState(profile.name)
  const rename = useChange((api, given: string) => api.mappings.rename({ id: profile.id, name: given }), onClose)
  const isTaken = rename.isError && toFailure(rename.error).data['reason'] === 'taken'
  return (
    <DialogSheet title={t('profiles.rename_of', { name: profile.name })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') rename.mutate(name.trim())
        }}
      >
        <Field
          label={t('profiles.name')}
          value={name}
          onChange={setName}
          problem={isTaken ? t('profiles.taken') : null}
        />
        {rename.isError && !isTaken && <ErrorPanel error={rename.error} />}
        <div className="acts">
          <Button kind="primary" type="submit" isDisabled={name.trim() === '' || rename.isPending}>
            {t('profiles.rename')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </DialogSheet>
  )
}
