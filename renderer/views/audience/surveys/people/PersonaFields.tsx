import { useQuery } from '../../../../api/useQuery'
import { Field } from '../../../../components/Field'
import { useWords } from '../../../../i18n/useWords'
import type { Draft } from './populationDraft'

/** One number per persona; an empty one says nothing of it. */
export function PersonaFields({
  draft,
  set,
}: {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
}) {
  const t = useWords()
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  if (personas.data?.length === 0) return <p className="note">{t('populations.no_personas')}</p>
  return (
    <div className="persona-fields" role="group" aria-label={t('populations.by.persona')}>
      {(personas.data ?? []).map(({ id, name, tagline }) => (
        <Field
          key={id}
          label={name}
          hint={tagline ?? undefined}
          value={draft.personas[id] ?? ''}
          onChange={(people) => set({ personas: { ...draft.personas, [id]: people } })}
        />
      ))}
    </div>
  )
}
