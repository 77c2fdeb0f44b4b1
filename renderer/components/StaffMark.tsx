/** The mark: a staff that opens, and a note. `muted` for the drop zone, where it is drawing and not signature. */
export function StaffMark({ muted = false }: { readonly muted?: boolean }) {
  return (
    <svg
      viewBox="0 0 30 22"
      aria-hidden="true"
      fill="none"
      stroke={muted ? 'var(--control)' : 'currentColor'}
      strokeWidth="1.25"
      strokeLinecap="round"
    >
      <path d="M1 8.6C11 8.6 18 5.5 29 1.5M1 9.8c10 0 17-1.3 28-3.6M1 11h28M1 12.2c10 0 17 1.3 28 3.6M1 13.4c10 0 17 3.1 28 7.1" />
      <ellipse cx="18.5" cy="11" rx="4.3" ry="3.2" transform="rotate(-18 18.5 11)" fill="var(--accent)" stroke="none" />
    </svg>
  )
}
