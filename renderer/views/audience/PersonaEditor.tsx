import { useState } from 'react'
import type { Persona } from '../../../shared/contract/audience'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useWords } from '../../i18n/useWords'
import { draftOf, personaOf, problemsOf, type PersonaDraft } from './personaDraft'
import { PlaceField } from './PlaceField'

const WHERE = ['anywhere', 'near', 'places'] as const
const GENDERS = ['', 'women', 'men'] as const

/** A persona and its target: age range, gender, and where people are: near a point, or in listed places. */
export function PersonaEditor({
  persona,
  onClose,
}: {
  readonly persona: Persona | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const [draft, setDraft] = useState(() => draftOf(persona))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<PersonaDraft>) => setDraft((now) => ({ ...now, ...change }))
  const problems = problemsOf(draft)
  const problem = (field: keyof typeof problems) =>
    isTried && problems[field] ? t(`audience.persona.problem.${field}`) : null
  const save = useChange(
    (api, input: PersonaDraft) =>
      api.audience.savePersona({ ...personaOf(input), ...(persona === null ? {} : { id: persona.id }) }),
    onClose,
  )
  const submit = () => {
    setTried(true)
    if (!Object.values(problems).some(Boolean)) save.mutate(draft)
  }
  const text = (field: 'name' | 'tagline' | 'ageFrom' | 'ageTo', hint?: string) => (
    <Field
      label={t(`audience.persona.${field}`)}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      hint={hint}
      problem={field === 'tagline' ? null : problem(field)}
      isRequired={field === 'name'}
      type={field.startsWith('age') ? 'number' : 'text'}
    />
  )
  return (
    <DialogSheet
      title={persona === null ? t('audience.persona.add') : t('audience.persona.edit', { name: persona.name })}
      isOpen
      onClose={onClose}
      wide
    >
      <div className="form">
        <div className="two">
          {text('name')}
          {text('tagline', t('audience.persona.tagline.hint'))}
        </div>
        <h3>{t('audience.persona.target')}</h3>
        <div className="three">
          {text('ageFrom')}
          {text('ageTo', t('audience.persona.ageTo.hint'))}
          <SelectField
            label={t('audience.persona.gender')}
            value={draft.gender === '' ? 'all' : draft.gender}
            choices={GENDERS.map((id) => ({
              id: id === '' ? 'all' : id,
              text: t(`audience.persona.gender.${id === '' ? 'all' : id}`),
            }))}
            onChange={(value) => set({ gender: GENDERS.find((each) => each === value) ?? '' })}
          />
        </div>
        <Where draft={draft} set={set} problem={problem} />
        <Field
          label={t('audience.persona.story')}
          hint={t('common.optional')}
          value={draft.story}
          onChange={(story) => set({ story })}
          lines={3}
        />
        <Field
          label={t('audience.persona.needs')}
          hint={t('audience.persona.needs.hint')}
          value={draft.needs}
          onChange={(needs) => set({ needs })}
          lines={3}
        />
        {save.error !== null && <ErrorPanel error={save.error} />}
        <div className="acts">
          <Button kind="primary" onPress={submit} isDisabled={save.isPending}>
            {t('common.save')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </DialogSheet>
  )
}

function Where({
  draft,
  set,
  problem,
}: {
  readonly draft: PersonaDraft
  readonly set: (change: Partial<PersonaDraft>) => void
  readonly problem: (field: 'place' | 'km' | 'places') => string | null
}) {
  const t = useWords()
  return (
    <>
      <SelectField
        label={t('audience.persona.where')}
        value={draft.where}
        choices={WHERE.map((id) => ({ id, text: t(`audience.persona.where.${id}`) }))}
        onChange={(value) => set({ where: WHERE.find((each) => each === value) ?? 'anywhere' })}
      />
      {draft.where === 'near' && (
        <div className="two">
          <PlaceField value={draft.place} onChange={(place) => set({ place })} problem={problem('place')} />
          <Field
            label={t('audience.persona.km')}
            type="number"
            value={draft.km}
            onChange={(km) => set({ km })}
            problem={problem('km')}
          />
        </div>
      )}
      {draft.where === 'places' && (
        <Field
          label={t('audience.persona.places')}
          hint={t('audience.persona.places.hint')}
          value={draft.places}
          onChange={(places) => set({ places })}
          problem={problem('places')}
          lines={5}
        />
      )}
    </>
  )
}
