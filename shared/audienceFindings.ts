/** Codes of the findings of the audience check beside the verdicts themselves; see shared/findings.ts. */
export const AUDIENCE_FINDINGS = {
  /** An account that was closed before the period, judged by the line and the evidence of then. verdict: one of VERDICTS. */
  audience_was: { account: 'text', persona: 'text', verdict: 'text', closedOn: 'text', scope: 'text' },
  /** The same over its personas; names by verdict, with their numbers. */
  audience_closed: {
    account: 'text',
    closedOn: 'text',
    scope: 'text',
    reached: 'texts',
    missed: 'texts',
    open: 'texts',
    nReached: 'number',
    nMissed: 'number',
    nOpen: 'number',
  },
  /** The people reached are not the followers: total variation, at least low and at most high (fractions). dimension: age | gender. */
  audience_gap: { account: 'text', dimension: 'text', low: 'number', high: 'number', limit: 'number' },
  /** No open account aims at the persona. */
  audience_unspoken: { persona: 'text' },
  /** A single account aims at the persona, and its verdict is open. */
  audience_waits: { persona: 'text', account: 'text' },
  /** Personas by how many accounts reach them; names with their numbers. */
  audience_network: {
    personas: 'number',
    served: 'number',
    nobody: 'texts',
    nNobody: 'number',
    unknown: 'texts',
    nUnknown: 'number',
    many: 'texts',
    nMany: 'number',
  },
} as const
