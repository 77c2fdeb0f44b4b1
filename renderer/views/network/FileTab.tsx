import { useState } from 'react'
import type { Workspace } from '../../../shared/contract/workspace'
import { LANGUAGES } from '../../../shared/vocabulary'
import { go } from '../../address/location'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Check, Field, SelectField } from '../../components/Field'
import { Raised } from '../../components/Raised'
import { useUndo } from '../../components/undoContext'
import { useWorkspace } from '../../components/workspaceContext'
import { ZoneField } from '../../components/ZoneField'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { setPreferences } from '../../i18n/preferences'
import { useWords } from '../../i18n/useWords'
import { CsvButton } from './CsvButton'
import { MaturitySection } from './MaturitySection'

type Settings = Workspace['settings']

/** Settings kept in the file, and the file itself. */
export function FileTab() {
  const t = useWords()
  const workspace = useWorkspace()
  return (
    <div className="filetab">
      <h1 className="vh">{t('network.tab.file')}</h1>
      <section>
        <h2>{t('network.settings')}</h2>
        <SettingsForm settings={workspace.settings} />
      </section>
      <section>
        <h2>{t('network.file')}</h2>
        <FileFacts workspace={workspace} />
        <h3>{t('network.take_away')}</h3>
        <ul className="csvs">
          {(['accounts', 'followers', 'growth', 'calendar'] as const).map((table) => (
            <li key={table}>
              <span>{t(`network.csv.${table}`)}</span>
              <CsvButton table={table} />
            </li>
          ))}
        </ul>
      </section>
      <MaturitySection />
    </div>
  )
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const t = useWords()
  const tell = useUndo()
  const [draft, setDraft] = useState<Settings>(settings)
  const set = (change: Partial<Settings>) => setDraft({ ...draft, ...change })
  const restore = useChange((api, input: Settings) => api.workspace.saveSettings(input))
  const save = useChange(
    (api, input: Settings) => api.workspace.saveSettings(input),
    (_, input) => {
      // The network's language was just chosen on purpose: it also decides for this window again.
      if (input.language !== settings.language) setPreferences({ language: null })
      tell({
        message: t('network.settings_saved'),
        undo: () => {
          setDraft(settings)
          restore.mutate(settings)
        },
      })
    },
  )
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.networkName.trim() !== '') save.mutate({ ...draft, networkName: draft.networkName.trim() })
      }}
    >
      {save.isError && <ErrorPanel error={save.error} />}
      <Field
        label={t('network.name')}
        value={draft.networkName}
        onChange={(networkName) => set({ networkName })}
        problem={draft.networkName.trim() === '' ? t('common.required') : null}
        isRequired
      />
      <ZoneField value={draft.zone} onChange={(zone) => set({ zone })} />
      <p className="note">{t('network.zone_why')}</p>
      <SelectField
        label={t('network.language')}
        value={draft.language}
        onChange={(id) => set({ language: LANGUAGES.find((each) => each === id) ?? draft.language })}
        choices={LANGUAGES.map((id) => ({ id, text: t(`language.${id}`) }))}
      />
      <Check isSelected={draft.keepOrganisations} onChange={(keepOrganisations) => set({ keepOrganisations })}>
        {t('network.keep_organisations')}
      </Check>
      <p className="note">{t('network.keep_organisations_why')}</p>
      <div className="acts">
        <Button kind="primary" type="submit" isDisabled={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}

function FileFacts({ workspace }: { readonly workspace: Workspace }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const close = useChange(
    (api, workspaceId: string) => (workspaceId === workspace.id ? api.workspace.close() : Promise.resolve({})),
    () => go('/'),
  )
  return (
    <>
      <dl className="facts">
        <dt>{t('network.file_name')}</dt>
        <dd>{workspace.name}</dd>
        <dt>{t('network.file_posts')}</dt>
        <dd>{numbers.count(workspace.posts)}</dd>
        <dt>{t('network.file_imports')}</dt>
        <dd>{numbers.count(workspace.imports)}</dd>
        <dt>{t('network.file_exported')}</dt>
        <dd>
          <Raised>
            {workspace.exportedAt === null
              ? t('network.file_no_export')
              : days.dayOf(workspace.exportedAt, workspace.settings.zone)}
          </Raised>
        </dd>
      </dl>
      <p className="soft">{t(workspace.isSample ? 'network.file_sample' : 'network.file_why')}</p>
      <div className="acts">
        <Button onPress={() => close.mutate(workspace.id)}>{t('network.file_close')}</Button>
      </div>
      {close.isError && <ErrorPanel error={close.error} />}
    </>
  )
}
