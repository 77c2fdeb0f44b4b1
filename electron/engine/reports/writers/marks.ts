import type { Platform, Strength, Verdict } from '../../../../shared/vocabulary'
import { Html, html } from './html'

/** Branch colours of the paper theme, slots 1 to 9; from the tenth on the slot comes again with a hollow notehead. */
const BRANCHES = ['#774c34', '#323da1', '#986b7a', '#463100', '#695a84', '#004652', '#617300', '#da6a5e', '#7579d7']

/** Colour of a branch slot (1…); the network and unknown slots are neutral. */
export function branchColour(slot: number | null): string {
  return slot === null ? '#5c6661' : (BRANCHES[(slot - 1) % BRANCHES.length] ?? '#5c6661')
}

/** Notehead of a branch, decorative: its name stands beside it. */
export function branchMark(slot: number | null): Html {
  if (slot === null)
    return new Html(
      '<svg class="mk" viewBox="0 0 13 10" aria-hidden="true"><path d="M1 5h11" stroke="#5c6661" stroke-width="1.5"/></svg>',
    )
  const hollow = slot > BRANCHES.length
  const colour = branchColour(slot)
  return new Html(
    `<svg class="mk" viewBox="0 0 13 10" aria-hidden="true"><ellipse cx="6.5" cy="5" rx="5.4" ry="3.7" transform="rotate(-18 6.5 5)" fill="${hollow ? 'none' : colour}" stroke="${colour}" stroke-width="${hollow ? 1.5 : 0}"/></svg>`,
  )
}

const FORMS: Record<Platform, string> = {
  facebook: '<circle cx="5.5" cy="5.5" r="4.6" fill="#1d3aa1"/>',
  instagram: '<path d="M5.5 0l5.5 5.5-5.5 5.5L0 5.500z" fill="#a00059"/>',
  x: '<path d="M1 1l9 9M10 1l-9 9" stroke="#222427" stroke-width="2.2"/>',
  linkedin: '<path d="M1 1h9v9H1z" fill="#176969"/>',
  youtube: '<path d="M1 .5l9.500 5-9.500 5z" fill="#c86300"/>',
  tiktok: '<path d="M.5 1h10l-5 9z" fill="#846797"/>',
  bluesky:
    '<path d="M5.500 0l1.600 3.600 3.900.4-2.900 2.600.8 3.900-3.400-2-3.400 2 .8-3.900L0 4l3.900-.4z" fill="#2f91d9"/>',
  mastodon: '<path d="M1 .7h3.2v9.6H1zM6.8.7H10v9.6H6.8z" fill="#543000"/>',
  threads: '<circle cx="5.5" cy="5.5" r="3.9" fill="none" stroke="#2a0036" stroke-width="2.3"/>',
}

/** Form of a platform, decorative: its name stands beside it. */
export function platformMark(platform: Platform): Html {
  return new Html(`<svg class="mk" viewBox="0 0 11 11" aria-hidden="true">${FORMS[platform]}</svg>`)
}

const HEADS: Record<Strength, string> = {
  clear: '<ellipse cx="8" cy="6" rx="6.4" ry="4.5" fill="#16211c"/>',
  likely:
    '<ellipse cx="8" cy="6" rx="5.7" ry="3.8" fill="none" stroke="#16211c" stroke-width="1.5"/><path d="M2.3 6a5.7 3.8 0 0 0 11.400 0z" fill="#16211c"/>',
  cannot_tell: '<ellipse cx="8" cy="6" rx="5.7" ry="3.8" fill="none" stroke="#16211c" stroke-width="1.5"/>',
}

/** Filled, half or hollow notehead with its word: clear, likely, cannot tell. */
export function strengthMark(strength: Strength, word: string): Html {
  return html`<span class="strength"
    ><svg viewBox="0 0 16 12" aria-hidden="true"><g transform="rotate(-18 8 6)">${new Html(HEADS[strength])}</g></svg
    >${word}</span
  >`
}

const BARS: Record<Verdict, string> = {
  reaches:
    '<path d="M17 1v12" stroke="#16211c" stroke-width="1.5"/><path d="M21 7h11" stroke="#065b42" stroke-width="5"/>',
  does_not_reach:
    '<path d="M17 1v12" stroke="#16211c" stroke-width="1.5"/><path d="M2 7h11" stroke="#16211c" stroke-width="5"/>',
  cannot_tell:
    '<path d="M8 4.500h18v5H8z" fill="#fff" stroke="#5c6661" stroke-width="1.4"/><path d="M17 1v12" stroke="#16211c" stroke-width="1.5"/>',
}

/** The interval beside its threshold, with the verdict's word. */
export function verdictMark(verdict: Verdict, word: string): Html {
  return html`<span class="verdict ${verdict}"
    ><svg viewBox="0 0 34 14" aria-hidden="true">${new Html(BARS[verdict])}</svg>${word}</span
  >`
}
