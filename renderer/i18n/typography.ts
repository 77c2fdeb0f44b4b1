const NARROW = '\u202f'
const HARD = '\u00a0'

/**
 * French typography, done once on the catalogue so that nobody types it by hand: U+202F before ; ? ! % and inside « »,
 * U+00A0 before a colon, true apostrophes. Applied to the ICU source, whose syntax never has a space before these signs
 * and uses the straight apostrophe only next to a brace.
 */
export function frenchTypography(message: string): string {
  return message
    .replaceAll(/(?<=[\p{L}\d}])'(?=[\p{L}\d{«])/gu, '’')
    .replaceAll(/ (?=[;?!%»])/g, NARROW)
    .replaceAll(/« /g, `«${NARROW}`)
    .replaceAll(/ (?=:(\s|$))/g, HARD)
}

/** English: true apostrophes only. */
export function englishTypography(message: string): string {
  return message.replaceAll(/(?<=[\p{L}\d}])'(?=[\p{L}\d{]|\s|$)/gu, '’')
}
