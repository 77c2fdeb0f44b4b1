import { useState } from 'react'
import { go } from '../../../address/location'
import { useChange } from '../../../api/useChange'
import { Button, ButtonLink } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Check, Field } from '../../../components/Field'
import { Waiting } from '../../../components/Waiting'
import { useWords } from '../../../i18n/useWords'
import { profileName } from './mappingDraft'
import { MappingSide } from './MappingSide'
import { MappingTable } from './MappingTable'
import { Outcome } from './Outcome'
import { useMapping, type Mapping } from './useMapping'
import './mapping.css'

/** What the columns of an unknown table are: preview and menus, styles with their evidence, the live result, one action. */
export function MappingPage({ dropId, fileId }: { readonly dropId: string; readonly fileId: string }) {
  const t = useWords()
  const { preview, mapping } = useMapping(dropId, fileId)
  if (preview.isError)
    return (
      <ErrorPanel
        error={preview.error}
        actions={
          <ButtonLink kind="plain" to="/imports?tab=drop">
            {t('mapping.back')}
          </ButtonLink>
        }
      />
    )
  if (mapping === null) return <Waiting />
  return <Loaded dropId={dropId} fileId={fileId} mapping={mapping} />
}

function Loaded({
  dropId,
  fileId,
  mapping,
}: {
  readonly dropId: string
  readonly fileId: string
  readonly mapping: Mapping
}) {
  const t = useWords()
  const { preview, draft } = mapping
  const named = draft.columns.filter(({ meaning }) => meaning !== null).length
  return (
    <div className="mapping">
      <header>
        <h1>{preview.fileName}</h1>
        <p className="note">{t('mapping.lead', { n: preview.rows, columns: draft.columns.length, named })}</p>
      </header>
      <div className="mapping-cols">
        <div className="mapping-main">
          <MappingTable mapping={mapping} />
          <Outcome mapping={mapping} />
        </div>
        <MappingSide mapping={mapping} />
      </div>
      <ApplyBar dropId={dropId} fileId={fileId} mapping={mapping} />
    </div>
  )
}

function ApplyBar({
  dropId,
  fileId,
  mapping,
}: {
  readonly dropId: string
  readonly fileId: string
  readonly mapping: Mapping
}) {
  const t = useWords()
  const { spec, obstacles, preview, trial } = mapping
  const [saves, setSaves] = useState(true)
  const [name, setName] = useState(() => profileName(preview.fileName))
  const back = () => go('/imports?tab=drop')
  const apply = useChange(
    (api, given: NonNullable<typeof spec>) =>
      api.mappings.apply({
        dropId,
        fileId,
        spec: given,
        ...(saves && name.trim() !== '' ? { saveAs: name.trim() } : {}),
      }),
    back,
  )
  const nothing = trial !== null && trial.readable === 0
  const isReady = spec !== null && !nothing && (!saves || name.trim() !== '')
  return (
    <div className="bar mapping-bar" role="group" aria-label={t('mapping.bar')}>
      {apply.isError && <ErrorPanel error={apply.error} />}
      <Button
        kind="primary"
        isDisabled={!isReady || apply.isPending}
        onPress={() => spec !== null && apply.mutate(spec)}
      >
        {t('mapping.apply')}
      </Button>
      <span className="soft small grow" role="status">
        {obstacles.length > 0
          ? t(`mapping.obstacle.${obstacles[0] ?? ''}`)
          : nothing
            ? t('mapping.nothing_readable')
            : t('mapping.apply_what')}
      </span>
      <div className="mapping-save">
        <Check isSelected={saves} onChange={setSaves}>
          {t('mapping.save')}
        </Check>
        {saves && <Field label={t('mapping.save_name')} value={name} onChange={setName} />}
      </div>
      <Button kind="quiet" onPress={back}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}
