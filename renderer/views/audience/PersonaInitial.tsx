import type { Persona } from '../../../shared/contract/audience'
import { branchColour } from '../../components/marks'

/** The first letter of a persona in its colour: what it is recognised by, beside its name. */
export function PersonaInitial({ persona }: { readonly persona: Pick<Persona, 'name' | 'colour'> }) {
  const style = persona.colour === null ? {} : { style: { color: branchColour(persona.colour) } }
  return (
    <span className="initial" aria-hidden="true" {...style}>
      {persona.name.slice(0, 1)}
    </span>
  )
}
