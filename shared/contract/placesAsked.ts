import { z } from 'zod'
import { LANGUAGES } from '../vocabulary'
import { id, method, name } from './common'

/** A place to choose: the text kept (it has one reading), and what is shown. */
const reading = z.object({ place: z.string(), label: z.string() })
const language = z.enum(LANGUAGES).optional()
/** As the file printed it, spaces and all. */
const label = z.string().min(1).max(500)

/** A label of a list of places that stands for no place, or for several: asked once, remembered for every list. */
const unresolvedPlace = z.object({
  label: z.string(),
  /** survey: an answer that at least five people gave. */
  dimension: z.enum(['city', 'country', 'survey']),
  /** Accounts whose lists hold it. */
  accounts: z.array(id),
  /** The largest share of an audience it holds; null = every line of it is withheld. */
  share: z.number().nullable(),
  /** What it may mean; of a label that nothing fits, guesses, or none. */
  readings: z.array(reading),
})
export type UnresolvedPlace = z.infer<typeof unresolvedPlace>

export const placesAskedMethods = {
  /** The largest first; what was answered is not asked again. */
  unresolved: method.input(z.object({ language })).output(z.array(unresolvedPlace)),
  /** What was answered, by label. reading null = nowhere that is known. */
  placeAnswers: method
    .input(z.object({ language }))
    .output(z.array(z.object({ label: z.string(), reading: reading.nullable() }))),
  /** place null = nowhere that is known. INVALID: `label` unknown (in no list); `place` unknown | ambiguous. */
  answerPlace: method.input(z.object({ label, place: name.nullable() })).output(z.object({})),
  /** Asks again. place: what it was, to undo. @throws NOT_FOUND */
  forgetPlace: method.input(z.object({ label })).output(z.object({ place: z.string().nullable() })),
}
