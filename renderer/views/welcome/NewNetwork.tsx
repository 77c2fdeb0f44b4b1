import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Language } from '../../../shared/vocabulary'
import { go } from '../../address/location'
import type { Api } from '../../api/client'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field, SelectField } from '../../components/Field'
import { branchNames } from './branchNames'
import { ZoneField } from '../../components/ZoneField'
import { LANGUAGES } from '../../../shared/vocabulary'
import { useWords } from '../../i18n/useWords'

interface Draft {
  readonly name: string
  readonly zone: string
  readonly language: Language
  readonly branches: string
}

/** Name, zone, language, first branches: enough to begin importing; accounts are proposed from the files. */
export function NewNetwork({ onBack }: { readonly onBack: () => void }) {
  const t = useWords()
  const { locale } = useIntl()
  const [draft, setDraft] = useState<Draft>({
    name: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: locale.startsWith('fr') ? 'fr' : 'en',
    branches: '',
  })
  const [isTried, setTried] = useState(false)
  const create = useChange(createNetwork, () => go('/imports'))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const submit = () => {
    setTried(true)
    if (draft.name.trim() !== '') create.mutate(draft)
  }
  return (
    <form
      className="form"
      aria-label={t('welcome.create')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{t('welcome.create')}</h2>
      {create.isError && <ErrorPanel error={create.error} />}
      <Field
        label={t('network.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        placeholder={t('welcome.name_example')}
        problem={isTried && draft.name.trim() === '' ? t('common.required') : null}
        isRequired
      />
      <div className="two">
        <ZoneField value={draft.zone} onChange={(zone) => set({ zone })} />
        <SelectField
          label={t('network.language')}
          value={draft.language}
          onChange={(id) => set({ language: LANGUAGES.find((each) => each === id) ?? draft.language })}
          choices={LANGUAGES.map((id) => ({ id, text: t(`language.${id}`) }))}
        />
      </div>
      <Field
        label={t('welcome.branches')}
        hint={t('welcome.branches_hint')}
        value={draft.branches}
        onChange={(branches) => set({ branches })}
        lines={5}
      />
      <div className="acts">
        <Button kind="primary" type="submit" isDisabled={create.isPending}>
          {t('welcome.create_do')}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t('welcome.back')}
        </Button>
      </div>
    </form>
  )
}

/** Creates the file, then its branches in the order they were typed: that order gives their colours. */
async function createNetwork(api: Api, draft: Draft): Promise<void> {
  const networkName = draft.name.trim()
  const { zone, language } = draft
  await api.workspace.create({
    name: networkName,
    settings: { networkName, zone, language, keepOrganisations: false },
  })
  for (const name of branchNames(draft.branches)) {
    await api.network.saveBranch({ parentId: null, name, shortName: name, archivedOn: null })
  }
}
