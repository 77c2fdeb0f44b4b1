import { z } from 'zod'
import { AUDIENCE_DIMENSIONS, GRADES, VERDICTS } from '../vocabulary'
import { basis, day, file, finding, id, longText, method, name, period } from './common'
import { notice } from './imports'

/** Conditions of a persona, all of which must hold. */
export const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('age'), from: z.int().min(0).max(120), to: z.int().min(0).max(120).nullable() }),
  z.object({ kind: z.literal('gender'), gender: z.enum(['women', 'men']) }),
  z.object({ kind: z.literal('near'), place: name, km: z.number().positive().max(500) }),
  z.object({ kind: z.literal('places'), places: z.array(name).min(1).max(500) }),
])
export type Condition = z.infer<typeof condition>

export const persona = z.object({
  id,
  name,
  tagline: z.string().nullable(),
  story: longText.nullable(),
  needs: longText.nullable(),
  conditions: z.array(condition),
})
export type Persona = z.infer<typeof persona>

const bounds = z.object({ low: z.number(), high: z.number() })

export const clauseVerdict = z.object({
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(['age', 'place', 'gender']).nullable(),
  threshold: z.number(),
  bounds,
  /** Value under a named assumption, or null. */
  working: z.object({ value: z.number(), assumption: z.string() }).nullable(),
  verdict: z.enum(VERDICTS),
  /** all: of every follower (or person reached); known: of those whose age, place… the platform knows. */
  scope: z.enum(['all', 'known']),
  grade: z.enum(GRADES).nullable(),
  /** Why the interval is as wide as it is. */
  reasons: z.array(notice),
  evidenceId: id.nullable(),
})

export const settle = z.object({ datum: notice, widthNow: z.number(), widthAfter: z.number() })

export const evidence = z.object({
  id,
  accountId: id,
  basis,
  dimension: z.enum(AUDIENCE_DIMENSIONS),
  takenOn: day,
  source: z.string(),
  unit: z.enum(['share', 'count']),
  total: z.int().nullable(),
  knownShare: z.number().nullable(),
  cells: z.int(),
  grade: z.enum(GRADES).nullable(),
  importId: id.nullable(),
  note: z.string().nullable(),
})

export const verdictSheet = z.object({
  accountId: id,
  personaId: id,
  verdict: z.enum(VERDICTS),
  grade: z.enum(GRADES).nullable(),
  basis: basis.nullable(),
  clauses: z.array(clauseVerdict),
  /** At most three, by gain. */
  settle: z.array(settle),
  finding,
  evidence: z.array(evidence),
  followers: z.int().nullable(),
  takenOn: day.nullable(),
})
export type VerdictSheet = z.infer<typeof verdictSheet>

export const audienceContract = {
  personas: method.output(z.array(persona)),
  savePersona: method.input(persona.extend({ id: id.optional() })).output(z.object({ id })),
  removePersona: method.input(z.object({ id })).output(z.object({})),
  /** Names of places like the text, for typing a target. */
  places: method
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(z.object({ label: z.string(), region: z.string().nullable(), country: z.string() }))),
  /** Accounts × personas for the editorial lines valid at the end of the period. */
  matrix: method.input(z.object({ period })).output(
    z.object({
      cells: z.array(
        verdictSheet.pick({ accountId: true, personaId: true, verdict: true, grade: true, basis: true, clauses: true }),
      ),
      /** Data that would settle most pairs, most first. */
      settle: z.array(z.object({ datum: notice, pairs: z.int(), accountIds: z.array(id) })),
      finding,
    }),
  ),
  verdict: method.input(z.object({ accountId: id, personaId: id, period })).output(verdictSheet),
  evidence: method.input(z.object({ accountId: id })).output(z.array(evidence)),
  /** A breakdown seen on screen, typed in with its source. Shares as fractions or counts. */
  addEvidence: method
    .input(
      z.object({
        accountId: id,
        basis,
        dimension: z.enum(['age', 'gender', 'age_gender', 'city', 'country']),
        takenOn: day,
        source: name,
        unit: z.enum(['share', 'count']),
        total: z.int().positive().nullable(),
        knownShare: z.number().min(0).max(1).nullable(),
        note: z.string().nullable(),
        cells: z
          .array(z.object({ label: name, value: z.number().nonnegative() }))
          .min(1)
          .max(500),
      }),
    )
    .output(z.object({ id })),
  removeEvidence: method.input(z.object({ id })).output(z.object({})),
  csv: method.input(z.object({ period })).output(file),
}
