import type { Random } from '../random'

/** A day and a time of it (UTC) as tools of surveys write the moment of an answer: `2024-11-12 14:03:27`. */
export function answeredAt(random: Random, from: string, days: number): string {
  const day = Date.parse(`${from}T00:00:00Z`) + random.int(0, days - 1) * 86_400_000
  const time = random.int(8 * 3600, 21 * 3600)
  return new Date(day + time * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** A record as a spreadsheet set to French writes it: semicolons, quotes where a cell holds a semicolon, quote or newline. */
export function frenchLine(cells: readonly (string | number)[]): string {
  return cells
    .map(String)
    .map((cell) => (/[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')
}

/** A list with each value as often as it is counted. */
export function repeated<T>(counts: readonly (readonly [T, number])[]): T[] {
  return counts.flatMap(([value, n]) => Array.from({ length: n }, () => value))
}
