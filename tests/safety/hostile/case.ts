/** A file that means harm, or is broken, and what must come of it. Content is made by code: none is kept. */
export interface HostileCase {
  /** Number of the check in the safety list, and what is wrong with the file. */
  readonly name: string
  readonly fileName: string
  readonly make: () => Uint8Array | string
  readonly expect: Expectation
}

/**
 * refused: codes that the file, or every part of it, may be refused with. rows: rows read of the file as a whole (each is then
 * new, duplicate, set aside or rejected), with those rejected. `sums`: of a metric over the rows kept.
 */
export type Expectation =
  | { readonly refused: readonly string[] }
  | {
      readonly rows: number
      readonly rejected?: number
      readonly sums?: Readonly<Record<string, number>>
      readonly warnings?: readonly string[]
    }

export const refusedAs = (...codes: string[]): Expectation => ({ refused: codes })
