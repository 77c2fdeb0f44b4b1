import type { ReactNode } from 'react'
import type { Platform } from '../../shared/vocabulary'
import { useWords } from '../i18n/useWords'

/** Colour of a branch slot 1…18; slots 10–18 reuse the nine colours with a hollow notehead. */
export function branchColour(slot: number): string {
  return `var(--b-${((slot - 1) % 9) + 1})`
}

/** A branch is a notehead in its colour, with its name. Without slot (the network itself): a short dash. */
export function BranchMark({ slot, children }: { readonly slot: number | null; readonly children?: ReactNode }) {
  return (
    <span className="bm">
      <svg viewBox="0 0 13 10" aria-hidden="true">
        {slot === null ? (
          <path d="M1 5h11" stroke="var(--control)" strokeWidth="1.5" />
        ) : (
          <ellipse
            cx="6.5"
            cy="5"
            rx={slot > 9 ? 4.9 : 5.6}
            ry={slot > 9 ? 3.2 : 3.9}
            transform="rotate(-18 6.5 5)"
            fill={slot > 9 ? 'none' : branchColour(slot)}
            stroke={slot > 9 ? branchColour(slot) : 'none'}
            strokeWidth="1.5"
          />
        )}
      </svg>
      {children}
    </span>
  )
}

/** The form of each platform in an 11 × 11 box: told apart without colour. */
export const PLATFORM_SHAPES: Record<Platform, string> = {
  facebook: 'M.7 5.5a4.8 4.8 0 1 0 9.6 0a4.8 4.8 0 1 0-9.6 0z',
  instagram: 'M5.5 0 11 5.5 5.5 11 0 5.5z',
  x: 'M1.5 0 5.5 4 9.5 0 11 1.5 7 5.5l4 4L9.5 11l-4-4-4 4L0 9.5l4-4-4-4z',
  linkedin: 'M.8.8h9.4v9.4H.8z',
  youtube: 'M1.5.5 11 5.5l-9.5 5z',
  tiktok: 'M0 1h11L5.5 10.5z',
  bluesky: 'M5.5 0 7 3.8l4 .2-3.1 2.5 1 4L5.5 8.3 2.1 10.5l1-4L0 4l4-.2z',
  mastodon: 'M1 .7h3.2v9.6H1zM6.8.7H10v9.6H6.8z',
  threads: 'M.5 5.5a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM2.8 5.5a2.7 2.7 0 1 1 5.4 0a2.7 2.7 0 1 1-5.4 0z',
}

/** A platform: colour, form and its name; `label` replaces the name (an account's name), which then stays for readers. */
export function PlatformMark({ platform, label }: { readonly platform: Platform; readonly label?: ReactNode }) {
  const t = useWords()
  return (
    <span className="pm">
      <svg viewBox="0 0 11 11" aria-hidden="true" fill={`var(--p-${platform})`}>
        <path d={PLATFORM_SHAPES[platform]} />
      </svg>
      {label === undefined ? (
        t(`platform.${platform}`)
      ) : (
        <>
          <span className="vh">{t(`platform.${platform}`)}, </span>
          {label}
        </>
      )}
    </span>
  )
}
