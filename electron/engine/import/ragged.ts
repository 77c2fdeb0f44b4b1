/**
 * True for a record that is not as wide as its header: the last one of a file that was cut off may end inside a number, `8` of
 * `80`. Empty cells too many say nothing.
 */
export function isRagged(record: readonly string[], header: readonly string[]): boolean {
  return record.length < header.length || record.slice(header.length).some((cell) => cell.trim() !== '')
}
