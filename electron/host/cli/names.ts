import { UsageError, type Session } from './command'

interface Named {
  readonly id: number
  readonly name: string
}

/** Ids of things named on the command line: by id, by name or by handle, without regard to case. @throws UsageError */
export function idsOf(session: Session, option: string, texts: readonly string[], among: readonly Named[][]): number[] {
  return texts.map((text) => {
    const wanted = fold(text)
    const found = among.flat().find((each) => String(each.id) === text || fold(each.name) === wanted)
    if (found === undefined) {
      throw new UsageError(session.words.unknownName(option, text, [...new Set(among.flat().map((each) => each.name))]))
    }
    return found.id
  })
}

/** A name without case and accents, for looking up. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
