import type { Persona } from '../../../shared/contract/audience'
import { conditionsOf, draftsOf, isWhole, newLeaf, type ConditionDraft } from './conditions/conditionTree'

/** A persona being written, as typed. */
export interface PersonaDraft {
  readonly name: string
  readonly tagline: string
  readonly story: string
  readonly needs: string
  /** Slot of the palette; null = the accent. */
  readonly colour: number | null
  readonly conditions: readonly ConditionDraft[]
}

/** The draft of a persona; of a new one, with a first condition to fill in. */
export function draftOf(persona: Persona | null): PersonaDraft {
  return {
    name: persona?.name ?? '',
    tagline: persona?.tagline ?? '',
    story: persona?.story ?? '',
    needs: persona?.needs ?? '',
    colour: persona?.colour ?? null,
    conditions: persona === null ? [newLeaf('age')] : draftsOf(persona.conditions),
  }
}

/** Whether it can be kept: a name, and conditions without a gap. A persona without conditions can: it is not judged. */
export const canKeep = (draft: PersonaDraft): boolean => draft.name.trim() !== '' && isWhole(draft.conditions)

/** The persona a draft that can be kept says. */
export function personaOf(draft: PersonaDraft): Omit<Persona, 'id'> {
  return {
    name: draft.name.trim(),
    tagline: textOf(draft.tagline),
    story: textOf(draft.story),
    needs: textOf(draft.needs),
    colour: draft.colour,
    conditions: conditionsOf(draft.conditions),
  }
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
