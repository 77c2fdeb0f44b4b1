/** TikTok Studio: `Overview_2026-04-24_1777015076_<handle>.zip`, Unix seconds; the date before it is not the export's. */
const TIKTOK = /^[a-z]+_\d{4}-\d{2}-\d{2}_(\d{10})_.+\.(zip|csv|xlsx)$/i
/** LinkedIn Page: `<slug>_content_1700000000000.xls`, milliseconds; "(1)" is a browser's second download. */
const LINKEDIN = /_(\d{13})(?:\s*\(\d+\))?\.(xlsx?|csv)$/i

/** Platforms hand out no such export before; a number beyond is no time. */
const FIRST = Date.UTC(2010, 0)
const LAST = Date.UTC(2100, 0)

/**
 * The instant of an export that a platform has written into the name of its file.
 * @param names of the file and of what it lay in, innermost first; the first that tells counts
 */
export function exportInstantOf(names: readonly string[]): Date | null {
  for (const name of names) {
    const seconds = TIKTOK.exec(name)?.[1]
    const milliseconds = LINKEDIN.exec(name)?.[1]
    const at =
      seconds !== undefined ? Number(seconds) * 1000 : milliseconds !== undefined ? Number(milliseconds) : Number.NaN
    if (at >= FIRST && at < LAST) return new Date(at)
  }
  return null
}
