/**
 * A header name as names are compared: NFKC, without BOM, soft hyphens (German YouTube headers carry them), with plain
 * spaces and apostrophes, in lower case. Each of these differences occurs in a real file.
 */
export function normaliseHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u00AD\uFEFF\u200B]/g, '')
    .replace(/[\u2018\u2019\u02BC\u00B4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/**
 * The same without brackets and punctuation: a spreadsheet's re-saving turns `Duration (sec)` into `Duration sec`. Used
 * only where the exact name matches nothing.
 */
export function looseHeader(name: string): string {
  return normaliseHeader(name)
    .replace(/[()[\]"„“”«».,;:_-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
