/** `exemple_content_1790000000000.xls` → `exemple`; a copy's ` (1)` may follow. */
const LINKEDIN = /^(.+?)_(?:content|followers|visitors)_\d{13}(?:[ _(.-]|$)/i

/** Slug of the Page in the name of a LinkedIn export, or null. */
export function linkedinSlug(fileName: string): string | null {
  return LINKEDIN.exec(fileName)?.[1] ?? null
}

/** `Overview_2026-04-24_1777023456_handle.zip`; a `.csv` or `.xlsx` of the same pattern too. */
const TIKTOK =
  /^(?:Overview|Followers|Viewers|Content)_\d{4}-\d{2}-\d{2}_\d{9,11}_(.+?)(?:\s?\(\d+\))?\.(?:zip|csv|xlsx)$/i

/** Handle in the name of a TikTok Studio export, or null. */
export function tiktokHandle(fileName: string): string | null {
  return TIKTOK.exec(fileName)?.[1] ?? null
}
