/** One branch per line; blank lines and repetitions are left out. */
export function branchNames(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim().slice(0, 200))
  return [...new Set(names)].filter((name) => name !== '')
}
