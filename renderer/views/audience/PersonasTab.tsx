import type { InferContractRouterOutputs } from '@orpc/contract'
import { useState } from 'react'
import type { Contract } from '../../../shared/contract/contract'
import type { Persona } from '../../../shared/contract/audience'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { Button } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { useWords } from '../../i18n/useWords'
import { PersonaCard } from './PersonaCard'
import { PersonaEditor } from './PersonaEditor'

export type ListedPersona = InferContractRouterOutputs<Contract>['audience']['personas'][number]

/** Whom the accounts speak to: each persona with its target, and the editor. */
export function PersonasTab() {
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  return <Answer query={personas}>{(listed) => <Personas listed={listed} />}</Answer>
}

function Personas({ listed }: { readonly listed: readonly ListedPersona[] }) {
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
