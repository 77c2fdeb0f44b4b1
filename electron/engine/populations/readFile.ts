import { MOST_POPULATION_ROWS, type PopulationTable } from '../../../shared/contract/populations'
import type { EngineContext } from '../context'
import { fail } from '../fail'
import { openSurvey, surveyRows, type SurveyTable } from '../surveys/openTables'
import { fold } from '../surveys/words'
import { readPeople } from './lines'

/**
 * The tables of a file (a text of any encoding, sheets of a workbook, files of an archive) with the columns that seem to hold
 * values and people. The upload is given back: what is needed of it crosses the contract.
 * @throws NOT_FOUND, the signal's reason
 */
export async function readPopulationFile(
  context: EngineContext,
  {
    uploadId,
    zone,
    signal,
  }: { readonly uploadId: string; readonly zone: string; readonly signal?: AbortSignal | undefined },
) {
  const upload = context.uploads.get(uploadId)
  if (upload === undefined) throw fail('NOT_FOUND', { what: 'upload' })
  try {
    const opened = await openSurvey(upload, { folder: context.options.stagingFolder, zone, signal })
    try {
      const tables: PopulationTable[] = []
      for (const table of opened.tables) tables.push(await readTable(table, signal))
      const refusal = opened.refusal?.code === 'not_a_survey' ? { code: 'not_a_count', data: {} } : opened.refusal
      return { fileName: opened.fileName, tables, refusal }
    } finally {
      await opened.close()
    }
  } finally {
    await context.uploads.release(uploadId)
  }
}

async function readTable(table: SurveyTable, signal: AbortSignal | undefined): Promise<PopulationTable> {
  const rows: string[][] = []
  const columns = [...table.header.names]
  for await (const some of surveyRows(table, signal)) {
    for (const { raw, cells } of some) {
      // Broken quotation marks: the line as it stands, for the person to read.
      if (rows.length < MOST_POPULATION_ROWS) rows.push(cells === null ? [raw] : cells.map((cell) => cell.trim()))
    }
    if (rows.length >= MOST_POPULATION_ROWS) break
  }
  return {
    name: table.name,
    columns,
    rows,
    more: Math.max(0, table.rows - rows.length),
    ...guessColumns(columns, rows),
  }
}

/** Titles of columns that count people. */
const PEOPLE =
  /\b(effectifs?|inscrits?|inscriptions?|nombre|nb|people|persons?|personnes|count|n|headcount|enrol\w*|students|total)\b/

/** The column of people: numbers under a title that says so, else the last column of numbers; values are the first other one. */
function guessColumns(columns: readonly string[], rows: readonly (readonly string[])[]) {
  const numeric = columns.map((_, at) => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.filter((cell) => 'people' in readPeople(cell)).length >= cells.length * 0.8
  })
  const named = columns.findIndex((column, at) => numeric[at] === true && PEOPLE.test(fold(column)))
  const peopleColumn = named >= 0 ? named : Math.max(numeric.lastIndexOf(true), columns.length > 1 ? 1 : 0)
  return { valueColumn: peopleColumn === 0 ? Math.min(1, columns.length - 1) : 0, peopleColumn }
}
