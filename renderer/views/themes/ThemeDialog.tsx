import { useState } from 'react'
import { THEME_COLOURS, type CodebookTheme } from '../../../shared/contract/themes'
import { AIMS } from '../../../shared/vocabulary'
import { changeQuery } from '../../address/location'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { useWorkspace } from '../../components/workspaceContext'
import { toFailure } from '../../api/errors'
import { useLanguage } from '../../i18n/useLanguage'
import { useWords } from '../../i18n/useWords'
import { useThemeName } from './codebook'
import { keepRuleDraft } from './ruleDrafts'

type Draft = Pick<CodebookTheme, 'labelFr' | 'labelEn' | 'aim' | 'colour'> & { readonly id?: number }
const NEW: Draft = { labelFr: '', labelEn: '', aim: 'reach', colour: null }

/** A theme's words: its name in both languages, what it is judged on, the colour of its chip. */
export function ThemeDialog({
  theme,
  onClose,
}: {
  readonly theme: CodebookTheme | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const tell = useUndo()
  const { id: workspaceId } = useWorkspace()
  const language = useLanguage()
  const nameOf = useThemeName()
  const [draft, setDraft] = useState<Draft>(() => (theme === null ? NEW : labelsOf(theme)))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const back = useChange((api, old: Draft) => api.themes.saveTheme(old))
  const remove = useChange((api, id: number) => api.themes.remove({ id }))
  const save = useChange(
    (api, input: Draft) => api.themes.saveTheme(input),
    ({ id }, input) => {
      tell({
        message: t(theme === null ? 'themes.created' : 'themes.changed', { name: nameOf(input) }),
        undo: () => (theme === null ? remove.mutate(id) : back.mutate(labelsOf(theme))),
      })
      // A number given anew takes no draft over from the theme that had it.
      if (theme === null) keepRuleDraft(workspaceId, id, undefined)
      changeQuery({ th: String(id) })
      onClose()
    },
  )
  const whole = filled(draft)
  const failure = save.isError ? toFailure(save.error) : null
  const taken = failure?.data['reason'] === 'taken' ? failure.data['field'] : undefined
  const label = (field: 'labelFr' | 'labelEn') => (
    <Field
      key={field}
      label={t(`themes.${field}`)}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      isRequired={field === (language === 'fr' ? 'labelFr' : 'labelEn')}
      hint={t('themes.label_other')}
      problem={taken === field ? t('themes.taken') : null}
    />
  )
  return (
    <DialogSheet title={t(theme === null ? 'themes.new' : 'themes.change')} isOpen onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (whole !== null && !save.isPending) save.mutate(whole)
        }}
      >
        {failure !== null && taken === undefined && <ErrorPanel error={failure} />}
        {language === 'fr' ? [label('labelFr'), label('labelEn')] : [label('labelEn'), label('labelFr')]}
        <SelectField
          label={t('themes.aim')}
          value={draft.aim}
          onChange={(id) => set({ aim: AIMS.find((aim) => aim === id) ?? draft.aim })}
          choices={AIMS.map((id) => ({ id, text: t(`aim.${id}`) }))}
        />
        <ColourChoice colour={draft.colour} onChange={(colour) => set({ colour })} />
        <div className="acts">
          <Button kind="primary" type="submit" isDisabled={whole === null || save.isPending}>
            {t('common.save')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </DialogSheet>
  )
}

function labelsOf({ id, labelFr, labelEn, aim, colour }: CodebookTheme): Draft {
  return { id, labelFr, labelEn, aim, colour }
}

/** With the name of one language standing for the other where only one is given; null while both are blank. */
function filled(draft: Draft): Draft | null {
  const labelFr = draft.labelFr.trim()
  const labelEn = draft.labelEn.trim()
  if (labelFr === '' && labelEn === '') return null
  return { ...draft, labelFr: labelFr === '' ? labelEn : labelFr, labelEn: labelEn === '' ? labelFr : labelEn }
}

function ColourChoice(props: {
  readonly colour: CodebookTheme['colour']
  readonly onChange: (colour: CodebookTheme['colour']) => void
}) {
  const t = useWords()
  return (
    <fieldset className="colours">
      <legend>{t('themes.colour')}</legend>
      {[null, ...THEME_COLOURS].map((colour, i) => (
        <label key={colour ?? 'none'} title={t(colour === null ? 'themes.colour_none' : 'themes.colour_n', { n: i })}>
          <input
            type="radio"
            name="colour"
            checked={props.colour === colour}
            onChange={() => props.onChange(colour)}
            aria-label={t(colour === null ? 'themes.colour_none' : 'themes.colour_n', { n: i })}
          />
          <ThemeDot colour={colour} />
        </label>
      ))}
      <p className="note">{t('themes.colour_why')}</p>
    </fieldset>
  )
}

/** The dot of a theme: a square, since a branch is a notehead and a platform has its own form. */
export function ThemeDot({ colour }: { readonly colour: CodebookTheme['colour'] }) {
  return (
    <svg className="dot" viewBox="0 0 12 12" aria-hidden="true">
      {colour === null ? (
        <path d="M2 10 10 2" stroke="var(--control)" strokeWidth="1.5" />
      ) : (
        <rect x="1" y="1" width="10" height="10" rx="2" fill={`var(--${colour})`} />
      )}
    </svg>
  )
}
