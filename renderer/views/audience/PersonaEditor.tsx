import { useState } from 'react'
import type { Persona } from '../../../shared/contract/audience'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { useWords } from '../../i18n/useWords'
import { ConditionRows } from './conditions/ConditionRows'
import { conditionsOf, isWhole } from './conditions/conditionTree'
import { TargetLine } from './conditions/TargetLine'
import { useTargetCheck } from './conditions/useTargetCheck'
import { canKeep, draftOf, personaOf, type PersonaDraft } from './personaDraft'
import { PersonaInitial } from './PersonaInitial'

/** Colours to choose from: the palette of branches, and the accent. */
const COLOURS = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** A persona: who it is, in words, and whom it stands for, in conditions that read as a sentence. */
export function PersonaEditor({
  persona,
  onClose,
}: {
  readonly persona: Persona | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const tell = useUndo()
  const [draft, setDraft] = useState(() => draftOf(persona))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<PersonaDraft>) => setDraft((now) => ({ ...now, ...change }))
  const conditions = isWhole(draft.conditions) ? conditionsOf(draft.conditions) : null
  const check = useTargetCheck(conditions)
  const back = useChange(async (api, id: number) => {
    if (persona === null) await api.audience.removePersona({ id })
    else await api.audience.savePersona(persona)
  })
  const save = useChange(
    (api, input: PersonaDraft) =>
      api.audience.savePersona({ ...personaOf(input), ...(persona === null ? {} : { id: persona.id }) }),
    ({ id }, input) => {
      const said = persona === null ? 'persona.created' : 'persona.changed'
      tell({ message: t(said, { name: input.name.trim() }), undo: () => back.mutate(id) })
      onClose()
    },
  )
  const submit = () => {
    setTried(true)
    if (canKeep(draft)) save.mutate(draft)
  }
  return (
    <DialogSheet
      title={persona === null ? t('audience.persona.add') : t('audience.persona.edit', { name: persona.name })}
      isOpen
      onClose={onClose}
      wide
    >
      <form
        className="form persona-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="two">
          <Field
            label={t('audience.persona.name')}
            value={draft.name}
            onChange={(name) => set({ name })}
            problem={isTried && draft.name.trim() === '' ? t('audience.persona.problem.name') : null}
            isRequired
          />
          <Field
            label={t('audience.persona.tagline')}
            hint={t('audience.persona.tagline.hint')}
            value={draft.tagline}
            onChange={(tagline) => set({ tagline })}
          />
        </div>
        <h3>{t('persona.who')}</h3>
        <ConditionRows
          list={draft.conditions}
          onChange={(list) => set({ conditions: list })}
          problems={conditions === null ? [] : (check.data?.problems ?? [])}
          isTried={isTried}
        />
        <TargetLine conditions={conditions} check={check} />
        <Story draft={draft} set={set} />
        {save.error !== null && <ErrorPanel error={save.error} />}
        <div className="acts">
          <Button kind="primary" type="submit" isDisabled={save.isPending}>
            {t('common.save')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          {isTried && !canKeep(draft) && (
            <p className="problem" role="alert">
              {t('persona.gaps')}
            </p>
          )}
        </div>
      </form>
    </DialogSheet>
  )
}

/** What makes somebody of it: a story, needs, a colour. */
function Story({
  draft,
  set,
}: {
  readonly draft: PersonaDraft
  readonly set: (change: Partial<PersonaDraft>) => void
}) {
  const t = useWords()
  return (
    <>
      <div className="two">
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
      </div>
      <fieldset className="plain">
        <legend className="small soft">{t('persona.colour')}</legend>
        <div className="colours">
          {COLOURS.map((colour) => (
            <label key={colour ?? 'accent'}>
              <input
                type="radio"
                className="vh"
                name="colour"
                checked={draft.colour === colour}
                onChange={() => set({ colour })}
                aria-label={colour === null ? t('persona.colour.accent') : t('persona.colour.n', { n: colour })}
              />
              <PersonaInitial persona={{ name: draft.name.trim() || 'A', colour }} />
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
