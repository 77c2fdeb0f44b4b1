import type { ReactNode } from 'react'
import { useWords } from '../i18n/useWords'

/** The column of margin notes: what to beware of. Goes below under 1000 px. Put it second in `<div className="cols">`. */
export function MarginNotes({ children }: { readonly children: ReactNode }) {
  const t = useWords()
  return (
    <aside className="margin" aria-label={t('common.notes')}>
      {children}
    </aside>
  )
}

export function MarginNote({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
