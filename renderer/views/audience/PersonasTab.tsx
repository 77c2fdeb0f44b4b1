import type { InferContractRouterOutputs } from '@orpc/contract'
import { useState } from 'react'
import type { Contract } from '../../../shared/contract/contract'
import type { Persona } from '../../../shared/contract/audience'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { Button } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useUndo } from '../../components/undoContext'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { conditionText } from './clauseWords'
import { PersonaEditor } from './PersonaEditor'

type Listed = InferContractRouterOutputs<Contract>['audience']['personas'][number]

/** Whom the accounts speak to: each persona with its target, and the editor. */
export function PersonasTab() {
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  return <Answer query={personas}>{(listed) => <Personas listed={listed} />}</Answer>
}

function Personas({ listed }: { readonly listed: readonly Listed[] }) {
  const t = useWords()
  const [edited, setEdited] = useState<Persona | 'new' | null>(null)
  const add = (
    <Button kind="primary" onPress={() => setEdited('new')}>
      {t('audience.persona.add')}
    </Button>
  )
  return (
    <>
      {listed.length === 0 ? (
        <Empty title={t('audience.none.personas')} note actions={add}>
          {t('audience.none.personas.why')}
        </Empty>
      ) : (
        <>
          <div className="personas-head">
            <h1>{t('audience.personas')}</h1>
            {add}
          </div>
          <ul className="personas">
            {listed.map((persona) => (
              <PersonaCard key={persona.id} persona={persona} onEdit={() => setEdited(persona)} />
            ))}
          </ul>
        </>
      )}
      {edited !== null && <PersonaEditor persona={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function PersonaCard({ persona, onEdit }: { readonly persona: Listed; readonly onEdit: () => void }) {
  const t = useWords()
  const undo = useUndo()
  const say = useSentence()
  const save = useChange((api, input: Omit<Persona, 'id'>) => api.audience.savePersona(input))
  const { id, name, tagline, story, needs, colour, conditions } = persona
  const remove = useChange(
    (api, gone: number) => api.audience.removePersona({ id: gone }),
    () =>
      undo({
        message: t('audience.persona.removed', { name: persona.name }),
        undo: () => save.mutate({ name, tagline, story, needs, colour, conditions }),
      }),
  )
  return (
    <li>
      <span className="initial" aria-hidden="true">
        {persona.name.slice(0, 1)}
      </span>
      <div>
        <h2>{persona.name}</h2>
        <p className="small mute">{persona.tagline}</p>
        <p>{persona.conditions.map((each) => conditionText(each, t)).join(' · ') || t('audience.persona.no_target')}</p>
        {persona.problems.map((problem) => (
          <p key={JSON.stringify(problem)} className="st ask small">
            {say('reason', problem)}
          </p>
        ))}
        {persona.story !== null && <p className="soft">{persona.story}</p>}
        {persona.needs !== null && <p className="soft pre">{persona.needs}</p>}
        {remove.error !== null && <ErrorPanel error={remove.error} />}
        <div className="acts">
          <Button
            kind="quiet"
            icon="pencil"
            aria-label={t('audience.persona.edit', { name: persona.name })}
            onPress={onEdit}
          >
            {t('common.change')}
          </Button>
          <Button
            kind="quiet"
            icon="cross"
            aria-label={t('audience.persona.remove', { name: persona.name })}
            onPress={() => remove.mutate(id)}
          >
            {t('common.remove')}
          </Button>
        </div>
      </div>
    </li>
  )
}
