import { featuresOf } from './features'
import { tokensOf } from './tokens'

/** Texts as sparse rows of unit length: row r has columns[i], values[i] for i from starts[r] to starts[r + 1]. */
export interface Matrix {
  readonly rows: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** The features that were seen in the texts learnt from, with the weight of each (rare ones weigh more). */
export interface Vocabulary {
  readonly index: ReadonlyMap<string, number>
  /** ln((1 + N) / (1 + n)) + 1, N texts, n of them with the feature. */
  readonly weights: Float64Array
}

/** Feature keys of a text. */
export function keysOf(text: string): string[] {
  return featuresOf(tokensOf(text)).map(({ key }) => key)
}

/** Numbers the features of some texts. `counts`: how many times each text stands (texts said alike by several accounts are one). */
export function vocabularyOf(texts: readonly (readonly string[])[]): Vocabulary {
  const index = new Map<string, number>()
  const seen: number[] = []
  for (const keys of texts) {
    for (const key of keys) {
      const at = index.get(key)
      if (at === undefined) {
        index.set(key, seen.length)
        seen.push(1)
      } else seen[at] = (seen[at] ?? 0) + 1
    }
  }
  const weights = Float64Array.from(seen, (n) => Math.log((1 + texts.length) / (1 + n)) + 1)
  return { index, weights }
}

/** Rows of the texts over a vocabulary, each of length 1; a feature the vocabulary lacks does not count. */
export function matrixOf(texts: readonly (readonly string[])[], { index, weights }: Vocabulary): Matrix {
  const starts = new Int32Array(texts.length + 1)
  const columns: number[] = []
  const values: number[] = []
  texts.forEach((keys, row) => {
    let squares = 0
    const first = columns.length
    for (const key of keys) {
      const column = index.get(key)
      if (column === undefined) continue
      const weight = weights[column] ?? 0
      columns.push(column)
      values.push(weight)
      squares += weight * weight
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (let i = first; i < values.length; i++) values[i] = (values[i] ?? 0) * scale
    starts[row + 1] = columns.length
  })
  return { rows: texts.length, starts, columns: Int32Array.from(columns), values: Float64Array.from(values) }
}
