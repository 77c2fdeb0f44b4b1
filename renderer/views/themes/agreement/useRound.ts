import { changeQuery, useAddress } from '../../../address/location'

/** Which round is open, and who codes it; both live in the address. Without a coder its result is shown. */
export function useRoundAddress(): {
  readonly roundId: number | null
  readonly coder: string | null
  readonly open: (roundId: number | null, coder?: string | null) => void
} {
  const { query } = useAddress()
  const id = Number(query.get('round'))
  const coder = query.get('coder')
  return {
    roundId: Number.isInteger(id) && id > 0 ? id : null,
    coder: coder === null || coder.trim() === '' || coder.trim().length > 12 ? null : coder.trim().toUpperCase(),
    open: (roundId, who = null) => changeQuery({ round: roundId === null ? null : String(roundId), coder: who }),
  }
}
