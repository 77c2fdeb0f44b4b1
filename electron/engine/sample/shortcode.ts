/** Instagram's alphabet: base64url with A first. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Milliseconds at which Instagram's ids begin (24 August 2011). */
const EPOCH = 1314220021721n

/** Media id of a creation instant (ms since 1970): `(ms - epoch) << 23`, the low 23 bits being shard and counter. */
export function mediaId(instant: number, low: number): bigint {
  return ((BigInt(instant) - EPOCH) << 23n) | (BigInt(low) & 0x7fffffn)
}

/** Shortcode of a permalink (`/p/…`, `/reel/…`): the media id in base 64. */
export function shortcode(id: bigint): string {
  let code = ''
  for (let left = id; left > 0n; left >>= 6n) code = (ALPHABET[Number(left & 63n)] ?? '') + code
  return code
}
