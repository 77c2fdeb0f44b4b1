import { useState } from 'react'
import type { MappingProfile } from '../../../../shared/contract/mappings'
import { useChange } from '../../../api/useChange'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { DownloadButton } from '../../../components/DownloadButton'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Table, type Column } from '../../../components/Table'
import { useUndo } from '../../../components/undoContext'
import { useWords } from '../../../i18n/useWords'
import { ImportProfile } from './ImportProfile'
import { RenameProfile } from './RenameProfile'

/** The profiles of the network: what each is for, its name, its file; a profile that was given is added here. */
export function ProfilesTab() {
  const list = useQuery(['mappings.list'], (api, signal) => api.mappings.list(undefined, { signal }))
  return <Answer query={list}>{(profiles) => <Profiles profiles={profiles} />}</Answer>
}

function Profiles({ profiles }: { readonly profiles: readonly MappingProfile[] }) {
  const t = useWords()
  const [renamed, setRenamed] = useState<MappingProfile | null>(null)
  const columns = useColumns(setRenamed)
  if (profiles.length === 0)
    return (
      <Empty title={t('profiles.empty')} actions={<ImportProfile />}>
        {t('profiles.empty_why')}
      </Empty>
    )
  return (
    <div className="profiles">
      <h1>{t('profiles.title')}</h1>
      <p className="note">{t('profiles.why')}</p>
      <Table label={t('profiles.title')} columns={columns} rows={profiles} rowKey={({ id }) => String(id)} />
      <div className="acts">
        <ImportProfile />
      </div>
      {renamed !== null && <RenameProfile key={renamed.id} profile={renamed} onClose={() => setRenamed(null)} />}
    </div>
  )
}

function useColumns(rename: (profile: MappingProfile) => void): Column<MappingProfile>[] {
  const t = useWords()
  return [
    { id: 'name', header: t('profiles.col.name'), cell: ({ name }) => name, isName: true },
    { id: 'level', header: t('profiles.col.level'), cell: ({ spec }) => t(`mapping.level.${spec.level}`) },
    {
      id: 'platform',
      header: t('profiles.col.platform'),
      cell: ({ spec }) =>
        spec.platform.from === 'fixed' ? t(`platform.${spec.platform.platform}`) : t('profiles.by_column'),
    },
    { id: 'columns', header: t('profiles.col.columns'), cell: ({ spec }) => spec.columns.length, numeric: true },
    {
      id: 'style',
      header: t('profiles.col.style'),
      cell: ({ spec }) =>
        `${t(spec.numbers.decimal === ',' ? 'mapping.decimal_comma' : 'mapping.decimal_dot')}, ${t(`mapping.dates.order.${spec.dates.order}`)}`,
    },
    { id: 'acts', header: '', cell: (profile) => <Actions profile={profile} rename={rename} /> },
  ]
}

function Actions({
  profile,
  rename,
}: {
  readonly profile: MappingProfile
  readonly rename: (profile: MappingProfile) => void
}) {
  const t = useWords()
  const tell = useUndo()
  const { id, name } = profile
  const restore = useChange((client, given: MappingProfile) =>
    client.mappings.save({ name: given.name, spec: given.spec }),
  )
  const remove = useChange(
    (client, given: MappingProfile) => client.mappings.remove({ id: given.id }),
    () => tell({ message: t('profiles.removed', { name }), undo: () => restore.mutate(profile) }),
  )
  return (
    <div className="acts">
      <Button kind="quiet" aria-label={t('profiles.rename_of', { name })} onPress={() => rename(profile)}>
        {t('profiles.rename')}
      </Button>
      <DownloadButton label={t('profiles.export_of', { name })} make={(api) => api.mappings.export({ id })}>
        {t('profiles.export')}
      </DownloadButton>
      <Button kind="quiet" aria-label={t('profiles.remove_of', { name })} onPress={() => remove.mutate(profile)}>
        {t('profiles.remove')}
      </Button>
      {remove.isError && <ErrorPanel error={remove.error} />}
    </div>
  )
}
