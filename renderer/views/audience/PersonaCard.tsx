import { useState } from 'react'
import { Link } from '../../address/Link'
import { useChange } from '../../api/useChange'
import type { Account } from '../../../shared/contract/network'
import { toFailure } from '../../api/errors'
import { useNetworkQuery, type Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useUndo } from '../../components/undoContext'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { useConditionWriter } from './conditions/conditionWords'
import { PersonaInitial } from './PersonaInitial'
import type { ListedPersona } from './PersonasTab'

/** A persona: its words, whom it stands for in one sentence, the accounts that are for it, and what can be done with it. */
export function PersonaCard({ persona, onEdit }: { readonly persona: ListedPersona; readonly onEdit: () => void }) {
  const t = useWords()
  const undo = useUndo()
  const say = useSentence()
  const words = useConditionWriter()
  const network = useNetworkQuery()
  const named = namedBy(network.data, persona.id)
  const [isRefused, setRefused] = useState(false)
  const restore = useChange((api, id: number) => api.audience.restorePersona({ id }))
  const remove = useChange(
    (api, id: number) => api.audience.removePersona({ id }),
    (_, id) => undo({ message: t('audience.persona.removed', { name: persona.name }), undo: () => restore.mutate(id) }),
  )
  // Somebody may have written a line elsewhere since: the engine's refusal says the same, kindly.
  const isInUse = isRefused || (remove.error !== null && toFailure(remove.error).data['reason'] === 'in_use')
  return (
    <li>
      <PersonaInitial persona={persona} />
      <div>
        <h2>{persona.name}</h2>
        <p className="small mute">{persona.tagline}</p>
        <p>{persona.conditions.length === 0 ? t('audience.persona.no_target') : words.whole(persona.conditions)}</p>
        {persona.conditions.length > 0 &&
          persona.problems.map((problem) => (
            <p key={JSON.stringify(problem)} className="st ask small">
              {say('reason', problem)}
            </p>
          ))}
        {persona.story !== null && <p className="soft">{persona.story}</p>}
        {persona.needs !== null && <p className="soft pre">{persona.needs}</p>}
        {isInUse && (
          <div className="in-use" role="alert">
            <p>{t('persona.in_use', { name: persona.name, n: named.length })}</p>
            <ul>
              {named.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/network?account=${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        {remove.error !== null && !isInUse && <ErrorPanel error={remove.error} />}
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
            onPress={() => {
              if (named.length > 0) setRefused(true)
              else remove.mutate(persona.id, { onError: () => void network.refetch() })
            }}
          >
            {t('common.remove')}
          </Button>
        </div>
      </div>
    </li>
  )
}

/** Accounts an editorial line of which names the persona, past lines too: what was judged by it stays so. */
function namedBy(network: Network | undefined, personaId: number): readonly Account[] {
  const lines = (network?.lines ?? []).filter(
    ({ personaIds, clauses }) =>
      personaIds.includes(personaId) || clauses.some((clause) => clause.personaId === personaId),
  )
  const ids = new Set(lines.map(({ accountId }) => accountId))
  return (network?.accounts ?? []).filter(({ id }) => ids.has(id))
}
