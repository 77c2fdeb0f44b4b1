import { useId } from 'react'
import { SURVEY_FRAMES } from '../../../../../shared/vocabulary'
import { Field } from '../../../../components/Field'
import { useWords } from '../../../../i18n/useWords'
import { Choices, Part } from '../../../imports/mapping/parts'
import type { Obstacle } from './surveyDraft'
import type { SurveyImport } from './useSurveyImport'

/** What holds for the whole survey: its name and day, how people were asked, which table of the file it is. */
export function ImportSide({ state }: { readonly state: SurveyImport }) {
  const t = useWords()
  const { draft, change, obstacles } = state
  const problem = (field: Obstacle) => (obstacles.includes(field) ? t(`surveys.obstacle.${field}`) : null)
  return (
    <aside className="mapping-side" aria-label={t('surveys.side')}>
      <Part isOpen={draft.isProbability === null}>
        <HowAsked state={state} />
        {draft.isProbability === true && (
          <>
            <DrawnFrom state={state} />
            <Field
              label={t('surveys.population')}
              hint={t('surveys.population_hint')}
              value={draft.population}
              problem={problem('population')}
              onChange={(population) => change((before) => ({ ...before, population }))}
            />
          </>
        )}
      </Part>
      <Part isOpen={obstacles.includes('takenOn')}>
        <Field
          label={t('surveys.taken_on')}
          type="date"
          hint={t(state.read.takenOn === null ? 'surveys.taken_on_hint' : 'surveys.taken_on_file')}
          value={draft.takenOn}
          onChange={(takenOn) => change((before) => ({ ...before, takenOn }))}
          isRequired
        />
      </Part>
      <Part isOpen={obstacles.includes('label')}>
        <Field
          label={t('surveys.label')}
          value={draft.label}
          onChange={(label) => change((before) => ({ ...before, label }))}
          isRequired
        />
      </Part>
      <TablePart state={state} />
    </aside>
  )
}

/** The one question nobody but the person who ran the survey can answer. */
function HowAsked({ state }: { readonly state: SurveyImport }) {
  const { draft, change } = state
  const chosen = draft.isProbability === null ? null : draft.isProbability ? 'drawn' : 'whoever'
  return (
    <Radios
      about="surveys.asked"
      ids={['drawn', 'whoever']}
      chosen={chosen}
      onChoose={(id) => change((before) => ({ ...before, isProbability: id === 'drawn' }))}
    />
  )
}

/** Of a drawn sample: members of the institution, unless somebody says it was drawn from followers. */
function DrawnFrom({ state }: { readonly state: SurveyImport }) {
  const { draft, change } = state
  return (
    <Radios
      about="surveys.from"
      ids={SURVEY_FRAMES}
      chosen={draft.drawnFrom}
      onChoose={(drawnFrom) => change((before) => ({ ...before, drawnFrom }))}
    />
  )
}

/** A question (`about`) with some answers, each with what it means (`about.id_why`). */
function Radios<Id extends string>({
  about,
  ids,
  chosen,
  onChoose,
}: {
  readonly about: string
  readonly ids: readonly Id[]
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
}) {
  const t = useWords()
  const name = useId()
  return (
    <fieldset className="how-asked">
      <legend>{t(about)}</legend>
      {ids.map((id) => (
        <label key={id} className="check">
          <input
            type="radio"
            name={name}
            checked={chosen === id}
            aria-describedby={`${name}-${id}`}
            onChange={() => onChoose(id)}
          />
          <span>
            {t(`${about}.${id}`)}
            <small id={`${name}-${id}`} className="note">
              {t(`${about}.${id}_why`)}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

const FIRST_ROWS = 12

/** Which sheet, and on which row the questions stand: wrong guesses are rare, and mended here. */
function TablePart({ state }: { readonly state: SurveyImport }) {
  const t = useWords()
  const { read, place, chooseTable, chooseHeader } = state
  const rows = Array.from({ length: Math.max(FIRST_ROWS, read.headerRow + 1) }, (_, row) => row)
  return (
    <Part>
      {read.tables.length > 1 && (
        <Choices
          label={t('surveys.table')}
          value={String(place.table)}
          options={read.tables.map((table, index) => ({
            id: String(index),
            label: t('surveys.table_rows', { name: table.name, n: table.rows }),
          }))}
          onChange={(id) => chooseTable(Number(id))}
        />
      )}
      <Choices
        label={t('surveys.header_row')}
        value={String(read.headerRow)}
        options={rows.map((row) => ({ id: String(row), label: t('surveys.header_row_n', { n: row + 1 }) }))}
        onChange={(id) => chooseHeader(Number(id))}
      />
    </Part>
  )
}
