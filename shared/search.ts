/** Text as it is searched: without accents or case, ligatures opened, one apostrophe. The importer stores posts so. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
}

/**
 * Words of a search, folded, each to be found anywhere in the folded text. A plural finds its singular: the final s, or x
 * after u, of a word of four letters or more is dropped (livres, jeux).
 */
export function searchWords(search: string): string[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)
  return [...new Set(words.map((word) => (word.length >= 4 ? word.replace(/(?<=[^s])s$|(?<=u)x$/, '') : word)))]
}
