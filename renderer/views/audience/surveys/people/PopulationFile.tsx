import { useState } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../../../shared/contract/contract'
import { useChange } from '../../../../api/useChange'
import { ErrorPanel } from '../../../../components/ErrorPanel'
import { useSentence } from '../../../../format/useFinding'
import { useWords } from '../../../../i18n/useWords'
import { Choices } from '../../../imports/mapping/parts'
import { FileButton } from '../FileDrop'
import { textOf } from './populationDraft'

type FileRead = InferContractRouterOutputs<Contract>['populations']['readFile']

interface Chosen {
  readonly table: number
  readonly valueColumn: number
  readonly peopleColumn: number
}

/** A file instead of a paste: its lines come into the field above, where they can be seen and changed. */
export function PopulationFile({ onText }: { readonly onText: (text: string) => void }) {
  const t = useWords()
  const say = useSentence()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = (file: FileRead, next: Chosen) => {
    const table = file.tables[next.table]
    if (table === undefined) return
    setChosen(next)
    onText(textOf(table, next.valueColumn, next.peopleColumn))
  }
  const take = (file: FileRead, at: number) => {
    const table = file.tables[at]
    if (table === undefined) setChosen(null)
    else choose(file, { table: at, valueColumn: table.valueColumn, peopleColumn: table.peopleColumn })
  }
  const read = useChange(
    (api, uploadId: string) => api.populations.readFile({ uploadId }),
    (file) => take(file, 0),
  )
  const refusal = read.data?.refusal ?? null
  return (
    <div className="population-file">
      <FileButton onSent={(id) => read.mutate(id)} />
      {read.error !== null && <ErrorPanel error={read.error} />}
      {refusal !== null && (
        <p className="problem" role="alert">
          {refusal.code === 'not_a_count' ? t('populations.not_a_count') : say('refusal', refusal)}
        </p>
      )}
      {read.data !== undefined && chosen !== null && refusal === null && (
        <Columns file={read.data} chosen={chosen} onChoose={choose} onTable={take} />
      )}
    </div>
  )
}

interface ColumnsProps {
  readonly file: FileRead
  readonly chosen: Chosen
  readonly onChoose: (file: FileRead, chosen: Chosen) => void
  readonly onTable: (file: FileRead, table: number) => void
}

/** Which sheet, which column holds the values and which the people: asked where there is a choice. */
function Columns({ file, chosen, onChoose, onTable }: ColumnsProps) {
  const t = useWords()
  const table = file.tables[chosen.table]
  if (table === undefined) return null
  const columns = table.columns.map((name, index) => ({
    id: String(index),
    label: name.trim() === '' ? t('mapping.column', { n: index + 1 }) : name,
  }))
  return (
    <div className="three">
      {file.tables.length > 1 && (
        <Choices
          label={t('surveys.table')}
          value={String(chosen.table)}
          options={file.tables.map(({ name }, index) => ({ id: String(index), label: name }))}
          onChange={(id) => onTable(file, Number(id))}
        />
      )}
      {columns.length > 2 && (
        <>
          <Choices
            label={t('populations.value_column')}
            value={String(chosen.valueColumn)}
            options={columns}
            onChange={(id) => onChoose(file, { ...chosen, valueColumn: Number(id) })}
          />
          <Choices
            label={t('populations.people_column')}
            value={String(chosen.peopleColumn)}
            options={columns}
            onChange={(id) => onChoose(file, { ...chosen, peopleColumn: Number(id) })}
          />
        </>
      )}
      <p className="note">
        {t('populations.from_file', { file: file.fileName })}{' '}
        {table.more > 0 && t('populations.file_more', { n: table.more })}
      </p>
    </div>
  )
}
